/**
 * Formulas that stand for themselves: `$$` on lines of its own, and `$$…$$` in one line, as most editors and chats write it. To CommonMark the second is
 * a sign in its paragraph; here it is a formula where nothing follows in its line, and nothing comes before or what does ends with a colon.
 *
 * `{#id}` behind the closing signs, or the opening ones, gives it a number. Micromark takes a line `$$ {#id}` for no end of a formula, so the braces are
 * taken out of the text before it is parsed, character for character, and read from what the author wrote.
 */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Block } from '../model/block.ts';
import { idSource } from '../model/ids.ts';
import { leadingAttributes } from './attributes.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { checkClosed } from './fenced.ts';
import { outsideFences } from './fences.ts';
import { boundedFormula } from './nesting.ts';
import { isSetApart, texOf } from './tex-brackets.ts';

type MathNode = Extract<RootContent, { type: 'math' }>;
type InlineMath = Extract<PhrasingContent, { type: 'inlineMath' }>;

const named = /^([ \t>]*\$\$)([ \t]*\{#[^{}]*\}[ \t]*)$/;

/** The text with blanks in the place of an id behind `$$`. */
export function withPlainFences(text: string): string {
  if (!/\$\$[ \t]*\{#/.test(text)) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,})/);
  return lines
    .map((line, index) => (free[index] ? line.replace(named, (_, mark: string, id: string) => mark + ' '.repeat(id.length)) : line))
    .join('\n');
}

/** A paragraph as several: the formulas that have a line for themselves, and the text around. */
export function splitFormulas(node: Paragraph, context: TextContext): readonly (Paragraph | MathNode)[] {
  const parts: (Paragraph | MathNode)[] = [];
  const nodes = [...node.children];
  let from = 0;
  for (let index = 0; index < nodes.length; index += 1) {
    const formula = nodes[index];
    if (formula?.type !== 'inlineMath' || !isDisplayed(formula, lineEnd(nodes, from, index), nodes[index + 1], context)) continue;
    const { meta, stop, behind } = tailOf(nodes[index + 1]);
    parts.push(...paragraphOf(nodes.slice(from, index)), {
      type: 'math',
      value: formula.value + stop,
      ...(meta === undefined ? {} : { meta }),
      ...(formula.position ? { position: formula.position } : {}),
    });
    nodes.splice(index + 1, 1, ...behind);
    from = index + 1;
  }
  return parts.length === 0 ? [node] : [...parts, ...paragraphOf(nodes.slice(from))];
}

function isDisplayed(node: InlineMath, before: string, next: PhrasingContent | undefined, context: TextContext): boolean {
  if (!isSetApart(writtenFor(node, context) ?? '')) return false;
  return (before === '' || before === ':' || before === '：') && tailOf(next).isAll;
}

/** The last sign of the words from `from` on that stand in the line of the node at `to`, before it; '' where there are none. */
function lineEnd(nodes: readonly PhrasingContent[], from: number, to: number): string {
  for (let index = to - 1; index >= from; index -= 1) {
    const node = nodes[index];
    if (!node || node.type === 'break') return '';
    const [, before = '', line = ''] = /^([^]*\n)?(.*)$/u.exec(node.type === 'text' ? node.value : toString(node) || '*') ?? [];
    if (line.trim() !== '') return line.trim().slice(-1);
    if (before !== '') return '';
  }
  return '';
}

/** What may stand behind a formula in its line: an id, then the stop of its sentence, which is set with it. `behind`: the lines below. */
function tailOf(node: PhrasingContent | undefined): {
  readonly meta?: string;
  readonly stop: string;
  readonly behind: readonly PhrasingContent[];
  readonly isAll: boolean;
} {
  if (node?.type !== 'text')
    return { stop: '', behind: node && node.type !== 'break' ? [node] : [], isAll: !node || node.type === 'break' };
  const [line = '', ...below] = node.value.split('\n');
  const found = leadingAttributes(line.trimStart());
  const [, stop = '', more = ''] = /^\s*([.,;:]?)(.*)$/u.exec(found?.rest ?? line) ?? [];
  return {
    ...(found?.attributes.id === undefined ? {} : { meta: `{#${found.attributes.id}}` }),
    stop,
    behind: below.length > 0 ? [{ ...node, value: below.join('\n') }] : [],
    isAll: more.trim() === '',
  };
}

function paragraphOf(children: readonly PhrasingContent[]): Paragraph[] {
  const kept = [...children];
  const isBlank = (node: PhrasingContent | undefined): boolean =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  while (isBlank(kept[0])) kept.shift();
  while (isBlank(kept.at(-1))) kept.pop();
  const [first, last] = [kept[0], kept.at(-1)];
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.trimEnd() };
  return first ? [{ type: 'paragraph', children: kept, ...(first.position ? { position: first.position } : {}) }] : [];
}

/** A formula as a block; with an id it is numbered. One that is not closed is reported. */
export function readFormula(node: MathNode, context: TextContext): Extract<Block, { type: 'math' }> {
  const position = placeOf(node, context);
  const written = writtenFor(node, context) ?? '';
  if (written.includes('\n')) checkClosed(written, /(?:\$\$|\\\]|\\end\{\w+\*?\})[.,]?\s*(?:\{#[^{}]*\}\s*)?$/, position, context.problems);
  const { tex, label } = withoutLabel(node.value);
  const id = leadingAttributes(node.meta ?? idBehind(written))?.attributes.id ?? label;
  const value = boundedFormula(texOf(tex, written), position, context.problems);
  return { type: 'math', value, ...(id === undefined ? {} : { id }), position };
}

/** LaTeX's and bookdown's own names for a formula: `\label{eq:law}`, `(\#eq:law)`. The first is its id. */
function withoutLabel(tex: string): { readonly tex: string; readonly label?: string } {
  const [found] = tex.matchAll(label);
  return found ? { tex: tex.replace(label, ''), label: found[1] ?? found[2] ?? '' } : { tex };
}

const label = new RegExp(String.raw`\\label\{(${idSource})\}|\(\\#(${idSource})\)`, 'gu');

/** The braces behind the signs that open or close a formula. */
function idBehind(written: string): string {
  const lines = written.split('\n');
  const ends = [lines.at(-1), lines[0]].map((line = '') => named.exec(line.trimEnd())?.[2]?.trim() ?? '');
  return ends.find((found) => found !== '') ?? '';
}
