/**
 * How a table's columns are set: as the author wrote it, and figures at the right without being asked, so that they can be compared.
 *
 * A first column of figures that are all of one length, as years are, names its rows: it stands at the left, where its figures line up as well.
 */
import type { Align, Table } from './table.ts';
import { plainText } from './walk.ts';

/** One for each column; `number`: figures that nobody aligned. */
export function columnAligns(table: Table): readonly (Align | 'number')[] {
  return table.header.map((_, column) => {
    const align = table.align[column] ?? (holdsFigures(table, column) ? 'number' : null);
    return align === 'text' ? null : align;
  });
}

/** For the parts of a table: what its columns are, told by all of its rows. */
export function alignedForParts(table: Table): Table {
  return { ...table, align: columnAligns(table).map((align) => align ?? 'text') };
}

/** Which columns hold nothing but figures, whoever aligned them. */
export function figureColumns(table: Table): readonly boolean[] {
  return table.header.map((_, column) => table.align[column] === 'number' || holdsFigures(table, column));
}

function holdsFigures({ rows }: Table, column: number): boolean {
  const cells = rows.map((row) => plainText(row[column] ?? [])).filter(Boolean);
  const isName = column === 0 && cells.length > 1 && cells.every(({ length }) => length === cells[0]?.length);
  return !isName && cells.some(isNumber) && cells.every((text) => isNumber(text) || isGap(text));
}

/** "1,234.5", "–3 %", "€ 12", "Rp 1.200", "(3,2)", "0.78***": digits with at most signs, and units of a letter or two behind or three before; then stars or a dagger. */
function isNumber(text: string): boolean {
  return /^(?:\p{L}{1,3}\s)?[^\p{L}\p{Nd}]{0,3}\p{Nd}[\p{Nd}.,٫٬\s\u00a0\u202f]*\s?(?:%|٪|‰|\p{Sc}|\p{L}{0,2})\)?\s?[*†‡§¶]{0,4}\)?$/u.test(
    text,
  );
}

/** What stands where there is no figure. */
const isGap = (text: string): boolean => /^(?:[-–—]|n\.?\/?a\.?|k\.\s?A\.)$/i.test(text);
