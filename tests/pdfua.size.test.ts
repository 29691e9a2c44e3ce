/** Merging adds no second copy of a font or picture: a briefing is at most 1.2 times the sum of its distinct fonts, pictures and page contents. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import { checkPdfUa, report } from './pdfua/check.ts';
import { spentOn } from './pdfua/size.ts';
import { writeTorture } from './pdfua/torture.ts';
import { workFolder } from './support/lecture.ts';
import { builtSamples, samples } from './support/samples.ts';

const allowed = 1.2;

async function weigh(bytes: Uint8Array): Promise<void> {
  const { file, fonts, pictures, contents, doubles } = await spentOn(bytes);
  expect(doubles).toEqual([]);
  expect(file / (fonts + pictures + contents)).toBeLessThanOrEqual(allowed);
}

it.each(samples.map(({ slug }) => slug))('%s', { timeout: 180_000 }, async (slug) => {
  await weigh(new Uint8Array(await readFile(path.join(await builtSamples(), slug, 'briefing.pdf'))));
});

let running: Build | undefined;
afterAll(() => running?.dispose());

async function briefing(cwd: string): Promise<Uint8Array> {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running ??= createBuild({ root: path.resolve('.'), env, date: new Date('2026-11-23T00:00:00Z') });
  const made = new Map<string, Uint8Array>();
  await running.rebuild({
    paths: ['.'],
    cwd,
    documentsOf: async () => ['briefing'],
    onArticle: ({ files, diagnostics }) => {
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      files.forEach(({ name, bytes }) => made.set(name, bytes));
    },
  });
  const bytes = made.get('briefing.pdf');
  if (!bytes) throw new Error('no briefing');
  return bytes;
}

it(
  'an article of everything, with another’s handout twice and a briefing as appendices, which share its fonts',
  { timeout: 300_000 },
  async () => {
    const cwd = await workFolder();
    const sample = path.join(await builtSamples(), samples[1]?.slug ?? '');
    const front =
      'appendices:\n  - { title: The handout, file: a.pdf }\n  - { title: Again, file: b.pdf }\n  - { title: The briefing, file: c.pdf }\n';
    await mkdir(path.join(cwd, 'torture'), { recursive: true });
    const handout = await readFile(path.join(sample, 'handout.pdf'));
    for (const name of ['a.pdf', 'b.pdf']) await writeFile(path.join(cwd, 'torture', name), handout);
    await writeFile(path.join(cwd, 'torture', 'c.pdf'), await readFile(path.join(sample, 'briefing.pdf')));
    await writeTorture(cwd, { front });
    const bytes = await briefing(cwd);
    await weigh(bytes);
    expect(report(await checkPdfUa(bytes))).toEqual([]);
  },
);
