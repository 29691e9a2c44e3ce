/** Figures in a table stand at the right, on paper and on slides, without being asked; years in the first column name their rows. */
import { expect, test } from 'vitest';
import { blocks } from '../../scripts/fill/markdown.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import type { Table } from '../../scripts/model/table.ts';
import { columnAligns } from '../../scripts/model/table-align.ts';
import { figureOf } from '../../scripts/model/table-figure.ts';
import { plainText } from '../../scripts/model/walk.ts';

const cell = (value: string): readonly Inline[] => (value === '' ? [] : [{ type: 'text', value }]);
const table = (rows: readonly (readonly string[])[], align: Table['align'] = rows[0]?.map(() => null) ?? []): Table => ({
  type: 'table',
  id: 't',
  align,
  header: rows[0]?.map((_, index) => cell(`Column ${index}`)) ?? [],
  rows: rows.map((row) => row.map(cell)),
  position: { file: 'a.md', line: 1, column: 1 },
});

test.each<[name: string, rows: readonly (readonly string[])[], aligns: readonly (string | null)[]]>([
  ['years', [['2021', '140,4'], ['2022', '71,9']], [null, 'number']], // prettier-ignore
  ['numbers of rows', [['9', 'a'], ['10', 'b']], ['number', null]], // prettier-ignore
  ['signs, units and gaps', [['a', '–3 %', '€ 12'], ['b', '', '–']], [null, 'number', 'number']], // prettier-ignore
  ['stars of significance and standard errors', [['a', '0.78***', '-0.12**'], ['b', '(0.11)', '(0.05)'], ['c', '12 †', '3‡']], [null, 'number', 'number']], // prettier-ignore
  ['words among figures', [['a', '1'], ['b', 'about 2']], [null, null]], // prettier-ignore
])('%s', (_, rows, aligns) => {
  expect(columnAligns(table(rows))).toEqual(aligns);
});

test('what the author wrote stands', () => {
  expect(columnAligns(table([['1999', '1'], ['2000', '2']], ['center', 'left']))).toEqual(['center', 'left']); // prettier-ignore
});

test('a slide sets them as paper does', () => {
  const references = { names: {}, citations: {}, pictures: {} };
  expect(blocks([table([['2021', '140,4', 'a'], ['2022', '71,9', 'b']])], references)).toContain('| --- | --: | --- |'); // prettier-ignore
});

const hungOf = (text: string): readonly string[] => {
  const { figure, hung } = figureOf(cell(text));
  return [plainText(figure), hung];
};

test.each([
  ['0.78***', ['0.78', '***']],
  ['(-0.11)', ['(−0.11', ')']],
  ['(0.05)**', ['(0.05', ')**']],
  ['-$ 5', ['−$ 5', '']],
  ['12', ['12', '']],
  ['-', ['-', '']],
  ['2020-21', ['2020-21', '']],
])('the figure %s and what hangs behind it', (text, expected) => expect(hungOf(text)).toEqual(expected));

test('on slides marks hang where figures stand at the right, and a hyphen before digits is a minus', () => {
  const references = { names: {}, citations: {}, pictures: {} };
  const rows = [['a', '-0.12**', '-3*', '4-5'], ['b', '(0.05)', '12', '6']]; // prettier-ignore
  const written = blocks([table(rows, [null, null, 'left', null])], references);
  expect(written).toContain('| a | −0.12<span class="hung">\\*\\*</span> | −3\\* | 4-5 |');
  expect(written).toContain('| b | (0.05<span class="hung">)</span> | 12 | 6 |');
});

test('a row without a name goes on with the one above: no rule stands between them', () => {
  const references = { names: {}, citations: {}, pictures: {} };
  const shown = blocks([table([['', '1'], ['a', '2'], ['', '3']])], references).split('\n'); // prettier-ignore
  expect(shown.map((row) => row.includes('goes-on'))).toEqual([false, false, false, false, true]);
});
