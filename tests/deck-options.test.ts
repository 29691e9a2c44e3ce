/** What `deck.reveal`, `deck.size`, `brand` and `url` make of a deck. Without a browser: nothing here is measured. */
import { openBindery } from '../scripts/bindery/bindery.ts';
import { create } from 'qrcode/lib/core/qrcode.js';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readArticles } from '../scripts/articles.ts';
import { makeSlides, type Slides } from '../scripts/documents/deck.ts';
import { startJob, type Workshop } from '../scripts/documents/workshop.ts';
import { qrCode } from '../scripts/fill/qr.ts';
import { loadTemplates } from '../scripts/fill/templates.ts';
import type { Article } from '../scripts/model/article.ts';
import { themes } from '../scripts/model/brand.ts';
import { contrast } from '../scripts/model/colour.ts';
import { printableDeck } from '../scripts/render/deck.ts';

const root = path.resolve('.');
const date = new Date('2026-11-23T00:00:00Z');

async function slidesWith(more: Partial<Article>): Promise<Slides> {
  const [{ articles }, templates] = await Promise.all([
    readArticles(['tests/gallery'], root, root),
    loadTemplates(path.join(root, 'templates')),
  ]);
  const [read] = articles;
  if (!read) throw new Error('there is no gallery');
  const workshop: Workshop = {
    root,
    date,
    env: {},
    bindery: openBindery('.'),
    finishing: openBindery('.'),
    fill: async () => templates,
    browser: async () => ({ missing: 'not needed' }),
  };
  return makeSlides(await startJob({ ...read, article: { ...read.article, ...more } }, date), workshop, false);
}

const options = { agenda: true, references: true } as const;

test('points appear one by one only where the article asks, never the agenda, and print on one page', async () => {
  const [plain, revealed] = [await slidesWith({ deck: options }), await slidesWith({ deck: { ...options, reveal: true } })];
  const fragments = (slides: Slides, kind: string): number =>
    slides.rendered.slides
      .filter((_, index) => slides.deck.slides[index]?.kind === kind)
      .join('')
      .match(/data-marpit-fragment=/g)?.length ?? 0;
  expect(fragments(plain, 'points')).toBe(0);
  expect(fragments(revealed, 'points')).toBeGreaterThan(2);
  expect([fragments(revealed, 'agenda'), fragments(revealed, 'references'), fragments(revealed, 'section')]).toEqual([0, 0, 0]);
  expect(revealed.rendered.slides).toHaveLength(plain.rendered.slides.length);
});

test('4:3 is 960 × 720, on screen and on its pages', async () => {
  const { rendered, markdown } = await slidesWith({ deck: { ...options, size: '4:3' } });
  expect(markdown).toContain('\nsize: 4:3\n');
  expect(rendered.size).toEqual({ width: 960, height: 720 });
  expect(printableDeck(rendered, { lang: 'en', title: 'A' })).toContain('@page{size:960px 720px');
});

test('the brand’s families and colour are the deck’s, with their fonts and an ink that can be read', async () => {
  const { markdown } = await slidesWith({ brand: { accent: '#ffcc00', fonts: { heading: 'Source Serif 4' } } });
  expect(markdown).toContain("--brand: #ffcc00; --on-accent: #16202a; --font-heading: 'Source Serif 4';");
  expect(markdown).toMatch(/@font-face\{font-family:"Source Serif 4";font-weight:800/);
});

test.each(themes)('%s: the QR code holds every module of the address, dark on light', (theme) => {
  const url = 'https://example.org/kinds';
  const svg = Buffer.from(qrCode(url, theme).split(',')[1] ?? '', 'base64').toString();
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const dark = new Set<string>();
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step - 4} ${Number(y) - 4}`);
  }
  const wanted = Array.from({ length: modules.size ** 2 }, (_, index) => [index % modules.size, Math.floor(index / modules.size)] as const);
  expect(dark).toEqual(new Set(wanted.filter(([x, y]) => modules.get(y, x)).map(([x, y]) => `${x} ${y}`)));
  const [light = '', ink = ''] = [...svg.matchAll(/fill="(#\w+)"/g)].map(([, colour]) => colour ?? '');
  expect(contrast(light, ink)).toBeGreaterThan(10);
});

test('the QR code is called by its address', async () => {
  expect((await slidesWith({})).markdown).toContain('class="qr" alt="QR code with the address https://example.org/kinds"');
});
