/** A fenced block by its language: numbers to be drawn, a diagram, or code. */
import type { Code } from 'mdast';
import type { Block } from '../model/block.ts';
import type { Position } from '../model/diagnostic.ts';
import { readChart } from './chart.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { readDiagram } from './diagram.ts';
import type { Problems } from './problems.ts';

/** No block for a chart whose keys cannot be read: what is wrong is then reported. */
export function readFenced(node: Code, context: TextContext): Block[] {
  const written = writtenFor(node, context) ?? '';
  if (/^(?:`{3}|~{3})/.test(written)) checkClosed(written, /^[\s>]*(?:`{3,}|~{3,})\s*$/, placeOf(node, context), context.problems);
  else if (written !== '' && isProse(node.value))
    context.problems.warning(
      'indented-code',
      placeOf(node, context),
      'a tab or four spaces before a line make it code',
      'take them away; code is fenced with ```',
    );
  const lang = languageOf(node);
  if (lang === 'chart') return readChart(node, context);
  if (lang === 'mermaid') return [readDiagram(node, context)];
  if (isHidden(node)) return [];
  if (/^(?:\{=\w+\}|dataview(?:js)?)$/.test(node.lang ?? '')) {
    context.problems.warning(
      'leftover',
      placeOf(node, context),
      `a block of "${lang}" is left out`,
      'it is for another tool; take it out, or write what it shows',
    );
    return [];
  }
  const value = (node.lang?.startsWith('{') ? withoutOptions(node.value) : node.value).replace(colours, '').replace(/\s+$/, '');
  return value === '' ? [] : [{ type: 'code', lang, value, position: placeOf(node, context) }];
}

/** A notebook's cell that its author shows nowhere: `{r, include=FALSE}`, `#| include: false`. */
function isHidden({ lang, meta, value }: Code): boolean {
  if (!lang?.startsWith('{')) return false;
  const options = /^(?:(?:#|\/\/|%%)\|.*(?:\n|$))+/.exec(value)?.[0] ?? '';
  return /\binclude\s*=\s*F(?:ALSE)?\b/.test(`${lang} ${meta ?? ''}`) || /\|\s*include:\s*false\b/.test(options);
}

/** What a terminal takes for colours, in the output of programs. */
// oxlint-disable-next-line no-control-regex -- the sign that they begin with
const colours = /\u001b\[[\d;]*m/g;

/** In small letters, and also where it stands in braces, as notebooks and pandoc write it: `{python}`, `{.r .numberLines}`, `{r, echo=FALSE}`. */
export function languageOf({ lang }: Code): string {
  return (/^\{\.?([\p{L}\p{N}+#-]+)/u.exec(lang ?? '')?.[1] ?? lang ?? '').toLowerCase();
}

/** A notebook's settings stand in the first lines of a cell: `#| echo: true`. */
const withoutOptions = (value: string): string => value.replace(/^(?:(?:#|\/\/|%%)\|.*(?:\n|$))+/, '');

/** Markdown ends an open block with the text, and all that follows is in it. `written`: the block's source. */
export function checkClosed(written: string, closing: RegExp, position: Position, problems: Problems): void {
  const lines = written.trimEnd().split('\n');
  if (lines.length < 2 || !closing.test(lines.at(-1) ?? ''))
    problems.error('unclosed-block', position, `the block "${lines[0]?.trim() ?? ''}" is not closed`, 'end it with a line as it begins');
}

/** A sentence, and no sign that programs are made of. */
const isProse = (value: string): boolean =>
  /\p{L}[.!?:]["”’)]?\s*$/u.test(value) && !/[;{}=<>$]/.test(value) && value.trim().split(/\s+/).length > 4;
