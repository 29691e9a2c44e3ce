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
  return tidy(before.includes('\n') && after.includes('\n') ? linesOf(before, after, lang) : wordsOf(before, after, lang));
}

/** Lines that stayed stay whole: by words alone, half of one would be found in another that begins alike. */
function linesOf(before: string, after: string, lang: string): Part[] {
  const [old, fresh] = [before, after].map((text) => text.split(/(?<=\n)/)) as [string[], string[]];
  const found = diffArrays(old, fresh, options) as ChangeObject<string[]>[] | undefined;
  if (!found) return wordsOf(before, after, lang);
  const parts: Part[] = [];
  let [gone, come] = ['', ''];
  const flush = (): void => {
    if (gone !== '' || come !== '') parts.push(...(gone === '' || come === '' ? whole(gone, come) : wordsOf(gone, come, lang)));
    [gone, come] = ['', ''];
  };
  for (const { added, removed, value } of partsOf(found, old, fresh)) {
    if (removed) gone += value;
    if (added) come += value;
    if (added || removed) continue;
    flush();
    parts.push({ added, removed, value });
  }
  flush();
  return parts.filter(({ value }) => value !== '');
}

const options = { comparator: (a: string, b: string): boolean => a.trimEnd() === b.trimEnd(), maxEditLength: mostEdits };

function wordsOf(before: string, after: string, lang: string): Part[] {
  const [old, fresh] = [tokensOf(before, lang), tokensOf(after, lang)];
  const found = diffArrays(old, fresh, options) as ChangeObject<string[]>[] | undefined;
  return found ? partsOf(found, old, fresh) : whole(before, after);
}

/** Words that stayed may have another space behind them: that is a change, too. */
function partsOf(found: readonly ChangeObject<string[]>[], old: readonly string[], fresh: readonly string[]): Part[] {
  let [was, is] = [0, 0];
  return found.flatMap(({ added, removed, count }) => {
    const [gone, here] = [old.slice(was, added ? was : (was += count)), fresh.slice(is, removed ? is : (is += count))];
    if (added || removed) return [{ added, removed, value: [...gone, ...here].join('') }];
    return here.flatMap((token, index) => stayed(gone[index] ?? token, token));
  });
}

function stayed(was: string, is: string): Part[] {
  if (was === is) return [{ added: false, removed: false, value: is }];
  const word = is.trimEnd();
  return [{ added: false, removed: false, value: word }, ...whole(was.slice(word.length), is.slice(word.length))];
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
  let [deleted, inserted, same] = ['', '', ''];
  const flush = (): void => {
    const space = commonSpace(deleted, inserted);
    const bare = (text: string): string => text.slice(0, text.length - space.length);
    const edits = [...onePiece('deleted', bare(deleted)), ...onePiece('inserted', bare(inserted))];
    if (edits.length > 0) {
      pieces.push(...onePiece('same', same), ...edits);
      same = '';
    }
    same += space;
    [deleted, inserted] = ['', ''];
  };
  parts.forEach(({ added, removed, value }, index) => {
    const isBetween = value.trim() === '' && (deleted !== '' || inserted !== '') && index < parts.length - 1;
    if (removed || (isBetween && !added)) deleted += value;
    if (added || (isBetween && !removed)) inserted += value;
    if (added || removed || isBetween) return;
    flush();
    same += value;
  });
  flush();
  return [...pieces, ...onePiece('same', same)];
}

/** The space that both end with. */
function commonSpace(one: string, other: string): string {
  const ends = /\s*$/.exec(one)?.[0] ?? '';
  let length = ends.length;
  while (length > 0 && !other.endsWith(ends.slice(-length))) length -= 1;
  return length === 0 ? '' : ends.slice(-length);
}
