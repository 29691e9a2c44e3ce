/**
 * What a slide shows, taken to the pieces between which it may be split, with the room that there is for them. Runs in the page.
 *
 * Pieces are found by their elements, in the order of the plan's blocks: an item, a row, an entry, a line of code, else the whole block.
 * Sent as text: functions here may only use each other and those of `faults.ts`.
 */
import type { MeasuredBlock, MeasuredColumn, MeasuredUnit } from '../../model/fit.ts';

declare function safeArea(section: Element): { left: number; top: number; right: number; bottom: number };

/** The columns of a slide: the sides of a comparison, else its one body. */
function columnsOf(section: Element): MeasuredColumn[] {
  const sides = [...section.querySelectorAll<HTMLElement>(':scope > .sides > .side')];
  const body = section.querySelector<HTMLElement>(':scope > .body');
  if (sides.length > 0) return sides.map((side) => columnOf(section, side, [...side.children].slice(1)));
  return body ? [columnOf(section, body, [...body.children])] : [];
}

function columnOf(section: Element, holder: HTMLElement, children: readonly Element[]): MeasuredColumn {
  const shown = children.filter((child) => child.getBoundingClientRect().height > 0);
  const style = getComputedStyle(holder);
  const width = holder.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
  const blocks = shown.map((child, index) => blockOf(child as HTMLElement, index === 0 ? 0 : gapBetween(shown[index - 1], child)));
  return { room: roomFor(section, holder), width, blocks };
}

function gapBetween(before: Element | undefined, next: Element): number {
  return before ? Math.max(0, next.getBoundingClientRect().top - before.getBoundingClientRect().bottom) : 0;
}

/** The height that a body or side may take: the safe area without what flows above and below it, and its own paddings. */
function roomFor(section: Element, holder: HTMLElement): number {
  const safe = safeArea(section);
  const outer = holder.closest('.sides') ?? holder;
  const px = (value: string): number => Number.parseFloat(value) || 0;
  const margins = (element: Element): number => px(getComputedStyle(element).marginTop) + px(getComputedStyle(element).marginBottom);
  const others = [...section.children].filter((child) => child !== outer && getComputedStyle(child).position !== 'absolute');
  const isRow = getComputedStyle(section).display === 'grid';
  const beside = isRow ? others.filter((child) => child.matches('h1, h2')) : others;
  const taken = beside.reduce((sum, child) => sum + child.getBoundingClientRect().height + margins(child), margins(outer));
  const style = getComputedStyle(holder);
  const title = holder === outer ? undefined : holder.firstElementChild;
  const titled = title ? title.getBoundingClientRect().height + margins(title) : 0;
  return safe.bottom - safe.top - taken - titled - px(style.paddingTop) - px(style.paddingBottom);
}

function blockOf(child: HTMLElement, gap: number): MeasuredBlock {
  const element = child.querySelector<HTMLElement>(':scope > pre') ?? child;
  const { height, top } = element.getBoundingClientRect();
  const tag = element.localName;
  if (tag === 'pre') return codeOf(element, gap);
  const pieces =
    tag === 'table'
      ? [...element.querySelectorAll(':scope > tbody > tr')]
      : tag === 'ul' || tag === 'ol' || tag === 'blockquote'
        ? [...element.children].filter((child) => child.localName !== 'cite' && !child.querySelector(':scope > cite'))
        : tag === 'dl'
          ? [...element.querySelectorAll(':scope > dd')]
          : [];
  if (pieces.length === 0) return { overhead: 0, units: [{ gap, height }] };
  const head =
    tag === 'table' ? element.querySelector('thead')?.getBoundingClientRect().height : tag === 'blockquote' ? citeHeight(element) : 0;
  let end = top + (tag === 'table' ? (head ?? 0) : 0);
  const units = pieces.map((piece, index): MeasuredUnit => {
    const start = tag === 'dl' ? (piece.previousElementSibling ?? piece) : piece;
    const box = { top: start.getBoundingClientRect().top, bottom: piece.getBoundingClientRect().bottom };
    const unit = { gap: index === 0 ? gap : Math.max(0, box.top - end), height: box.bottom - box.top };
    end = box.bottom;
    return unit;
  });
  return { overhead: (head ?? 0) + (tag === 'table' ? 3 : 0), units, ...(tag === 'table' ? { widths: leastWidths(element) } : {}) };
}

function citeHeight(element: HTMLElement): number {
  const cite = element.querySelector('cite');
  const holder = cite?.parentElement === element ? cite : cite?.parentElement;
  return holder ? holder.getBoundingClientRect().height + 28 : 0;
}

/** The least width of each column of a table. */
function leastWidths(table: HTMLElement): number[] {
  const before = table.style.cssText;
  table.style.setProperty('width', '1px', 'important');
  table.style.setProperty('max-width', 'none', 'important');
  const widths = [...table.querySelectorAll('thead th')].map((cell) => cell.getBoundingClientRect().width);
  table.style.cssText = before;
  return widths;
}

/** Rows of each line of code, by where its letters stand. */
function codeOf(element: HTMLElement, gap: number): MeasuredBlock {
  const code = element.querySelector('code') as HTMLElement;
  const lineHeight = Number.parseFloat(getComputedStyle(code).lineHeight);
  const texts: Text[] = [];
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n');
  let place = 0;
  const units = lines.map((line): MeasuredUnit => {
    const rows = line === '' ? 1 : rowsBetween(texts, place, place + line.length, lineHeight);
    place += line.length + 1;
    return { gap: 0, height: rows * lineHeight, rows };
  });
  const used = units.reduce((sum, { height }) => sum + height, 0);
  const first = units[0];
  if (first) units[0] = { ...first, gap };
  return { overhead: Math.max(0, element.getBoundingClientRect().height - used), units };
}

function rowsBetween(texts: readonly Text[], start: number, end: number, lineHeight: number): number {
  const range = document.createRange();
  let place = 0;
  for (const text of texts) {
    const after = place + text.length;
    if (start >= place && start < after) range.setStart(text, start - place);
    if (end > place && end <= after) range.setEnd(text, end - place);
    place = after;
  }
  const tops = [...range.getClientRects()].map(({ top, height }) => top + height / 2);
  return tops.length === 0 ? 1 : Math.round((Math.max(...tops) - Math.min(...tops)) / lineHeight) + 1;
}

/** The functions as source. */
export const unitsSource = [columnsOf, columnOf, gapBetween, roomFor, blockOf, citeHeight, leastWidths, codeOf, rowsBetween]
  .map(String)
  .join('\n');
