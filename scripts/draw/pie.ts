/** A pie of at most six slices, each named outside with its number; slices differ in shade and are parted by the ground. */
import type { Chart } from '../model/chart.ts';
import { lineHeight, size, strong, words } from './frame.ts';
import type { Numbers } from './numbers.ts';
import type { Palette } from './palette.ts';
import { fillOf } from './patterns.ts';
import { spread } from './spread.ts';
import { wrapText } from './text.ts';

const radius = 220;
const centre = { x: size.width / 2, y: size.height / 2 };
/** From the circle to where labels begin. */
const reach = 56;

interface Slice {
  readonly value: number;
  readonly lines: readonly string[];
  /** Its middle, in radians clockwise from the top. */
  readonly angle: number;
}

/** What ECharts calls an option. */
export function pieOption(chart: Chart, numbers: Numbers, palette: Palette): object {
  const slices = slicesOf(chart, numbers);
  return {
    series: [
      {
        type: 'pie',
        silent: true,
        radius,
        center: [centre.x, centre.y],
        startAngle: 90,
        clockwise: true,
        label: { show: false },
        labelLine: { show: false },
        data: slices.map(({ value }, index) => ({
          value,
          itemStyle: {
            ...fillOf(index, palette),
            borderColor: palette.paper,
            borderWidth: value > 0 && slices.length > 1 ? 4 : 0,
          },
        })),
        emphasis: { disabled: true },
      },
    ],
    graphic: [
      ...sideLabels(
        slices.filter(({ angle }) => angle < Math.PI),
        1,
        palette,
      ),
      ...sideLabels(
        slices.filter(({ angle }) => angle >= Math.PI),
        -1,
        palette,
      ),
      ...(numbers.heading ? [words([numbers.heading], { x: 0, y: 16 }, palette.soft)] : []),
    ],
  };
}

/** In the author's order; missing values and zeros are no slices, but zeros are named. */
function slicesOf({ labels, series, unit }: Chart, numbers: Numbers): readonly Slice[] {
  const values = series[0]?.values ?? [];
  const whole = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  let before = 0;
  return labels.flatMap((label, index) => {
    const value = values[index] ?? null;
    if (value === null) return [];
    const angle = ((before + value / 2) / whole) * 2 * Math.PI;
    before += value;
    const number = unit === '%' ? numbers.value(value) : `${numbers.value(value)} (${numbers.share(value / whole)})`;
    return [{ value, angle, lines: [...wrapText(label, size.width / 2 - radius - reach - 30, strong, 2), number] }];
  });
}

/** `side`: 1 right, -1 left. */
function sideLabels(slices: readonly Slice[], side: 1 | -1, palette: Palette): readonly object[] {
  const far = radius + 18;
  const wanted = slices.map(({ angle, lines }) => ({ at: centre.y - Math.cos(angle) * far, height: lines.length * (lineHeight - 2) + 14 }));
  const middles = spread(wanted, 0, size.height);
  return slices.flatMap(({ angle, lines }, index) => {
    const middle = middles[index] ?? centre.y;
    const rim = { x: centre.x + Math.sin(angle) * (radius + 4), y: centre.y - Math.cos(angle) * (radius + 4) };
    const start = centre.x + side * (radius + reach);
    const points = [
      [rim.x, rim.y],
      [start - side * 26, middle],
      [start - side * 8, middle],
    ];
    const align = side === 1 ? 'left' : 'right';
    return [
      { type: 'polyline', shape: { points }, style: { stroke: palette.soft, lineWidth: 1.5, fill: 'none' }, silent: true },
      words(lines, { x: start, y: middle, align }, palette.ink, strong),
    ];
  });
}
