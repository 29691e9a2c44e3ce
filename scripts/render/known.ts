/** What Marp made of decks before: an edit of what is said to a slide leaves the slides as they are. As plain data, to be kept from one build to the next. */
import { createMemoryOf, type KeptOf, type KnownOf, type MemoryOf } from '../model/last-used.ts';

/** Without fonts, pictures and notes, in whose places stand-ins are. */
export interface Rendered {
  readonly html: readonly string[];
  readonly css: string;
  readonly comments: readonly (readonly string[])[];
  readonly directives: Readonly<Record<string, unknown>>;
  /** CSS px, as the theme says. */
  readonly size: { readonly width: number; readonly height: number };
}

interface Results {
  /** By a digest of the deck. */
  readonly decks: Rendered;
  /** Decks' own styles as Marp packs them, by a digest. */
  readonly styles: string;
}

export type KnownDecks = KnownOf<Results>;
export type KeptDecks = KeptOf<Results>;
export type DeckMemory = MemoryOf<Results>;

/** For one article; `earlier` is what the last build of it kept. */
export const createDeckMemory = (earlier?: KeptDecks): DeckMemory => createMemoryOf<Results>({ decks: 4, styles: 8 }, earlier);
