/** The layout `notes`: the slides with what is said to them, and over their pages heads, page numbers and which slide's notes go on. */
import { fillHeads, type HeadPage } from '../../fill/handout-heads.ts';
import { endId, fillNotesPages, pageId } from '../../fill/notes-pages.ts';
import { prepareText } from '../../fill/prepare.ts';
import { finish } from '../../merge/annotate.ts';
import { pageSizes, readDestinations } from '../../merge/positions.ts';
import { papers } from '../../model/article.ts';
import { formulasOf } from '../../plan/deck/formulas.ts';
import { notesPages } from '../../plan/notes-pages.ts';
import { slideBookmarks } from '../../plan/slide-bookmarks.ts';
import { print } from '../../render/print.ts';
import type { Slides } from '../deck.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

/** Lines fill what the notes leave free, where the article asks for them. */
export async function makeNotes(bench: HandoutBench, slides: Slides): Promise<MadePdf> {
  const { job, browser, fill, fontCss, busy } = bench;
  const { masthead, text, article, metadata } = job;
  const { deck, rendered } = slides;
  const ratio = rendered.size.width / rendered.size.height;
  const prepared = await prepareNotes(bench, slides);
  const printed = await print(browser, fillNotesPages({ masthead, text }, prepared, slides, ratio, fill, fontCss), { outline: false });
  const [sizes, found] = await Promise.all([pageSizes(printed), readDestinations(printed)]);
  const placeOf = (id: string): { page: number; top: number } => {
    const place = found[id];
    if (!place) throw new Error(`the notes were printed without their place "${id}"`);
    return place;
  };
  const places = deck.slides.map((_, index) => ({ from: placeOf(pageId(index)), to: placeOf(endId(index)) }));
  const pages: HeadPage[] = notesPages(deck, places, sizes.length, papers[masthead.paper]);
  const lines = article.handout.lines ?? 'none';
  const stamps = await print(browser, fillHeads(masthead, bench.prepared, pages, lines, fill, fontCss), { tagged: false, outline: false });
  await busy;
  const bytes = await finish(printed, {
    metadata,
    bookmarks: slideBookmarks(deck, (index) => placeOf(pageId(index))),
    formulas: formulasOf(deck),
    stamps: { bytes: stamps, pages: pages.map((_, index) => index) },
  });
  return { bytes, pages: pages.length };
}

/** Formulas, code and pictures of the notes, beside the text's. */
function prepareNotes({ job: { masthead, text }, fontCss }: HandoutBench, { deck }: Slides): ReturnType<typeof prepareText> {
  const notes = deck.slides.flatMap((slide) => slide.notes);
  return prepareText(masthead, { ...text, introduction: [...text.introduction, ...notes] }, fontCss);
}
