/** A build as a record, a stage a line: words from the plans, pages from the PDFs. */
import { createHash } from 'node:crypto';
import type { ReadArticle } from '../articles.ts';
import type { BuildRecord, Passage, SlideRecord } from '../model/record.ts';
import { numeral, phrase } from '../model/words.ts';
import { recordLook, recordSlides, recordText, wordContext } from '../plan/record.ts';
import { makeSlides } from './deck.ts';
import { startJob, type Workshop } from './workshop.ts';

/** PDFs by name that have pages on paper. */
export type PaperFiles = Readonly<Record<string, Uint8Array>>;

/** `workshop` with a browser: only a fitted deck has the slides that were shown. */
export async function recordBuild(read: ReadArticle, files: PaperFiles, workshop: Workshop): Promise<BuildRecord> {
  const job = await startJob(read, workshop.date);
  const { article, masthead, text, labels } = job;
  const picture = (src: string): string => hashed(article.pictures[src]?.bytes ?? src);
  const context = wordContext(article, text, labels, picture);
  const { deck } = await makeSlides(job, workshop, false);
  const { recordPages, drawnBy } = await import('../render/page-pictures.ts');
  const { lang } = article;
  const wording = (page: number, total: number): string =>
    phrase(labels, 'pageOf', { page: numeral(lang, page), total: numeral(lang, total) });
  const seen = new Map<string, ReturnType<typeof recordPages>>();
  const pages: [string, Awaited<ReturnType<typeof recordPages>>][] = [];
  for (const [name, bytes] of Object.entries(files)) {
    const known = seen.get(hashed(bytes)) ?? recordPages(bytes, wording);
    seen.set(hashed(bytes), known);
    pages.push([name, await known]);
  }
  return {
    title: article.title,
    lang,
    look: recordLook(masthead, picture),
    text: recordText(masthead, text, context).map(hashedPassage),
    slides: recordSlides(deck, context).map((slide): SlideRecord => ({ ...slide, looks: hashed(slide.looks) })),
    drawnBy: await drawnBy(),
    pages: Object.fromEntries(pages),
  };
}

function hashedPassage(passage: Passage): Passage {
  return { ...passage, units: passage.units.map((unit) => ({ ...unit, looks: hashed(unit.looks) })) };
}

function hashed(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
