/** What Marp made of decks before: an edit of what is said to a slide leaves the slides as they are. As plain data, to be kept from one build to the next. */
import { recalling, type LastUsed } from '../model/last-used.ts';

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

export type KnownDecks = { readonly [Kind in keyof Results]: LastUsed<Results[Kind]> };

export type KeptDecks = { readonly [Kind in keyof Results]: readonly (readonly [string, Results[Kind]])[] };

export interface DeckMemory {
  readonly known: KnownDecks;
  /** What was asked for since it was created. */
  kept(): KeptDecks;
  /** Whether any of it is not from an earlier build. */
  isNew(): boolean;
}

export function createDeckMemory(earlier?: KeptDecks): DeckMemory {
  const decks = recalling(4, earlier?.decks);
  const styles = recalling(8, earlier?.styles);
  return {
    known: { decks: decks.of, styles: styles.of },
    kept: () => ({ decks: decks.wanted(), styles: styles.wanted() }),
    isNew: () => decks.isNew() || styles.isNew(),
  };
}
