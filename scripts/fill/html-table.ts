/**
 * Tables: caption, header cells with their scope, and figures that line up.
 *
 * A column of numbers is set right without being asked. A first column of words names its rows. The box around scrolls on a narrow screen only.
 */
import type { Align, Inline, Table } from '../model/article.ts';
import { plainText } from '../model/walk.ts';
import type { HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { attribute, escapeHtml, join, markup, trustedHtml, type Html } from './html-markup.ts';

type Cell = readonly Inline[];

/** From this many columns on, a table may use the margin too. */
const wideFrom = 5;

/** The table in its box. */
export function tableHtml(table: Table, context: HtmlContext): Html {
  const aligns = table.header.map((_, column) => alignOf(table, column));
  const named = table.header.length > 1 && aligns[0] !== 'number';
  const cell = (content: Cell, column: number, tag: string, scope?: string): Html => {
    const name = trustedHtml(tag);
    return markup`<${name}${attribute('scope', scope)}${classOf(aligns[column] ?? null)}>${inlinesHtml(content, context)}</${name}>`;
  };
  // An empty corner names nothing: a header cell there would only puzzle a screen reader.
  const head = table.header.map((content, column) =>
    content.length > 0 ? cell(content, column, 'th', 'col') : cell(content, column, 'td'),
  );
  const rows = table.rows.map((row) => {
    const cells = row.map((content, column) => (named && column === 0 ? cell(content, column, 'th', 'row') : cell(content, column, 'td')));
    return markup`<tr>${join(cells)}</tr>`;
  });
  const captionId = `_caption-${table.id}`;
  const caption = markup`<caption${attribute('id', captionId)}><span class="number">${escapeHtml(context.text.names[table.id] ?? '')}</span> ${inlinesHtml(table.caption ?? [], context)}</caption>`;
  const box = table.header.length >= wideFrom ? markup`table wide` : markup`table`;
  return markup`<div class="${box}" role="group" tabindex="0"${attribute('aria-labelledby', captionId)}><table${attribute('id', table.id)}>${caption}<thead><tr>${join(head)}</tr></thead><tbody>${join(rows, '\n')}</tbody></table></div>`;
}

function alignOf(table: Table, column: number): Align | 'number' {
  const written = table.align[column] ?? null;
  if (written !== null) return written;
  const cells = table.rows.map((row) => plainText(row[column] ?? [])).filter(Boolean);
  return cells.length > 0 && cells.every(isNumber) ? 'number' : null;
}

/** "1,234.5", "–3 %", "€ 12", "n/a": digits with at most signs, units of a letter or two, and dashes for gaps. */
function isNumber(text: string): boolean {
  return /^[-–—]$/.test(text) || /^[^\p{L}]{0,3}\p{Nd}[\p{Nd}.,\s\u00a0\u202f]*\s?(%|‰|\p{L}{0,2})$/u.test(text);
}

function classOf(align: Align | 'number'): Html {
  return align === null ? markup`` : markup` class="${trustedHtml(align)}"`;
}
