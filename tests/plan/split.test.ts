/** Splitting loses nothing, fills no part beyond its measure, and leaves no line alone that could have had company. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import type { Table } from '../../scripts/model/table.ts';
import { columnAligns } from '../../scripts/model/table-align.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { finish, type Draft } from '../../scripts/plan/deck/draft.ts';
import { splitBlocks } from '../../scripts/plan/split.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const paragraph = (value: string): Block => ({ type: 'paragraph', children: [{ type: 'text', value }], position });
const list = (count: number): Block => ({
  type: 'list',
  ordered: true,
  start: 1,
  items: Array.from({ length: count }, (_, index) => ({ children: [paragraph(`i${index}`)] })),
  position,
});
const table = (rows: number): Block => ({
  type: 'table',
  id: 't',
  align: [null],
  header: [[{ type: 'text', value: 'head' }]],
  rows: Array.from({ length: rows }, (_, index) => [[{ type: 'text' as const, value: `r${index}` }]]),
  position,
});
const code = (lines: number): Block => ({
  type: 'code',
  lang: '',
  value: Array.from({ length: lines }, (_, index) => `l${index}`).join('\n'),
  position,
});

const lines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.map((item) => JSON.stringify(item));
    if (block.type === 'table') return block.rows.map((row) => JSON.stringify(row));
    return block.type === 'code' ? block.value.split('\n') : [JSON.stringify(block)];
  });
const measure =
  (most: number) =>
  (blocks: readonly Block[]): number =>
    lines(blocks).length / most;

test('every line stays, in order, and no part is too full', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.nat(15).map((n) => list(n + 1)),
          fc.nat(15).map((n) => table(n + 1)),
          fc.nat(15).map((n) => code(n + 1)),
          fc.constant(paragraph('p')),
        ),
        {
          maxLength: 5,
        },
      ),
      fc.integer({ min: 1, max: 9 }),
      (blocks, most) => {
        const parts = splitBlocks(blocks, measure(most));
        expect(parts.flatMap(lines)).toEqual(lines(blocks));
        for (const part of parts) expect(lines(part).length).toBeLessThanOrEqual(most);
      },
    ),
  ));

test('parts are even, not brimful with one left over', () => {
  expect(splitBlocks([list(7)], measure(6)).map((part) => lines(part).length)).toEqual(expect.arrayContaining([4, 3]));
  expect(splitBlocks([code(13)], measure(12)).every((part) => lines(part).length > 1)).toBe(true);
});

test('a part may have a little more where another would be left with little', () => {
  const words = (blocks: readonly Block[]): number =>
    plainText(blocks.flatMap((block) => (block.type === 'list' ? block.items.map(({ children }) => children).flat() : [block]))).length;
  const parts = (lengths: readonly number[], more: number): readonly number[] => {
    const items = lengths.map((length) => ({ children: [paragraph('x'.repeat(length))] }));
    return splitBlocks(
      [{ type: 'list', ordered: false, start: 1, items, position }],
      (part) => words(part) / 48,
      (part) => words(part) / (48 * more),
    ).map((part) => lines(part).length);
  };
  expect(parts([26, 35, 15], 1)).toEqual([1, 1, 1]);
  expect(parts([26, 35, 15], 1.25)).toEqual([1, 2]);
  expect(parts(Array<number>(9).fill(12), 1.25)).toEqual([3, 3, 3]);
  expect(parts([26, 35, 30], 1.25)).toEqual([1, 1, 1]);
});

test('a table repeats its header, an ordered list goes on counting', () => {
  const tables = splitBlocks([table(8)], measure(5)).flat();
  expect(tables.map((block) => (block.type === 'table' ? block.header.length : 0))).toEqual([1, 1]);
  const lists = splitBlocks([list(8)], measure(4)).flat();
  expect(lists.map((block) => (block.type === 'list' ? block.start : 0))).toEqual([1, 5]);
});

test('a lead-in is not torn from its list', () => {
  const parts = splitBlocks([list(3), paragraph('Lead:'), list(3)], measure(4));
  expect(parts.some((part) => part.at(-1)?.type === 'paragraph')).toBe(false);
});

const cells = (rows: readonly (readonly string[])[]): Table => ({
  type: 'table',
  id: 't',
  align: [null, null],
  header: [[{ type: 'text', value: 'a' }], [{ type: 'text', value: 'b' }]],
  rows: rows.map((row) => row.map((value): readonly Inline[] => (value === '' ? [] : [{ type: 'text', value }]))),
  position,
});
const draft = (blocks: readonly Block[], notes: readonly Block[] = []): Draft => ({
  anchor: 'x',
  kind: 'points',
  heading: [],
  blocks,
  notes,
  position,
});

test('the parts of a table are aligned as the whole is', () => {
  const rows = ['1', '2', '3', '4 (as Ghana)'].map((value) => ['x', value]);
  const parts = splitBlocks([cells(rows)], measure(2)).flat();
  expect(parts.map((part) => (part.type === 'table' ? columnAligns(part) : []))).toEqual([
    [null, null],
    [null, null],
  ]);
});

test('a part that begins within a group of rows names it again, once', () => {
  const whole = cells([
    ['Asia', 'Burma'],
    ['', 'India'],
    ['', 'Ceylon'],
    ['Africa', 'Egypt'],
  ]);
  const slides = finish([{ ...draft([whole]), kind: 'table' }], () => measure(2));
  const shown = slides.map(({ blocks: [table] }) => (table?.type === 'table' ? table.rows.map(([first]) => plainText(first ?? [])) : []));
  expect(shown).toEqual([
    ['Asia', ''],
    ['Asia', 'Africa'],
  ]);
});

test('the items in the notes are said with the items on the slides, the rest with the first', () => {
  const all = list(4);
  const slides = finish([draft([all], [paragraph('Before'), all])], () => measure(2));
  const said = slides.map(({ notes }) =>
    notes.map((block) => (block.type === 'list' ? [block.start, block.items.length] : plainText([block]))),
  );
  expect(said).toEqual([['Before', [1, 2]], [[3, 2]]]);
});

test('a little too many words for each of several slides stay on one', () => {
  const words = (slack = 1): ReturnType<typeof measure> => measure(4 * slack);
  expect(finish([draft([list(5)])], (_, slack) => words(slack))).toHaveLength(1);
  expect(finish([draft([list(6)])], (_, slack) => words(slack))).toHaveLength(2);
});

test('a few lines of code do not stand on a slide alone, though an empty line follows them', () => {
  const value = ['include', 'include', '', ...Array.from({ length: 11 }, (_, index) => `l${index}`)].join('\n');
  const parts = splitBlocks([{ type: 'code', lang: '', value, position }], measure(12));
  expect(parts).toHaveLength(2);
  for (const part of parts) expect(lines(part).length).toBeGreaterThan(4);
});
