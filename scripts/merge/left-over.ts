/**
 * How much of a page is left over below what stands on it, where the next thing did not fit and went to the next page.
 *
 * Only the column of the text counts: a note in the margin beside it leaves room in the column.
 */
import { seeDrawn } from './drawn.ts';
import type { Source } from './source.ts';

/** In pt from the page's left and lower edge. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What is asked of a print beside where things stand: how much is left over on the page before each of `ids`. */
export interface LeftOverQuestion {
  readonly column: Column;
  readonly ids: readonly string[];
}

/** In pt by id; nothing for what stands on the first page, or in a page's lower half, which nothing pushed there. */
export function leftOver(
  source: Source,
  { column, ids }: LeftOverQuestion,
  destinations: Readonly<Record<string, { readonly page: number; readonly top: number }>>,
): Readonly<Record<string, number>> {
  const found = ids.flatMap((id) => {
    const place = destinations[id];
    const before = place && place.top > (column.top + column.bottom) / 2 ? source.pages[place.page - 1] : undefined;
    if (!before) return [];
    let lowest = column.top;
    seeDrawn(source, before, ([left, bottom, , top]) => {
      const isInColumn = left >= column.left - 1 && left < column.right && top <= column.top + 1 && bottom >= column.bottom - 1;
      const isGround = top - bottom > 0.9 * (column.top - column.bottom);
      if (isInColumn && !isGround && bottom < lowest) lowest = bottom;
    });
    return [[id, lowest - column.bottom] as const];
  });
  return Object.fromEntries(found);
}
