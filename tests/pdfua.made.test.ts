/** Every PDF that is made keeps PDF/UA-1 as far as a program can tell; see tests/pdfua/check.ts. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import { handoutLayouts } from '../scripts/model/layouts.ts';
import { outputs, type OutputName } from '../scripts/model/outputs.ts';
import { checkPdfUa, report } from './pdfua/check.ts';
import { openFile } from './pdfua/file.ts';
import { writeTorture } from './pdfua/torture.ts';
import { readTree } from './pdfua/tree.ts';
import { workFolder } from './support/lecture.ts';
import { builtSamples, samples } from './support/samples.ts';

it.each(samples.map(({ slug }) => slug))('%s', { timeout: 180_000 }, async (slug) => {
  const folder = path.join(await builtSamples(), slug);
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  expect(names).toEqual(expect.arrayContaining(['deck.pdf', 'handout.pdf', 'briefing.pdf']));
  for (const name of names) {
    const findings = await checkPdfUa(new Uint8Array(readFileSync(path.join(folder, name))));
    expect.soft(report(findings), name).toEqual([]);
  }
});

let running: Build | undefined;
afterAll(() => running?.dispose());

async function build(cwd: string, booklet = false): Promise<ReadonlyMap<string, Uint8Array>> {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running ??= createBuild({ root: path.resolve('.'), env, date: new Date('2026-11-23T00:00:00Z') });
  const made = new Map<string, Uint8Array>();
  await running.rebuild({
    paths: ['.'],
    cwd,
    booklet,
    documentsOf: async () => Object.keys(outputs) as OutputName[],
    onArticle: ({ files, diagnostics }) => {
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      files.forEach(({ name, bytes }) => name.endsWith('.pdf') && made.set(name, bytes));
    },
  });
  return made;
}

const layouts = `handout: { layout: [${handoutLayouts.join(', ')}] }\n`;
const pressed = 'briefing: { duplex: true, binding: 10mm, draft: true, attachSource: true, grayscale: true }\n';

it.each([
  ['in English, in every layout', { lang: 'en', front: layouts }],
  ['in Arabic, from right to left', { lang: 'ar', front: '' }],
  ['for the press', { lang: 'id', front: pressed }],
])('an article of everything, %s', { timeout: 180_000 }, async (_, options) => {
  const cwd = await workFolder();
  await writeTorture(cwd, options);
  const made = await build(cwd);
  expect(made.size).toBeGreaterThan(2);
  for (const [name, bytes] of made) expect.soft(report(await checkPdfUa(bytes)), name).toEqual([]);
  for (const [name, bytes] of made) expect.soft(await footnotesIn(bytes), name).toEqual(holdsText(name) ? footnotes : []);
});

/** The article has one, and slides have none. */
const footnotes = ['Note', 'Reference'];
const holdsText = (name: string): boolean => !/^(deck|handout-slides)/.test(name);

async function footnotesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const inText = readTree(await openFile(bytes)).elements.filter(({ parent }) => parent?.type !== 'TOCI');
  return inText
    .map(({ type }) => type)
    .filter((type) => footnotes.includes(type))
    .sort();
}

/** What is only to be folded says so by having no tags, and claims nothing. */
const ofTags = ['document', 'tree', 'marked', '06-002'];

it('a booklet has nothing that would be read out in the order of its sheets', { timeout: 180_000 }, async () => {
  const cwd = await workFolder();
  await writeTorture(cwd, { lang: 'en', front: '' });
  const booklet = (await build(cwd, true)).get('briefing-booklet.pdf');
  const findings = await checkPdfUa(booklet ?? new Uint8Array());
  expect(report(findings.filter(({ rule }) => !ofTags.includes(rule)))).toEqual([]);
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...ofTags].sort());
});
