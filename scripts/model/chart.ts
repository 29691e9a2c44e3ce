/** A chart of an article: the numbers, and how they are to be drawn. What is drawn of them is `drawn.ts`. */
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';

/** What `kind:` of a fenced block `chart` may say. */
export const chartKinds = ['line', 'bar', 'stacked', 'pie'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Numbers to be drawn. Every series has a value for each label; `null` where it is missing. */
export interface Chart {
  readonly type: 'chart';
  /** The author's, or one made from its number among the figures. */
  readonly id: string;
  readonly kind: ChartKind;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly unit?: string;
  readonly source?: readonly Inline[];
  readonly caption?: readonly Inline[];
  readonly alt: string;
  readonly position: Position;
}

/** What one line, or one colour of bars, shows: a value for each label of its chart, null where one is missing. `name` is '' for the only one without. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}
