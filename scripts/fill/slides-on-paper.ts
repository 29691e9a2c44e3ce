/**
 * Slides on paper, each with a hairline round it and its number below; in the briefing two a page with room to write.
 *
 * Marp's CSS and ids are written for a document of their own. Here they share one with the text, so the CSS is scoped to `.slide-paper` and
 * every id gets a prefix. Rejected: a shadow root each (the CSS would be printed once a slide) and pictures (no text, no links).
 */
import type { Deck, RenderedDeck } from '../model/deck.ts';
import type { Labels } from '../model/label-files.ts';
import { plainText } from '../model/walk.ts';
import { numeral, phrase } from '../model/words.ts';
import { trustedHtml, type Html } from './html-markup.ts';

/** A slide with what stands below it. */
export interface PaperSlide {
  readonly svg: Html;
  readonly caption: string;
  readonly section: string;
}

/** Slides on sheets: the document, with `only` the other sheets blank; and what each sheet shows. */
export interface Sheets {
  html(only?: ReadonlySet<number>): string;
  readonly leaves: readonly string[];
}

/** Sheets of which some may be left `blank`; `fill` gives the document that shows them. */
export function toSheets<T>(sheets: readonly T[], blank: T, fill: (shown: readonly T[]) => string): Sheets {
  return {
    html: (only) => fill(sheets.map((sheet, index) => ((only?.has(index) ?? true) ? sheet : blank))),
    leaves: sheets.map((sheet) => JSON.stringify(sheet)),
  };
}

/** Slides a page of the briefing. */
export const perSheet = 2;
/** More than fit: the box cuts off what is too many, between two lines. */
const lines = 12;

/** The sheets in order; each holds its slides and the lines beside them. */
export function slideSheets(deck: Deck, rendered: RenderedDeck, labels: Labels, lang: string): readonly object[] {
  const slides = paperSlides(deck, rendered, labels, lang, 3);
  const sheets = Array.from({ length: Math.ceil(slides.length / perSheet) }, (_, index) =>
    slides.slice(index * perSheet, (index + 1) * perSheet),
  );
  return sheets.map((sheet) => ({ slides: sheet, lines: Array.from({ length: lines }, (_, index) => index) }));
}

/** The slides in order, their headings on `level` of the document that they stand in. */
export function paperSlides(deck: Deck, rendered: RenderedDeck, labels: Labels, lang: string, level: number): readonly PaperSlide[] {
  const total = numeral(lang, rendered.slides.length);
  return rendered.slides.map((svg, index) => {
    const section = deck.slides[index]?.section;
    return {
      svg: trustedHtml(scopedMarkup(svg, level)),
      caption: phrase(labels, 'slideOf', { slide: numeral(lang, index + 1), total }),
      section: section ? plainText(section.heading) : '',
    };
  });
}

/** Marp's CSS for `.slide-paper` only: no page size, no rule for the whole document, no page break of its own. */
export function slideCss(css: string): string {
  return css
    .replaceAll('div#\\:\\$p', '.slide-paper')
    .replaceAll('div.marpit', '.slide-paper')
    .replace(/@page\s*\{[^}]*\}/g, '')
    .replace(/(?<=^|[{},;])\s*(html|body)(\s*,\s*(html|body))*\s*\{[^}]*\}/g, '')
    .replace(/(page-)?break-before:\s*(always|page);?/g, '');
}

/** Ids, and what refers to them, get a prefix; headings say that they stand below the part's own. */
function scopedMarkup(svg: string, level: number): string {
  return svg
    .replace(/(<[a-z][^>]*?\s(?:id|for|aria-labelledby|aria-describedby))="([^"]+)"/gi, '$1="_slide-$2"')
    .replace(/((?:xlink:)?href)="#([^"]+)"/g, '$1="#_slide-$2"')
    .replace(/url\((["']|&quot;)?#/g, 'url($1#_slide-')
    .replace(/<h([1-6])(?=[\s>])/g, `<h$1 aria-level="${level}"`);
}
