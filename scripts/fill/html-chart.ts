/**
 * A chart's numbers below it, as a small table: for who cannot see it, and for who wants to quote one.
 *
 * It lies where that fits the column, since two rows of ten numbers are quieter than ten rows of two. A long one is there for screen readers and
 * is not printed: it would push the text away. Rejected: `<details>`; paper cannot open it.
 */
import type { Chart } from '../model/chart.ts';
import { numbersOf } from '../model/drawn.ts';
import { largestOf } from '../model/extent.ts';
import { plainText } from '../model/walk.ts';
import { phrase } from '../model/words.ts';
import type { HtmlContext } from './html-context.ts';
import { attribute, escapeHtml, join, markup, noText, type Html } from './html-markup.ts';

/** More than this is heard only. */
const most = { rows: 12, columns: 8 };
/** Letters of a table's row that fit the column of text. */
const rowLetters = 76;

type Grid = readonly (readonly string[])[];

/** The numbers below a chart; few as they are seen, many for screen readers only. */
export function chartNumbersHtml(chart: Chart, context: HtmlContext): Html {
  const { masthead, text } = context;
  const { header, rows } = numbersOf(chart, masthead.lang);
  const standing = [header, ...rows]
    .map((row) => row.map(plainText))
    .map((row, index) => (index === 0 && row.length === 2 && row[1] === '' ? ['', row[0] ?? ''] : row));
  const lying = (standing[0] ?? []).map((_, column) => standing.map((row) => row[column] ?? ''));
  const isLying = lying.length < standing.length && lettersOf(lying.map(inTwoLines)) <= rowLetters;
  const isLong = !isLying && (rows.length > most.rows || header.length > most.columns || lettersOf(standing) > rowLetters);
  const label = phrase(masthead.labels, 'numbersOf', { figure: text.names[chart.id] ?? chart.alt });
  return gridHtml(isLying ? lying : standing, isLong ? 'numbers heard' : 'numbers', label);
}

/** A row whose name, or unit, may stand on two lines. */
const inTwoLines = ([name = '', ...cells]: readonly string[]): readonly string[] => [
  'x'.repeat(largestOf([Math.ceil(name.length / 2), ...name.split(' ').map(({ length }) => length)], 0)),
  ...cells,
];

/** Of the widest row, with what parts the columns. */
function lettersOf(grid: Grid): number {
  return (grid[0] ?? []).reduce((sum, _, column) => sum + largestOf(grid.map((row) => row[column]?.length ?? 0)) + 2, 0);
}

/** One that is seen is reached by the keyboard: on a phone it is moved sideways. */
function gridHtml([head = [], ...rows]: Grid, kind: string, label: string): Html {
  const named = head.some((cell) => cell !== '');
  const cells = head.map((cell, column) =>
    cell === '' || column === 0 ? markup`<td>${shown(cell)}</td>` : markup`<th scope="col">${escapeHtml(cell)}</th>`,
  );
  const thead = named ? markup`<thead><tr>${join(cells)}</tr></thead>` : markup``;
  const body = rows.map(([first = '', ...rest]) => {
    const name = first === '' ? markup`<td>${noText}</td>` : markup`<th scope="row">${escapeHtml(first)}</th>`;
    return markup`<tr>${name}${join(rest.map((cell) => markup`<td>${shown(cell)}</td>`))}</tr>`;
  });
  const reached = kind === 'numbers' ? markup` tabindex="0"` : markup``;
  return markup`<table${attribute('class', kind)}${reached}${attribute('aria-label', label)}>${thead}<tbody>${join(body, '\n')}</tbody></table>`;
}

const shown = (cell: string): Html => (cell === '' ? noText : escapeHtml(cell));
