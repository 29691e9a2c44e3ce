/** Where what is shown stands in the article's source. */
import type { Position } from './diagnostic.ts';

/** For a preview: an editor's line from what is clicked. */
export interface SourceMap {
  /** In the deck's order. */
  readonly slides: readonly MappedSlide[];
  /** In reading order. */
  readonly passages: readonly MappedPassage[];
}

/** `minutes`: how long it takes; `at`: after how many minutes it begins. */
export interface MappedSlide {
  readonly id: string;
  readonly position: Position;
  readonly minutes: number;
  readonly at: number;
}

/** Found again in a page by its `id`, or by `words`: its first letters and digits without anything between them, in lower case. */
export interface MappedPassage {
  readonly id?: string;
  readonly words: string;
  readonly position: Position;
}
