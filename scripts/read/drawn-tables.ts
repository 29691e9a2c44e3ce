/**
 * Tables drawn with signs, as pandoc writes those that it takes from Word and as reStructuredText has them: grids of `+---+`, and columns below groups of dashes.
 * They become tables with pipes.
 *
 * In the text, before it is parsed, block by block: a block keeps its length and its lines, so that all behind it stays where it was. What does not hold together
 * as a table, or would become longer, stays as it is.
 */
import { lettersOf } from '../model/wide.ts';
import { outsideFences } from './fences.ts';

interface Drawn {
  readonly rows: readonly (readonly string[])[];
  readonly align: readonly string[];
  /** The line behind its last. */
  readonly end: number;
}

const border = /^ {0,3}\+(?:[:=-]{2,}\+)+ *$/;
const groups = /^ {0,3}-{2,}(?: +-{2,})+ *$/;
const rule = /^ {0,3}-{5,} *$/;

export function withPipeTables(text: string): string {
  if (!/^ {0,3}(?:\+[:=-]{2,}\+|-{2,} +--)/m.test(text)) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,}|\$\$)/);
  const result: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const drawn = free[index] && isBlank(lines[index - 1]) ? (grid(lines, index) ?? columns(lines, index)) : undefined;
    const block = drawn && fitted(pipes(drawn), lines.slice(index, drawn.end));
    result.push(...(block ?? [lines[index] ?? '']));
    if (drawn && block) index = drawn.end - 1;
  }
  return result.join('\n');
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

function grid(lines: readonly string[], from: number): Drawn | undefined {
  if (!border.test(lines[from] ?? '')) return undefined;
  const length = lines.slice(from).findIndex((line) => !/^ {0,3}[+|]/.test(line));
  const end = length < 0 ? lines.length : from + length;
  const rows: string[][] = [];
  let [row, align]: [string[] | undefined, string[]] = [undefined, []];
  const count = (lines[from] ?? '').split('+').length - 2;
  for (const line of lines.slice(from + 1, end)) {
    if (border.test(line)) {
      if (row) rows.push(row);
      row = undefined;
      if (line.includes('=')) align = line.trim().slice(1, -1).split('+').map(alignOf);
      continue;
    }
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/);
    if (cells.length !== count) return undefined;
    row = cells.map((cell, column) => joined(row?.[column] ?? '', cell.trim()));
  }
  return row || rows.length < 2 ? undefined : { rows, align, end };
}

const alignOf = (dashes: string): string => (dashes.startsWith(':') ? ':-' : '-') + (dashes.endsWith(':') ? '-:' : '--');

/** A cell's next line: an item or a paragraph of its own begins a line, anything else goes on in its sentence. */
function joined(before: string, line: string): string {
  const item = line.replace(/^[-*+] (?=\S)/, '• ');
  if (before === '' || line === '') return before === '' ? item : `${before}\n`;
  if (before.endsWith('\n')) return `${before.trimEnd()}<br>${item}`;
  return item === line ? `${before} ${line}` : `${before}<br>${item}`;
}

/** Columns below groups of dashes: each row a line, or, within rules, several up to an empty one. */
function columns(lines: readonly string[], from: number): Drawn | undefined {
  const isRuled = rule.test(lines[from] ?? '');
  const head = lines.slice(from, from + 8).findIndex((line) => groups.test(line));
  if (head < 0 || (isRuled ? head < 2 : head > 1) || lines.slice(from + 1, from + head).some(isBlank)) return undefined;
  const dashes = lines[from + head] ?? '';
  const at = [...dashes.matchAll(/-+/g)].map(({ 0: group, index }) => ({ start: index, end: index + group.length }));
  const cellsOf = (line: string): string[] => at.map(({ start }, column) => cut(line, column === 0 ? 0 : start, at[column + 1]?.start));
  const heads = lines.slice(isRuled ? from + 1 : from, from + head);
  const isClosed = isRuled || head === 0;
  const closing = lines.findIndex(
    (line, index) => index > from + head && (isClosed ? rule.test(line) || groups.test(line) : isBlank(line)),
  );
  if (isClosed && closing < 0) return undefined;
  const end = closing < 0 ? lines.length : closing;
  const body = lines.slice(from + head + 1, end);
  if (body.length === 0 || body.some((line) => line.trim() !== '' && !isCut(line, at))) return undefined;
  const isLong = body.some(isBlank);
  const rows = rowsOf(body, isLong).map((row) =>
    row.map(cellsOf).reduce((all, cells) => cells.map((cell, column) => joined(all[column] ?? '', cell))),
  );
  const header = heads.map(cellsOf);
  const top = header.length > 0 ? [header.reduce((all, cells) => cells.map((cell, column) => joined(all[column] ?? '', cell)))] : [];
  const align = at.map((group) => (heads[0] === undefined ? '---' : alignBy(heads[0], group)));
  return { rows: [...top, ...rows], align, end: isClosed ? end + 1 : end };
}

/** Lines in rows: one each, or those between empty lines. */
function rowsOf(body: readonly string[], isLong: boolean): readonly (readonly string[])[] {
  if (!isLong) return body.filter((line) => !isBlank(line)).map((line) => [line]);
  const rows: string[][] = [];
  body.forEach((line, index) => {
    if (isBlank(line)) return;
    if (index === 0 || isBlank(body[index - 1])) rows.push([]);
    rows.at(-1)?.push(line);
  });
  return rows;
}

/** Whether a blank parts the columns of a line. */
const isCut = (line: string, at: readonly { readonly start: number }[]): boolean =>
  at.every(({ start }, column) => column === 0 || start > lettersOf(line) || cut(line, start - 1, start) === '');

/** What stands between two columns of a screen, on which wide letters take two. */
function cut(line: string, start: number, end = Number.POSITIVE_INFINITY): string {
  if (/^[\u0020-\u02af]*$/.test(line)) return line.slice(start, end === Number.POSITIVE_INFINITY ? undefined : end).trim();
  let place = 0;
  let found = '';
  for (const sign of line) {
    if (place >= start && place < end) found += sign;
    place += lettersOf(sign);
  }
  return found.trim();
}

/** By where a heading stands over its dashes. */
function alignBy(head: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const cell = head.slice(start, end).padEnd(end - start);
  const [isLeft, isRight] = [cell.startsWith(' '), cell.endsWith(' ')].map((isSpace) => !isSpace);
  if (isRight && !isLeft) return '--:';
  return isLeft || cell.trim() === '' ? '---' : ':-:';
}

function pipes({ rows, align }: Drawn): readonly string[] {
  const [head = [], ...others] = rows;
  const line = (cells: readonly string[]): string => `|${cells.map((cell) => cell.trim().replace(/\n/g, '<br>')).join('|')}|`;
  return [line(head), line(head.map((_, column) => align[column] ?? '---')), ...others.map(line)];
}

/** As long as what it stands for, in as many lines; nothing where it is longer. */
function fitted(made: readonly string[], drawn: readonly string[]): readonly string[] | undefined {
  const room = drawn.join('\n').length - made.join('\n').length;
  const more = drawn.length - made.length;
  if (more < 0 || room < more) return undefined;
  if (more === 0) return made.map((line, index) => (index === made.length - 1 ? line.padEnd(line.length + room) : line));
  return [...made, ' '.repeat(room - more), ...Array.from({ length: more - 1 }, () => '')];
}
