/** The prints that need all pages: cover and contents, and the stamps with head, foot and "page x of y". */
import type { ReadArticle } from '../../articles.ts';
import { fillCourseFront, type CourseEntry } from '../../fill/course/front.ts';
import { courseLink } from '../../fill/course/links.ts';
import { fillCourseStamps, type CourseStamp } from '../../fill/course/stamps.ts';
import { paperFaces } from '../../fill/prepare.ts';
import { surveyOnce } from '../../merge/positions.ts';
import { papers } from '../../model/paper.ts';
import type { Course } from '../../model/course.ts';
import type { ContentsEntry } from '../../model/briefing.ts';
import type { Masthead } from '../../model/masthead.ts';
import { numeral, phrase } from '../../model/words.ts';
import { emptyText, lectureLine } from '../../plan/course/lecture.ts';
import { runningHeads, type Places } from '../../plan/places.ts';
import type { Browser } from '../../render/browser.ts';
import { print } from '../../render/print.ts';
import { shrinkage, type Shrunk } from '../shrunk.ts';
import type { Workshop } from '../workshop.ts';
import type { PrintedBack } from './back.ts';
import { fontCssForText } from './fonts.ts';
import { firstPages, type PageSize, type PrintedLecture, type Size } from './lecture.ts';

/** As `PrintedBack`; the first of the bound pages. */
export interface PrintedFront {
  readonly bytes: Uint8Array;
  readonly sizes: readonly Size[];
  readonly places: Places;
  readonly contents: readonly ContentsEntry[];
  readonly shrunk: Shrunk | undefined;
}

/** The prints whose pages the contents name. */
export interface FrontRequest {
  readonly masthead: Masthead;
  readonly course: Course;
  readonly reads: readonly ReadArticle[];
  readonly lectures: readonly PrintedLecture[];
  readonly back: PrintedBack | undefined;
}

const faces = paperFaces(emptyText);

/** For when the pages of all other prints are known. */
export async function printFront(request: FrontRequest, browser: Browser, workshop: Workshop): Promise<PrintedFront> {
  const { masthead } = request;
  const entries = contentsOf(request);
  const fontCss = await fontCssForText(JSON.stringify([masthead, entries]), faces, masthead.lang);
  const html = fillCourseFront(masthead, entries, await workshop.fill(), fontCss);
  const bytes = await print(browser, html, { outline: false });
  const { destinations, sizes, scale } = await surveyOnce(bytes);
  const contents: readonly ContentsEntry[] = [{ id: '_contents', depth: 1, number: '', title: phrase(masthead.labels, 'contents') }];
  return { bytes, sizes, places: destinations, contents, shrunk: await shrinkage(browser, html, scale) };
}

/** Lectures with their sections and appendices, then what stands behind them. Points stand in the bookmarks. */
function contentsOf({ masthead, course, reads, lectures, back }: FrontRequest): readonly CourseEntry[] {
  const firsts = firstPages(lectures);
  const number = (page: number): string => numeral(course.lang, page + 1);
  const behind = firsts.at(-1) ?? 0;
  return [
    ...lectures.flatMap((lecture, index) =>
      lectureEntries(lecture, firsts[index] ?? 0, (reads[index] as ReadArticle).article, course, masthead),
    ),
    ...(back?.contents ?? []).map(({ id, title }): CourseEntry => ({
      kind: 'part',
      number: '',
      title,
      page: number(behind + (back?.places[id]?.page ?? NaN)),
      link: courseLink('back', id),
    })),
  ];
}

function lectureEntries(
  { plan, places }: PrintedLecture,
  first: number,
  article: ReadArticle['article'],
  course: Course,
  { labels }: Masthead,
): readonly CourseEntry[] {
  const { lang, direction } = article;
  const common = { lang, direction };
  const page = (id: string): string => {
    const place = places[id];
    if (!place) throw new Error(`no page is known for "${id}" of ${article.file}`);
    return numeral(course.lang, first + place.page + 1);
  };
  const line = [phrase(labels, 'lectureNumber', { number: plan.number }), ...lectureLine(course, labels, article)].join(' · ');
  const listed = plan.contents.filter(({ id, depth, number }) => depth === 1 && (number !== '' || /^_(appendix-|slides$)/.test(id)));
  return [
    { kind: 'lecture', number: '', title: article.title, line, page: page('_lecture'), link: courseLink(plan.key, '_lecture'), ...common },
    ...listed.map(({ id, number, title }): CourseEntry => ({
      kind: 'section',
      number,
      title,
      page: page(id),
      link: courseLink(plan.key, id),
      ...common,
    })),
  ];
}

/** All prints, in the order in which they are bound. */
export interface StampsRequest extends Pick<FrontRequest, 'masthead' | 'lectures' | 'back'> {
  readonly front: PrintedFront;
}

/** A page for each bound one, untagged: see `merge/stamps.ts`. */
export async function printStamps(request: StampsRequest, browser: Browser, workshop: Workshop): Promise<Uint8Array> {
  const { masthead } = request;
  const pages = stampsOf(request);
  const sans = faces.filter(({ family }) => family === 'Plus Jakarta Sans');
  const said = [masthead, [...new Set(pages.flatMap(({ lecture, section, marking }) => [lecture?.title, section, marking]))]];
  const fontCss = await fontCssForText(JSON.stringify(said), sans, masthead.lang);
  return print(browser, fillCourseStamps(masthead, pages, await workshop.fill(), fontCss), { tagged: false, outline: false });
}

function stampsOf({ masthead, lectures, back, front }: StampsRequest): readonly CourseStamp[] {
  const total = (firstPages(lectures).at(-1) ?? 0) + (back?.sizes.length ?? 0);
  const common = masthead.marking === undefined ? {} : { marking: masthead.marking };
  let page = 0;
  const numbered = (sizes: readonly PageSize[], words: (at: number) => Partial<CourseStamp>): readonly CourseStamp[] =>
    sizes.map((size, at) => ({ ...millimetres(size), ...crowding(size), ...common, ...words(at), page: (page += 1), total }));
  return [
    ...front.sizes.map((_, at): CourseStamp => ({ ...papers[masthead.paper], ...common, page: at + 1, bare: at === 0 })),
    ...lectures.flatMap(({ plan, sizes, places }) => {
      const sections = runningHeads(plan.contents, places, sizes);
      const { marking } = plan.masthead;
      const own = marking === undefined ? {} : { marking };
      return numbered(sizes, (at) => ({
        ...own,
        ...(at === 0
          ? {}
          : {
              lecture: { number: plan.number, title: plan.masthead.title, direction: plan.masthead.direction },
              section: sections[at] ?? '',
            }),
      }));
    }),
    ...(back ? numbered(back.sizes, backWords(back)) : []),
  ];
}

/** A part of the back that begins on the page is named by its heading. */
function backWords({ contents, places, sizes }: PrintedBack): (at: number) => Partial<CourseStamp> {
  const heads = runningHeads(contents, places, sizes);
  const begins = new Set(contents.map(({ id }) => places[id]?.page));
  return (at) => (begins.has(at) ? {} : { section: heads[at] ?? '' });
}

const crowding = ({ room }: PageSize): Pick<CourseStamp, 'crowded'> =>
  room && !(room.head && room.foot) ? { crowded: { head: !room.head, foot: !room.foot } } : {};

function millimetres({ width, height }: Size): Size {
  return { width: (width * 25.4) / 72, height: (height * 25.4) / 72 };
}
