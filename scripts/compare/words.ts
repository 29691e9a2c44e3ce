/** Two texts → stretches that stayed, came and went, word by word. */
import { diffWords, type ChangeObject } from 'diff';
import type { Piece } from '../model/changes.ts';
import { locale } from '../model/words.ts';

/** More edits than this are a new text: it is shown whole, after the old one. */
const mostEdits = 1500;

/** Deletions stand before what replaces them. Words are the language's own (`Intl.Segmenter`): Chinese has no spaces to part them at. */
export function comparePieces(before: string, after: string, lang: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ sign: 'same', text: before }];
  const intlSegmenter = new Intl.Segmenter(locale(lang), { granularity: 'word' });
  return tidy(diffWords(before, after, { intlSegmenter, maxEditLength: mostEdits }) ?? whole(before, after));
}

/** One text only, as one piece. */
export function onePiece(sign: Piece['sign'], text: string): readonly Piece[] {
  return text === '' ? [] : [{ sign, text }];
}

type Part = Pick<ChangeObject<string>, 'added' | 'removed' | 'value'>;

const whole = (before: string, after: string): Part[] => [
  { removed: true, added: false, value: before },
  { removed: false, added: true, value: after },
];

/** A space alone between two edits belongs to both, so that a rewritten clause reads as one. */
function tidy(parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [deleted, inserted] = ['', ''];
  const flush = (): void => {
    pieces.push(...onePiece('deleted', deleted), ...onePiece('inserted', inserted));
    [deleted, inserted] = ['', ''];
  };
  parts.forEach(({ added, removed, value }, index) => {
    const isBetween = value.trim() === '' && (deleted !== '' || inserted !== '') && index < parts.length - 1;
    if (removed || (isBetween && !added)) deleted += value;
    if (added || (isBetween && !removed)) inserted += value;
    if (added || removed || isBetween) return;
    flush();
    pieces.push({ sign: 'same', text: value });
  });
  flush();
  return pieces;
}
