/**
 * Bookmarks (the outline, PDF 32000-1, 12.3.3), read and written. Sections are open, what lies below points is closed.
 */
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import type { Bookmark } from '../model/pdf.ts';
import { destinationAt, explicit, placeOf } from './destinations.ts';
import type { Names } from './destinations.ts';
import { dictFrom, dictOf, name, textOf, textString } from './objects.ts';
import type { Value } from './objects.ts';
import type { Source } from './source.ts';

/** In the outline's order and nesting. A list that leads back into itself is read up to there. */
export function readBookmarks(source: Source, names: Names): readonly Bookmark[] {
  const root = dictOf(source.context, source.catalog.get(name('Outlines')));
  return root === undefined ? [] : readLevel(source, names, root.get(name('First')), 1, new Set());
}

/** Levels of bookmarks that are read: a stranger's may nest without end, and every level is a call within a call. */
const deepest = 50;

/** Items that lead nowhere in this file are left out; what lies below them moves up. So is what lies below the deepest level. */
function readLevel(source: Source, names: Names, first: Value, depth: number, seen: Set<PDFDict>): readonly Bookmark[] {
  const { context } = source;
  const bookmarks: Bookmark[] = [];
  for (let item = dictOf(context, first); item !== undefined && !seen.has(item); item = dictOf(context, item.get(name('Next')))) {
    seen.add(item);
    const action = dictOf(context, item.get(name('A')));
    const isGoTo = textOf(context, action?.get(name('S'))) === 'GoTo';
    const destination = explicit(source, names, item.get(name('Dest')) ?? (isGoTo ? action?.get(name('D')) : undefined));
    const place = destination && placeOf(source, destination);
    const children = depth < deepest ? readLevel(source, names, item.get(name('First')), depth + 1, seen) : [];
    if (place) bookmarks.push({ title: textOf(context, item.get(name('Title'))) ?? '', ...place, children });
    else for (const child of children) bookmarks.push(child);
  }
  return bookmarks;
}

/** Writes the outline; undefined if there is no bookmark. Bookmarks to pages that don't exist lead nowhere. */
export function writeOutline(context: PDFContext, bookmarks: readonly Bookmark[], pages: readonly PDFRef[]): PDFRef | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = context.nextRef();
  const { first, last, visible } = writeLevel(context, bookmarks, pages, root, 1);
  context.assign(root, dictFrom(context, { Type: name('Outlines'), First: first, Last: last, Count: context.obj(visible) }));
  return root;
}

/** Items at this depth and below are closed. */
const closedDepth = 2;

interface Level {
  readonly first: PDFRef | undefined;
  readonly last: PDFRef | undefined;
  /** Items of this level and of the open ones below: what Count tells of an open parent. */
  readonly visible: number;
}

function writeLevel(context: PDFContext, bookmarks: readonly Bookmark[], pages: readonly PDFRef[], parent: PDFRef, depth: number): Level {
  const refs = bookmarks.map(() => context.nextRef());
  let visible = refs.length;
  bookmarks.forEach((bookmark, index) => {
    const ref = refs[index] as PDFRef;
    const below = writeLevel(context, bookmark.children, pages, ref, depth + 1);
    const isClosed = depth >= closedDepth;
    if (!isClosed) visible += below.visible;
    const page = pages[bookmark.page];
    context.assign(
      ref,
      dictFrom(context, {
        Title: textString(bookmark.title),
        Parent: parent,
        Prev: refs[index - 1],
        Next: refs[index + 1],
        First: below.first,
        Last: below.last,
        Count: below.visible === 0 ? undefined : context.obj(isClosed ? -below.visible : below.visible),
        Dest: page && destinationAt(context, page, bookmark.top),
      }),
    );
  });
  return { first: refs[0], last: refs.at(-1), visible };
}

/** Nests each appendix's bookmarks below the one that has its title and page, or below a new one that stands in order of pages. */
export function nestAppendices(bookmarks: readonly Bookmark[], appendices: readonly Bookmark[]): readonly Bookmark[] {
  return appendices.reduce((all, appendix) => {
    const nested = nest(all, appendix);
    return nested ?? [...all.filter(({ page }) => page <= appendix.page), appendix, ...all.filter(({ page }) => page > appendix.page)];
  }, bookmarks);
}

function nest(bookmarks: readonly Bookmark[], appendix: Bookmark): readonly Bookmark[] | undefined {
  for (const [index, bookmark] of bookmarks.entries()) {
    const isIt = bookmark.page === appendix.page && bookmark.title === appendix.title;
    const children = isIt ? [...bookmark.children, ...appendix.children] : nest(bookmark.children, appendix);
    if (children) return bookmarks.with(index, { ...bookmark, children });
  }
  return undefined;
}
