/**
 * What line and bar charts share: the plot's place, the two axes, and the words around them.
 *
 * The plot is placed by our own measures and not by ECharts', so that labels can be put exactly where a line ends.
 */
import { largestOf } from '../model/extent.ts';
import type { Palette } from './palette.ts';
import { ticksOf, type Scale } from './scale.ts';
import { fitEnds, fits, textWidth, wrapText, type Type } from './text.ts';

/** The drawing's units: at a slide's width they are px, and at its height 26 of them are at least 18 px. */
export const size = { width: 1200, height: 560 } as const;
/** What words of charts are set in, in the drawing's units: see `size`. */
export const type: Type = { size: 26 };
/** The same for names and numbers that are the message. */
export const strong: Type = { size: 26, bold: true };
/** In the drawing's units, with the room between lines. */
export const lineHeight = 32;
/** From here on a name is rather cut than turned. */
const roomy = 130;
/** What a turned name takes across. */
const turnedWidth = 27;

/** The plot's rectangle. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A text of our own; `y` is its middle, `x` its start, middle or end. */
export function words(
  lines: readonly string[],
  at: { x: number; y: number; align?: 'left' | 'center' | 'right' },
  fill: string,
  look: Type = type,
): object {
  const style = {
    text: lines.join('\n'),
    fill,
    fontSize: look.size,
    fontWeight: look.bold ? 600 : 400,
    lineHeight: lineHeight - 2,
    align: at.align ?? 'left',
    verticalAlign: 'middle',
  };
  return { type: 'text', x: at.x, y: at.y, style, silent: true };
}

/** ECharts' words for a text of this look in the palette's quieter ink. */
export function labelStyle(palette: Palette, look: Type = type): object {
  return { color: palette.soft, fontSize: look.size, fontWeight: look.bold ? 600 : 400, lineHeight: lineHeight - 2 };
}

/** What `x` and `y` of ECharts' grid need. */
export function gridOf({ left, right, top, bottom }: Plot): object {
  return { left, top, width: right - left, height: bottom - top, containLabel: false, outerBoundsMode: 'none' };
}

/** Numbers at quiet rules; a darker one at zero is the category axis' affair. */
export function valueAxis(scale: Scale, shown: boolean, tick: (value: number) => string, palette: Palette): object {
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: {
      show: shown,
      lineStyle: {
        color: palette.line,
        width: 1.5,
      },
    },
    axisLabel: {
      show: shown,
      ...labelStyle(palette),
      margin: 14,
      formatter: (value: number) => tick(value),
    },
  };
}

/** The width that the value axis' numbers need. */
export function tickWidth(scale: Scale, tick: (value: number) => string): number {
  return Math.max(...ticksOf(scale).map((value) => textWidth(tick(value), type))) + 16;
}

/** Two axes: one with the names at the plot's edge, one as the line at zero. */
export function categoryAxes(labels: readonly string[], naming: Naming, gap: boolean, palette: Palette): readonly object[] {
  const base = { type: 'category', data: labels.map((_, index) => String(index)), boundaryGap: gap, axisTick: { show: false } };
  const name = (index: number): string => (naming.lines[index] ?? []).join('\n');
  const axisLabel = {
    ...labelStyle(palette),
    interval: (index: number) => naming.shown(index),
    formatter: (value: string) => name(Number(value)),
    rotate: naming.turned ? 90 : 0,
    margin: 14 + (naming.gap ?? 0),
    hideOverlap: false,
  };
  const zero = { show: true, onZero: true, lineStyle: { color: palette.ink, width: 2 } };
  return [
    { ...base, position: 'bottom', axisLine: { show: false, onZero: false }, axisLabel },
    { ...base, position: 'bottom', axisLine: zero, axisLabel: { show: false } },
  ];
}

/** How the categories are named below the plot. */
export interface Naming {
  readonly lines: readonly (readonly string[])[];
  shown(index: number): boolean;
  readonly turned: boolean;
  /** Of the tallest. */
  readonly height: number;
  /** Room above the names for numbers below bars that hang. */
  readonly gap?: number;
}

const everyOne = (): boolean => true;

/** Whole names in up to three lines; a sequence of short ones (years) leaves some out; others are turned, or cut where they have room. `slot`: what one has, in width. */
export function nameCategories(labels: readonly string[], slot: number): Naming {
  const room = slot - 16;
  if (labels.every((label) => fits(label, room, type, 3))) {
    const lines = labels.map((label) => wrapText(label, room, type, 3));
    return {
      lines,
      shown: everyOne,
      turned: false,
      height:
        largestOf(
          lines.map((one) => one.length),
          1,
        ) *
        (lineHeight - 2),
    };
  }
  const widest = largestOf(labels.map((label) => textWidth(label, type)));
  if (widest <= 160 && labels.length > 5) {
    const step = goodStep(Math.ceil((widest + 28) / slot), labels.length);
    return { lines: labels.map((label) => [label]), shown: (index) => index % step === 0, turned: false, height: lineHeight - 2 };
  }
  if (room >= roomy) {
    const lines = labels.map((label) => wrapText(label, room, type, 4));
    return { lines, shown: everyOne, turned: false, height: largestOf(lines.map((one) => one.length)) * (lineHeight - 2) };
  }
  const lines = labels.map((label) => [fitEnds(label, 220, type)]);
  const step = Math.ceil(turnedWidth / slot);
  return {
    lines,
    shown: (index) => index % step === 0,
    turned: true,
    height: largestOf(lines.map(([line = '']) => textWidth(line, type))),
  };
}

/** A step at which the last one is named too, if there is one near. */
function goodStep(least: number, count: number): number {
  const near = Array.from({ length: Math.ceil(least / 2) + 1 }, (_, index) => least + index);
  return near.find((step) => (count - 1) % step === 0) ?? least;
}
