/** What sets formulas takes longer than anybody waits where one has as many characters as a chapter: such a one is told, and not set. */
import { expect, it } from 'vitest';
import { markdown, readFiles } from '../support/read.ts';

const told = (place: string, count: number): string =>
  `article.md:${place} error broken-math: the formula has ${count} characters; at most 5000 can be set (make several formulas of it)`;

it('a formula of more than 5000 characters is told at its place, in a line and as a block', async () => {
  const { lines } = await readFiles(markdown(`Text $${'x'.repeat(50_000)}$ text.\n\n$$\n${'x'.repeat(5001)}\n$$`));
  expect(lines).toEqual([told('5:6', 50_000), told('7:1', 5001)]);
});

it('a formula of 5000 characters is set', async () => {
  expect((await readFiles(markdown(`Text $x${' '.repeat(4998)}y$ text.`))).lines).toEqual([]);
});
