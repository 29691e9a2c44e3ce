/** The layout `notes`: the slides with what is said to them, and over their pages heads, page numbers and which slide's notes go on. */
import { fillHeads, type HeadPage } from '../../fill/handout-heads.ts';
import { endId, fillNotesPages, pageId } from '../../fill/notes-pages.ts';
import { paperFaces, prepareText } from '../../fill/prepare.ts';
import { papers } from '../../model/paper.ts';
import type { Deck } from '../../model/deck.ts';
import type { PaperText } from '../../model/paper-text.ts';
import { formulasOf } from '../../plan/deck/formulas.ts';
import { notesPages } from '../../plan/notes-pages.ts';
import { slideBookmarks } from '../../plan/slide-bookmarks.ts';
import { print } from '../../render/print.ts';
import type { Slides } from '../deck.ts';
import { shrinkage } from '../shrunk.ts';
import { fontCssFor, type Job } from '../workshop.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

/** Lines fill what the notes leave free, where the article asks for them. */
export async function makeNotes(bench: HandoutBench, slides: Slides): Promise<MadePdf> {
  const { job, browser, bindery, fill } = bench;
  const { masthead, article, metadata } = job;
  const { deck, rendered } = slides;
  const text = withNotes(job, deck);
  const ratio = rendered.size.width / rendered.size.height;
  const fontCss = await fontCssFor(job, paperFaces(text));
  const prepared = await prepareText(masthead, text, fontCss);
  const html = fillNotesPages({ masthead, text }, prepared, slides, ratio, fill, fontCss);
  const printed = await print(browser, html, { outline: false });
  const { sizes, destinations: found, scale } = await bindery.survey(printed);
  const placeOf = (id: string): { page: number; top: number } => {
    const place = found[id];
    if (!place) throw new Error(`the notes were printed without their place "${id}"`);
    return place;
  };
  const places = deck.slides.map((_, index) => ({ from: placeOf(pageId(index)), to: placeOf(endId(index)) }));
  const pages: HeadPage[] = notesPages(deck, places, sizes.length, papers[masthead.paper]);
  const lines = article.handout.lines ?? 'none';
  const stamps = await print(browser, fillHeads(masthead, bench.prepared, pages, lines, fill, fontCss), { tagged: false, outline: false });
  const bytes = await bindery.finish(printed, {
    metadata,
    bookmarks: slideBookmarks(deck, (index) => placeOf(pageId(index))),
    formulas: formulasOf(deck),
    stamps: { bytes: stamps, pages: pages.map((_, index) => index) },
  });
  return { bytes, pages: pages.length, shrunk: await shrinkage(browser, html, scale) };
}

/** The text with what only the notes hold: their blocks, so that these are prepared too, and footnotes that no paper refers to. */
function withNotes({ article, text }: Job, { slides }: Deck): PaperText {
  const notes = slides.flatMap((slide) => slide.notes);
  const known = new Set(text.notes.map(({ id }) => id));
  const more = article.footnotes.filter(({ id }) => !known.has(id));
  const numbered = more.map(({ id, children }, index) => ({ id, children, number: known.size + index + 1 }));
  return { ...text, introduction: [...text.introduction, ...notes], notes: [...text.notes, ...numbered] };
}
