/** An entry of an article's bibliography, and those who made it. */

/** One reference, CSL-JSON's words (only the fields that the styles print). */
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly Name[];
  readonly editor?: readonly Name[];
  /** Those of whom there are more than are named. */
  readonly cut?: readonly ('author' | 'editor')[];
  readonly issued?: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly accessed?: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly containerTitle?: string;
  readonly publisher?: string;
  readonly publisherPlace?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly edition?: string;
  readonly url?: string;
  /** Alone, as "10.1000/xyz". */
  readonly doi?: string;
}

/** A person (`family` with its particles, `given`, a `suffix` as "Jr.") or a body (`literal`). */
export type Name = { readonly family: string; readonly given?: string; readonly suffix?: string } | { readonly literal: string };
