/**
 * How much of a page is left over below its text, where the next thing did not fit and went to the next page.
 *
 * Of prints of ours only, in which the last thing on a page is text, be it a caption, and each line begins with a matrix of its own (`Tm`): no more is read.
 * Only the column of the text counts: a note in the margin beside it leaves room in the column.
 */
import { PDFRawStream } from 'pdf-lib';
import { topOfPage } from './destinations.ts';
import { code, numbersIn, scan } from './content.ts';
import { identity, matrixOf, times, type Matrix } from './geometry.ts';
import { listOf, name } from './objects.ts';
import type { Page, Source } from './source.ts';
import { unpack } from './unpack.ts';

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

/** In pt, from a page's top: as far down stands what went to the next page with the headings above it. */
const headings = 130;

/** In pt by id; nothing for what stands on the first page, or farther down on its page, where nothing pushed it. */
export function leftOver(
  source: Source,
  { column, ids }: LeftOverQuestion,
  destinations: Readonly<Record<string, { readonly page: number; readonly top: number }>>,
): Readonly<Record<string, number>> {
  const found = ids.flatMap((id) => {
    const place = destinations[id];
    const before = place && place.top > topOfPage(source, place.page) - headings ? source.pages[place.page - 1] : undefined;
    return before ? [[id, lowestIn(column, source, before) - column.bottom] as const] : [];
  });
  return Object.fromEntries(found);
}

const [q, Q, cm, Tm] = ['q', 'Q', 'cm', 'Tm'].map(code);

/** The baseline of the last line of the column. */
function lowestIn(column: Column, { context }: Source, { dict }: Page): number {
  let lowest = column.top;
  for (const item of listOf(context, dict.get(name('Contents')))) {
    const stream = context.lookup(item);
    const bytes = stream instanceof PDFRawStream ? unpack(context, stream)?.bytes : undefined;
    if (!bytes) continue;
    const stack: Matrix[] = [];
    let matrix = identity;
    scan(bytes, (operator, from, at) => {
      if (operator === q) stack.push(matrix);
      else if (operator === Q) matrix = stack.pop() ?? matrix;
      else if (operator === cm) matrix = times(matrixOf(numbersIn(bytes, from, at)), matrix);
      else if (operator === Tm) {
        const [, , , , x, y] = times(matrixOf(numbersIn(bytes, from, at)), matrix);
        if (x >= column.left - 1 && x < column.right && y >= column.bottom - 1 && y < lowest) lowest = y;
      }
    });
  }
  return lowest;
}
