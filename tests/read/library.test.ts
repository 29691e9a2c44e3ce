/** A bibliography that holds far more than an article cites is a library: it is listed as far as it is cited. */
import { expect, test } from 'vitest';
import { markdown, readFiles } from '../support/read.ts';

const entry = (key: string): string => `@book{${key}, title={On ${key}}, author={A, B}, year={2020}}\n`;
const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `k${index + 1}`);

async function listed(count: number, body: string, more = ''): Promise<readonly string[]> {
  const files = { ...markdown(body, `lang: en\nreferences: all.bib\n${more}`), 'all.bib': keys(count).map(entry).join('') };
  const { article, lines } = await readFiles(files);
  expect(lines).toEqual([]);
  return article?.references.map(({ id }) => id) ?? [];
}

test.each([
  ['as far as it is cited', 40, 'As told [@k3] and[^1].\n\n[^1]: See [@k7].', '', ['k3', 'k7']],
  ['also where only a figure’s caption cites', 40, '| a | b |\n|---|---|\n| c | d |\n\nTable: As in [@k5].', '', ['k5']],
  ['with what is named besides', 40, 'As told [@k3].', "nocite: '@k1, @k9'\n", ['k1', 'k3', 'k9']],
  ['whole where its author wants it', 40, 'As told [@k3].', "nocite: '@*'\n", keys(40)],
  ['whole where nothing is cited', 40, 'As told.', '', keys(40)],
  ['whole where it is small', 10, 'As told [@k3].', '', keys(10)],
  [
    'whole where most is cited',
    40,
    keys(30)
      .map((key) => `[@${key}]`)
      .join(' '),
    '',
    keys(40),
  ],
] as const)('%s', async (_, count, body, more, expected) => expect(await listed(count, body, more)).toEqual([...expected]));
