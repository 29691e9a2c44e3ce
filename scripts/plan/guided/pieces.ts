/**
 * An answer in pieces between which its blank may break over lines.
 *
 * A piece is a few words: longer ones would leave ragged lines, single ones would show how long each word is.
 */
import { lettersOf } from '../../model/wide.ts';
import { isUnspaced, segmenter } from '../../model/words.ts';

/** Letters of a piece; a word of more is cut, since no line may be too short for it. */
const most = 14;
const mostOfWord = 24;

/** The answer whole, in pieces. Words of scripts without spaces are the language's own. */
export function piecesOf(answer: string, lang: string): readonly string[] {
  const pieces: string[] = [];
  for (const word of wordsOf(answer, lang)) {
    const last = pieces.at(-1);
    if (last !== undefined && lettersOf((last + word).trim()) <= most) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces.map((piece, index) => (index === pieces.length - 1 ? piece.trimEnd() : piece));
}

/** Each with the space behind it. */
function wordsOf(answer: string, lang: string): readonly string[] {
  const spaced = answer.trim().replace(/\s+/g, ' ').match(/\S+ ?/g) ?? [];
  return spaced.flatMap((word) => (lettersOf(word.trim()) <= most ? [word] : cut(word, lang)));
}

function cut(word: string, lang: string): readonly string[] {
  const segments = [...segmenter(lang, 'word').segment(word)].map(({ segment }) => segment);
  if (isUnspaced(word)) return segments;
  return lettersOf(word.trim()) <= mostOfWord ? [word] : pairs([...new Intl.Segmenter('en').segment(word)].map(({ segment }) => segment));
}

const pairs = (signs: readonly string[]): readonly string[] =>
  Array.from({ length: Math.ceil(signs.length / most) }, (_, index) => signs.slice(index * most, (index + 1) * most).join(''));
