/**
 * Tables: caption, header cells with their scope, and figures that line up.
 *
 * A column of numbers is set right without being asked. A first column of words names its rows. The box around scrolls on a narrow screen only.
 */
import type { Align, Inline, Table } from '../model/article.ts';
import { columnAligns } from '../model/table-align.ts';
import { plainText } from '../model/walk.ts';
import { word, type HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { attribute, escapeHtml, join, markup, trustedHtml, type Html } from './html-markup.ts';

type Cell = readonly Inline[];

/** Chromium leaves an empty cell out of a PDF's tags, and its row would be short of one. */
const noText = trustedHtml('&nbsp;');

/** From this many columns on, a table may use the margin too. */
const wideFrom = 5;

/** Letters that fit side by side on a page: a table of more is set as several, its first column repeated. */
const roomFor = 84;
/** What a column takes beside its longest word, in letters. */
const gap = 3;

/** The table in its box, or in several below each other where its columns are too many for a page. */
export function tableHtml(table: Table, context: HtmlContext): Html {
  const aligns = columnAligns(table);
  const named = table.header.length > 1 && aligns[0] !== 'number';
  const groups = columnGroups(table, named);
  return join(
    groups.map((columns, index) => onePiece(table, { columns, aligns, named, index, count: groups.length }, context)),
    '\n',
  );
}

interface Piece {
  readonly columns: readonly number[];
  readonly aligns: readonly (Align | 'number')[];
  readonly named: boolean;
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

function onePiece(table: Table, { columns, aligns, named, index, count }: Piece, context: HtmlContext): Html {
  const cell = (content: Cell, column: number, tag: string, scope?: string): Html => {
    const name = trustedHtml(tag);
    return markup`<${name}${attribute('scope', scope)}${classOf(aligns[column] ?? null)}>${content.length > 0 ? inlinesHtml(content, context) : noText}</${name}>`;
  };
  // An empty corner names nothing: a header cell there would only puzzle a screen reader.
  const head = columns.map((column) => {
    const content = table.header[column] ?? [];
    return content.length > 0 ? cell(content, column, 'th', 'col') : cell(content, column, 'td');
  });
  const rows = table.rows.map((row) => {
    const cells = columns.map((column) =>
      named && column === 0 ? cell(row[column] ?? [], column, 'th', 'row') : cell(row[column] ?? [], column, 'td'),
    );
    return markup`<tr>${join(cells)}</tr>`;
  });
  const id = index === 0 ? table.id : `_${table.id}-${index + 1}`;
  const captionId = `_caption-${id}`;
  const part = count > 1 ? markup` ${word(context, 'part', { index: String(index + 1), count: String(count) })}` : markup``;
  const caption = markup`<caption${attribute('id', captionId)}><span class="number">${escapeHtml(context.text.names[table.id] ?? '')}</span> ${inlinesHtml(table.caption ?? [], context)}${part}</caption>`;
  const box = columns.length >= wideFrom ? markup`table wide` : markup`table`;
  return markup`<div class="${box}" role="group" tabindex="0"${attribute('aria-labelledby', captionId)}><table${attribute('id', id)}>${caption}<thead><tr>${join(head)}</tr></thead><tbody>${join(rows, '\n')}</tbody></table></div>`;
}

/** The columns of each piece: as many as fit by their longest words; the naming column stands in all. */
function columnGroups(table: Table, named: boolean): number[][] {
  const widths = table.header.map(
    (content, column) => gap + Math.max(...[content, ...table.rows.map((row) => row[column] ?? [])].map(longestWord)),
  );
  const first = named ? [0] : [];
  const taken = named ? (widths[0] ?? 0) : 0;
  const groups: number[][] = [];
  let used = Infinity;
  for (let column = first.length; column < widths.length; column++) {
    const width = widths[column] ?? 0;
    if (used + width > roomFor) {
      groups.push([...first]);
      used = taken;
    }
    groups.at(-1)?.push(column);
    used += width;
  }
  return groups.length > 0 ? groups : [widths.map((_, column) => column)];
}

/** In letters; a word longer than 24 may be broken. */
function longestWord(cell: Cell): number {
  return Math.min(
    24,
    Math.max(
      0,
      ...plainText(cell)
        .split(/\s+/)
        .map((piece) => piece.length),
    ),
  );
}

function classOf(align: Align | 'number'): Html {
  return align === null ? markup`` : markup` class="${trustedHtml(align)}"`;
}
