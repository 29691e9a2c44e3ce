/**
 * Where drawings stand on a page (PDF 32000-1, 14.8.5.4.3): around what is painted of them. A path that only cuts what comes after it (8.5.4), as Skia
 * begins most drawings, paints nothing itself.
 */
import { code, numbersIn } from './content.ts';
import { around, boxFrom, common, identity, nowhere, through, times, type Box, type Matrix } from './geometry.ts';
import type { Advances } from './lines.ts';
import { glyphsIn, stringsIn } from './strings.ts';

const [re, Do, BI, n, sh] = ['re', 'Do', 'BI', 'n', 'sh'].map(code);
const points = new Set(['m', 'l', 'c', 'v', 'y'].map(code));
const paints = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'].map(code));
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));

/** What names in the page's resources stand for. */
export interface PaintedResources {
  readonly advancesOf: (font: string) => Advances;
  /** The box that an XObject fills. */
  readonly boxOf: (xObject: string) => Box;
}

/** What was painted so far, and what holds where the operators are. */
export interface Painting {
  /** Of drawings, by their sequence's number. */
  readonly boxes: Map<number, Box>;
  readonly bytes: Uint8Array;
  readonly resources: PaintedResources;
  matrix: Matrix;
  text: Matrix;
  font: string;
  size: number;
  /** What can be painted on (8.5.4); undefined for all. */
  clip: Box | undefined;
  /** The path that is begun in a drawing. */
  path: Box | undefined;
}

/** Paths cut what is painted after them (8.5.4). Outside of drawings only rectangles are known, as Skia writes nearly all of these. */
export function cut(painting: Painting, start: number, isDrawing: boolean): void {
  const { bytes, matrix, clip } = painting;
  const rectangle = isDrawing ? undefined : rectangleBefore(bytes, start);
  const path = rectangle ? through(matrix, rectangle) : painting.path;
  if (path) painting.clip = clip ? (common(clip, path) ?? nowhere) : path;
}

/** The rectangle that is the line before, if it is one. */
function rectangleBefore(bytes: Uint8Array, start: number): Box | undefined {
  const at = start - 3;
  if (bytes[at] !== 0x72 || bytes[at + 1] !== 0x65) return undefined;
  return boxFrom(numbersIn(bytes, bytes.lastIndexOf(10, at) + 1, at));
}

/** An operator of a drawing. */
export function draw(painting: Painting, operator: number, start: number, at: number, mcid: number): void {
  const { matrix, size } = painting;
  if (operator === re) {
    painting.path = around(painting.path, through(matrix, boxFrom(numbersIn(painting.bytes, start, at))));
  } else if (points.has(operator)) {
    const all = numbersIn(painting.bytes, start, at);
    for (let index = 0; index + 1 < all.length; index += 2) {
      const [x = 0, y = 0] = [all[index], all[index + 1]];
      painting.path = around(painting.path, through(matrix, [x, y, x, y]));
    }
  } else if (paints.has(operator)) {
    if (painting.path) grow(painting, mcid, painting.path, identity);
    painting.path = undefined;
  } else if (operator === n) painting.path = undefined;
  else if (operator === sh) grow(painting, mcid, painting.clip ?? nowhere, identity);
  else if (operator === Do) grow(painting, mcid, painting.resources.boxOf(operands(painting, start, at).slice(1)), matrix);
  else if (operator === BI) grow(painting, mcid, [0, 0, 1, 1], matrix);
  else if (shows.has(operator)) {
    const right = widthIn(operands(painting, start, at), painting.resources.advancesOf(painting.font)) * size;
    grow(painting, mcid, [Math.min(0, right), -0.25 * size, Math.max(right, 0), 0.8 * size], times(painting.text, matrix));
  }
}

function grow({ boxes, clip }: Painting, mcid: number, box: Box, by: Matrix): void {
  const seen = clip ? common(clip, through(by, box)) : through(by, box);
  if (seen) boxes.set(mcid, around(boxes.get(mcid), seen));
}

/** As text. */
export const operands = ({ bytes }: Painting, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString('latin1')
    .trim();

/** How wide the operands of `Tj` or `TJ` are, in parts of the font's size; half of it for what is of no known width. */
function widthIn(operands: string, advances: Advances): number {
  if (advances === undefined) return 0.5;
  const back = [...operands.matchAll(/>\s*(-?[\d.]+)/g)].reduce((sum, [, moved]) => sum + Number(moved), 0);
  let width = 0;
  for (const glyph of glyphsIn(stringsIn(operands))) {
    const advance = advances[glyph] ?? NaN;
    width += Number.isNaN(advance) ? 500 : advance;
  }
  return (width - back) / 1000;
}
