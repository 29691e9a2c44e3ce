/**
 * Bars, side by side or stacked. Few of them carry their numbers and need no axis; names that are long lie beside bars that lie.
 *
 * A bar begins at zero: its length is the number. Patterns tell series apart without colour, and the legend stands in the bars' order.
 */
import type { Chart } from '../model/chart.ts';
import { layOut, namesBeside, type BarLayout } from './bar-layout.ts';
import { categoryAxes, gridOf, labelStyle, lineHeight, strong, valueAxis } from './frame.ts';
import { legendOf } from './legend.ts';
import { headingOf } from './line.ts';
import type { Numbers } from './numbers.ts';
import { inkOn, type Palette } from './palette.ts';
import { fillOf } from './patterns.ts';
import { stackNames, stackNamesWidth } from './stack-names.ts';
import { textWidth } from './text.ts';

/** What ECharts calls an option: all that it is to draw, as plain data. */
export function barOption(chart: Chart, numbers: Numbers, palette: Palette): object {
  const named = namesBeside(chart);
  const legend = legendOf(named ? [] : chart.series.map(({ name }) => name), palette);
  const layout = layOut(chart, numbers, legend.height, named ? stackNamesWidth(chart) : 0);
  const names = categoryAxes(chart.labels, layout.naming, true, palette);
  const values = valueAxis(layout.scale, !layout.direct, numbers.tick, palette);
  const lyingNames = names.map((axis) => ({ ...axis, inverse: true, position: 'left' }));
  return {
    grid: gridOf(layout.plot),
    ...(layout.lying ? { yAxis: lyingNames, xAxis: values } : { xAxis: names, yAxis: values }),
    legend: legend.option,
    series: chart.series.map((_, index) => seriesOf(chart, index, layout, numbers, palette)),
    graphic: [...headingOf(numbers, palette, legend.height), ...(named ? stackNames(chart, layout.scale, layout.plot, palette) : [])],
  };
}

function seriesOf(chart: Chart, index: number, layout: BarLayout, numbers: Numbers, palette: Palette): object {
  const { name, values } = chart.series[index] ?? { name: '', values: [] };
  const fill = fillOf(index, palette);
  const stacked = chart.kind === 'stacked';
  const isShown = stacked ? !fill.decal : layout.direct;
  const formatter = ({ dataIndex }: { dataIndex: number }): string => labelOf(values[dataIndex] ?? null, chart, layout, numbers);
  const before = layout.lying ? 'left' : 'bottom';
  const after = layout.lying ? 'right' : 'top';
  const data = values.map((value) => ({
    value: value ?? (layout.direct ? 0 : '-'),
    label: { position: stacked ? 'inside' : (value ?? 0) < 0 ? before : after },
  }));
  return {
    type: 'bar',
    name,
    data,
    silent: true,
    barGap: '6%',
    barCategoryGap: chart.labels.length > 20 ? '18%' : '24%',
    barMaxWidth: stacked ? 170 : 130,
    ...(stacked ? { stack: 'all' } : {}),
    itemStyle: {
      ...fill,
      borderColor: palette.paper,
      borderWidth: stacked ? 2 : 0,
    },
    label: {
      show: isShown,
      ...labelStyle(palette, strong),
      color: stacked ? inkOn(fill.color, palette) : palette.ink,
      distance: 8,
      formatter,
    },
    emphasis: { disabled: true },
  };
}

/** A segment's number only where it has room; a missing value is a dash, a zero a zero. */
function labelOf(value: number | null, chart: Chart, { lying, direct, scale, plot }: BarLayout, numbers: Numbers): string {
  if (value === null) return direct ? '–' : '';
  if (chart.kind !== 'stacked') return numbers.value(value);
  const text = numbers.bare(value);
  const [along, across] = lying ? [plot.right - plot.left, plot.bottom - plot.top] : [plot.bottom - plot.top, plot.right - plot.left];
  const length = (Math.abs(value) / (scale.max - scale.min)) * along;
  const thickness = Math.min(170, (across / chart.labels.length) * 0.76);
  const width = textWidth(text, strong) + 12;
  return (lying ? length >= width && thickness >= lineHeight : length >= lineHeight + 4 && thickness >= width) ? text : '';
}
