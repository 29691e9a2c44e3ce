/** A lecture's slides on paper, in a pack that wants them. */
import type { Deck, RenderedDeck } from '../../model/deck.ts';
import type { Masthead } from '../../model/masthead.ts';
import { mastheadData } from '../paper-data.ts';
import type { Prepared } from '../prepare.ts';
import { slideCss, slideSheets, toSheets, type Sheets } from '../slides-on-paper.ts';
import type { Fill } from '../templates.ts';

/** The sheets, as a briefing has them. */
export function fillCourseSlides(
  masthead: Masthead,
  prepared: Prepared,
  { deck, rendered }: { readonly deck: Deck; readonly rendered: RenderedDeck },
  fill: Fill,
  fontCss: string,
): Sheets {
  const sheets = slideSheets(deck, rendered, masthead.labels, masthead.lang);
  const shared = { ...mastheadData(masthead, prepared), fontCss, slideCss: slideCss(rendered.css) };
  return toSheets(sheets, {}, (shown) => fill('course/slides.html.hbs', { ...shared, sheets: shown }));
}
