/** A lecture's slides on paper, in a pack that wants them. */
import type { Deck, Masthead, RenderedDeck } from '../../model/document.ts';
import { mastheadData } from '../paper-data.ts';
import type { Prepared } from '../prepare.ts';
import { slideCss, slideSheets } from '../slides-on-paper.ts';
import type { Fill } from '../templates.ts';

export function fillCourseSlides(
  masthead: Masthead,
  prepared: Prepared,
  { deck, rendered }: { readonly deck: Deck; readonly rendered: RenderedDeck },
  fill: Fill,
  fontCss: string,
): string {
  return fill('course/slides.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    sheets: slideSheets(deck, rendered, masthead.labels, masthead.lang),
    slideCss: slideCss(rendered.css),
  });
}
