/**
 * A line over numbers, as years are, stands where they stand: from 2010 to 2019 is nine times as far as from 2019 to 2020.
 *
 * The axis stays one of names: the steps that nobody measured get a nameless place each, and the line goes straight through them.
 * Rejected: an axis of values; it chooses other ticks than the numbers that the author gave.
 */
import type { Chart } from '../model/chart.ts';
import { lineHeight, type, type Naming } from './frame.ts';
import { textWidth } from './text.ts';

/** Most places of an axis: with more, days over decades, the names stand one after the other as they are given. */
const most = 400;
/** Least room between two names. */
const between = 24;

/** The chart with a place for each step, where its labels are whole numbers that rise unevenly; else nothing. */
export function inProportion(chart: Chart): Chart | undefined {
  const numbers = chart.labels.map((label) => (/^-?\d{1,9}$/.test(label) ? Number(label) : NaN));
  const gaps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  if (gaps.length < 2 || !gaps.every((gap) => gap > 0) || gaps.every((gap) => gap === gaps[0])) return undefined;
  const step = gaps.reduce(commonStep);
  const first = numbers[0] ?? 0;
  const count = ((numbers.at(-1) ?? 0) - first) / step + 1;
  if (count > most) return undefined;
  const places = numbers.map((number) => (number - first) / step);
  const labels = Array.from({ length: count }, (_, place) => chart.labels[places.indexOf(place)] ?? '');
  const series = chart.series.map((one) => ({ ...one, values: filled(one.values, places, count) }));
  return { ...chart, labels, series };
}

const commonStep = (a: number, b: number): number => (b === 0 ? a : commonStep(b, a % b));

/** The values at their places, and on the straight line to the next where there is none. */
function filled(values: readonly (number | null)[], places: readonly number[], count: number): readonly (number | null)[] {
  return Array.from({ length: count }, (_, place) => {
    const next = places.findIndex((other) => other >= place);
    const [to, from] = [values[next] ?? null, values[next - 1] ?? null];
    if (places[next] === place) return to;
    if (to === null || from === null) return null;
    const [start = 0, end = 0] = [places[next - 1], places[next]];
    return from + ((to - from) * (place - start)) / (end - start);
  });
}

/** The names that have room at places `slot` wide, the first and the last always. */
export function nameInProportion(labels: readonly string[], slot: number): Naming {
  const named = labels.flatMap((label, index) => (label === '' ? [] : [index]));
  const isApart = (a: number, b: number): boolean =>
    Math.abs(a - b) * slot >= (textWidth(labels[a] ?? '', type) + textWidth(labels[b] ?? '', type)) / 2 + between;
  const last = named.at(-1) ?? 0;
  const shown = named.reduce<number[]>((kept, index) => {
    const before = kept.at(-1);
    const hasRoom = before === undefined || (isApart(before, index) && (index === last || isApart(index, last)));
    return hasRoom || index === last ? [...kept, index] : kept;
  }, []);
  return { lines: labels.map((label) => [label]), shown: (index) => shown.includes(index), turned: false, height: lineHeight - 2 };
}
