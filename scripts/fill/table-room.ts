/**
 * How much room a table needs, reckoned from its letters: the column of text, the whole page, smaller type, or several tables below each other.
 *
 * Why reckoned: the page must be the same in every browser that prints it, and no script measures it there. The rule is the browser's own: each
 * column gets its longest word, and what is left goes to those with more to say.
 */
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import { papers } from '../model/paper.ts';
import { largestOf } from '../model/extent.ts';
import { plainText, walk } from '../model/walk.ts';
import { isWide, wideSource } from '../model/wide.ts';
import { formulaWidth } from './html-formula.ts';
import type { HtmlContext } from './html-context.ts';

type Cell = readonly Inline[];

/** `groups`: the columns of each table that it becomes. `isShort`: no page's end need part it. `isWhole`: all its words fit as they are. */
export interface TableSetting {
  /** In the column of text, as wide as the page, or that and in smaller type. */
  readonly look: 'column' | 'page' | 'small';
  readonly groups: readonly (readonly number[])[];
  readonly isShort: boolean;
  readonly isWhole: boolean;
  /** The columns whose cells stay on one line. */
  readonly held: readonly number[];
}

/** A column's longest word and longest text, in letters of a table. */
interface Need {
  readonly word: number;
  readonly text: number;
}

/** Letters of a table and of a small one in a millimetre; what parts two columns, in letters. */
const letters = { column: 0.6, page: 0.6, small: 0.68 } as const;
const gaps = { column: 2.5, page: 2.5, small: 1.8 } as const;
/** The column of text in mm, and what a page keeps free beside it at least. */
const column = 123;
const margins = 48;
/** A longer word may be broken. */
const unbroken = 24;
/** Many columns are crushed where a cell takes more lines, or a long table becomes so many times as high as on the whole page. */
const crushed = { columns: 4, lines: 4, higher: 1.2 } as const;
/** On one page, in lines. */
const shortest = 18;

/** The first setting, from the quietest on, that leaves each word whole. */
export function tableSetting(table: Table, context: HtmlContext): TableSetting {
  const rows = [table.header, ...table.rows].map((row) => table.header.map((_, index) => needOfCell(row[index] ?? [], context)));
  const needs = table.header.map((_, index) => ({
    word: largestOf(rows.map((row) => row[index]?.word ?? 0)),
    text: largestOf(rows.map((row) => row[index]?.text ?? 0)),
  }));
  const { indent = 0 } = context;
  const page = (context.pageRoom ?? papers[context.masthead.paper].width - margins) - indent;
  const room = (look: Look): number => (look === 'column' ? column - indent : page) * letters[look] - gaps[look] * (needs.length - 1);
  const height = (look: Look): number => linesOf(rows, needs, room(look)).reduce((all, lines) => all + lines, 0);
  const isHigh = (): boolean => needs.length >= crushed.columns && height('column') > Math.max(shortest, height('page') * crushed.higher);
  const heldIn = (look: Look): readonly number[] => heldColumns(rows.slice(1), needs, room(look));
  const isTooFull = (): boolean => isCrushed(rows, withHeld(rows.slice(1), needs, heldIn('column')), room('column')) || isHigh();
  const fits = (look: Look): boolean => sum(needs, 'word') <= room(look) && !(look === 'column' && isTooFull());
  const fitting = (['column', 'page', 'small'] as const).find(fits);
  const look = fitting ?? 'page';
  const groups = fitting ? [needs.map((_, index) => index)] : groupsOf(needs, page * letters.page);
  const isWhole = fitting !== undefined && ![...table.header, ...table.rows.flat()].some(hasLongWord);
  const held = groups.length === 1 ? heldIn(look) : [];
  return { look, groups, isShort: height(look) <= shortest, isWhole, held };
}

/**
 * The longest cell that is kept on one line, in letters; how much of the room such columns may take together, and how much higher they may make the table
 * where they leave the longest column fewer letters than these.
 */
const heldAtMost = { text: 26, share: 0.6, higher: 1.1, left: 40 } as const;

/**
 * Where not all has room, the shorter columns keep their lines whole and the longest gives way: a browser would take something from each, and
 * break a name in every row for a remark in one. As many as do not crush the longest: sentences in a column of two words make the table high.
 */
function heldColumns(rows: readonly (readonly Need[])[], needs: readonly Need[], room: number): readonly number[] {
  if (sum(needs, 'text') <= room) return [];
  const texts = needs.map((_, index) => longestIn(rows, index));
  const byLength = texts.map((_, index) => index).sort((a, b) => (texts[a] ?? 0) - (texts[b] ?? 0));
  const tries: (readonly number[])[] = [[]];
  let [own, others] = [0, sum(needs, 'word')];
  for (const index of byLength.slice(0, -1)) {
    const [text, word] = [texts[index] ?? 0, needs[index]?.word ?? 0];
    const width = Math.max(text, word);
    if (text > heldAtMost.text || own + width > room * heldAtMost.share || own + width + others - word > room * 0.9) break;
    tries.push([...(tries.at(-1) ?? []), index]);
    own += width;
    others -= word;
  }
  const height = (held: readonly number[]): number =>
    linesOf(rows, withHeld(rows, needs, held), room).reduce((all, lines) => all + lines, 0);
  const heights = tries.map(height);
  const most = Math.min(...heights) * heldAtMost.higher;
  const longest = byLength.at(-1) ?? 0;
  const left = (held: readonly number[]): number =>
    room - withHeld(rows, needs, held).reduce((all, { word }, index) => (index === longest ? all : all + word), 0);
  return tries.findLast((held, index) => (heights[index] ?? 0) <= most || left(held) >= heldAtMost.left) ?? [];
}

