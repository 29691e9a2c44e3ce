/**
 * The gallery's slides as pictures: one article in which every kind stands, in every theme.
 *
 * Shared by `npm run gallery`, which makes the pictures of docs/slide-kinds.md and the references of the pixel tests, and by these tests.
 */
import { openBindery } from '../bindery/bindery.ts';
import path from 'node:path';
import { readArticles } from '../articles.ts';
import { startJob, type Workshop } from '../documents/workshop.ts';
import { makeSlides } from '../documents/deck.ts';
import { loadTemplates } from '../fill/templates.ts';
import { themes, type Theme } from '../model/brand.ts';
import type { SlideKind } from '../model/slide-kinds.ts';
import { printableDeck } from '../render/deck.ts';
import type { Browser } from '../render/browser.ts';
import { screenshots } from '../render/print.ts';

/** `name`: the slide's id. `png`: 480 × 270 px. */
export interface GalleryPicture {
  readonly name: string;
  readonly kind: SlideKind;
  readonly theme: Theme;
  readonly png: Uint8Array;
}

/** Pixels of a picture by pixels of its slide. */
const scale = 0.375;

/** All slides in all themes, themes in their order. */
export async function pictureGallery(root: string, browser: Browser): Promise<readonly GalleryPicture[]> {
  const { articles } = await readArticles([path.join('tests', 'gallery')], root, root);
  const [read] = articles;
  if (!read?.sound) throw new Error(`the gallery's article has errors: ${JSON.stringify(read?.diagnostics)}`);
  const templates = await loadTemplates(path.join(root, 'templates'));
  const date = new Date('2026-11-23T00:00:00Z');
  const bindery = openBindery('.');
  const workshop: Workshop = {
    root,
    date,
    env: {},
    bindery,
    finishing: bindery,
    fill: async () => templates,
    browser: async () => browser,
  };
  const made: GalleryPicture[] = [];
  for (const theme of themes) {
    const job = await startJob({ ...read, article: { ...read.article, theme } }, date);
    const { deck, rendered } = await makeSlides(job, workshop, false);
    const pictures = await screenshots(browser, printableDeck(rendered, job.masthead), { ...rendered.size, scale }, deck.slides.length);
    made.push(...deck.slides.map(({ id, kind }, index) => ({ name: id, kind, theme, png: pictures[index] ?? new Uint8Array() })));
  }
  return made;
}
