/**
 * Head and foot of every page of a pack, one page a page; merge lays them over. Beside the lecture stands the section, below it the course,
 * and "page x of y" counts over all lectures.
 */
import type { Labels } from '../../model/label-files.ts';
import type { Masthead } from '../../model/masthead.ts';
import { numeral, phrase, roman } from '../../model/words.ts';
import { markLines } from '../mark-lines.ts';
import { mastheadData } from '../paper-data.ts';
import { nothingPrepared } from '../prepare.ts';
import { sizeName, stampSizes } from '../stamp-sizes.ts';
import type { Fill } from '../templates.ts';

/** Beside its number stands its title, which may be of the other direction: a long one is cut where it ends. */
export interface StampedLecture {
  readonly number: string;
  readonly title: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Sizes in mm. `page` counts from 1, in roman numerals where `total` is not set. A page with no words at its head has none. */
export interface CourseStamp {
  readonly width: number;
  readonly height: number;
  readonly lecture?: StampedLecture;
  readonly section?: string;
  readonly marking?: string;
  readonly page: number;
  readonly total?: number;
  /** Where a page of an appendix has something of its own: there stands no more than the mark. */
  readonly crowded?: { readonly head: boolean; readonly foot: boolean };
  /** The cover: nothing at all. */
  readonly bare?: boolean;
}

/** A whole HTML page that prints one page for each of `pages`, in their sizes. */
export function fillCourseStamps(masthead: Masthead, pages: readonly CourseStamp[], fill: Fill, fontCss: string): string {
  const { labels, lang } = masthead;
  const stamps = pages.map(({ width, height, lecture, section = '', marking = '', page, total, bare, crowded }) => ({
    size: sizeName({ width, height }),
    stamped: !bare,
    headed: !crowded?.head && (lecture !== undefined || section !== ''),
    footed: !crowded?.foot,
    lecture: lecture && { ...lecture, ...around(labels, lecture.number) },
    section,
    marking,
    markLines: markLines(marking),
    number: total === undefined ? roman(page) : phrase(labels, 'pageOf', { page: numeral(lang, page), total: numeral(lang, total) }),
  }));
  const data = { ...mastheadData(masthead, nothingPrepared), fontCss };
  return fill('course/stamps.html.hbs', { ...data, sizes: stampSizes(pages), stamps });
}

/** What stands before and behind the title. */
function around(labels: Labels, number: string): { readonly before: string; readonly behind: string } {
  const [before = '', behind = ''] = phrase(labels, 'lectureTitle', { number }).split('{title}');
  return { before, behind };
}
