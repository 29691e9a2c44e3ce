/** The handout's layouts `slides-<n>`: the slides where the plan of a sheet has them, page by page. */
import type { Masthead } from '../model/masthead.ts';
import type { Sheet } from '../model/sheet.ts';
import type { SlidesOnPaper } from './briefing.ts';
import { mastheadData } from './paper-data.ts';
import type { Prepared } from './prepare.ts';
import { paperSlides, slideCss, toSheets, type Sheets } from './slides-on-paper.ts';
import type { Fill } from './templates.ts';

/** Headings of the slides are the document's first level: nothing stands above them. */
const level = 1;

/** A whole HTML page that prints all slides, with what is stamped on its pages left out. */
export function fillSheets(
  masthead: Masthead,
  prepared: Prepared,
  { deck, rendered }: SlidesOnPaper,
  sheet: Sheet,
  fill: Fill,
  fontCss: string,
): Sheets {
  const slides = paperSlides(deck, rendered, masthead.labels, masthead.lang, level);
  const count = sheet.cells.length;
  const pages = Array.from({ length: Math.ceil(slides.length / count) }, (_, page) =>
    slides.slice(page * count, (page + 1) * count).map((slide, index) => ({ ...slide, ...sheet.cells[index]?.slide })),
  );
  const shared = {
    ...mastheadData(masthead, prepared),
    fontCss,
    size: { width: sheet.width, height: sheet.height },
    slideCss: slideCss(rendered.css),
  };
  return toSheets(pages, [], (shown) => fill('handout/sheets.html.hbs', { ...shared, pages: shown }));
}
