/** Where everything stands in the bound pack: bookmarks, and what the links between its prints lead to. */
import type { Place } from '../../merge/merge.ts';
import type { Bookmark } from '../../model/pdf.ts';
import { toBookmarks, type Places } from '../../plan/places.ts';
import type { PrintedBack } from './back.ts';
import type { PrintedFront } from './front.ts';
import { firstPages, type PrintedLecture } from './lecture.ts';

/** Pages count from 0 in the bound file, `pages` is how many there are. */
export interface Bound {
  readonly bookmarks: readonly Bookmark[];
  readonly links: Readonly<Record<string, Place>>;
  readonly pages: number;
}

/** Front, lectures, back, in this order; links between them are `<print>/<id>`. */
export function bind(front: PrintedFront, lectures: readonly PrintedLecture[], back: PrintedBack | undefined): Bound {
  const firsts = firstPages(lectures).map((page) => page + front.sizes.length);
  const places = new Map<string, Place>();
  const add = (print: string, found: Places, first: number): void => {
    for (const [id, { page, top }] of Object.entries(found)) places.set(`${print}/${id}`, { page: page + first, top });
  };
  lectures.forEach(({ plan, places: own, terms }, index) => {
    const first = firsts[index] ?? 0;
    add(plan.key, own, first);
    for (const found of terms.values()) for (const { anchor, ...place } of found) add(plan.key, { [anchor]: place }, first);
  });
  const behind = firsts.at(-1) ?? 0;
  if (back) add('back', back.places, behind);
  return {
    bookmarks: [
      ...toBookmarks(front.contents, front.places),
      ...lectures.map((lecture, index) => lectureBookmark(lecture, firsts[index] ?? 0)),
      ...(back ? toBookmarks(back.contents, back.places, behind) : []),
    ],
    links: Object.fromEntries(places),
    pages: behind + (back?.sizes.length ?? 0),
  };
}

function lectureBookmark({ plan, places }: PrintedLecture, first: number): Bookmark {
  const top = places['_lecture']?.top;
  return { title: plan.name, page: first, ...(top === undefined ? {} : { top }), children: toBookmarks(plan.contents, places, first) };
}
