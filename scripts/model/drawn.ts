/**
 * Charts and diagrams: figures whose picture the tool draws. Here is what every stage must agree on, so that each treats them as figures.
 *
 * The drawing stands among the article's pictures under `drawingKey`, once for each theme that it is shown in.
 * Rejected: figures from the start; the numbers would be lost, and who cannot see a chart needs them as a table.
 */
import type { Article } from './article.ts';
import type { Block } from './block.ts';
import type { Theme } from './brand.ts';
import type { Chart } from './chart.ts';
import type { Diagram } from './diagram.ts';
import type { Figure } from './figure.ts';
import type { Inline } from './inline.ts';
import type { Picture } from './picture.ts';
import type { Table } from './table.ts';
import type { Labels } from './label-files.ts';
import { largestOf } from './extent.ts';
import type { Node } from './walk.ts';
import { decimal, phrase } from './words.ts';

/** What a build draws itself, from the author's numbers or words. */
export type Drawn = Chart | Diagram;

/** For telling these from the author's own pictures. */
export function isDrawn(node: Node): node is Drawn {
  return node.type === 'chart' || node.type === 'diagram';
}

/** A block that is shown as a figure. */
export function isPictured(node: Node): node is Figure | Drawn {
  return node.type === 'figure' || isDrawn(node);
}

/** The key of its picture, drawn for paper; for another theme it is followed by `:` and the theme's name. No picture of an author's has it: a file's name beside the article holds no colon. */
export function drawingKey(id: string): string {
  return `draw:${id}`;
}

/** The picture at `src` as a theme shows it: a drawing has one for each. */
export function pictureIn(pictures: Article['pictures'], src: string, theme: Theme): Picture | undefined {
  return (src.startsWith('draw:') ? pictures[`${src}:${theme}`] : undefined) ?? pictures[src];
}

/** As the figure that a reader sees; the chart's source is the credit, in the labels' words. */
export function asFigure(block: Drawn, labels: Labels): Figure {
  const { id, alt, caption, position } = block;
  const picture = { src: drawingKey(id), alt, position };
  const credit = block.type === 'chart' && block.source ? sourceLine(block.source, labels) : undefined;
  return { type: 'figure', id, pictures: [picture], ...(caption ? { caption } : {}), ...(credit ? { credit } : {}), position };
}

/** Charts and diagrams as figures, every other block as it is. */
export function drawnAsFigures(blocks: readonly Block[], labels: Labels): readonly Block[] {
  return blocks.map((block) => (isDrawn(block) ? asFigure(block, labels) : block));
}

function sourceLine(source: readonly Inline[], labels: Labels): readonly Inline[] {
  const [before = '', after = ''] = phrase(labels, 'sourceOf').split('{source}');
  return [{ type: 'text', value: before }, ...source, { type: 'text', value: after }];
}

/** The chart's numbers as a table: a row a label, a column a series. The unit stands in the corner; a missing value is a dash. A series has the decimals of its most exact value. */
export function numbersOf(chart: Chart, lang: string): Table {
  const { id, labels, series, unit, position } = chart;
  const cell = (value: string): readonly Inline[] => (value === '' ? [] : [{ type: 'text', value }]);
  const columns = series.map(({ values }) => {
    const decimals = largestOf(values.map(decimalsOf), 0);
    return values.map((value) => exactNumber(value, lang, decimals));
  });
  return {
    type: 'table',
    id: `${id}-numbers`,
    align: [null, ...series.map(() => 'right' as const)],
    header: [cell(unit ?? ''), ...series.map(({ name }) => cell(name))],
    rows: labels.map((label, row) => [cell(label), ...columns.map((values) => cell(values[row] ?? ''))]),
    position,
  };
}

/** Every digit that the author gave, in the language's form, with so many decimals at least; a dash for a missing value. */
export function exactNumber(value: number | null, lang: string, decimals = 0): string {
  return value === null ? '–' : decimal(lang, value, mostDecimals, decimals);
}

const mostDecimals = 12;

/** Also of 1e-7. */
function decimalsOf(value: number | null): number {
  const [, digits = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  return Math.min(mostDecimals, Math.max(0, digits.length - Number(exponent)));
}
