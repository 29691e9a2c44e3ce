/**
 * A course: articles in the order in which they are given, and what their common pack says of itself.
 *
 * Why a model of its own: a course has no text. Everything that is read in it is an article's, which must not change by being part of one.
 */
import type { ArticleDate } from './article.ts';
import type { Paper } from './paper.ts';
import type { Position } from './diagnostic.ts';
import type { ContentsEntry } from './briefing.ts';
import type { Masthead } from './masthead.ts';
import type { PaperText } from './paper-text.ts';

/** A `course.yaml`, checked: the pack's own words, and its lectures in their order. */
export interface Course {
  /** The source's path as shown to the author. */
  readonly file: string;
  /** Where the articles' folders stand; absolute. */
  readonly folder: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly lecturers: readonly string[];
  readonly institution?: string;
  /** "Autumn 2026", as written. */
  readonly term?: string;
  /** BCP 47: of the words that the course says by itself. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** Of all own pages, whatever the articles say. */
  readonly paper: Paper;
  readonly marking?: string;
  /** The slides on paper behind each lecture. */
  readonly slides: boolean;
  /** The articles' appendices behind each lecture. */
  readonly appendices: boolean;
  /** In order; each names an article that is there, once. */
  readonly lectures: readonly CourseLecture[];
}

/** `title` and `date` stand in place of the article's own. */
export interface CourseLecture {
  readonly slug: string;
  readonly title?: string;
  readonly date?: ArticleDate;
  readonly position: Position;
}

/** One lecture as the pack shows it: an opener, its text with its own numbers, its notes and questions. Glossary and references are the pack's. */
export interface LecturePlan {
  /** What ids of this lecture are prefixed with outside it: `l3`. */
  readonly key: string;
  /** "3", in the course's digits. */
  readonly number: string;
  /** "Lecture 3: Why alliances hold": its bookmark and running head. */
  readonly name: string;
  readonly masthead: Masthead;
  readonly text: PaperText;
  /** In the order of the pages; `depth` 1 below the lecture. */
  readonly contents: readonly ContentsEntry[];
  readonly numberParagraphs: boolean;
}
