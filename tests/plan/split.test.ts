/** Splitting loses nothing, fills no part beyond its measure, and leaves no line alone that could have had company. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../scripts/model/article.ts';
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
