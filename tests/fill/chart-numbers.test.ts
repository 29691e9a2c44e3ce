/** The numbers below a chart: a series is as exact in each of its rows as where its author was most exact. */
import { expect, test } from 'vitest';
import { numbersOf } from '../../scripts/model/drawn.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { chart } from '../draw/samples.ts';

const column = (values: readonly (number | null)[], lang = 'en'): readonly string[] =>
  numbersOf(
    chart(
      'bar',
      values.map((_, index) => `L${index}`),
      { x: values },
    ),
    lang,
  ).rows.map(([, cell = []]) => plainText(cell));

test.each<[string, readonly (number | null)[], readonly string[]]>([
  ['a whole number beside one with a decimal', [8, 4.7, 0, null], ['8.0', '4.7', '0.0', '–']],
  ['whole numbers', [2910, 8], ['2,910', '8']],
  ['below nothing', [-1.25, 3], ['−1.25', '3.00']],
  ['the smallest', [1e-7, 2.5e-7], ['0.00000010', '0.00000025']],
  ['the largest', [1e18, 3], ['1,000,000,000,000,000,000', '3']],
])('%s', (_, values, expected) => expect(column(values)).toEqual(expected));

test('in the form of the language, each series for itself', () => {
  expect(column([8, 4.7], 'de')).toEqual(['8,0', '4,7']);
  const { rows } = numbersOf(chart('bar', ['a'], { exact: [1.5], whole: [2] }), 'en');
  expect(rows.map((row) => row.map(plainText))).toEqual([['a', '1.5', '2']]);
});
