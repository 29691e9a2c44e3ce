/** On how many lines a mark stands in head and foot. */
import { expect, test } from 'vitest';
import { longestMark, markLines } from '../../scripts/fill/mark-lines.ts';

test.each([
  [undefined, 0],
  ['Internal', 1],
  ['a'.repeat(58), 1],
  ['a'.repeat(59), 2],
  ['a'.repeat(93), 3],
  ['a'.repeat(500), 3],
  ['内部'.repeat(14), 1],
  ['内部'.repeat(20), 2],
])('%s: %s', (marking, lines) => {
  expect(markLines(marking)).toBe(lines);
});

test('what three lines hold is shown whole', () => {
  expect([longestMark('a'), longestMark('内')]).toEqual([138, 69]);
});
