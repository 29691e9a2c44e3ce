/**
 * Two texts → stretches that stayed, came and went, word by word.
 *
 * Rejected: the library's own words, which are single letters in Arabic and Thai.
 */
import { diffArrays, type ChangeObject } from 'diff';
import type { Piece } from '../model/changes.ts';
import { isUnspaced, segmenter } from '../model/words.ts';

/** More edits than this are a new text: it is shown whole, after the old one. */
const mostEdits = 1500;

/** Deletions stand before what replaces them. */
export function comparePieces(before: string, after: string, lang: string): readonly Piece[] {
  if (before === after) return onePiece('same', before);
  const options = { comparator: (a: string, b: string): boolean => a.trimEnd() === b.trimEnd(), maxEditLength: mostEdits };
  const found = diffArrays(tokensOf(before, lang), tokensOf(after, lang), options) as ChangeObject<string[]>[] | undefined;
  return tidy(found?.map(({ added, removed, value }) => ({ added, removed, value: value.join('') })) ?? whole(before, after));
}

/**
 * Words, figures and signs, each with the space behind it; "3.8" is one. Only words of scripts without spaces go to `Intl.Segmenter`, and in pieces: V8 copies the whole
 * text for every word that it finds.
 */
function tokensOf(text: string, lang: string): string[] {
  const words = text.match(/^\s+|(?:[\p{L}\p{M}\p{N}]+(?:(?:['’-]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*|.)\s*/gsu) ?? [];
  return words.flatMap((word) => (isUnspaced(word) ? (word.match(/.{1,200}/gsu) ?? []).flatMap((part) => segmentsOf(part, lang)) : [word]));
}

function segmentsOf(text: string, lang: string): string[] {
  const segments: string[] = [];
  for (const { segment } of segmenter(lang, 'word').segment(text)) {
    if (segment.trim() === '' && segments.length > 0) segments.push((segments.pop() ?? '') + segment);
    else segments.push(segment);
  }
  return segments;
}

/** One text only, as one piece. */
export function onePiece(sign: Piece['sign'], text: string): readonly Piece[] {
  return text === '' ? [] : [{ sign, text }];
}

interface Part {
  readonly added: boolean;
  readonly removed: boolean;
  readonly value: string;
}

const whole = (before: string, after: string): Part[] => [
  { removed: true, added: false, value: before },
  { removed: false, added: true, value: after },
];

/** A space alone between two edits belongs to both, so that a rewritten clause reads as one; a space behind both belongs to neither. */
function tidy(parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [deleted, inserted] = ['', ''];
  const flush = (next: string): void => {
    const [space = ''] = deleted === '' || inserted === '' ? [] : (/\s*$/.exec(inserted) ?? []);
    const bare = (text: string): string => (space === '' ? text : text.trimEnd());
    pieces.push(...onePiece('deleted', bare(deleted)), ...onePiece('inserted', bare(inserted)), ...onePiece('same', space + next));
    [deleted, inserted] = ['', ''];
  };
  parts.forEach(({ added, removed, value }, index) => {
    const isBetween = value.trim() === '' && (deleted !== '' || inserted !== '') && index < parts.length - 1;
    if (removed || (isBetween && !added)) deleted += value;
    if (added || (isBetween && !removed)) inserted += value;
    if (!added && !removed && !isBetween) flush(value);
  });
  flush('');
  return pieces;
}
