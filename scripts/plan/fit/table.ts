/**
 * Tables that are wider than a slide: by columns, the first on each part again; what not even that can show is told as a list.
 */
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { Table } from '../../model/table.ts';
import { alignedForParts } from '../../model/table-align.ts';

/** The table in as few parts as can be, and as even, of columns that are at most `room` px wide; `widths` is the least that each column takes. One part if it fits, or cannot. */
export function splitColumns(table: Table, widths: readonly number[], room: number): readonly Table[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const [first = 0, ...others] = widths;
  if (total <= room || table.header.length < 3) return [table];
  const most = inShares(others, room - first);
  const least = (total - first) / most.length;
  const shares = Array.from({ length: 10 }, (_, step) => least + ((room - first - least) * step) / 10);
  const groups = shares.map((share) => inShares(others, share)).find(({ length }) => length === most.length) ?? most;
  const set = alignedForParts(table);
  return groups.length < 2 ? [table] : groups.map((columns) => pick(set, [0, ...columns]));
}

/** Columns one after the other, in groups that are at most `share` wide: by their number in the table, the first of which is on all. */
function inShares(widths: readonly number[], share: number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let used = Infinity;
  for (const [index, width] of widths.entries()) {
    if (used + width > share) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(index + 1);
    used += width;
  }
  return groups;
}

function pick(table: Table, columns: readonly number[]): Table {
  const of = <T>(cells: readonly T[], none: T): readonly T[] => columns.map((column) => cells[column] ?? none);
  return { ...table, align: of(table.align, null), header: of(table.header, []), rows: table.rows.map((row) => of(row, [])) };
}

/** Each row as a point, named by its first cell, with the others below it by their column's name. */
export function tableAsList(table: Table): readonly Block[] {
  const { header, rows, position, caption } = table;
  const paragraph = (children: readonly Inline[]): Block => ({ type: 'paragraph', children, position });
  const named = (cell: readonly Inline[], column: number): readonly Inline[] => {
    const name = header[column] ?? [];
    return name.length > 0 ? [{ type: 'strong', children: name }, { type: 'text', value: ': ' }, ...cell] : cell;
  };
  const items = (rows.length > 0 ? rows : [header]).map((row) => {
    const cells = row.flatMap((cell, column) =>
      column === 0 || cell.length === 0 ? [] : [{ children: [paragraph(named(cell, column))] }],
    );
    const lead = paragraph([{ type: 'strong', children: row[0] ?? [] }]);
    const below: readonly Block[] = cells.length > 0 ? [{ type: 'list', ordered: false, start: 1, items: cells, position }] : [];
    return { children: [lead, ...below] };
  });
  return [...(caption ? [paragraph(caption)] : []), { type: 'list', ordered: false, start: 1, items, position }];
}
