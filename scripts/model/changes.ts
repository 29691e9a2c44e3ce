/** What changed between two builds: the words of it, and the pages. Made by `compare/`, told by `commands/`, shown by `fill/`. */
import type { Unit } from './record.ts';

/** A stretch of words: in both, only in the later, only in the earlier build. */
export interface Piece {
  readonly sign: 'same' | 'inserted' | 'deleted';
  readonly text: string;
}

/** `moved` stands beside `changed` where both are true. */
export type ChangeKind = 'changed' | 'added' | 'removed' | 'moved';

/** Where a unit stands: the passage's heading and its place among those of its kind, from 1. A row's is that in its table, 0 the header's. */
export interface Place {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly index: number;
}

/** Where a unit stood, and what it was there: a row of another table, a paragraph that is an item now. */
export interface Origin extends Place {
  readonly unit: Pick<Unit, 'kind' | 'name' | 'row'>;
}

/** What became of a paragraph, an item, a row or another of the record's units. */
export interface UnitChange {
  readonly kind: ChangeKind;
  readonly hasMoved: boolean;
  readonly unit: Pick<Unit, 'kind' | 'name' | 'row'>;
  /** In the later build; in the earlier one where it was removed. */
  readonly place: Place;
  /** Where it stood, if it moved. */
  readonly from?: Origin;
  /** The words with their insertions and deletions; all `same` where only the looks changed or it moved. */
  readonly pieces: readonly Piece[];
}

/** A passage whose heading, order or existence changed. */
export interface PassageChange {
  readonly kind: ChangeKind;
  readonly hasMoved: boolean;
  readonly id: string;
  readonly number: string;
  /** The number that it had, where that is another. */
  readonly before?: string;
  readonly heading: readonly Piece[];
}

/** What became of a slide. `before`: its number in the earlier deck, where it had one. */
export interface SlideChange {
  readonly kind: ChangeKind;
  readonly hasMoved: boolean;
  readonly id: string;
  /** From 1: in the later deck; in the earlier one where it was removed. */
  readonly number: number;
  readonly before?: number;
  readonly heading: readonly Piece[];
  readonly pieces: readonly Piece[];
  /** Whether what it shows changed, and whether what its speaker says did. */
  readonly shown: boolean;
  readonly notes: readonly Piece[];
}

/** Pages by their index from 0 in the later file, `before` in the earlier one. */
export interface PageChanges {
  readonly file: string;
  /** Labels of the later file's pages, and of the earlier one's. */
  readonly labels: readonly string[];
  readonly oldLabels: readonly string[];
  /** To be printed again: their picture differs by more than the page number, or there was none like it. */
  readonly print: readonly number[];
  /** The same but for their number or place. */
  readonly moved: readonly { readonly page: number; readonly before: number }[];
  /** The same but for the number of all pages that they name. */
  readonly recounted: readonly number[];
  /** Pages of the earlier print that have no successor. */
  readonly removed: readonly number[];
  /** Whether words were compared for want of comparable pictures. */
  readonly byWords: boolean;
}

/** What all slides look other by: a key of the front matter, its value before and now. */
export interface LookChange {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** All that is to be said of two builds of one article. */
export interface Changes {
  readonly looks: readonly LookChange[];
  /** Passages' ids in reading order: the later build's, then those that are gone. */
  readonly order: readonly string[];
  readonly passages: readonly PassageChange[];
  readonly units: readonly UnitChange[];
  readonly slides: readonly SlideChange[];
  readonly pages: readonly PageChanges[];
  /** PDFs that were not there when the mark was made, and those that are no more. */
  readonly newFiles: readonly string[];
  readonly goneFiles: readonly string[];
}
