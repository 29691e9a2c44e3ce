/**
 * The article: what an author keeps, whichever form (Markdown, YAML, JSON) it was written in.
 *
 * Its text is `section.ts`, `block.ts` and `inline.ts`, a file a level, so that none imports another in a circle.
 */
import type { Block } from './block.ts';
import type { Brand, Theme } from './brand.ts';
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';
import type { BriefingOptions, DeckOptions, HandoutOptions } from './options.ts';
import type { Paper } from './paper.ts';
import type { Picture } from './picture.ts';
import type { Reference } from './reference.ts';
import type { Closing, Content, Section } from './section.ts';

/** `term` is plain text. */
export interface GlossaryEntry {
  readonly term: string;
  readonly definition: readonly Inline[];
}

/** One of the front matter's `questions`, which stand at the article's end. */
export interface Question {
  readonly question: readonly Inline[];
  readonly answer?: readonly Block[];
}

/** A PDF to append whole. `bytes` are checked: a PDF, not encrypted. */
export interface Appendix {
  readonly title: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** An ISO date as written: day, month or year precision. */
export interface ArticleDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** All that one folder's files say, checked and resolved: whoever plans reads no file, and finds every id, key and picture that a text names. */
export interface Article {
  readonly slug: string;
  /** The source's path as shown to the author. */
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly authors: readonly string[];
  readonly date?: ArticleDate;
  readonly event?: string;
  readonly venue?: string;
  readonly url?: string;
  /** Minutes. */
  readonly duration?: number;
  readonly keywords: readonly string[];
  /** Key messages, bottom line first. */
  readonly summary: readonly (readonly Inline[])[];
  readonly theme: Theme;
  readonly brand: Brand;
  readonly paper: Paper;
  readonly marking?: string;
  /** In the author's order; only valid ones. */
  readonly references: readonly Reference[];
  readonly glossary: readonly GlossaryEntry[];
  readonly questions: readonly Question[];
  readonly appendices: readonly Appendix[];
  readonly deck: DeckOptions;
  readonly handout: HandoutOptions;
  readonly briefing: BriefingOptions;
  readonly introduction: Content;
  readonly sections: readonly Section[];
  readonly closing?: Closing;
  /** Footnotes by id, in order of first reference. */
  readonly footnotes: readonly { readonly id: string; readonly children: readonly Block[] }[];
  /** Where keys of the front matter stand, for what is said of them: `duration`, `brand.accent`, `glossary.0`; a reference by its key. */
  readonly places?: Readonly<Record<string, Position>>;
  /** By `src` as written in the article. */
  readonly pictures: Readonly<Record<string, Picture>>;
}
