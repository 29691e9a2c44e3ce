/**
 * From where headings stand in a printed PDF to bookmarks and running heads.
 *
 * Places come from named destinations, never from Chromium's own bookmarks, whose titles lose the space where a heading wraps.
 */
import type { ContentsEntry } from '../model/briefing.ts';
import type { Bookmark } from '../model/pdf.ts';

/** By a heading's id: `page` from 0, `top` in pt from the page's lower edge. */
export type Places = Readonly<Record<string, { readonly page: number; readonly top: number }>>;

/** Entries as bookmarks, points beneath their section; those without a place are left out. `first` is added to every page. */
export function toBookmarks(entries: readonly ContentsEntry[], places: Places, first = 0): Bookmark[] {
  const roots: { bookmark: Bookmark; children: Bookmark[] }[] = [];
  for (const { id, depth, number, title } of entries) {
    const place = places[id];
    if (!place) continue;
    const bookmark = { title: number ? `${number} ${title}` : title, page: place.page + first, top: place.top, children: [] };
    const parent = roots.at(-1);
    if (depth === 2 && parent) parent.children.push(bookmark);
    else roots.push({ bookmark, children: [] });
  }
  return roots.map(({ bookmark, children }) => ({ ...bookmark, children }));
}

/** The part of the text that the top of each page belongs to: what a running head names. A part that begins in the page's upper quarter counts. */
export function runningHeads(entries: readonly ContentsEntry[], places: Places, pages: readonly { readonly height: number }[]): string[] {
  const isBefore = (a: Places[string] | undefined, b: Places[string] | undefined): number =>
    (a?.page ?? 0) - (b?.page ?? 0) || (b?.top ?? 0) - (a?.top ?? 0);
  const parts = entries.filter(({ depth, id }) => depth === 1 && places[id]).sort((a, b) => isBefore(places[a.id], places[b.id]));
  return pages.map(({ height }, page) => {
    const begun = parts.filter(({ id }) => {
      const place = places[id];
      return place !== undefined && (place.page < page || (place.page === page && place.top > height * 0.75));
    });
    return (begun.at(-1) ?? parts.find(({ id }) => places[id]?.page === page))?.title ?? '';
  });
}
