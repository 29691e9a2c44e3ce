/**
 * How words stand in the cells of a table, so that it is no wider than its place: whole where all fit, else the longest parted.
 *
 * Why not every word that may be parted: a browser gives a column the less room the smaller its pieces are, and would part words in one column to widen
 * another that needs it less. Why letters are weighed and not measured: it has to be known which of a table's columns are tight, not by how much.
 */
import type { Table } from '../model/table.ts';
import { plainText } from '../model/walk.ts';
import type { Column } from './hyphens.ts';

/** How the words of one table are parted. */
export interface TableWords {
  /** What the cells of each column are for their words. */
  readonly columns: readonly Column[];
  /** On paper and on a wide screen no word needs to be parted. */
  readonly isWhole: boolean;
}

/** Letters like "n" that stand side by side in a table: in the column of text, with the margin, on a phone, and on one where it is moved sideways (`handout.css`). */
const room = { text: 66, wide: 87, phone: 41, moved: 58 };
/** What parts two columns, in letters. */
const gap = 2;
/** So many columns have no room for sentences: what has more letters than this, and several words, is one. */
const many = 3;
const sentence = { letters: 30, words: 4 };
/** No word is parted that has fewer letters, however many columns there are. */
const least = 8;

/** Of these columns, side by side; `isWide`: they take the margin too; `isKnownToFit`: all words do, as they are (`table-room.ts`). */
export function tableWords({ header, rows }: Table, columns: readonly number[], isWide: boolean, isKnownToFit = false): TableWords {
  const cells = columns.map((column) => [header, ...rows].map((row) => plainText(row[column] ?? [])));
  const longest = cells.map((texts) => widest(texts.flatMap(wordsIn)));
  const onPaper = isWide ? room.wide : room.text;
  const fits = isKnownToFit || sumOf(longest.map(widthOf)) <= onPaper;
  const limit = limitFor(longest.map(widthOf), fits ? (columns.length > many ? room.moved : room.phone) : onPaper);
  const flows = (texts: readonly string[]): boolean => columns.length >= many && texts.some(isSentence);
  const own = (word: string): number => Math.max(least, Math.floor((limit * word.length) / (widthOf(word) || 1)));
  return {
    columns: cells.map((texts, index) => (flows(texts) ? 'narrow' : own(longest[index] ?? ''))),
    isWhole: fits && !cells.some(flows),
  };
}

/** Lines break behind a hyphen. */
const wordsIn = (text: string): readonly string[] => text.split(/\s+|(?<=\p{L}\p{Pd})(?=\p{L})/u);

const isSentence = (text: string): boolean => text.length > sentence.letters && text.split(/\s+/).length >= sentence.words;

const widest = (words: readonly string[]): string => words.reduce((most, word) => (widthOf(word) > widthOf(most) ? word : most), '');

/** Some letters are half as wide as most, some half as wide again. */
function widthOf(word: string): number {
  const narrow = word.match(/[fijlrt.,:;'’()]/g)?.length ?? 0;
  const wide = word.match(/[mwMW]/g)?.length ?? 0;
  return word.length - 0.4 * narrow + 0.5 * wide;
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + gap, 0);

/** How wide the widest piece may be, so that all stand side by side. */
function limitFor(widths: readonly number[], letters: number): number {
  let limit = Math.max(least, ...widths);
  while (limit > least && sumOf(widths.map((width) => Math.min(width, limit))) > letters) limit -= 1;
  return limit;
}
