/** Files that an article names, in the encoding and of the kind that they should be, and what is said where they are not. */
import { expect, it } from 'vitest';
import { markdown, readFiles } from '../support/read.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const chart = 'Text.\n\n```chart\nkind: bar\nalt: A\ndata: a.csv\n```';

it.each([
  [
    'a .bib',
    { ...markdown('Text.', 'references: a.bib\n'), 'a.bib': latin('@book{a,\n author = {Müller},\n title = {A}}\n') },
    'a.bib:2:13',
  ],
  [
    'a .json',
    { ...markdown('Text.', 'references: a.json\n'), 'a.json': latin('[{"id": "a", "type": "book", "title": "Ä"}]') },
    'a.json:1:40',
  ],
  ['a .csv', { ...markdown(chart), 'a.csv': latin('Land,Zahl\nÖsterreich,1\n') }, 'a.csv:2:1'],
])('%s that is not UTF-8 is told at its first wrong byte', async (_, files, place) => {
  const { lines } = await readFiles(files);
  expect(lines).toEqual([`${place} error not-utf8: the file is not UTF-8 here (save it as UTF-8 in your editor)`]);
});

it('a .bib with a byte order mark is read', async () => {
  const { article, lines } = await readFiles({
    ...markdown('Text [@a].', 'references: a.bib\n'),
    'a.bib': '\uFEFF@book{a, title = {Ä}}\r\n',
  });
  expect(article?.references.map(({ title }) => title)).toEqual(['Ä']);
  expect(lines).toEqual([]);
});
