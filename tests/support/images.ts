/**
 * The pictures that a PDF's pages show, as a reader paints them: their pixels, their colours, and how large they stand on the page.
 *
 * pdf.js decodes them; where they stand is followed through its list of painting steps.
 */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PaintedImage {
  /** From 0. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Points. */
  readonly placed: { readonly width: number; readonly height: number };
  readonly dpi: number;
  /** A part of it is see-through. */
  readonly masked: boolean;
  /** Red, green, blue at a place told as parts of width and height, as it is painted: mirrored and turned by its matrix. */
  colour(x: number, y: number): readonly number[];
}

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

type Matrix = readonly number[];

const times = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

export async function imagesOf(bytes: Uint8Array): Promise<readonly PaintedImage[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  const file = await task.promise;
  const found: PaintedImage[] = [];
  for (let index = 0; index < file.numPages; index += 1) {
    const page = await file.getPage(index + 1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const stack: Matrix[] = [];
    let matrix: Matrix = [1, 0, 0, 1, 0, 0];
    for (const [step, operator] of fnArray.entries()) {
      const given = argsArray[step] as unknown[];
      if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(matrix);
      if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
      if (operator === OPS.transform) matrix = times(matrix, Array.from(given as number[]));
      if (operator === OPS.paintFormXObjectBegin && given[0]) matrix = times(matrix, Array.from(given[0] as number[]));
      if (operator !== OPS.paintImageXObject) continue;
      const name = String(given[0]);
      const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
      const decoded = await new Promise<Decoded>((resolve) => objects.get(name, resolve as (data: unknown) => void));
      found.push(painted(index, decoded, matrix));
    }
  }
  await task.destroy();
  return found;
}

function painted(page: number, { width, height, data }: Decoded, [a = 0, b = 0, c = 0, d = 0]: Matrix): PaintedImage {
  const channels = Math.round(data.length / width / height);
  const placed = { width: Math.hypot(a, c), height: Math.hypot(b, d) };
  const across = Math.abs(a) >= Math.abs(b) ? placed.width : placed.height;
  return {
    page,
    width,
    height,
    placed,
    dpi: (width / across) * 72,
    masked: channels === 4 && data.some((value, at) => at % 4 === 3 && value !== 255),
    colour(x, y) {
      const [u, v] = inverse([a, b, c, d], x, y);
      const at = (Math.floor(v * height) * width + Math.floor(u * width)) * channels;
      return Array.from(data.subarray(at, at + 3));
    },
  };
}

/** From a place in what is seen to one in the image, whose rows go down while the page's axis goes up. */
function inverse([a, b, c, d]: readonly [number, number, number, number], x: number, y: number): readonly [number, number] {
  const [left, low] = [Math.min(0, a) + Math.min(0, c), Math.min(0, b) + Math.min(0, d)];
  const [px, py] = [left + x * (Math.abs(a) + Math.abs(c)), low + (1 - y) * (Math.abs(b) + Math.abs(d))];
  const determinant = a * d - b * c;
  return [(d * px - c * py) / determinant, 1 - (a * py - b * px) / determinant];
}
