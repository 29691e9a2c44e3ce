/** Areas that differ in black and white: three shades far apart, then the same with stripes, then with dots. */
import { inkOn, type Palette } from './palette.ts';

/** `color` is `#rrggbb`. */
export interface Fill {
  readonly color: string;
  /** ECharts' word for a pattern that repeats. */
  readonly decal?: object;
}

/** Of the series or slice at `index`. */
export function fillOf(index: number, palette: Palette): Fill {
  const color = palette.series[index % palette.series.length] ?? palette.accent;
  const pattern = patterns[Math.floor(index / palette.series.length) % patterns.length];
  return pattern ? { color, decal: { ...pattern, color: inkOn(color, palette) } } : { color };
}

const patterns = [
  undefined,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 8], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [8, 0],
    symbolSize: 0.8,
  },
] as const;
