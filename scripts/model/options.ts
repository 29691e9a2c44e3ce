/**
 * What the front matter's `deck`, `handout` and `briefing` may say, with the values that each key has when it is read.
 *
 * The lists are here once: the schema checks against them and the types are made from them.
 */
import type { HandoutLayout } from './layouts.ts';

/** What `deck.size` may say; the names are Marp's own of its `size`. */
export const slideSizes = ['16:9', '4:3'] as const;
export type SlideSize = (typeof slideSizes)[number];

/** The front matter's `deck`. `agenda` and `references`: whether there are such slides. */
export interface DeckOptions {
  readonly agenda: boolean;
  readonly references: boolean;
  /** List points appear one by one in the presentation. Off if missing. */
  readonly reveal?: boolean;
  /** 16:9 if missing. */
  readonly size?: SlideSize;
}

/** Room to write beside or below a slide. */
export const noteLines = ['ruled', 'grid', 'blank', 'none'] as const;
export type NoteLines = (typeof noteLines)[number];

/** The front matter's `handout`. `contents`: whether the reading text begins with its headings. */
export interface HandoutOptions {
  readonly contents: boolean;
  /** At least one; the first is `handout.pdf` too. */
  readonly layout: readonly HandoutLayout[];
  /** Ruled up to three slides a page, none above, if missing. */
  readonly lines?: NoteLines;
  /** Slides follow each other across the page or down its columns. */
  readonly order: 'across' | 'down';
  readonly guided: GuidedOptions;
}

/** The front matter's `handout.guided`, for the layouts `guided` and `guided-key`. */
export interface GuidedOptions {
  /** Which part of the phrases becomes blanks: above 0, at most 1. */
  readonly share: number;
  /** The words that were taken out stand in a box, in another order. */
  readonly wordBank: boolean;
}

/** The briefing's parts in their usual order. `text` is introduction and sections. */
export const briefingParts = [
  'cover',
  'summary',
  'contents',
  'text',
  'notes',
  'glossary',
  'references',
  'questions',
  'slides',
  'appendices',
] as const;
export type BriefingPart = (typeof briefingParts)[number];

/** The front matter's `briefing`. */
export interface BriefingOptions {
  /** Each at most once, in the article's order. */
  readonly parts: readonly BriefingPart[];
  readonly numberParagraphs: boolean;
  /** Whether `parts` has the slides. */
  readonly slides: boolean;
  /** A watermark and the source's hash on every page. */
  readonly draft: boolean;
  /** Parts begin on right-hand pages. */
  readonly duplex: boolean;
  /** mm that the inner margin grows by; mirrored where `duplex` is set. */
  readonly binding: number;
  readonly grayscale: boolean;
  /** The article's files are attached inside the PDF. */
  readonly attachSource: boolean;
}
