/**
 * Makes the pictures of docs/slide-kinds.md and those that tests/pixel.test.ts compares with (`npm run gallery`).
 *
 * After a change of the look: run it, look at what changed in `git diff --stat docs/pictures tests/pixels`, and commit both with the change.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { themes } from './model/brand.ts';
import { pictureGallery, type GalleryPicture } from './gallery/slides.ts';
import { startBrowser } from './render/browser.ts';
import { findBrowser } from './render/chromium.ts';
import { screenshot } from './render/print.ts';

const root = path.resolve('.');

/** One slide in all themes, two by two: px of the whole picture. */
const contact = { width: 976, height: 556 };

function contactPage(pictures: readonly GalleryPicture[]): string {
  const images = pictures.map(({ png }) => `<img src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`);
  const style =
    'body{margin:0;padding:4px;display:grid;grid-template-columns:1fr 1fr;gap:8px;background:#8a9299}img{display:block;width:480px}';
  return `<!DOCTYPE html><html><head><style>${style}</style></head><body>${images.join('')}</body></html>`;
}

async function makeGallery(): Promise<void> {
  const choice = await findBrowser({ HOME: homedir() });
  if ('missing' in choice) throw new Error(choice.missing);
  const browser = await startBrowser(choice, {});
  try {
    const all = await pictureGallery(root, browser);
    const folders = { pictures: path.join(root, 'docs', 'pictures'), pixels: path.join(root, 'tests', 'pixels') };
    for (const folder of Object.values(folders)) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    for (const { name, theme, png } of all) writeFileSync(path.join(folders.pixels, `${name}.${theme}.png`), png);
    for (const name of new Set(all.map((picture) => picture.name))) {
      const slides = themes.flatMap((theme) => all.filter((picture) => picture.name === name && picture.theme === theme));
      writeFileSync(path.join(folders.pictures, `${name}.webp`), await screenshot(browser, contactPage(slides), contact));
    }
  } finally {
    await browser.close();
  }
}

if (process.argv[1]?.endsWith('gallery.ts')) await makeGallery();
