/** Where bars stand or lie, and whether they need an axis: what fits decides. */
import type { Chart } from '../model/chart.ts';
import { largestOf, leastOf } from '../model/extent.ts';
import { lineHeight, nameCategories, size, strong, tickWidth, type, type Naming, type Plot } from './frame.ts';
import type { Numbers } from './numbers.ts';
import { scaleFor, type Scale } from './scale.ts';
import { fitEnds, fits, textWidth, wrapText } from './text.ts';

/** A row of a lying chart holds one line of text. */
const leastRow = 34;
/** Widest name of a lying bar. */
const mostName = 420;

/** `direct` and an axis exclude each other. */
export interface BarLayout {
  readonly lying: boolean;
  /** Every bar has its number; no axis. */
  readonly direct: boolean;
  readonly scale: Scale;
  readonly plot: Plot;
  readonly naming: Naming;
}

/** Stacks that stand are named beside the last one, unless that stack hangs below zero. */
export function namesBeside({ kind, series, labels }: Chart): boolean {
  const stands = labels.every((label) => fits(label, 900 / labels.length - 16, type, 3)) || labels.length > 12;
  return kind === 'stacked' && series.length > 1 && stands && series.every(({ values }) => (values.at(-1) ?? 0) >= 0);
}

/** `beside`: the room that names beside the stacks need. */
export function layOut(chart: Chart, numbers: Numbers, legendHeight: number, beside: number): BarLayout {
  const { labels, series, kind } = chart;
  const stacked = kind === 'stacked';
  const scale = scaleFor(stacked ? sums(chart) : series.flatMap(({ values }) => values.filter((value) => value !== null)), true);
  const widest = largestOf(
    series.flatMap(({ values }) => values.map((value) => textWidth(numbers.value(value ?? 0), strong))),
    0,
  );
  const top = legendHeight + (numbers.heading ? 44 : 0) + 12;
  const lying =
    beside === 0 && !labels.every((label) => fits(label, size.width / labels.length - 16, type, 3)) && canLie(chart, size.height - top);
  const slot = lying ? (size.height - top) / labels.length : size.width / labels.length;
  const barRoom = stacked ? slot : (slot * 0.78) / series.length;
  const direct = !stacked && (lying ? barRoom >= leastRow - 12 : barRoom >= widest + 6);
  if (lying) {
    const lines = labels.map((label) => (slot >= leastRow * 1.8 ? wrapText(label, mostName, type, 2) : [fitEnds(label, mostName, type)]));
    const left = largestOf(lines.flat().map((line) => textWidth(line, type))) + 20;
    const negative = scale.min < 0 && direct ? widest + 16 : 0;
    const plot = { left: left + negative, right: size.width - (direct ? widest + 20 : 40), top, bottom: size.height - (direct ? 4 : 44) };
    return { lying, direct, scale, plot, naming: { lines, shown: () => true, turned: false, height: 0 } };
  }
  const left = direct ? 0 : tickWidth(scale, numbers.tick);
  const right = size.width - beside;
  const gap = direct && scale.min < 0 ? lineHeight : 0;
  const naming = { ...nameCategories(labels, (right - left) / labels.length), gap };
  const below = naming.height + 22 + gap;
  const plot = { left, right, top: top + (direct ? lineHeight : 10), bottom: size.height - below };
  return { lying, direct, scale: direct ? tight(scale, chart) : scale, plot, naming };
}

/** Where there are no ticks, the longest bar takes all the room. */
function tight(scale: Scale, { series }: Chart): Scale {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const [min, max] = [leastOf(values, 0), largestOf(values, 0)];
  return max > min ? { min, max, step: max - min } : scale;
}

const canLie = ({ labels, series, kind }: Chart, room: number): boolean =>
  room / labels.length >= (kind === 'stacked' ? leastRow : Math.max(leastRow, (leastRow - 12) * series.length * 1.25));

/** What is stacked upon zero, upward and downward. */
function sums({ labels, series }: Chart): readonly number[] {
  return labels.flatMap((_, index) => {
    const values = series.map((one) => one.values[index] ?? 0);
    return [
      values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0),
      values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0),
    ];
  });
}
