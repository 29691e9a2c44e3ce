/** The value axis: round numbers, four or five of them, that hold every value. */
import { largestOf, leastOf } from '../model/extent.ts';

/** `step`: from one line of the axis to the next; `max` is a whole number of steps above `min`. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** `fromZero`: bars must begin there; a line may where zero is near, and else shows the change. */
export function scaleFor(values: readonly number[], fromZero: boolean): Scale {
  const [low, high] = [leastOf(values), largestOf(values)];
  if (values.length === 0) return { min: 0, max: 1, step: 1 };
  const touchesZero = fromZero || (low >= 0 && low <= high * 0.55) || (high <= 0 && high >= low * 0.55);
  const from = touchesZero ? Math.min(0, low) : low;
  const to = touchesZero ? Math.max(0, high) : high;
  const pad = to - from <= same * Math.max(Math.abs(from), Math.abs(to)) ? Math.abs(from) / 10 || 1 : 0;
  const step = niceStep((to + pad - (from - pad)) / 4);
  return { min: tick(Math.floor((from - pad) / step + 1e-9), step), max: tick(Math.ceil((to + pad) / step - 1e-9), step), step };
}

/** Every tick, both ends included. */
export function ticksOf({ min, max, step }: Scale): readonly number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => tick(min / step + index, step));
}

/** The part of the way from `min` to `max`. */
export function shareOf(value: number, { min, max }: Scale): number {
  return (value - min) / (max - min);
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return Number((power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10)).toPrecision(3));
}

/** Values that differ by no more than this part of themselves are one: no ticks stand between them. */
const same = 1e-10;

/** So many steps, without the tail that products of binary fractions leave: a step has two digits, and so has what it counts in. */
const tick = (steps: number, step: number): number =>
  Number((Math.round(steps) * step).toFixed(Math.max(0, 1 - Math.floor(Math.log10(step)))));
