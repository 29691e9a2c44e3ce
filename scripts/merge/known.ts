/**
 * What was worked out of an article's pages and faces before: after an edit most of them are as they were, and are not read and written again.
 *
 * Why each result by a digest of all that it depends on, and not by page: pages move, and a wrong result would be worse than a slow one.
 * Why plain data: it is kept from one build to the next.
 */
import { createMemoryOf, type KeptOf, type KnownOf, type MemoryOf } from '../model/last-used.ts';
import type { Widths } from './glyphmaps.ts';
import type { Marked } from './marks.ts';

/** Of contents: the old names in the order in which they are met, each with its new one; and the codes that are shown of each font, by its old name. */
export interface Names {
  readonly names: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Of a page. `packed`: its contents with their new marks, compressed. */
export interface Marking extends Omit<Marked, 'bytes'> {
  readonly packed: Uint8Array;
}

/** A font file with what a PDF says of its glyphs, for those of the subsets that are `members`. What is packed is so for good. */
export interface Program {
  readonly file: Uint8Array;
  /** Bytes of the file before it was packed. */
  readonly length: number;
  readonly tag: string;
  readonly widths: Widths;
  readonly characters: Uint8Array;
}

/** A font file for those subsets of a face that are written as one; `members` are their places among the face's subsets. */
export type Joined = Program & { readonly members: readonly number[] };

interface Results {
  readonly names: Names;
  readonly markings: Marking | undefined;
  readonly faces: readonly Joined[];
}

export type Known = KnownOf<Results>;
export type Kept = KeptOf<Results>;
export type PageMemory = MemoryOf<Results>;

/** Some thousand pages, each of some kilobytes. */
export const createPageMemory = (kept?: Kept): PageMemory => createMemoryOf<Results>({ names: 1500, markings: 1500, faces: 200 }, kept);

/** Where nothing is known, and nothing is to be kept. */
export const createKnown = (): Known => createPageMemory().known;
