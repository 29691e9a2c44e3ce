/**
 * The deck: which slides there are, in order, and what each shows, before any markup; and the slides as Marp rendered them.
 *
 * Why a plan: fit can replan a deck without touching Markdown, and a test can read what a slide shows without a browser.
 */
import type { Block } from './block.ts';
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';
import type { Masthead, MastheadWord } from './masthead.ts';
import type { Citations, Names } from './names.ts';
import type { PaperText } from './paper-text.ts';
import type { SlideKind } from './slide-kinds.ts';

/** Where a slide belongs: its section's id, number (from 1) and heading, for footer and bookmarks. */
export interface SlideSection {
  readonly id: string;
  readonly number: number;
  readonly heading: readonly Inline[];
}

/** A section in the agenda. `minutes`: what is said in it takes as long. */
export interface AgendaEntry {
  readonly id: string;
  readonly number: number;
  readonly heading: readonly Inline[];
  readonly current: boolean;
  readonly minutes?: number;
}

/** One slide as it is planned: what it shows and what is said to it, without markup. */
export interface Slide {
  /** Stable across edits elsewhere: made from the section's or point's id, its kind and its number among equals. Unique in the deck. */
  readonly id: string;
  readonly kind: SlideKind;
  readonly heading: readonly Inline[];
  /** "(1/2)": set when one slide's content was split over several. */
  readonly part?: { readonly index: number; readonly count: number };
  readonly section?: SlideSection;
  /** What is shown below the heading. */
  readonly blocks: readonly Block[];
  /** It shows a remark that its author set apart. */
  readonly callout?: true;
  /** Only `agenda` and `section`: the sections, `current` is the one that begins. */
  readonly agenda?: readonly AgendaEntry[];
  /** How many minutes it takes, and after how many it begins. */
  readonly time?: { readonly minutes: number; readonly at: number };
  /** Speaker notes: full paragraphs and `:::notes`. Never printed in handout or briefing. */
  readonly notes: readonly Block[];
  readonly position: Position;
  /** How it was made to fit; absent where the theme's own sizes do. */
  readonly fit?: SlideFit;
}

/** What fitting decided for a slide, beside what it shows. */
export interface SlideFit {
  /** Steps down from the theme's sizes: classes of `templates/deck/themes/fit.css`. */
  readonly classes?: readonly string[];
  /** The gutter of split code, one entry a row on the slide; '' beside a row that continues the one above. */
  readonly lineNumbers?: readonly string[];
  /** Shorter words than the masthead's own; the notes have these in full. */
  readonly words?: Readonly<Partial<Record<MastheadWord, string>>>;
}

/** The slides in their order, and what their text refers to. */
export interface Deck {
  readonly masthead: Masthead;
  readonly slides: readonly Slide[];
  /** Names of figures, tables and sections that cross-references show, by id ("Figure 2"). */
  readonly names: Names;
  /** As on paper; a slide shows those of formulas. */
  readonly numbers: PaperText['numbers'];
  /** In-text citations by reference key. */
  readonly citations: Citations;
}

/** Marp's HTML of a deck: one `<svg data-marpit-svg>` a slide, in order, and the CSS that they all need. */
export interface RenderedDeck {
  readonly slides: readonly string[];
  readonly css: string;
  /** Speaker notes a slide, as plain text. */
  readonly notes: readonly string[];
}
