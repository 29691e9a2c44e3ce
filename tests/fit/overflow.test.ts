/**
 * The promise: whatever builds, fits. Generated articles and both samples, fitted by the tool, drawn by stock Marp, measured by another hand.
 *
 * The seed is fixed, so a failure is the same tomorrow; PAPARAN_FIT_SEED tries others.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../scripts/render/print.ts';
import type { Browser } from '../../scripts/render/browser.ts';
import { builtSamples, samples } from '../support/samples.ts';
import { article } from './articles.ts';
import { fittedDeck, openBrowser } from './deck.ts';
import { findings, stockSlides } from './measure.ts';

interface Found {
  readonly slides: number;
  readonly wrong: readonly { readonly slide: number; readonly kind: string; readonly what: string }[];
}

const wide = { width: 1280, height: 720 };
const leastSlides = 2000;
const seed = Number(process.env['PAPARAN_FIT_SEED'] ?? 20261123);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const look = async (markdown: string, size = wide): Promise<Found> =>
  (await measure(browser, stockSlides(markdown), findings, size)) as Found;

describe('the other measurement', () => {
  it('sees what is wrong', async () => {
    const deck = await fittedDeck({ markdown: '---\ntitle: T\n---\n\n## One\n\n### Two\n\n- a\n- b\n', pictures: {} }, browser);
    const line = `- ${'word '.repeat(40)}${'x'.repeat(200)}\n`;
    const broken = deck.markdown
      .replace(/^- b$/m, line.repeat(12))
      .replace('section {\n  --smallest', 'section { overflow-wrap: normal !important;\n  --smallest');
    const kinds = new Set((await look(broken)).wrong.map(({ what }) => what.replace(/[:,].*| at .*/s, '')));
    expect([...kinds]).toEqual(expect.arrayContaining(['text above or below the margins']));
    expect((await look(deck.markdown)).wrong).toEqual([]);
  });
});

describe('generated articles', () => {
  it(`fit on all of ${leastSlides} slides`, { timeout: 600_000 }, async () => {
    let slides = 0;
    for (const one of fc.sample(article, { seed, numRuns: 60 })) {
      const deck = await fittedDeck(one, browser);
      expect(deck.diagnostics).toEqual([]);
      const found = await look(deck.markdown, deck.rendered.size);
      expect(found.wrong.slice(0, 5)).toEqual([]);
      expect(found.slides).toBe(deck.deck.slides.length);
      slides += found.slides;
      if (slides >= leastSlides) break;
    }
    expect(slides).toBeGreaterThanOrEqual(leastSlides);
  });
});

describe.each(samples)('$slug', ({ slug }) => {
  it('fits on every slide', async () => {
    const markdown = await readFile(path.join(await builtSamples(), slug, 'deck.md'), 'utf8');
    const found = await look(markdown);
    expect(found.slides).toBeGreaterThan(20);
    expect(found.wrong).toEqual([]);
  });
});
