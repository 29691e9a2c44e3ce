/** What stands beside the samples' documents, and that the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from './support/command.ts';
import { builtSamples, samplePdf, samples } from './support/samples.ts';

interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages?: number;
}

interface Manifest {
  readonly articles: readonly { readonly slug: string; readonly source: string; readonly files: readonly Entry[] }[];
  readonly files: readonly Entry[];
}

let folder: string;
let manifest: Manifest;
let entries: readonly Entry[];
beforeAll(async () => {
  folder = await builtSamples();
  manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  entries = [...manifest.articles.flatMap(({ files }) => files), ...manifest.files];
});

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('manifest.json', () => {
  it('names every file of the output folder and no other', () => {
    expect(filesIn(folder)).toEqual([...entries.map((entry) => entry.path), 'manifest.json'].sort());
  });

  it('has each file’s hash and size', () => {
    const wrong = entries.filter(
      ({ path: name, sha256, bytes }) =>
        hashOf(path.join(folder, name)) !== sha256 || readFileSync(path.join(folder, name)).length !== bytes,
    );
    expect(wrong).toEqual([]);
  });

  it('names each article and its source', () => {
    expect(manifest.articles.map(({ slug, source }) => [slug, path.resolve(folder, source)])).toEqual(
      samples.map(({ slug, source }) => [slug, path.resolve(source)]),
    );
  });

  it.each(samples.flatMap(({ slug }) => ['deck.pdf', 'handout.pdf', 'briefing.pdf'].map((name) => [slug, name] as const)))(
    'counts the pages of %s/%s',
    async (slug, name) => {
      const entry = entries.find((candidate) => candidate.path === `${slug}/${name}`);
      expect(entry?.pages).toBe((await samplePdf(slug, name)).pages.length);
    },
  );

  it.each(samples)('counts the slides of $slug', async ({ slug }) => {
    const slides = (await samplePdf(slug, 'deck.pdf')).pages.length;
    for (const name of ['deck.md', 'deck.html']) expect(entries.find((entry) => entry.path === `${slug}/${name}`)?.pages).toBe(slides);
  });
});

describe('a second build', () => {
  it('into another folder, of other settings of the machine, gives the same bytes', async () => {
    const again = path.join(inject('scratch'), 'again');
    const { status } = await run(['build', 'content', '--out', again], { env: { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8' } });
    expect(status).toBe(0);
    const different = filesIn(folder).filter((name) => hashOf(path.join(folder, name)) !== hashOf(path.join(again, name)));
    expect(different).toEqual([]);
  });
});
