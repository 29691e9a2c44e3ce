/**
 * Letters above and below the line, as pandoc writes them: `10^9^`, `H~2~O`.
 *
 * Taken for such only where they stand at a word and hold no space: `~so~` between spaces is what GFM strikes through, "5~6 or 7~8" are spans, and
 * "2^10^5" is an exponent's exponent.
 */
import type { Delete, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Inline } from '../model/inline.ts';

/** What a text before them ends with: they belong to a word, a number or what brackets hold. */
const atWord = /[\p{L}\p{N}\p{M})\]}′'’|%]$/u;
const letters = /^[\p{L}\p{N}\p{M}+\-−–±*∗′.,()/=]{1,12}$/u;
const withBody = /[\p{L}\p{N}+\-−–±*∗]/u;

/** Whether what stands before a node goes on in it without a space. */
export function isAtWord(before: PhrasingContent | undefined): boolean {
  if (before === undefined || before.type === 'break' || before.type === 'html') return false;
  return before.type === 'text' ? atWord.test(before.value.slice(-2)) : true;
}

/** What one tilde on either side encloses; nothing where it is struck through. `source`: as it was written. */
export function lowered(node: Delete, before: PhrasingContent | undefined, source: string): 'text' | Inline | undefined {
  if (source.startsWith('~~') || !isAtWord(before)) return undefined;
  const value = toString(node);
  if (letters.test(value)) return { type: 'subscript', value: minus(value) };
  return /\s/.test(value) ? 'text' : undefined;
}

/** The letters above the line in a text, and what stands between them. `follows`: the text goes on in what stands before it. */
export function splitRaised(text: string, follows: boolean): readonly (string | Inline)[] {
  if (!text.includes('^')) return [text];
  const pieces: (string | Inline)[] = [];
  let from = 0;
  for (const match of text.matchAll(raised)) {
    const [whole, value = ''] = match;
    const end = match.index + whole.length;
    const isBehind = match.index === 0 ? follows : atWord.test(text.slice(Math.max(0, match.index - 2), match.index));
    const next = text.slice(end, end + 2);
    const goesOn = /\p{L}/u.test(value) ? /^[\p{L}\p{N}]/u.test(next) : /^\p{N}/u.test(next);
    const isIsotope = /^\p{Nd}{1,3}$/u.test(value) && /^\p{Lu}/u.test(next);
    if (!letters.test(value) || !withBody.test(value) || goesOn || !(isBehind || isIsotope)) continue;
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ type: 'superscript', value: minus(value) });
    from = end;
  }
  return from < text.length || pieces.length === 0 ? [...pieces, text.slice(from)] : pieces;
}

const raised = /(?<!\^)\^([^\s^]{1,12})\^(?!\^)/gu;

/** A charge or an exponent has a minus, which is as wide as a plus. */
const minus = (value: string): string => value.replace(/(?<![\p{L}])-(?=\p{Nd}|$)/gu, '−');
