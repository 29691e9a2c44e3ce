/** What lies outside an article's folder is not read, whatever way leads there. Links cannot live in every checkout, so they are made here. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readArticles } from '../scripts/articles.ts';
import { diagnosticLine } from '../scripts/report.ts';
import { workFolder, writeLecture } from './support/lecture.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

async function problems(cwd: string): Promise<string[]> {
  const { articles, diagnostics } = await readArticles(['content'], cwd, path.resolve('.'));
  return [...diagnostics, ...articles.flatMap((article) => article.diagnostics)].map(diagnosticLine);
}

async function withSecret(): Promise<string> {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'secret'));
  await writeFile(path.join(cwd, 'secret', 'a.svg'), picture);
  await writeFile(path.join(cwd, 'secret', 'a.bib'), '@book{a, title = {Secret}}');
  return cwd;
}

it('a linked picture', async () => {
  const cwd = await withSecret();
  await writeLecture(path.join(cwd, 'content'), 'one', { body: '![A](a.svg "Caption")' });
  await symlink(path.join(cwd, 'secret', 'a.svg'), path.join(cwd, 'content', 'one', 'a.svg'));
  expect(await problems(cwd)).toEqual([expect.stringMatching(/^content\/one\/article\.md:5:1 error outside: .*a\.svg/)]);
});

it('a picture in a linked folder', async () => {
  const cwd = await withSecret();
  await writeLecture(path.join(cwd, 'content'), 'one', { body: '![A](images/a.svg "Caption")' });
  await symlink(path.join(cwd, 'secret'), path.join(cwd, 'content', 'one', 'images'));
  expect(await problems(cwd)).toEqual([expect.stringMatching(/^content\/one\/article\.md:5:1 error outside: .*images\/a\.svg/)]);
});

it('a linked bibliography', async () => {
  const cwd = await withSecret();
  await writeLecture(path.join(cwd, 'content'), 'one', { front: 'references: a.bib\n' });
  await symlink(path.join(cwd, 'secret', 'a.bib'), path.join(cwd, 'content', 'one', 'a.bib'));
  expect(await problems(cwd)).toEqual([expect.stringMatching(/^content\/one\/article\.md:3:\d+ error outside: .*a\.bib/)]);
});

it('a linked article', async () => {
  const cwd = await withSecret();
  await writeLecture(path.join(cwd, 'secret'), 'hidden');
  await mkdir(path.join(cwd, 'content', 'one'), { recursive: true });
  await symlink(path.join(cwd, 'secret', 'hidden', 'article.md'), path.join(cwd, 'content', 'one', 'article.md'));
  expect(await problems(cwd)).toEqual([expect.stringMatching(/^content\/one\/article\.md:1:1 error outside/)]);
});

it('a link that stays inside is fine', async () => {
  const cwd = await withSecret();
  await writeLecture(path.join(cwd, 'content'), 'one', { body: '![A](b.svg "Caption")' });
  await writeFile(path.join(cwd, 'content', 'one', 'a.svg'), picture);
  await symlink('a.svg', path.join(cwd, 'content', 'one', 'b.svg'));
  expect(await problems(cwd)).toEqual([]);
});

it('a picture that names another file', async () => {
  const cwd = await withSecret();
  await writeLecture(path.join(cwd, 'content'), 'one', { body: '![A](a.svg "Caption")' });
  const foreign = picture.replace('<rect', `<image href="file://${path.join(cwd, 'secret', 'a.svg')}" width="9" height="9"/><rect`);
  await writeFile(path.join(cwd, 'content', 'one', 'a.svg'), foreign);
  const { articles } = await readArticles(['content'], cwd, path.resolve('.'));
  const [read] = articles;
  const kept = JSON.stringify(read?.article.pictures);
  expect(read?.sound === false || !kept.includes('file://')).toBe(true);
});
