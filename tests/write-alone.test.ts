/** Builds that end at the same time in one output folder: none takes the other's articles out of the manifest, and nobody waits for one that is gone. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { writeCatalogue, type CatalogueInput } from '../scripts/commands/catalogue.ts';
import { readManifest, stringifyManifest, type ManifestArticle } from '../scripts/manifest.ts';
import { writeAlone } from '../scripts/write-alone.ts';

const folder = (): Promise<string> => mkdtemp(path.join(inject('scratch'), 'alone-'));
const sign = (out: string): string => path.join(out, '.writing');

it('keeps what another build entered while this one waited for it', async () => {
  const cwd = await folder();
  const out = path.join(cwd, 'dist');
  await mkdir(out);
  for (const slug of ['a', 'b']) await writeFile(path.join(cwd, slug), '');
  const about = (slug: string) => ({ slug, title: slug, lang: 'en', direction: 'ltr' }) as const;
  const input: CatalogueInput = {
    out,
    version: '1',
    cwd,
    index: { prepare: () => undefined, page: async () => 'index' },
    articles: [{ ...about('a'), file: 'a' }],
    written: new Map(),
  };
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  await writeFile(sign(out), String(other.pid));
  const writing = writeCatalogue(input);
  await pause(200);
  const entered: ManifestArticle = { ...about('b'), source: '../b', files: [] };
  await writeFile(path.join(out, 'manifest.json'), stringifyManifest({ tool: 'paparan', version: '1', articles: [entered], files: [] }));
  other.kill();
  await writing;
  expect((await readManifest(out)).articles.map(({ slug }) => slug)).toEqual(['a', 'b']);
  expect((await readdir(out)).toSorted()).toEqual(['index.html', 'manifest.json']);
});

it.each([
  ['a build that was killed', String(spawnSync(process.execPath, ['-e', '']).pid)],
  ['an earlier process of this number', String(process.pid)],
])('waits for nothing that %s left', async (_, pid) => {
  const out = await folder();
  await writeFile(sign(out), pid);
  const began = Date.now();
  await writeAlone(out, async () => expect(await readFile(sign(out), 'utf8')).toBe(String(process.pid)));
  expect(Date.now() - began).toBeLessThan(2000);
  expect(await readdir(out)).toEqual([]);
});

it('waits for nobody for ever, and not at all where there is no folder', async () => {
  const out = await folder();
  await writeFile(sign(out), String(process.ppid));
  expect(await writeAlone(out, async () => 'done', 100)).toBe('done');
  expect(await readdir(out)).toEqual([]);
  expect(await writeAlone(path.join(out, 'none'), async () => 'done')).toBe('done');
});
