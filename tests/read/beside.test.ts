/** Files that an article names, in the encoding and of the kind that they should be, and what is said where they are not. */
import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readArticles } from '../../scripts/articles.ts';
import { diagnosticLine } from '../../scripts/report.ts';
import { workFolder } from '../support/lecture.ts';
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
  ['a .csv of an old Mac', { ...markdown(chart), 'a.csv': latin('Land,Zahl\rÖsterreich,1\r') }, 'a.csv:2:1'],
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

it.each([
  ['a folder', (file: string) => mkdir(file), 'missing-article: "article.md" is a folder'],
  ['a link to nothing', (file: string) => symlink('gone.md', file), 'missing-article: "article.md" is a link to what is not there'],
  [
    'a link that leads out',
    async (file: string) => {
      await writeFile(path.join(file, '../../elsewhere.md'), '---\ntitle: A\n---\n\nText.\n');
      await symlink('../elsewhere.md', file);
    },
    'outside: "article.md" lies outside the article\'s folder (copy it into the article\'s folder)',
  ],
])('an article that is %s is told as what it is', async (_, make, told) => {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'lecture'));
  await make(path.join(cwd, 'lecture', 'article.md'));
  const { diagnostics } = await readArticles(['lecture'], cwd, path.resolve('.'));
  expect(diagnostics.map(diagnosticLine)).toEqual([`lecture/article.md:1:1 error ${told}`]);
});

it('the second of two entries of a .bib with one key is told at its own line', async () => {
  const entry = (key: string, title: string): string => `@book{${key},\n  title = {${title}},\n}\n`;
  const { article, lines } = await readFiles({
    ...markdown('Text [@a; @b].', 'references: a.bib\n'),
    'a.bib': `${entry('a', 'A')}${entry('b', 'B, of {a, b}')}${entry('a', 'Again')}`,
  });
  expect(article?.references.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(lines).toEqual([expect.stringMatching(/^a\.bib:7:1 error duplicate-id: /)]);
});

it('reads pictures that stand in the text, each under one name', async () => {
  const png = readFileSync('tests/pictures/fixtures/clear.png').toString('base64');
  const body = `![One][a]\n\nText ![two](data:image/png;base64,${png}).\n\n![][a]\n\n[a]: <data:image/png;base64,${png}>`;
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  expect(Object.keys(article?.pictures ?? {})).toEqual(['embedded picture 1.png']);
  expect(lines).toContainEqual(expect.stringMatching(/^article\.md:10:1 error picture-alt: the picture "embedded picture 1\.png" has no/));
  expect(lines.join()).not.toMatch(/outside|base64/);
});

it('tells of what is no picture in the text, and fetches none from the web', async () => {
  const { lines } = await readFiles(markdown('![A](data:image/png;base64,AAAA)\n\n![B](data:text/html;base64,AAAA)', 'lang: en\n'));
  expect(lines).toEqual([
    expect.stringMatching(/error not-a-picture: "embedded picture 1\.png"/),
    expect.stringMatching(/error outside: /),
  ]);
});
