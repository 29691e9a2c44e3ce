/** The handout, planned: the reading text, and its form with blanks to fill in. */
import type { Inline } from './inline.ts';
import type { Masthead } from './masthead.ts';
import type { PaperText } from './paper-text.ts';

/** The reading text on paper and on the web; its other layouts are measured out by `plan/sheets.ts` and `plan/notes-pages.ts`. */
export interface Handout {
  readonly masthead: Masthead;
  readonly text: PaperText;
  readonly contents: boolean;
  /** Beside their text, or behind it. */
  readonly notes: 'side' | 'end';
}

/** The text of guided notes: strong phrases and glossary terms are blanks. */
export interface GuidedText {
  /** Without its glossary, which is `glossary` here. */
  readonly text: PaperText;
  /** Terms that are blanks in the text are blanks here. */
  readonly glossary: readonly { readonly id: string; readonly term: readonly Inline[]; readonly definition: readonly Inline[] }[];
  /** Each answer once, in the language's order; terms as the glossary writes them. */
  readonly answers: readonly string[];
}