const longestIn = (rows: readonly (readonly Need[])[], column: number): number =>
  largestOf(
    rows.map((row) => row[column]?.text ?? 0),
    0,
  );

/** What columns need of which some may not be broken. */
function withHeld(rows: readonly (readonly Need[])[], needs: readonly Need[], held: readonly number[]): readonly Need[] {
  return needs.map((need, index) => {
    const whole = Math.max(longestIn(rows, index), need.word);
    return held.includes(index) ? { word: whole, text: whole } : need;
  });
}

/** Whether a cell holds a word that may be broken. */
export function hasLongWord(cell: Cell): boolean {
  return wordsOf(plainText(cell)).some((word) => weightOf(word) > unbroken);
}

type Look = TableSetting['look'];

function isCrushed(rows: readonly (readonly Need[])[], needs: readonly Need[], room: number): boolean {
  if (needs.length > crushed.columns) return sum(needs, 'text') > room;
  return needs.length === crushed.columns && largestOf(linesOf(rows, needs, room)) > crushed.lines;
}

const sum = (needs: readonly Need[], key: keyof Need): number => needs.reduce((all, need) => all + need[key], 0);

function needOfCell(cell: Cell, context: HtmlContext): Need {
  const formulas = walk(cell).flatMap((node) =>
    node.type === 'inlineMath' ? [formulaWidth({ tex: node.value, display: false }, context)] : [],
  );
  const words = plainText(cell.filter(({ type }) => type !== 'inlineMath'));
  const word = largestOf([...formulas, ...wordsOf(words).map((one) => Math.min(unbroken, weightOf(one)))], 0);
  return { word, text: formulas.reduce((all, width) => all + width, weightOf(words)) };
}

/** What the browser breaks a line at on both sides: wide signs, but for Korean, which has spaces. */
const brokenAround = new RegExp(String.raw`(?!\p{Script=Hangul})${wideSource}`, 'gu');

/** Where the browser may break a line. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(brokenAround, ' $& ')
    .split(/\s+|(?<=[\p{L}][-–—])/u)
    .filter(Boolean);

/** In letters of middle width. */
function weightOf(text: string): number {
  let weight = 0;
  for (const letter of text) weight += ascii[letter.charCodeAt(0)] ?? letterWeight(letter);
  return weight;
}

function letterWeight(letter: string): number {
  if (isWide(letter)) return 2;
  if (/[\p{Lu}mw%]/u.test(letter)) return 1.35;
  return /[.,:;'’|il ]/.test(letter) ? 0.6 : 1.05;
}

/** Most letters are of these. */
const ascii = Array.from({ length: 128 }, (_, code) => letterWeight(String.fromCharCode(code)));

/** How many lines each row takes, its highest cell's. */
function linesOf(rows: readonly (readonly Need[])[], needs: readonly Need[], room: number): readonly number[] {
  const words = sum(needs, 'word');
  const more = sum(needs, 'text') - words;
  const share = more <= 0 ? 1 : Math.min(1, Math.max(0, room - words) / more);
  const widths = needs.map(({ word, text }) => Math.max(1, word + Math.max(0, text - word) * share));
  // Lines end where a word does, a tenth before the edge.
  const slack = share < 1 ? 1.1 : 1;
  return rows.map((row) => Math.max(1, ...row.map(({ text }, index) => Math.ceil((text / (widths[index] ?? 1)) * slack - 0.001))));
}

/** As few groups as there can be, as even as they can be; the first column names the rows of each. */
function groupsOf(needs: readonly Need[], room: number): readonly (readonly number[])[] {
  const fewest = filled(needs, room);
  for (let less = 0; less < room; less++) {
    const groups = filled(needs, less);
    if (groups.length === fewest.length) return groups;
  }
  return fewest;
}

function filled(needs: readonly Need[], room: number): readonly (readonly number[])[] {
  const widths = needs.map(({ word }) => word + gaps.page);
  const [first = 0] = widths;
  const groups: number[][] = [];
  let used = Infinity;
  for (let index = 1; index < widths.length; index++) {
    const width = widths[index] ?? 0;
    if (used + width > room) {
      groups.push([0]);
      used = first;
    }
    groups.at(-1)?.push(index);
    used += width;
  }
  return groups.length > 0 ? groups : [[0]];
}
