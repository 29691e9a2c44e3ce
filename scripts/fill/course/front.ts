/** What stands before the lectures of a pack: the cover and the one list of contents. */
import type { Masthead } from '../../model/masthead.ts';
import { mastheadData } from '../paper-data.ts';
import { nothingPrepared } from '../prepare.ts';
import type { Fill } from '../templates.ts';

/** A line of the contents. `page` and `line` are ready to show; `lang` is set where the title is in another language. */
export interface CourseEntry {
  readonly kind: 'lecture' | 'section' | 'part';
  readonly number: string;
  readonly title: string;
  readonly line?: string;
  readonly page: string;
  readonly link: string;
  readonly lang?: string;
  readonly direction?: string;
}

/** A whole HTML page; `fontCss` holds the `@font-face` rules with their data. */
export function fillCourseFront(masthead: Masthead, entries: readonly CourseEntry[], fill: Fill, fontCss: string): string {
  return fill('course/front.html.hbs', {
    ...mastheadData(masthead, nothingPrepared),
    fontCss,
    entries: entries.map((entry) => ({
      line: '',
      lang: masthead.lang,
      direction: masthead.direction,
      ...entry,
      isLecture: entry.kind === 'lecture',
    })),
  });
}
