/** A table as GFM writes it. One of tabs is `tab-tables.ts`, one that is drawn with signs `drawn-tables.ts`. */
import type { Table as MdastTable } from 'mdast';
import type { Table } from '../model/table.ts';
import { placeOf, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';
import { heldFigure } from './typography.ts';

/** Cells that no column is above are left out, and said. */
export function readTable(node: MdastTable, context: TextContext): Table {
  const [head, ...rows] = node.children.map((row) => row.children.map((cell) => heldFigure(readInlines(cell.children, context))));
  const columns = head?.length ?? 0;
  node.children.forEach((row) => {
    if (row.children.length > columns)
      context.problems.warning(
        'extra-cells',
        placeOf(row, context),
        `the row has ${row.children.length} cells, the table ${columns} columns; the rest is left out`,
      );
  });
  return {
    type: 'table',
    id: `table-${++context.counts.table}`,
    align: (node.align ?? []).map((align) => align ?? null),
    header: head ?? [],
    rows: rows.map((row) => row.slice(0, columns)),
    position: placeOf(node, context),
  };
}
