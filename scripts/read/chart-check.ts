/** What a chart of its kind can show: a pie is one whole in a few slices, and no chart has more lines than can be told apart. */
import type { Chart, Series } from '../model/chart.ts';
import type { Position } from '../model/diagnostic.ts';
import type { Problems } from './problems.ts';

/** A chart whose lists may still grow: only while it is read. */
export type OpenChart = Omit<Chart, 'labels' | 'series'> & { readonly labels: string[]; readonly series: Series[] };

/** A chart that waits for its numbers; `position` is where the file is named. */
export interface ChartOfFile {
  readonly chart: OpenChart;
  readonly file: string;
  readonly position: Position;
}

/** More stand closer than a slide has dots, and print no sooner for that: lines are a point a row, all else a shape. */
const mostRows = { line: 2000, bar: 150, stacked: 150, pie: 150 } as const;
const mostSeries = 8;
const mostSlices = 6;

/** Beside 0: what an axis can be ruled for, and its numbers be read. */
const sizes = { least: 1e-15, most: 1e18 } as const;

/** A number that can be drawn; of any other that is said, and it is missing. */
export function drawable(value: number, position: Position, problems: Problems): number | null {
  const size = Math.abs(value);
  if (value === 0 || (size >= sizes.least && size <= sizes.most)) return value;
  const isLarge = size > sizes.most;
  problems.error(
    'chart',
    position,
    Number.isFinite(value) ? `${value} is too ${isLarge ? 'large' : 'small'} to be drawn` : 'a number without end cannot be drawn',
    Number.isFinite(value) ? 'count in another unit, and name it in "unit:"' : 'write null where a value is missing',
  );
  return null;
}

/** So many rows as can be drawn; `at` gives the place of one, where there are more. */
export function fewRows<Row>(
  { kind }: Pick<Chart, 'kind'>,
  rows: readonly Row[],
  at: (row: Row, index: number) => Position,
  problems: Problems,
): readonly Row[] {
  const most = mostRows[kind];
  const next = rows[most];
  if (next === undefined) return rows;
  problems.error(
    'chart',
    at(next, most),
    `${rows.length} rows; a ${kind} chart has at most ${most}`,
    'show fewer: one for each week instead of each day, or a mean of each ten',
  );
  return rows.slice(0, most);
}

/** `position`: where the numbers stand. */
export function checkChart({ kind, labels, series }: Chart, position: Position, problems: Problems): void {
  const values = series.flatMap((one) => one.values);
  if (labels.length === 0 || values.every((value) => value === null)) problems.error('chart', position, 'the chart has no numbers');
  if (series.length > mostSeries)
    problems.error(
      'chart',
      position,
      `${series.length} series in one chart; at most ${mostSeries} can be told apart`,
      'make two charts of it',
    );
  const twice = series.find(({ name }, index) => series.findIndex((other) => other.name === name) < index);
  if (twice) problems.error('chart', position, `two series have the name "${twice.name}"`);
  if (kind === 'pie') checkPie(labels, series, position, problems);
}

function checkPie(labels: readonly string[], series: readonly Series[], position: Position, problems: Problems): void {
  const values = (series[0]?.values ?? []).filter((value) => value !== null);
  if (series.length > 1)
    problems.error('chart', position, `a pie has one series; there are ${series.length}`, 'kind: stacked shows several');
  if (labels.length > mostSlices)
    problems.error(
      'chart',
      position,
      `a pie of ${labels.length} slices; at most ${mostSlices} can be told apart`,
      'kind: bar, or sum the small ones up',
    );
  if (values.some((value) => value < 0)) problems.error('chart', position, 'a pie cannot show a negative number', 'kind: bar');
  else if (values.length > 0 && values.every((value) => value === 0))
    problems.error('chart', position, 'a pie of nothing but zeros shows nothing');
}
