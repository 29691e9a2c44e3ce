/** The briefing, planned: its parts, its contents, the runs that are printed together, and what is stamped on its pages. */
import type { Masthead } from './masthead.ts';
import type { BriefingOptions, BriefingPart } from './options.ts';
import type { PaperText } from './paper-text.ts';

/** A line of the contents and a bookmark: `id` is the heading's id in the HTML; depth 1 is a part or section, 2 a point. */
export interface ContentsEntry {
  readonly id: string;
  readonly depth: 1 | 2;
  readonly number: string;
  readonly title: string;
}

/** What `briefing.pdf` holds: `text` has only what its parts print, and of the notes only those that something printed refers to. */
export interface Briefing extends Pick<BriefingOptions, 'numberParagraphs' | 'slides' | 'draft' | 'duplex' | 'binding'> {
  readonly masthead: Masthead;
  readonly text: PaperText;
  /** Those that have something to show, in the order of the pages. */
  readonly parts: readonly BriefingPart[];
  /** In the order of the pages. */
  readonly contents: readonly ContentsEntry[];
  readonly appendices: readonly {
    readonly id: string;
    readonly title: string;
    readonly path: string;
    readonly pages: number;
    readonly bytes: Uint8Array;
  }[];
}

/** Parts of the briefing that are printed together and follow each other: front matter, text, the sheets of slides, or one appendix. */
export interface Run {
  readonly kind: 'front' | 'text' | 'slides' | 'appendix';
  readonly parts: readonly BriefingPart[];
  /** Which appendix, from 0. */
  readonly appendix?: number;
  /** No other run holds text: links inside it need not leave it. */
  readonly alone: boolean;
  /** Begins with the title, since no cover stands before it. */
  readonly titled: boolean;
}

/** One page's head and foot. Sizes in mm. */
export interface StampPage {
  readonly width: number;
  readonly height: number;
  /** The section's or part's name; the title stands opposite. */
  readonly section?: string;
  /** The page's own number; roman where `total` is not set. */
  readonly page: number;
  readonly total?: number;
  /** The cover has neither head nor number, only mark and draft. */
  readonly bare?: boolean;
  /** An appendix whose own contents stand where the head, or the foot, would: only mark and draft are laid over them. */
  readonly crowded?: { readonly head: boolean; readonly foot: boolean };
  /** A left-hand page (in a script from right to left: a right-hand one): outside is where inside was. */
  readonly verso?: boolean;
}
