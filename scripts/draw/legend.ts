/** The legend of bars side by side: in their order, in rows above the plot, each name beside a swatch with its pattern. */
import { labelStyle, lineHeight, size, type } from './frame.ts';
import type { Palette } from './palette.ts';
import { fitText, textWidth } from './text.ts';

const swatch = { itemWidth: 36, itemHeight: 24, itemGap: 32 };
/** Between a swatch and its name. */
const gap = 14;
const mostName = 420;

/** A legend a row, since ECharts sets its own rows far apart. Fewer than two names need none. */
export function legendOf(names: readonly string[], palette: Palette): { readonly option: readonly object[]; readonly height: number } {
  if (names.length < 2) return { option: [], height: 0 };
  const look = { ...labelStyle(palette), color: palette.ink, padding: [0, 0, 0, gap - 5] };
  const base = { left: -5, width: size.width + 400, ...swatch, icon: 'rect', selectedMode: false, silent: true, textStyle: look };
  const rows = rowsOf(names);
  return {
    option: rows.map((data, row) => ({
      ...base,
      data,
      top: row * (lineHeight + 8) - 3,
      formatter: (name: string) => fitText(name, mostName, type),
    })),
    height: rows.length * (lineHeight + 8),
  };
}

function rowsOf(names: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let used = Infinity;
  for (const name of names) {
    const width = swatch.itemWidth + gap + Math.min(mostName, textWidth(name, type)) + swatch.itemGap;
    if (used + width > size.width + swatch.itemGap) [used] = [0, rows.push([])];
    rows.at(-1)?.push(name);
    used += width;
  }
  return rows;
}
