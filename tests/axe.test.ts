/**
 * axe-core finds nothing wrong with the presentation and the handout, in any theme: contrast, headings, landmarks, language, alternative texts.
 *
 * Scripts are off while the page loads, so that all slides are shown one below the other, and on for axe.
 */
import { openBindery } from '../scripts/bindery/bindery.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readArticles } from '../scripts/articles.ts';
import { compare } from '../scripts/compare/compare.ts';
import { makeDeck, makeSlides } from '../scripts/documents/deck.ts';
import { makeHandout } from '../scripts/documents/handout.ts';
import { startJob, type MadeFile, type Workshop } from '../scripts/documents/workshop.ts';
import { fillChanges } from '../scripts/fill/changes.ts';
import { loadTemplates } from '../scripts/fill/templates.ts';
import type { Article } from '../scripts/model/article.ts';
import { themes } from '../scripts/model/brand.ts';
import type { BuildRecord } from '../scripts/model/record.ts';
import { loadLabels } from '../scripts/read/labels.ts';
import { startBrowser, type Browser } from '../scripts/render/browser.ts';
import { findBrowser } from '../scripts/render/chromium.ts';

const root = path.resolve('.');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const date = new Date('2026-11-23T00:00:00Z');

let started: Promise<Browser> | undefined;
afterAll(async () => (await started)?.close());

async function start(): Promise<Browser> {
  const choice = await findBrowser({ HOME: homedir() });
  if ('missing' in choice) throw new Error(choice.missing);
  return startBrowser(choice, {});
}

const browserOf = (): Promise<Browser> => (started ??= start());

async function makeBoth(folder: string, more: Partial<Article>): Promise<readonly MadeFile[]> {
  const [{ articles }, templates] = await Promise.all([readArticles([folder], root, root), loadTemplates(path.join(root, 'templates'))]);
  const [read] = articles;
  if (!read?.sound) throw new Error(`${folder} has errors`);
  const bindery = openBindery('.');
  const workshop: Workshop = { root, date, env: {}, bindery, finishing: bindery, fill: async () => templates, browser: browserOf };
  const job = await startJob({ ...read, article: { ...read.article, ...more } }, date);
  return [...(await makeDeck(job, makeSlides(job, workshop, false), workshop)), ...(await makeHandout(job, workshop, {}))];
}

/** A line for each violation: rule, how often, the first element and why. */
const runAxe = `(async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => id + ' × ' + nodes.length + ': ' + nodes[0].html.slice(0, 200) + ' — ' + nodes[0].failureSummary);
})()`;

async function violations(html: string, colours: 'light' | 'dark' = 'light', width = 1280): Promise<unknown> {
  const browser = await browserOf();
  return browser.withPage(async ({ session }) => {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height: 720, deviceScaleFactor: 1, mobile: false });
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: colours }] });
    const { frameTree } = await session.send('Page.getFrameTree');
    await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    await session.send('Runtime.evaluate', { expression: axe });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: runAxe,
      awaitPromise: true,
      returnByValue: true,
    });
    return exceptionDetails ?? result.value;
  });
}

const htmlOf = (files: readonly MadeFile[], name: string): string =>
  new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);

describe.each(themes)('%s', (theme) => {
  test('the gallery', async () => {
    const files = await makeBoth('tests/gallery', { theme });
    expect(await violations(htmlOf(files, 'deck.html'))).toEqual([]);
    expect(await violations(htmlOf(files, 'handout.html'))).toEqual([]);
    expect(await violations(htmlOf(files, 'handout.html'), 'dark')).toEqual([]);
  });

  test.each(['content/international-security-alliances', 'content/aliansi-keamanan-internasional'])('%s', async (folder) => {
    const files = await makeBoth(folder, { theme });
    expect(await violations(htmlOf(files, 'deck.html'))).toEqual([]);
    expect(await violations(htmlOf(files, 'handout.html'))).toEqual([]);
  });
});

test('the handout on a phone, where tables and formulas are moved sideways', async () => {
  const handout = htmlOf(await makeBoth('tests/gallery', {}), 'handout.html');
  expect(await violations(handout, 'light', 360)).toEqual([]);
}, 60_000);

test('what changed', async () => {
  const [fill, { labelsFor }] = await Promise.all([
    loadTemplates(path.join(root, 'templates')),
    loadLabels(path.join(root, 'templates/labels')),
  ]);
  const build = (word: string): BuildRecord => ({
    title: 'T',
    lang: 'en',
    drawnBy: '',
    text: [{ id: 'x', number: '1', heading: `One ${word}`, units: [{ kind: 'code', words: `let ${word}`, looks: '0' }] }],
    slides: [{ id: `x-${word}`, kind: 'cover', heading: '', words: word, looks: '', notes: '' }],
    pages: { 'handout.pdf': [{ label: '1', picture: word, body: word, words: word }] },
  });
  const shown = {
    title: 'T',
    lang: 'en',
    direction: 'ltr' as const,
    labels: labelsFor('en'),
    since: { name: 'week 1', date: '2026-11-23' },
  };
  const html = fillChanges(shown, compare(build('a'), build('b')), fill, '');
  expect(await violations(html)).toEqual([]);
  expect(await violations(html, 'dark')).toEqual([]);
});

test('slides have one headline each and are read before their footer; the presentation has its language', async () => {
  const html = htmlOf(await makeBoth('tests/gallery', { lang: 'id' }), 'deck.html');
  expect(html).toMatch(/^<!DOCTYPE html><html lang="id">/);
  const slides = html.match(/<section\b[\s\S]*?<\/section>/g) ?? [];
  expect(slides.length).toBeGreaterThan(20);
  for (const slide of slides) {
    expect(slide.match(/<h[12]\b/g)).toHaveLength(1);
    expect(slide.indexOf('<h')).toBeLessThan(slide.includes('<footer') ? slide.lastIndexOf('<footer') : Infinity);
    expect(slide.match(/<img\b(?! class="mark")(?![^>]*\balt="[^"]+)/g)).toBeNull();
  }
});
