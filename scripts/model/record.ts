/**
 * What is kept of a build to compare a later one with: the words a reader met, slide by slide and paragraph by paragraph, and what each page of
 * paper looked like, as hashes.
 *
 * Why words and not the source: a heading, a citation or a figure's number can change without the author touching the paragraph that shows it.
 * Rejected: the files themselves (megabytes in git for a question that hashes answer).
 */

import type { HandoutLayout } from './layouts.ts';

/** What a piece of text is. `masthead` is a line of the title page, `message` a key message, `term` a glossary entry. */
export const unitKinds = [
  'masthead',
  'message',
  'paragraph',
  'heading',
  'item',
  'caption',
  'row',
  'quote',
  'figure',
  'chart',
  'diagram',
  'code',
  'math',
  'definition',
  'term',
  'question',
  'answer',
  'reference',
  'note',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The smallest piece that is said to have changed. */
export interface Unit {
  readonly kind: UnitKind;
  /** What it is called in the article's language: "Table 1", a term; or its number among equals. A line of the title page: its key in the front matter. */
  readonly name?: string;
  /** Of a table's row: 0 is the header. */
  readonly row?: number;
  readonly words: string;
  /** Hash of what a reader sees beside the words: pictures, emphasis, where links lead. */
  readonly looks: string;
}

/** A part of the text under one heading. `id` begins with "_" where it is none of the author's. */
export interface Passage {
  readonly id: string;
  /** "2.1"; '' where it is not numbered. */
  readonly number: string;
  readonly heading: string;
  readonly units: readonly Unit[];
}

/** A slide: what it shows and, apart from it, what its speaker says. */
export interface SlideRecord {
  readonly id: string;
  readonly kind: string;
  readonly heading: string;
  readonly words: string;
  readonly looks: string;
  readonly notes: string;
}

/** A page of a PDF, as hashes. */
export interface PageRecord {
  /** As the PDF's page labels and its foot call it. */
  readonly label: string;
  /** Of its picture at 100 dpi. */
  readonly picture: string;
  /** Of the same picture without the line of the page number, and of that line's other words. */
  readonly body: string;
  /** Of its words and their places without the page number: for comparing across versions of what draws pictures. */
  readonly words: string;
}

/** How all slides look, by the names of the front matter: theme, size, accent. A logo is told by a hash of it. */
export type DeckLook = Readonly<Record<string, string>>;

/** What was built, in words and hashes of pages: what a mark keeps, and what it is compared with. */
export interface BuildRecord {
  readonly title: string;
  readonly lang: string;
  /** Unknown in marks that were made before it was kept. */
  readonly look?: DeckLook;
  readonly text: readonly Passage[];
  readonly slides: readonly SlideRecord[];
  /** What drew the pictures: only those of the same are compared. */
  readonly drawnBy: string;
  /** By the name of the PDF. */
  readonly pages: Readonly<Record<string, readonly PageRecord[]>>;
}

/** A build that was handed out under a name. */
export interface Mark extends BuildRecord {
  readonly name: string;
  /** Counts an article's marks in the order in which they were made. */
  readonly order: number;
  /** ISO day that its documents bear. */
  readonly date: string;
  /** The tool's version. */
  readonly version: string;
  /** The handout's layouts, where they were asked for in place of the article's own. */
  readonly layouts?: readonly HandoutLayout[];
}
