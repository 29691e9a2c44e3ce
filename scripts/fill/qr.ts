/**
 * An address as a QR code: an SVG picture in the deck's colours.
 *
 * Always dark on light, whatever the theme: many phones do not read it the other way round. Four modules of quiet around it, as the standard
 * (ISO/IEC 18004) asks. Rejected: qrcode's own renderers; they bring a PNG library and draw in black.
 */
import { create } from 'qrcode/lib/core/qrcode.js';
import type { Theme } from '../model/brand.ts';
import { luminance } from '../model/colour.ts';
import { themeColours } from '../model/themes.ts';

/** Modules of quiet zone on each side. */
const quiet = 4;

/** The picture as a data URI. Throws for an address longer than a QR code can hold (2,331 bytes). */
export function qrCode(url: string, theme: Theme): string {
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * quiet;
  const rows = Array.from({ length: modules.size }, (_, row) => runs(modules, row));
  const [dark, light] = [themeColours[theme].ground, themeColours[theme].ink].sort((a, b) => luminance(a) - luminance(b));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="${light}"/><path fill="${dark}" d="${rows.join('')}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The dark modules of a row as rectangles, neighbours joined. */
function runs(modules: ReturnType<typeof create>['modules'], row: number): string {
  let path = '';
  for (let column = 0; column < modules.size; column += 1) {
    const start = column;
    while (column < modules.size && modules.get(row, column)) column += 1;
    if (column > start) path += `M${start + quiet} ${row + quiet}h${column - start}v1h${start - column}z`;
  }
  return path;
}
