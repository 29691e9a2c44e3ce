/**
 * Tables: caption, header cells with their scope, and figures that line up.
 *
 * A column of numbers is set right without being asked. A first column of words names its rows. The box around scrolls on a narrow screen only.
 */
import type { Inline } from '../model/inline.ts';
import type { Align, Table } from '../model/table.ts';
import { columnAligns, figureColumns } from '../model/table-align.ts';
import { figureOf, type TableFigure } from '../model/table-figure.ts';
import { plainText } from '../model/walk.ts';
import { isUnspaced } from '../model/words.ts';
import { within, word, type HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { attribute, escapeHtml, join, markup, noText, trustedHtml, type Html } from './html-markup.ts';
import { hasLongWord, tableSetting, type TableSetting } from './table-room.ts';
import { tableWords } from './table-words.ts';

type Cell = readonly Inline[];

/** The table in its box, or in several below each other where its columns are too many for a page. */
export function tableHtml(table: Table, context: HtmlContext): Html {
  const aligns = columnAligns(table);
  const named = table.header.length > 1 && aligns[0] !== 'number';
  const figures = figureColumns(table).map((holds, column) => (holds ? table.rows.map((row) => figureOf(row[column] ?? [])) : undefined));
  const { groups, ...setting } = tableSetting(table, context);
  return join(
    groups.map((columns, index) => onePiece(table, { ...setting, columns, aligns, figures, named, index, count: groups.length }, context)),
    '\n',
  );
}

/** Classes of a table's box. */
const looks = { column: '', page: ' wide', small: ' wide small' } as const;

interface Piece extends Omit<TableSetting, 'groups'> {
  readonly columns: readonly number[];
  readonly aligns: readonly (Align | 'number')[];
  /** By column, the cells of those that hold figures. */
  readonly figures: readonly (readonly TableFigure[] | undefined)[];
  readonly named: boolean;
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

function onePiece(
  table: Table,
  { columns, aligns, figures, named, look, isShort, isWhole, held, index, count }: Piece,
  context: HtmlContext,
): Html {
  const words = tableWords(table, columns, look !== 'column', isWhole);
  const marks = columns.map((column) => (['number', 'right'].includes(aligns[column] ?? '') ? marksOf(figures[column]) : 0));
  const cell = (content: Cell, column: number, tag: string, scope?: string, isHead = false, hung = ''): Html => {
    const own = within(context, words.columns[columns.indexOf(column)] ?? 'text');
    const name = trustedHtml(tag);
    const hanging = hung === '' ? markup`` : markup`<span class="hung">${escapeHtml(hung)}</span>`;
    const shown = content.length > 0 ? markup`${inlinesHtml(content, own)}${hanging}` : noText;
    // Broken anywhere only where it neither fits as it is nor has a soft hyphen: a browser gives a column that may break anywhere next to no room.
    const isLong = !words.isWhole && hasLongWord(content) && !shown.includes('\u00ad');
    return markup`<${name}${attribute('scope', scope)}${classOf(aligns[column] ?? null, isLong, isHead ? isOneWord(content) : held.includes(column) && aligns[column] !== 'number', marks[columns.indexOf(column)] !== 0)}>${shown}</${name}>`;
  };
  // An empty corner names nothing: a header cell there would only puzzle a screen reader.
  const head = columns.map((column) => {
    const content = table.header[column] ?? [];
    return content.length > 0 ? cell(content, column, 'th', 'col', true) : cell(content, column, 'td');
  });
  const rows = table.rows.map((row, line) => {
    const cells = columns.map((column, place) => {
      const figure = figures[column]?.[line];
      if (named && column === 0) return cell(row[column] ?? [], column, 'th', 'row');
      if (!figure) return cell(row[column] ?? [], column, 'td');
      return marks[place] === 0 ? cell(whole(figure), column, 'td') : cell(figure.figure, column, 'td', undefined, false, figure.hung);
    });
    const goesOn = line > 0 && columns.length > 1 && (row[0] ?? []).length === 0;
    return markup`<tr${attribute('class', goesOn ? 'goes-on' : undefined)}>${join(cells)}</tr>`;
  });
  const widest = Math.max(0, ...marks);
  const id = index === 0 ? table.id : `_${table.id}-${index + 1}`;
  const captionId = `_caption-${id}`;
  const part = count > 1 ? markup` ${word(context, 'part', { index: String(index + 1), count: String(count) })}` : markup``;
  const caption = markup`<caption${attribute('id', captionId)}><span class="number">${escapeHtml(context.text.names[table.id] ?? '')}</span> ${inlinesHtml(table.caption ?? [], context)}${part}</caption>`;
  const isLast = index === count - 1;
  const credit = table.credit && isLast ? markup`<p class="credit">${inlinesHtml(table.credit, context)}</p>` : markup``;
  const box = join([
    markup`table`,
    trustedHtml(looks[look]),
    isShort ? markup` short` : markup``,
    words.isWhole ? markup` whole` : markup``,
  ]);
  return markup`<div class="${box}" role="group" tabindex="0"${attribute('aria-labelledby', captionId)}><table${attribute('id', id)}${attribute('style', widest === 0 ? undefined : `--marks:${widest}`)}>${caption}<thead><tr>${join(head)}</tr></thead><tbody>${join(rows, '\n')}</tbody></table>${credit}</div>`;
}

/** A head of a few letters in a script without spaces, which would be broken between any two. */
function isOneWord(content: Cell): boolean {
  const text = plainText(content);
  return text.length <= 4 && isUnspaced(text);
}

/** Signs that hang behind the figures of a column, at most. */
const marksOf = (figures: readonly TableFigure[] | undefined): number => Math.max(0, ...(figures ?? []).map(({ hung }) => hung.length));

const whole = ({ figure, hung }: TableFigure): Cell => (hung === '' ? figure : [...figure, { type: 'text', value: hung }]);

function classOf(align: Align | 'number', isLong: boolean, isHeld: boolean, isMarked: boolean): Html {
  const names = [
    ...(align === null ? [] : [align]),
    ...(isMarked ? ['marked'] : []),
    ...(isLong ? ['long'] : []),
    ...(isHeld && !isLong ? ['held'] : []),
  ];
  return names.length === 0 ? markup`` : attribute('class', names.join(' '));
}
