/** The text for reading, planned: what handout, briefing and course print of an article, before any markup. */
import type { Block } from './block.ts';
import type { Inline } from './inline.ts';
import type { Citations, Names } from './names.ts';
import type { Name, Reference } from './reference.ts';

/** A numbered heading of the text. `number` is "2" or "2.1"; '' where the part is not numbered. */
export interface PaperSection {
  readonly id: string;
  /** '' where it is not counted. */
  readonly number: string;
  readonly heading: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly points: readonly PaperSection[];
  /** Entries of the author's own. */
  readonly isReferences?: true;
}

/** One entry of the reference list, sorted, with its in-text name. */
export interface PaperReference {
  readonly reference: Reference;
  readonly names: readonly Name[];
  /** Year with its letter, "1997a"; the label for "no date" where none is given. */
  readonly year: string;
  /** The entry as it is printed, in the one style. */
  readonly children: readonly Inline[];
}

/** A footnote on paper, under the number that its mark shows: from 1, in reading order. */
export interface PaperNote {
  readonly id: string;
  readonly number: number;
  readonly children: readonly Block[];
}

/** The text for reading on paper or screen: what handout and briefing share. No speaker notes, no slide-only blocks. */
export interface PaperText {
  readonly introduction: readonly Block[];
  readonly sections: readonly PaperSection[];
  readonly notes: readonly PaperNote[];
  readonly summary: readonly (readonly Inline[])[];
  readonly glossary: readonly { readonly id: string; readonly term: string; readonly definition: readonly Inline[] }[];
  readonly questions: readonly { readonly question: readonly Inline[]; readonly answer?: readonly Block[] }[];
  readonly references: readonly PaperReference[];
  /** Numbers of figures, tables and formulas by their id. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly names: Names;
  readonly citations: Citations;
}
