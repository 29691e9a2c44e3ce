/** Where figures say they stand (PDF 32000-1, 14.8.5.4.3): around what is seen of them. */
import { expect, it } from 'vitest';
import { markThrough } from '../../scripts/merge/marks.ts';
import { elements, list, read, text } from './files.ts';
import { printer } from './print.ts';

const finished = printer();
const resources = { wordsOf: () => '', advancesOf: () => undefined, boxOf: () => [0, 0, 1, 1] as const };
const boxOf = (...lines: readonly string[]) => markThrough(Buffer.from(lines.join('\n')), () => 'drawing', resources)?.boxes.get(0);
const begin = '/Figure <</MCID 0 >>BDC';

it('paths that only cut are no part of a drawing, and what they cut off is none', () => {
  const circle = ['20 20 m', '40 20 l', '40 50 l', 'f'];
  expect(boxOf(begin, '0 0 500 700 re', 'W* n', ...circle, 'EMC')).toEqual([20, 20, 40, 50]);
  expect(boxOf(begin, 'q', '0 0 30 30 re', 'W n', ...circle, 'Q', 'EMC')).toEqual([20, 20, 30, 30]);
  expect(boxOf('q', '0 0 30 30 re', 'W n', begin, ...circle, 'EMC', 'Q')).toEqual([20, 20, 30, 30]);
  expect(boxOf('q', '0 0 30 30 re', 'W n', 'Q', begin, ...circle, 'EMC')).toEqual([20, 20, 40, 50]);
  expect(boxOf(begin, '0 0 10 10 re', 'W n', '20 20 m', '40 20 l', 'S', 'EMC')).toBe(undefined);
  expect(boxOf(begin, '0 0 50 50 re', 'W n', '20 20 m', '40 20 l', 'S', 'EMC')).toEqual([20, 20, 40, 20]);
});

it('a picture’s box is its own and not the page’s', async () => {
  const picture =
    '<svg role="img" aria-label="Bars" width="200" height="60" viewBox="0 0 200 60"><rect x="20" y="10" width="80" height="40"/></svg>';
  const file = await read(await finished(`<p>Before.</p>${picture}<p>After.</p>`));
  const figure = elements(file).find((element) => text(file, element, 'S') === 'Figure');
  const [left = 0, bottom = 0, right = 0, top = 0] = list(file, figure, 'A', 0, 'BBox').map((number) => Number(String(number)));
  expect(right - left).toBeCloseTo(60, 0);
  expect(top - bottom).toBeCloseTo(30, 0);
});

it('a formula is one, and says what was written', async () => {
  const drawing = '<svg aria-label="x^2" role="img" width="20" height="20"><rect width="20" height="20"/></svg>';
  const file = await read(await finished(`<p>Then <span class="formula long" tabindex="0">${drawing}</span>, and ${drawing}.</p>`));
  const found = elements(file).filter((element) => text(file, element, 'Alt') === 'x^2');
  expect(found.map((element) => text(file, element, 'S'))).toEqual(['Formula', 'Figure']);
});
