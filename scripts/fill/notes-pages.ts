/**
 * The handout's layout `notes`, which is the speaker's own: each slide on a page with its notes below, which flow on over as many pages as they need.
 *
 * Why the flow is left to the browser: it alone knows where a line, a list or a table may break. Where each slide's notes begin and end is read from the
 * print, by `pageId` and `endId`.
 */
import type { Deck } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperText } from '../model/paper-text.ts';
import { notesMargins } from '../model/sheet.ts';
import { papers } from '../model/paper.ts';
import type { SlidesOnPaper } from './briefing.ts';
import { withoutDeadLinks } from './dead-links.ts';
import { blocksHtml } from './html.ts';
import { htmlContext } from './html-context.ts';
import { trustedHtml, type Html } from './html-markup.ts';
import { mastheadData } from './paper-data.ts';
import type { Prepared } from './prepare.ts';
import { timeLine } from './slide-time.ts';
import { paperSlides, slideCss } from './slides-on-paper.ts';
import type { Fill } from './templates.ts';

/** Names of the places where slide `index` and its notes begin, and where these end. */
export const pageId = (index: number): string => `_page-${index + 1}`;
/** The id of the place where a slide's notes end; `index` from 0. */
export const endId = (index: number): string => `_end-${index + 1}`;

/** The largest part of a page's height that a slide takes, and the width of the text below it in mm, which is the slide's too: most notes then end on its page. */
const slidePart = 0.42;
const measure = 138;

/** `text`: what footnotes, citations and cross-references in the notes are called. `ratio`: a slide's width by its height. */
export function fillNotesPages(
  { masthead, text }: { readonly masthead: Masthead; readonly text: PaperText },
  prepared: Prepared,
  { deck, rendered }: SlidesOnPaper,
  ratio: number,
  fill: Fill,
  fontCss: string,
): string {
  const { lang, labels, paper } = masthead;
  const size = papers[paper];
  const { side, top, bottom } = notesMargins;
  const width = Math.min(measure, size.width - 2 * side, (size.height - top - bottom) * slidePart * ratio);
  const notes = notesOfSlides(deck, masthead, text, prepared);
  const slides = paperSlides(deck, rendered, labels, lang, 1).map((slide, index) => ({
    ...slide,
    page: pageId(index),
    end: endId(index),
    time: deck.slides[index] ? timeLine(deck.slides[index], masthead) : '',
    notes: notes[index] ?? '',
  }));
  return fill('handout/notes.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    size,
    margins: notesMargins,
    slide: { width, height: width / ratio },
    slideCss: slideCss(rendered.css),
    slides,
  });
}

/** A cross-reference to a section leads to its first slide; one to what only the text holds is no link. */
function notesOfSlides({ slides }: Deck, masthead: Masthead, text: PaperText, prepared: Prepared): readonly Html[] {
  const first = (id: string): number => slides.findIndex(({ section }) => section?.id === id);
  const target = (id: string): string => `#${first(id) === -1 ? id : pageId(first(id))}`;
  const context = htmlContext({ masthead, text, prepared, notes: 'side', target });
  const pages = slides.map((_, index) => `<a id="${pageId(index)}"></a>`).join('');
  const written = slides.map(({ notes }) => blocksHtml(notes, context, 1));
  const linked = withoutDeadLinks(trustedHtml([pages, ...written].join(separator)));
  return linked.split(separator).slice(1).map(trustedHtml);
}

/** Between the notes of two slides, which share their footnotes; no text can hold it. */
const separator = '<!--next slide-->';
