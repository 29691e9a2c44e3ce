/** The layouts `slides-<n>`: sheets of slides, and over them heads, page numbers and lines to write on. */
import { fillHeads, type HeadPage } from '../../fill/handout-heads.ts';
import { fillSheets } from '../../fill/sheets.ts';
import type { Sheet } from '../../model/sheet.ts';
import { formulasOf } from '../../plan/deck/formulas.ts';
import { linesFor, planSheet } from '../../plan/sheets.ts';
import { slideBookmarks, type SlidePlace } from '../../plan/slide-bookmarks.ts';
import { print } from '../../render/print.ts';
import type { Slides } from '../deck.ts';
import { printSheets } from '../sheets.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

/** `count` slides a page. */
export async function makeSheets(
  { job, browser, bindery, fill, prepared, fontCss }: HandoutBench,
  slides: Slides,
  count: number,
): Promise<MadePdf> {
  const { masthead, article, metadata } = job;
  const lines = linesFor(count, article.handout.lines);
  const { size } = slides.rendered;
  const sheet = planSheet({ paper: masthead.paper, count, ratio: size.width / size.height, lines, order: article.handout.order });
  const heads = headPages(sheet, slides.rendered.slides.length);
  const [printed, stamps] = await Promise.all([
    printSheets(browser, fillSheets(masthead, prepared, slides, sheet, fill, fontCss)),
    print(browser, fillHeads(masthead, prepared, heads, lines, fill, fontCss), { tagged: false, outline: false }),
  ]);
  const pages = (await bindery.survey(printed)).sizes.length;
  if (pages !== heads.length) throw new Error(`the slides take ${pages} pages; ${heads.length} were measured out`);
  const bytes = await bindery.finish(printed, {
    metadata,
    bookmarks: slideBookmarks(slides.deck, placeOn(sheet)),
    formulas: formulasOf(slides.deck),
    stamps: { bytes: stamps, pages: heads.map((_, index) => index) },
  });
  return { bytes, pages };
}

/** Only slides that are there have room beside them. */
function headPages({ width, height, cells }: Sheet, slides: number): HeadPage[] {
  return Array.from({ length: Math.ceil(slides / cells.length) }, (_, page) => ({
    width,
    height,
    rooms: cells.slice(0, slides - page * cells.length).flatMap(({ room }) => room ?? []),
  }));
}

/** A slide's top, from mm below the page's upper edge to pt above its lower one. */
function placeOn({ height, cells }: Sheet): SlidePlace {
  return (index) => {
    const top = height - (cells[index % cells.length]?.slide.y ?? 0);
    return { page: Math.floor(index / cells.length), top: (top * 72) / 25.4 };
  };
}
