/** The parts of an article that headings and `:::` blocks make: sections, points, slides that are written outright, the closing. */
import type { Block } from './block.ts';
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';
import type { ContentKind } from './slide-kinds.ts';

/** A `:::slide` block: what the slide shows, outright. No `heading`: the heading of its section or point. */
export interface SlideBlock {
  readonly heading?: readonly Inline[];
  readonly kind?: ContentKind;
  readonly blocks: readonly Block[];
  readonly position: Position;
}

/** What a section, a point and the introduction have in common. */
export interface Content {
  /** The full text, in order, `:::handout` blocks included, `:::slide` and `:::notes` taken out. */
  readonly blocks: readonly Block[];
  readonly slides: readonly SlideBlock[];
  /** `:::notes`: said and never shown, nor printed in handout or briefing. */
  readonly notes: readonly Block[];
}

/** A `###`. */
export interface Point extends Content {
  readonly id: string;
  readonly heading: readonly Inline[];
  readonly kind?: ContentKind;
  readonly position: Position;
}

/** A `##`. `blocks` is its text before the first point. */
export interface Section extends Point {
  readonly points: readonly Point[];
  /** A list of sources that the author wrote: entries, and no text. */
  readonly isReferences?: true;
}

/** The author's own last words ("Thank you!", "Any questions?"), and whom to write to: the deck's last slide. `lines`: one paragraph each. */
export interface Closing {
  readonly heading: readonly Inline[];
  readonly lines: readonly (readonly Inline[])[];
  readonly notes: readonly Block[];
  readonly position: Position;
}
