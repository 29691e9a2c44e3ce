/**
 * Blocks between `:::` as pandoc, Quarto and sites' generators write them: `::: {.callout-note}`, `::: {.columns}`, `::: notes`, `:::tip Title`.
 *
 * In the text, before it is parsed, character for character: a remark's fences become those of one directive, whose title is read from what the author
 * wrote; a speaker's notes become this format's; of all others, which say how something looks or what it is for, only the fences are taken out. What does
 * not end stays, and is told as a leftover. The format's own blocks are written without a space.
 */
import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import { leadingAttributes } from './attributes.ts';
import { writtenFor, type TextContext } from './context.ts';
import { outsideFences } from './fences.ts';

/** The directive that a remark is parsed as: no longer than any fence that opens one. */
const remark = 'box';

/** What remarks are called elsewhere. A bare `:::note` is none of them: it may be `:::notes`, which nobody but the speaker is to see. */
const remarks = new Set(
  'note tip important warning caution info danger success error example question hint attention seealso admonition abstract summary remark theorem lemma corollary proposition definition axiom assumption conjecture algorithm observation property claim exercise solution proof details spoiler collapse'.split(
    ' ',
  ),
);
/** Those whose title says all. */
const unnamed = new Set(['details', 'spoiler', 'collapse', 'admonition']);

interface Opening {
  /** Of the format itself, or of a sort that is not known: let alone. */
  readonly what: 'own' | 'remark' | 'notes' | 'other';
  readonly name: string;
  readonly title: string;
}

const fence = /^([ \t]*)(:{3,})([ \t]*)(.*?)[ \t]*$/;

function openingOf(colons: string, space: string, rest: string): Opening | undefined {
  const braces = leadingAttributes(rest) ?? leadingAttributes(rest.replace(/^[\w-]+\s*(?=\{)/, ''));
  const [, word = '', more = ''] = /^([\p{L}][\p{L}\p{N}_-]*)(.*)$/u.exec(rest) ?? [];
  const classes = braces ? [...(word === '' ? [] : [word]), ...braces.attributes.classes] : [word];
  const own = colons === ':::' && space === '' && /^(?:slides?|notes?|handout)(?![\w-])/.test(rest) && !/^note(?:\[|\s+\S)/.test(rest);
  if (own) return { what: 'own', name: word, title: '' };
  if (braces === undefined && word === '') return undefined;
  const title =
    braces?.attributes.values['title'] ?? braces?.attributes.values['name'] ?? (braces ? '' : more.replace(/^\s*\[(.*)\]$/u, '$1').trim());
  const name = classes.map((one) => one.replace(/^callout-/, '').toLowerCase()).find((one) => remarks.has(one));
  if (classes.some((one) => /^(?:speaker-)?notes$/.test(one))) return { what: 'notes', name: 'notes', title: '' };
  if (name !== undefined) return { what: 'remark', name, title };
  const isKnown = space !== '' || braces !== undefined;
  return { what: isKnown ? 'other' : 'own', name: word, title };
}

/** The text with its fences in the place of other tools'. */
export function withOwnFences(text: string): string {
  if (!/^[ \t]*:::/m.test(text)) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,}|\$\$)/);
  const open: { readonly line: number; readonly opening: Opening }[] = [];
  lines.forEach((line, index) => {
    const [, indent = '', colons = '', space = '', rest = ''] = (free[index] && fence.exec(line)) || [];
    if (colons === '') return;
    const opening = rest === '' ? undefined : openingOf(colons, space, rest);
    if (opening) open.push({ line: index, opening });
    if (rest !== '') return;
    const ended = open.pop();
    if (!ended || ended.opening.what === 'own') return;
    const { what } = ended.opening;
    const isInside = what === 'remark' && open.some((one) => one.opening.what !== 'other');
    const name = what === 'other' || isInside ? '' : `:::${what === 'notes' ? what : remark}`;
    const opened = lines[ended.line] ?? '';
    lines[ended.line] = `${/^[ \t]*/.exec(opened)?.[0] ?? ''}${name}`.padEnd(opened.length);
    lines[index] = name === '' ? ' '.repeat(line.length) : `${indent}:::`.padEnd(line.length);
  });
  return lines.join('\n');
}

/** What such a block is called, and what it says; nothing where the block is another. `word`: '' where only its title is meant. */
export function remarkIn(
  node: ContainerDirective,
  context: TextContext,
): { readonly name: string; readonly title: string; readonly said: readonly RootContent[] } | undefined {
  if (node.name !== remark) return undefined;
  const [, , colons = '', space = '', rest = ''] = fence.exec((writtenFor(node, context) ?? '').split('\n')[0] ?? '') ?? [];
  const opening = openingOf(colons, space, rest);
  if (opening?.what !== 'remark') return undefined;
  const [first, ...others] = node.children;
  const isTitled = opening.title === '' && first?.type === 'heading';
  const title = isTitled ? toString(first) : opening.title;
  return { name: unnamed.has(opening.name) ? '' : opening.name, title, said: isTitled ? others : node.children };
}
