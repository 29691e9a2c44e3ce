/** Figures in a table stand at the right, on paper and on slides, without being asked; years in the first column name their rows. */
import { expect, test } from 'vitest';
import { blocks } from '../../scripts/fill/markdown.ts';
import type { Inline, Table } from '../../scripts/model/article.ts';
import { columnAligns } from '../../scripts/model/table-align.ts';

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
