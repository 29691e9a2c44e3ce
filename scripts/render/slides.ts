/** What a rendered deck is, and how its slides stand in an HTML file: in the presentation, and in the page-a-slide document for print. */
import type { RenderedDeck } from '../model/document.ts';

/** What the deck's front matter says of the whole; the presentation's <head> shows it. */
export interface DeckHead {
  readonly lang?: string;
  readonly title?: string;
  readonly author?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly url?: string;
  readonly image?: string;
}

/** A rendered deck with all that marp-cli's template takes. `comments`: the speaker notes of each slide, one string a comment. */
export interface MarpDeck extends RenderedDeck {
  /** The slides as Marp gives them: its browser script stands in the last one. `slides` have none. */
  readonly scripted: readonly string[];
  readonly head: DeckHead;
  readonly comments: readonly (readonly string[])[];
  /** CSS px. */
  readonly size: { readonly width: number; readonly height: number };
}

/** The slides in the element that their CSS is written for. */
export function inContainer(slides: readonly string[]): string {
  return `<div id=":$p">${slides.join('')}</div>`;
}

/** Text for an attribute in double quotes, or for an element; the same four characters as in marp-cli's template. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]};`);
}

/** One page a slide, of the slide's size, for print: no script, no presenter's parts. */
export function printableDeck(deck: MarpDeck, { lang, title }: { readonly lang: string; readonly title: string }): string {
  const { width, height } = deck.size;
  const page = `@page{size:${width}px ${height}px;margin:0}html,body{margin:0;padding:0;background:#fff}
div[id=":$p"]>svg{display:block;width:${width}px;height:${height}px;break-after:page;break-inside:avoid;overflow:hidden}
div[id=":$p"]>svg:last-child{break-after:auto}*{-webkit-print-color-adjust:exact!important;print-color-adjust:exact!important}`;
  const start = `<!DOCTYPE html><html lang="${escapeAttribute(lang)}"><head><meta charset="UTF-8"><title>${escapeAttribute(title)}</title>`;
  return `${start}<style>${deck.css}</style><style>${page}</style></head><body>${inContainer(deck.slides)}</body></html>`;
}
