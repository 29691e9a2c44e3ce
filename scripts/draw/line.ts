/** A line chart: each line ends in its name and last value, so that no legend is needed; dashes tell lines apart without colour. */
import type { Chart } from '../model/chart.ts';
import { runsFromRight } from '../model/words.ts';
import { categoryAxes, gridOf, lineHeight, nameCategories, size, strong, tickWidth, type, valueAxis, words, type Plot } from './frame.ts';
import { inProportion, nameInProportion } from './even.ts';
import type { Numbers } from './numbers.ts';
import type { Palette } from './palette.ts';
import { scaleFor, shareOf } from './scale.ts';
import { spread } from './spread.ts';
import { fitText, textWidth } from './text.ts';

/** Solid, dashed, dotted: a new one each time the colours begin anew. */
const dashes = ['solid', [14, 9], [3, 8]] as const;

/** Widest name at a line's end. */
const mostLabel = 360;
/** Up to so many lines each may have a label of two rows. */
const fewLines = 6;

interface End {
  readonly lines: readonly string[];
  readonly colour: string;
  /** The last value's place among the labels; -1 where all are missing. */
  readonly last: number;
  readonly value: number;
}

/** What ECharts calls an option. */
export function lineOption(given: Chart, numbers: Numbers, palette: Palette): object {
  const spaced = inProportion(given);
  const chart = spaced ?? given;
  const scale = scaleFor(
    chart.series.flatMap(({ values }) => values.filter((value) => value !== null)),
    chart.labels.length === 1,
  );
  const ends = chart.series.map((_, index) => endOf(chart, index, numbers, palette));
  const labelWidth = Math.max(0, ...ends.flatMap(({ lines }) => lines.map((line) => textWidth(line, strong))));
  const single = chart.labels.length === 1;
  const across = { left: Math.max(tickWidth(scale, numbers.tick), 24), right: size.width - labelWidth - 44 };
  const slot = (across.right - across.left) / Math.max(1, chart.labels.length - (single ? 0 : 1));
  const naming = spaced ? nameInProportion(chart.labels, slot) : nameCategories(chart.labels, slot);
  const firstHalf = single ? 0 : Math.max(...(naming.lines[0] ?? ['']).map((line) => textWidth(line, type))) / 2;
  const plot: Plot = {
    left: Math.max(across.left, naming.turned ? 0 : firstHalf),
    right: across.right,
    top: numbers.heading ? 66 : 24,
    bottom: size.height - naming.height - 22,
  };
  return {
    grid: gridOf(plot),
    xAxis: categoryAxes(chart.labels, naming, single, palette),
    yAxis: valueAxis(scale, true, numbers.tick, palette),
    series: chart.series.map(({ values }, index) => seriesOf(values, index, palette)),
    graphic: [...headingOf(numbers, palette), ...endLabels(ends, chart.labels.length, plot, (value) => shareOf(value, scale), palette)],
  };
}

/** A unit that is said once, above the axis; `above`: how high that is which stands above it. */
export function headingOf({ heading }: Numbers, palette: Palette, above = 0): readonly object[] {
  return heading ? [words([heading], { x: 0, y: above + 16 }, palette.soft)] : [];
}

const colourOf = (index: number, { series }: Palette): string => series[index % series.length] ?? series[0];

function seriesOf(values: readonly (number | null)[], index: number, palette: Palette): object {
  const colour = colourOf(index, palette);
  const isAlone = (at: number): boolean => (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  const last = values.findLastIndex((value) => value !== null);
  const data = values.map((value, at) => ({
    value: value ?? '-',
    symbol: 'circle',
    symbolSize: value !== null && (isAlone(at) || at === last) ? 13 : 0,
  }));
  return {
    type: 'line',
    data,
    silent: true,
    showAllSymbol: true,
    showSymbol: true,
    connectNulls: false,
    clip: false,
    lineStyle: {
      color: colour,
      width: index === 0 ? 6 : 4,
      type: dashes[Math.floor(index / palette.series.length) % dashes.length],
      cap: 'butt',
    },
    itemStyle: {
      color: colour,
      borderWidth: 0,
      opacity: 1,
    },
    emphasis: { disabled: true },
  };
}

function endOf({ series }: Chart, index: number, numbers: Numbers, palette: Palette): End {
  const { name, values } = series[index] ?? { name: '', values: [] };
  const last = values.findLastIndex((value) => value !== null);
  const value = values[last] ?? 0;
  const number = last < 0 ? '–' : numbers.value(value);
  const colour = index % palette.series.length === 1 ? palette.soft : colourOf(index, palette);
  return { lines: series.length === 1 ? [number] : namedLines(name, number, series.length <= fewLines), colour, last, value };
}

/** Name and number on one line, or on two, as in letters beside which the number's digits and its sign would change places; the name is cut before the number is. */
function namedLines(name: string, number: string, mayBreak: boolean): readonly string[] {
  const room = mostLabel - textWidth(` ${number}`, strong);
  if (runsFromRight(name)) return [fitText(name, mostLabel, strong), number];
  if (!mayBreak || textWidth(name, strong) <= room) return [`${fitText(name, room, strong)} ${number}`];
  return [fitText(name, mostLabel, strong), number];
}

/** Beside the ends, with a thin leader where a label had to move or a line ends early. */
function endLabels(ends: readonly End[], count: number, plot: Plot, share: (value: number) => number, palette: Palette): readonly object[] {
  const x = (index: number): number =>
    count === 1 ? (plot.left + plot.right) / 2 : plot.left + (Math.max(0, index) / (count - 1)) * (plot.right - plot.left);
  const y = (value: number): number => plot.bottom - share(value) * (plot.bottom - plot.top);
  const wanted = ends.map(({ value, lines, last }) => ({
    at: last < 0 ? plot.bottom : y(value),
    height: lines.length * (lineHeight - 2) + 2,
  }));
  const middles = spread(wanted, 0, size.height - lineHeight);
  return ends.flatMap(({ lines, colour, last, value }, index) => {
    const middle = middles[index] ?? 0;
    const [fromX, fromY] = [x(last) + 10, y(value)];
    const needsLeader = last >= 0 && (Math.abs(middle - fromY) > 14 || last < count - 1 || count === 1);
    const shape = {
      points: [
        [fromX, fromY],
        [plot.right + 34, middle],
      ],
    };
    const leader = { type: 'polyline', shape, style: { stroke: palette.soft, lineWidth: 2, lineDash: [2, 5], fill: 'none' }, silent: true };
    return [...(needsLeader ? [leader] : []), words(lines, { x: plot.right + (needsLeader ? 40 : 22), y: middle }, colour, strong)];
  });
}
