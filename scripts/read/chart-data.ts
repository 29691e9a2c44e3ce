/** The CSV files that charts name: the first column is the labels, each other column a series. csv-parse's only home. */
import path from 'node:path';
import type { Position } from '../model/diagnostic.ts';
import { checkChart, drawable, fewRows, type OpenChart } from './chart-check.ts';
import type { ArticleContext } from './context.ts';
import type { Problems } from './problems.ts';
import { reportRefused } from './refused.ts';
import { decode, readBeside, type BesideFolder } from './sources.ts';

/** Fills the lists of the charts whose numbers stand in files. */
export async function readChartData(folder: BesideFolder, { charts, problems }: ArticleContext): Promise<void> {
  for (const { chart, file, position } of charts) {
    const beside = await readBeside(folder, file);
    if ('refused' in beside) {
      reportRefused('data', file, beside, position, problems);
      continue;
    }
    const shown = path.posix.join(path.posix.dirname(position.file), file);
    const rows = await readRows(beside.bytes, { file: shown, line: 1, column: 1 }, problems);
    if (rows) fill(chart, rows, problems, { file: shown, line: 1, column: 1 });
  }
}

interface Row {
  readonly cells: readonly string[];
  at(column: number): Position;
}

async function readRows(bytes: Uint8Array, start: Position, problems: Problems): Promise<readonly Row[] | undefined> {
  const text = decode(bytes, start, problems);
  if (text === undefined) return undefined;
  const { parse } = await import('csv-parse/sync');
  const first = text.split('\n')[0] ?? '';
  const delimiter = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const lines = text.split('\n');
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    const records = parse(text, options) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    return records.map(({ record, info }) => ({
      cells: record,
      at: (column) => ({ ...start, line: info.lines, column: columnOf(lines[info.lines - 1] ?? '', record, column) }),
    }));
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    problems.error('csv', { ...start, line }, `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Where a cell begins in its line: each is looked for behind the one before. */
function columnOf(line: string, cells: readonly string[], column: number): number {
  let from = 0;
  for (const cell of cells.slice(0, column)) from = Math.max(from, line.indexOf(cell, from) + cell.length + 1);
  return Math.max(0, line.indexOf(cells[column] ?? '', from)) + 1;
}

function fill(chart: OpenChart, [head, ...all]: readonly Row[], problems: Problems, start: Position): void {
  const rows = fewRows(chart, all, (row) => row.at(0), problems);
  const names = head?.cells.slice(1) ?? [];
  if (names.length === 0)
    return problems.error('csv', start, 'the file has one column', 'the first column is the labels, each other one a series');
  for (const row of rows) {
    if (row.cells.length !== names.length + 1)
      problems.error(
        'csv',
        row.at(0),
        `${row.cells.length} columns; the first line has ${names.length + 1}`,
        'leave the place between two commas empty for a missing value',
      );
  }
  for (const { cells } of rows) chart.labels.push(cells[0] ?? '');
  for (const [index, name] of names.entries()) chart.series.push({ name, values: rows.map((row) => readNumber(row, index + 1, problems)) });
  checkChart(chart, start, problems);
}

function readNumber(row: Row, column: number, problems: Problems): number | null {
  const text = row.cells[column] ?? '';
  if (text === '') return null;
  if (/^[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(text)) return drawable(Number(text), row.at(column), problems);
  problems.error('csv', row.at(column), `"${text}" is no number`, 'write 1234.5: a dot before the decimals, no separators, no unit');
  return null;
}
