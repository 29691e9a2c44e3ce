/** Where bookmarks and named destinations of a file lead, as `scripts/merge` itself reads them: positions of ours compared with positions of ours. */
import { namedDestinations, topOfPage } from '../../scripts/merge/destinations.ts';
import { readBookmarks } from '../../scripts/merge/outline.ts';
import { surveyOnce, type Position } from '../../scripts/merge/positions.ts';
import { peek } from '../../scripts/merge/source.ts';
import type { Bookmark } from '../../scripts/model/pdf.ts';

/** An entry of the outline; `depth` counts from 1. */
interface OutlineEntry extends Position {
  readonly title: string;
  readonly depth: number;
}

/** The outline in order. Chromium's titles lose the space where a heading wraps: compare them without spaces. */
export async function readOutline(bytes: Uint8Array): Promise<readonly OutlineEntry[]> {
  const source = await peek(bytes);
  const list = (bookmarks: readonly Bookmark[], depth: number): OutlineEntry[] =>
    bookmarks.flatMap(({ title, page, top = topOfPage(source, page), children }) => [
      { title, depth, page, top },
      ...list(children, depth + 1),
    ]);
  return list(readBookmarks(source, namedDestinations(source)), 1);
}

export const readDestinations = async (bytes: Uint8Array): Promise<Readonly<Record<string, Position>>> =>
  (await surveyOnce(bytes)).destinations;
