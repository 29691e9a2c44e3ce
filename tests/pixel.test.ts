/**
 * Every slide of the gallery looks as in tests/pixels/: each kind, in each theme, by the pinned browser.
 *
 * After a change that is meant: `npm run gallery`, look at the pictures, commit them with the change.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, expect, inject, test } from 'vitest';
import { pictureGallery } from '../scripts/gallery/slides.ts';
import { themes } from '../scripts/model/brand.ts';
import { contentKinds } from '../scripts/model/slide-kinds.ts';
import { startBrowser, type Browser } from '../scripts/render/browser.ts';
import { findBrowser } from '../scripts/render/chromium.ts';

const references = path.resolve('tests/pixels');

/** Colour distance (0 to 1) below which two pixels are alike, and pixels of a slide's 129,600 that may differ: a rounded glyph edge. */
const threshold = 0.15;
const allowed = 40;

let browser: Browser | undefined;
afterAll(() => browser?.close());

async function gallery(): ReturnType<typeof pictureGallery> {
  const choice = await findBrowser({ HOME: homedir() });
  if ('missing' in choice) throw new Error(choice.missing);
  browser ??= await startBrowser(choice, {});
  return pictureGallery(path.resolve('.'), browser);
}

/** A line that says which slide, how many pixels and where the difference is drawn; nothing where they are alike. */
function compare(name: string, png: Uint8Array, differences: string): string | undefined {
  const file = path.join(references, `${name}.png`);
  const [seen, known] = [PNG.sync.read(Buffer.from(png)), PNG.sync.read(readFileSync(file))];
  if (seen.width !== known.width || seen.height !== known.height)
    return `${name}: ${seen.width} × ${seen.height} px, not ${known.width} × ${known.height}`;
  const drawn = new PNG({ width: seen.width, height: seen.height });
  const count = pixelmatch(known.data, seen.data, drawn.data, seen.width, seen.height, { threshold });
  if (count <= allowed) return undefined;
  mkdirSync(differences, { recursive: true });
  const report = path.join(differences, `${name}.difference.png`);
  writeFileSync(report, PNG.sync.write(drawn));
  writeFileSync(path.join(differences, `${name}.png`), png);
  return `${name}: ${count} pixels differ, ${allowed} may; see ${report}`;
}

test('every kind looks as it did, in every theme', async () => {
  const pictures = await gallery();
  const names = pictures.map(({ name, theme }) => `${name}.${theme}`);
  expect([...names].sort()).toEqual(
    readdirSync(references)
      .map((file) => file.replace(/\.png$/, ''))
      .sort(),
  );
  const differences = path.join(inject('scratch'), 'pixels');
  expect(
    pictures.map(({ name, theme, png }) => compare(`${name}.${theme}`, png, differences)).filter((line) => line !== undefined),
  ).toEqual([]);
});

test('the gallery and its page have every kind in every theme', async () => {
  const pictures = await gallery();
  for (const theme of themes) {
    const kinds = new Set(pictures.filter((picture) => picture.theme === theme).map(({ kind }) => kind));
    for (const kind of [...contentKinds, 'cover', 'agenda', 'section', 'takeaways', 'references', 'closing'] as const)
      expect.soft(kinds, theme).toContain(kind);
  }
  const page = readFileSync('docs/slide-kinds.md', 'utf8');
  for (const kind of contentKinds) expect.soft(page).toContain(`## ${kind}\n`);
  for (const { name } of pictures) expect.soft(page).toContain(`](pictures/${name}.webp)`);
});
