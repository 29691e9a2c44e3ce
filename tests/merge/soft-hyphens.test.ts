import { expect, test } from 'vitest';
import { withSoftHyphens } from '../../scripts/merge/soft-hyphens.ts';

const said = '/Span<</ActualText <FEFF00AD> >> BDC';
const page = (...lines: readonly string[]): string => ['BT', '/F1 10 Tf', '1 0 0 -1 30 40 Tm', ...lines, 'ET', ''].join('\n');
const made = (contents: string): string => Buffer.from(withSoftHyphens(Buffer.from(contents, 'latin1'))).toString('latin1');

test('contents without soft hyphens are the same bytes', () => {
  const bytes = Buffer.from(page('<0001> Tj', '5 0 Td <00AD> Tj'));
  expect(withSoftHyphens(bytes)).toEqual(bytes);
});

test('within a word there is none, and the next glyph stands where it stood', () => {
  expect(made(page('<0001> Tj', said, '5.5 0 Td <0003> Tj', 'EMC', '0 0 Td <0002> Tj'))).toBe(page('<0001> Tj', '5.5 0 Td <0002> Tj'));
  expect(made(page('<0001> Tj', said, '5.5 0 Td <0003> Tj', 'EMC', '-.25 0 Td <0002> Tj'))).toBe(page('<0001> Tj', '5.25 0 Td <0002> Tj'));
});

test('before what is no glyph the pen is moved all the same', () => {
  expect(made(page('<0001> Tj', said, '5 0 Td <0003> Tj', 'EMC', '/F2 10 Tf', '0 0 Td <0002> Tj'))).toBe(
    page('<0001> Tj', '5 0 Td', '/F2 10 Tf', '0 0 Td <0002> Tj'),
  );
});

test('before a glyph that is said otherwise, too', () => {
  const ligature = '/Span<</ActualText <FEFF00660069> >> BDC';
  expect(made(page('<0001> Tj', said, '5 0 Td <0003> Tj', 'EMC', ligature, '0 0 Td <0002> Tj', 'EMC'))).toBe(
    page('<0001> Tj', ligature, '5 0 Td <0002> Tj', 'EMC'),
  );
});

test('two of them move twice', () => {
  const soft = (x: number): readonly string[] => [said, `${x} 0 Td <0003> Tj`, 'EMC'];
  expect(made(page('<0001> Tj', ...soft(5), ...soft(0), '0 0 Td <0002> Tj'))).toBe(page('<0001> Tj', '5 0 Td', '0 0 Td <0002> Tj'));
});

test('at a line’s end the hyphen that is seen is said to be soft', () => {
  const hyphen = ['ET', 'BT', '/F1 10 Tf', '1 0 0 -1 99 40 Tm'];
  expect(made(page('<0001> Tj', said, '5 0 Td <0003> Tj', 'EMC', ...hyphen, '<0009> Tj'))).toBe(
    page('<0001> Tj', ...hyphen, said, '<0009> Tj', 'EMC'),
  );
  const underlined = ['ET', '.5 .5 .5 rg', '30 42 5 1 re', 'f', '0 0 0 rg', ...hyphen.slice(1)];
  expect(made(page('<0001> Tj', said, '5 0 Td <0003> Tj', 'EMC', ...underlined, '<0009> Tj'))).toBe(
    page('<0001> Tj', ...underlined, said, '<0009> Tj', 'EMC'),
  );
  expect(made(page('<0001> Tj', said, '5 0 Td <0003> Tj', 'EMC'))).toBe(page('<0001> Tj'));
});

test('a glyph that joins letters over one says the letters alone', () => {
  const joined = (words: string): string => page(`/Span<</ActualText <FEFF${words}> >> BDC`, '<0002> Tj', 'EMC');
  expect(made(joined('006600AD0066'))).toBe(joined('00660066'));
  expect(made(joined('1200AD12'))).toBe(joined('1200AD12'));
});

test('one of another font than its neighbours goes with its text', () => {
  const run = (font: string, ...lines: readonly string[]): readonly string[] => [
    'BT',
    `/${font} 10 Tf`,
    '1 0 0 -1 30 40 Tm',
    ...lines,
    'ET',
  ];
  const soft = ['BT', said, '/F2 10 Tf', '1 0 0 -1 30 40 Tm', '5 0 Td <0003> Tj', 'EMC'];
  const [before, after] = [run('F1', '<0001> Tj'), run('F1', '5 0 Td <0002> Tj')];
  const all = (...runs: readonly (readonly string[])[]): string => [...runs.flat(), ''].join('\n');
  expect(made(all(before, [...soft, 'ET'], after))).toBe(all(before, after));
  expect(made(all(before, [...soft, '0 0 Td <0004> Tj', 'ET'], after))).toBe(all(before, run('F2', '5 0 Td <0004> Tj'), after));
  const hyphen = ['BT', '/F1 10 Tf', '1 0 0 -1 35 40 Tm'];
  expect(made(all(before, [...soft, 'ET'], [...hyphen, '<0009> Tj', 'ET'], run('F1', '<0005> Tj')))).toBe(
    all(before, [...hyphen, said, '<0009> Tj', 'EMC', 'ET'], run('F1', '<0005> Tj')),
  );
});
