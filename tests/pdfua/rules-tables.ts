/** Matterhorn 15 and what PAC tests beside: header cells say what they head, rows are of one length (PDF 32000-1, 14.8.5.7). Figures have a BBox (14.8.5.4.3). */
import { PDFArray } from 'pdf-lib';
import type { File, Finding } from './file.ts';
import { allBelow, attribute, below, type Element, type Kid, type Tree } from './tree.ts';

export function checkTables(file: File, tree: Tree): Finding[] {
  return tree.elements.filter(({ standard }) => standard === 'Table').flatMap((table) => checkTable(file, tree, table));
}

function checkTable(file: File, tree: Tree, table: Element): Finding[] {
  const found: Finding[] = [];
  const grid = rowsOf(table).map((row) => below(row).filter(({ standard }) => standard === 'TH' || standard === 'TD'));
  const cells = grid.flat();
  const ids = new Set(cells.flatMap(({ dict }) => file.text(dict, 'ID') ?? []));
  const headersOf = (cell: Element): readonly string[] => {
    const value = attribute(file, tree.root, cell, 'Table', 'Headers');
    return value instanceof PDFArray ? value.asArray().map((item) => file.text(item) ?? '') : [];
  };
  const isById = cells.some((cell) => headersOf(cell).length > 0);
  for (const cell of cells) {
    for (const header of headersOf(cell))
      if (!ids.has(header))
        found.push({ rule: '15-headers', place: cell.place, message: `names the header ${header}, which is not in its table` });
    const scope = file.text(attribute(file, tree.root, cell, 'Table', 'Scope'));
    if (scope !== undefined && !['Row', 'Column', 'Both'].includes(scope))
      found.push({ rule: '15-003', place: cell.place, message: `the scope ${scope}` });
    if (cell.standard === 'TH' && scope === undefined && !(isById && file.text(cell.dict, 'ID')))
      found.push({ rule: '15-003', place: cell.place, message: 'a header cell without scope' });
  }
  if (!cells.some(({ standard }) => standard === 'TH')) found.push({ rule: '15-001', place: table.place, message: 'no header cell' });
  const widths = rowWidths(grid, (cell, key) => file.number(attribute(file, tree.root, cell, 'Table', key)) ?? 1);
  if (new Set(widths).size > 1) found.push({ rule: '15-rows', place: table.place, message: `rows of ${widths.join(', ')} columns` });
  return found;
}

const rowsOf = (table: Element): readonly Element[] =>
  below(table).flatMap((kid) => (kid.standard === 'TR' ? [kid] : kid.standard?.startsWith('T') ? below(kid) : []));

/** Columns that each row fills, with what hangs down into it from rows above. */
function rowWidths(grid: readonly (readonly Element[])[], span: (cell: Element, key: string) => number): readonly number[] {
  const hanging = new Map<number, number>();
  return grid.map((row, index) => {
    const own = row.reduce((sum, cell) => sum + span(cell, 'ColSpan'), 0);
    const width = own + (hanging.get(index) ?? 0);
    for (const cell of row)
      for (let down = 1; down < span(cell, 'RowSpan'); down++)
        hanging.set(index + down, (hanging.get(index + down) ?? 0) + span(cell, 'ColSpan'));
    return width;
  });
}

/** A figure or formula that stands on one page says where. */
export function checkBoxes(file: File, tree: Tree): Finding[] {
  return tree.elements.flatMap((element): Finding[] => {
    if (element.standard !== 'Figure' && element.standard !== 'Formula') return [];
    const owners = new Set([element, ...allBelow(element)].flatMap(({ kids }) => kids.flatMap(ownerOf)));
    const box = attribute(file, tree.root, element, 'Layout', 'BBox');
    const numbers = file.list(box).map((item) => file.number(item));
    const isBox = numbers.length === 4 && numbers.every((number) => number !== undefined);
    const [left = 0, bottom = 0, right = 0, top = 0] = numbers;
    if (box !== undefined && !(isBox && right > left && top > bottom))
      return [{ rule: 'bbox', place: element.place, message: `BBox ${String(box)}` }];
    return owners.size === 1 && box === undefined ? [{ rule: 'bbox', place: element.place, message: 'no BBox' }] : [];
  });
}

const ownerOf = (kid: Kid): readonly unknown[] => (kid.kind === 'content' && kid.owner ? [kid.owner] : []);
