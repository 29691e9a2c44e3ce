/** Names beside the last of standing stacks, each at its segment: no legend to look up. */
import type { Chart } from '../model/chart.ts';
import { lineHeight, strong, words, type Plot } from './frame.ts';
import type { Palette } from './palette.ts';
import type { Scale } from './scale.ts';
import { spread } from './spread.ts';
import { fitText, textWidth } from './text.ts';

const most = 300;
/** The stack's edge to the names. */
const reach = 44;

/** The room for them right of the plot, in the drawing's units: the longest name, up to the most that any may take. */
export function stackNamesWidth({ series }: Chart): number {
  return Math.min(most, Math.max(...series.map(({ name }) => textWidth(name, strong)))) + reach;
}

/** `plot.right` is where the last stack's slot ends. */
export function stackNames({ series, labels }: Chart, scale: Scale, plot: Plot, palette: Palette): readonly object[] {
  const y = (value: number): number => plot.bottom - ((value - scale.min) / (scale.max - scale.min)) * (plot.bottom - plot.top);
  let below = 0;
  const middles = series.map(({ values }) => {
    const value = values.at(-1) ?? 0;
    below += value;
    return y(below - value / 2);
  });
  const places = spread(
    middles.map((at) => ({ at, height: lineHeight })),
    Math.max(0, plot.top - lineHeight),
    plot.bottom + lineHeight,
  );
  const slot = (plot.right - plot.left) / labels.length;
  const edge = plot.right - slot / 2 + Math.min(170, slot * 0.76) / 2;
  return series.flatMap(({ name }, index) => {
    const [from, to] = [middles[index] ?? 0, places[index] ?? 0];
    const points = [
      [edge + 4, from],
      [plot.right + reach - 8, to],
    ];
    const leader = { type: 'polyline', shape: { points }, style: { stroke: palette.soft, lineWidth: 1.5, fill: 'none' }, silent: true };
    return [leader, words([fitText(name, most, strong)], { x: plot.right + reach, y: to }, palette.ink, strong)];
  });
}
