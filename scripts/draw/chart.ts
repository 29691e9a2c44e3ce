/** A chart as a picture: 1200 by 560 units, words as text in the tool's family, the same bytes for the same numbers. */
import type { Chart } from '../model/chart.ts';
import type { Picture } from '../model/picture.ts';
import { barOption } from './bars.ts';
import { renderOption } from './echarts.ts';
import { size } from './frame.ts';
import { lineOption } from './line.ts';
import { numbersFor, type Numbers } from './numbers.ts';
import type { Palette } from './palette.ts';
import { pieOption } from './pie.ts';
import { cleanSvg, innerOf, toPicture } from './svg.ts';

/** `lang` decides how numbers look. */
export function drawChart(chart: Chart, palette: Palette, lang: string): Picture {
  const option = optionOf(chart, numbersFor(chart, lang), palette);
  const svg = renderOption(option, size.width, size.height);
  return toPicture(innerOf(cleanSvg(svg)), size.width, size.height);
}

function optionOf(chart: Chart, numbers: Numbers, palette: Palette): object {
  switch (chart.kind) {
    case 'line':
      return lineOption(chart, numbers, palette);
    case 'bar':
    case 'stacked':
      return barOption(chart, numbers, palette);
    case 'pie':
      return pieOption(chart, numbers, palette);
  }
}
