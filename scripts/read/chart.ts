/**
 * A fenced block `chart`: YAML with the numbers, or with the name of a CSV file that holds them.
 *
 * The lists of a chart from a file are filled once the file is read, right after the text and before anybody else sees the article: reading a
 * file takes time, and the text's readers don't wait. Rejected: reading the text twice.
 */
import type { Code } from 'mdast';
import * as v from 'valibot';
import { chartKinds, type Chart } from '../model/chart.ts';
import type { Inline } from '../model/inline.ts';
import type { Position } from '../model/diagnostic.ts';
import { leadingAttributes } from './attributes.ts';
import { checkChart, drawable, fewRows, type OpenChart } from './chart-check.ts';
import { placeOf, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';
import { checkKeys } from './keys.ts';
import type { Problems } from './problems.ts';
import { idSchema } from './schema.ts';
import { readYaml, type Located } from './yaml.ts';

const label = v.union([v.string(), v.number()]);
const words = v.pipe(v.string(), v.nonEmpty());

/** A block's keys. */
const chartSchema = v.strictObject({
  kind: v.picklist(chartKinds),
  alt: v.optional(v.string()),
  caption: v.optional(words),
  unit: v.optional(words),
  source: v.optional(words),
  id: v.optional(idSchema),
  x: v.optional(v.array(label)),
  labels: v.optional(v.array(label)),
  series: v.optional(v.array(v.strictObject({ name: v.optional(label), values: v.array(v.nullable(v.number())) }))),
  data: v.optional(v.pipe(v.string(), v.nonEmpty())),
});
type ChartData = v.InferOutput<typeof chartSchema>;

/** The chart, or nothing where its kind is not known. */
export function readChart(node: Code, context: TextContext): Chart[] {
  const position = placeOf(node, context);
  const problems = shifted(context.problems, position.column - 1);
  const located = readYaml(node.value, position.file, position.line + 1, problems);
  if (located.value === null || typeof located.value !== 'object' || Array.isArray(located.value)) {
    context.problems.error(
      'chart',
      position,
      'the chart holds no keys',
      'begin with "kind: bar", then "labels:" and "series:", or "data: file.csv"',
    );
    return [];
  }
  const data = checkKeys(chartSchema, located, [], located.value, problems);
  if (!data) return [];
  const alt = (data.alt ?? '').trim();
  if (alt === '') context.problems.error('picture-alt', position, 'the chart has no alternative text', 'say in "alt:" what it shows');
  const id = data.id ?? leadingAttributes(node.meta ?? '')?.attributes.id ?? `figure-${++context.counts.figure}`;
  const inline = (text: string): Inline[] => readInlines([{ type: 'text', value: text }], context);
  const { unit, caption, source } = data;
  const chart: OpenChart = {
    type: 'chart',
    id,
    kind: data.kind,
    labels: [],
    series: [],
    alt,
    position,
    ...(unit === undefined ? {} : { unit }),
    ...(caption === undefined ? {} : { caption: inline(caption) }),
    ...(source === undefined ? {} : { source: inline(source) }),
  };
  readNumbers(chart, data, located, problems, context);
  return [chart];
}

function readNumbers(chart: OpenChart, data: ChartData, located: Located, problems: Problems, context: TextContext): void {
  const { x, labels = x, series, data: file } = data;
  if (file !== undefined) {
    if (labels ?? series)
      problems.error(
        'chart',
        located.keyAt([data.x ? 'x' : labels ? 'labels' : 'series']),
        'the numbers stand here and in "data"',
        'keep one of them',
      );
    const position = located.at(['data']);
    context.charts.push({ chart, file, position: { ...position, column: position.column + chart.position.column - 1 } });
    return;
  }
  if (!labels || !series) {
    problems.error(
      'missing-key',
      located.at([]),
      `"${labels ? 'series' : 'labels'}" is missing`,
      'a chart needs "labels" and "series", or "data: file.csv"',
    );
    return;
  }
  const named = fewRows(chart, labels, (_, index) => located.at([data.labels ? 'labels' : 'x', index]), problems);
  for (const name of named) chart.labels.push(String(name));
  for (const [index, { name, values }] of series.entries()) {
    const path = ['series', index];
    if (name === undefined && series.length > 1)
      problems.error('missing-key', located.at(path), '"name" is missing', 'each of several series has a name');
    if (values.length !== labels.length)
      problems.error(
        'chart',
        located.at([...path, 'values']),
        `${values.length} values for ${labels.length} labels`,
        'write null for a value that is missing',
      );
    const given = (value: number | null, at: number): number | null =>
      value === null ? null : drawable(value, located.at([...path, 'values', at]), problems);
    chart.series.push({ name: String(name ?? ''), values: named.map((_, at) => given(values[at] ?? null, at)) });
  }
  checkChart(chart, located.at(['series']), problems);
}

/** YAML inside an indented fence: its columns are the file's, moved. */
function shifted(problems: Problems, by: number): Problems {
  const move = (position: Position): Position => ({ ...position, column: position.column + by });
  return {
    list: problems.list,
    error: (rule, position, ...rest) => problems.error(rule, move(position), ...rest),
    warning: (rule, position, ...rest) => problems.warning(rule, move(position), ...rest),
  };
}
