/**
 * ECharts' only home: a chart's option to SVG text, without a browser.
 *
 * Only the parts that the four kinds need are taken in. `dispose` stops the timers that would keep the process alive.
 * Nothing here may be imported but by `chart.ts`, which is loaded when an article has a chart.
 */
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { textWidth } from './text.ts';

use([BarChart, LineChart, PieChart, GraphicComponent, GridComponent, LegendComponent, LabelLayout, SVGRenderer]);

/** ECharts lays out its own texts (a pie's labels, a legend) by the same widths as we. The font is a CSS shorthand. */
setPlatformAPI({
  measureText: (text: string, font = '') => {
    const [, weight, size] = /(?:\b(\d{3}|bold)\s+)?(\d+(?:\.\d+)?)px/.exec(font) ?? [];
    return { width: textWidth(text, { size: Number(size ?? 26), bold: weight === 'bold' || Number(weight) >= 600 }) };
  },
});

/** `option` as ECharts documents it; sizes in the drawing's units. */
export function renderOption(option: object, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}
