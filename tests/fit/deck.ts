/** Decks of articles that a test wrote, fitted by the tool with one browser for all. */
import { openBindery } from '../../scripts/bindery/bindery.ts';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { readArticles } from '../../scripts/articles.ts';
import { makeSlides, type Slides } from '../../scripts/documents/deck.ts';
import { startJob, type Workshop } from '../../scripts/documents/workshop.ts';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import type { GeneratedArticle } from './articles.ts';

const date = new Date('2026-11-23T00:00:00Z');

export async function openBrowser(): Promise<Browser> {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  return startBrowser(choice, process.env);
}

/** The fitted slides, without their print. Throws where the article itself is wrong. */
export async function fittedDeck({ markdown, pictures }: GeneratedArticle, browser: Browser): Promise<Slides> {
  const folder = path.join(await mkdtemp(path.join(inject('scratch'), 'fit-')), 'lecture');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'article.md'), markdown);
  for (const [name, svg] of Object.entries(pictures)) await writeFile(path.join(folder, name), svg);
  const { articles } = await readArticles([folder], folder, process.cwd());
  const [read] = articles;
  if (!read?.sound) throw new Error(`the article is not sound: ${read?.diagnostics.map(({ message }) => message).join('; ')}`);
  const templates = await loadTemplates('templates');
  const workshop: Workshop = {
    root: process.cwd(),
    date,
    env: {},
    bindery: openBindery('.'),
    finishing: openBindery('.'),
    fill: async () => templates,
    browser: async () => browser,
  };
  return makeSlides(await startJob(read, date), workshop, false);
}
