/** What a rendered deck is, and how its slides stand in an HTML file: shared by the presentation and the printable deck. */
import type { RenderedDeck } from '../model/deck.ts';

/** Of them marp-cli makes directives of its own. */
export const headKeys = ['title', 'author', 'description', 'url', 'image'] as const;

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
