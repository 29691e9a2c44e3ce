/**
 * Soft hyphens (U+00AD) in what is printed and read on a phone: where a word may be parted, in narrow columns, and in words so long that they leave a hole.
 *
 * Why not `hyphens: auto`: the browser that comes along has no dictionaries, so the PDF would not be what a reader's browser shows. Why here, between
 * article and markup: code, addresses, formulas, attributes and names of files never come by; and why by letters of a word and not by measuring: the same
 * text stands on paper, at a desk and on a phone. Rejected: the package `hyphen`, whose German patterns take 90 ms to be read, and its words 0.05 ms each;
 * hyphens at every place in running text, which is set ragged and would look fussy. Slides have them in the longest words only: people read and edit `deck.md`.
 * What of it a PDF keeps: `merge/soft-hyphens.ts`.
 */
import { lastUsed } from '../model/last-used.ts';
import { baseLanguage } from '../model/words.ts';
import { syllables } from './hyphens/indonesian.ts';
import { readPatterns, type Places } from './hyphens/patterns.ts';

/**
 * What a text stands in, by how much of a word a line can do without. A number: only words of more letters are parted, into as few pieces as are no longer.
 * `any`: it is in no language that is known, and has none.
 */
export type Column = 'narrow' | 'text' | 'heading' | 'any' | number;

/** Whether a text has soft hyphens, and without them no word of more than so many letters: on paper it needs none. */
export function isWhole(text: string, room: number): boolean {
  return text.includes('\u00ad') && text.split(/\s+/).every((word) => word.replaceAll('\u00ad', '').length <= room);
}

/** The text with soft hyphens in those of its words that are long for the column. */
export type Hyphenate = (text: string, column: Column) => string;

/** Letters of the shortest word that is parted; and of the shortest piece, for what is set ragged gains nothing by less. */
const limits: Readonly<Record<Exclude<Column, number>, Limit>> = {
  narrow: { from: 8, piece: 4 },
  text: { from: 18, piece: 6 },
  heading: { from: 18, piece: 6 },
  any: { from: Infinity, piece: 0 },
};

interface Limit {
  readonly from: number;
  readonly piece: number;
  /** Letters that fit. */
  readonly room?: number;
}

const limitOf = (column: Column): Limit => (typeof column === 'number' ? { from: column + 1, piece: 4, room: column } : limits[column]);

const noHyphens: Hyphenate = (text) => text;

/** By language; none where it is not known how its words are parted. */
export function hyphenation(lang: string): Hyphenate {
  const known = languages.get(lang) ?? create(lang);
  languages.set(lang, known);
  return known;
}

/** What was read once stays: a preview asks after every save. */
const languages = new Map<string, Hyphenate>();

function create(lang: string): Hyphenate {
  const places = isMalay(lang) ? syllables : readPatterns(lang);
  if (!places) return noHyphens;
  const known = lastUsed<readonly number[]>(4096);
  const small = smallIn(lang);
  const placesOf = (word: string): readonly number[] => known(word, () => placesIn(word, small, places));
  return (text, column) => hyphenated(text, limitOf(column), placesOf);
}

const isMalay = (lang: string): boolean => ['id', 'ms'].includes(baseLanguage(lang));

/** None in a word with a capital within, which is an abbreviation or a name; nor where a small letter is two. */
function placesIn(word: string, small: (text: string) => string, places: Places): readonly number[] {
  const lowered = small(word);
  return lowered.length === word.length && lowered.slice(1) === word.slice(1) ? places(lowered) : [];
}

/** Only Turkish and its neighbour have small letters of their own. */
function smallIn(lang: string): (text: string) => string {
  const base = baseLanguage(lang);
  return ['tr', 'az'].includes(base) ? (text) => text.toLocaleLowerCase(base) : (text) => text.toLowerCase();
}

/** What holds no words: addresses of pages and people, names of files. */
const address = /:\/\/|@|\w[._]\w|^[~.]?[/\\]/;
/**
 * Words, with the digits and hyphens that they have already: all but spaces and punctuation. Why not by the classes of Unicode: these patterns are asked of
 * every word, and to make ready for such a class takes longer than to part the words of an article.
 */
const run = /[^\s!-,./:-@[-^`{-\u00ac\u00ae-\u00b4\u00b6-\u00bf\u2013-\u203f]+/g;

/** Most words are too short and are only split off. */
function hyphenated(text: string, limit: Limit, placesOf: Places): string {
  if (text.length < limit.from) return text;
  const pieces = text.split(' ');
  if (pieces.every(({ length }) => length < limit.from)) return text;
  return pieces
    .map((piece) => (piece.length < limit.from ? piece : piece.replace(/\S+/g, (some) => partedIn(some, limit, placesOf))))
    .join(' ');
}

const partedIn = (piece: string, limit: Limit, placesOf: Places): string =>
  piece.length < limit.from || address.test(piece)
    ? piece
    : piece.replace(run, (word) => (word.length < limit.from ? word : parted(word, placesOf(word), limit)));

function parted(word: string, places: readonly number[], { piece, room }: Limit): string {
  const fit = places.filter((place) => place >= piece && place <= word.length - piece);
  const chosen = room === undefined ? fit : even(fit, word.length, Math.ceil(word.length / room));
  return [0, ...chosen].map((place, index) => word.slice(place, chosen[index])).join('\u00ad');
}

/** Of the places those that part a word most evenly into so many pieces. */
function even(places: readonly number[], length: number, pieces: number): readonly number[] {
  const wanted = Array.from({ length: pieces - 1 }, (_, index) => (length * (index + 1)) / pieces);
  const nearest = wanted.map((at) => [...places].sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? 0);
  return [...new Set(nearest)].filter((place) => place > 0);
}
