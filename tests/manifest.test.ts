/** A manifest that was damaged: what cannot be read of it is as if it were not there, and a build makes it whole. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readManifest } from '../scripts/manifest.ts';
import { run } from './support/command.ts';
import { workFolder, writeLecture } from './support/lecture.ts';

const file = { path: 'x/deck.md', sha256: '0', bytes: 1 };
const article = { slug: 'x', title: 'X', lang: 'en', direction: 'ltr', source: '../content/x/article.md', files: [file] };
const course = {
  title: 'C',
  source: 'c',
  lang: 'en',
  direction: 'ltr',
  lecturers: ['A'],
  lectures: [{ slug: 'x', title: 'X', lang: 'en' }],
  files: [],
};
const sound = { tool: 'paparan', version: '0', articles: [article], files: [{ ...file, path: 'index.html' }], course };

/** Each is a manifest with one thing in it that is nothing of the kind. */
const damaged: readonly (readonly [string, object])[] = [
  ['a file that is none', { ...sound, files: [null] }],
  ['a file whose path is a number', { ...sound, files: [{ path: 1 }] }],
  ['files that are a word', { ...sound, files: 'index.html' }],
  ['an article that is none', { ...sound, articles: [null, 3] }],
  ['an article whose file is none', { ...sound, articles: [{ ...article, files: [null] }] }],
  ['an article whose file has no path', { ...sound, articles: [{ ...article, files: [{ sha256: '0', bytes: 1 }] }] }],
  ['a course whose file is none', { ...sound, course: { ...course, files: [null] } }],
  ['a course whose lecture is none', { ...sound, course: { ...course, lectures: [null] } }],
  ['a course whose lecturer is none', { ...sound, course: { ...course, lecturers: [null] } }],
  ['a list', [sound]],
];

async function folderWith(manifest: object): Promise<string> {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'dist'));
  await writeFile(path.join(cwd, 'dist', 'manifest.json'), JSON.stringify(manifest));
  return cwd;
}

it('is read as it is where nothing is wrong with it', async () => {
  expect(await readManifest(path.join(await folderWith(sound), 'dist'))).toEqual(sound);
});

it.each(damaged)('without %s', async (_, manifest) => {
  const read = await readManifest(path.join(await folderWith(manifest), 'dist'));
  expect([...(read.course?.lectures ?? []), ...(read.course?.lecturers ?? [])]).not.toContain(null);
  for (const one of [...read.files, ...read.articles.flatMap(({ files }) => files), ...(read.course?.files ?? [])])
    expect(one).toEqual({ path: expect.any(String), sha256: '0', bytes: 1 });
});

it('is made whole by a build, which says nothing of it', async () => {
  for (const [, manifest] of damaged.slice(0, 6)) {
    const cwd = await folderWith(manifest);
    await writeLecture(path.join(cwd, 'content'), 'one');
    const { status, stderr } = await run(['build', '--only', 'handout'], { cwd });
    expect([status, stderr]).toEqual([0, expect.not.stringMatching(/argument|destructure|undefined/)]);
    const { files } = JSON.parse(await readFile(path.join(cwd, 'dist', 'manifest.json'), 'utf8')) as typeof sound;
    expect(files.map((one) => one.path)).toEqual(['index.html']);
  }
}, 60_000);
