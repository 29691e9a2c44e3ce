/**
 * A canvas that knows where it is to the last digit: it multiplies transformations in double precision and hands over only what comes of them.
 *
 * Why: Chromium cuts pages from one long strip, so a page that comes to stand elsewhere has other distances in it, which cancel out. In the canvas's own
 * single precision they leave a ten-thousandth of a pixel, and where an edge lies just between two steps of its smoothing, another picture of the same page.
 * Rejected: pictures that may differ a little; then a mark would have to keep them, and not their hashes.
 */
import { inPlace, type Matrix } from './exact-paths.ts';

const unit: Matrix = [1, 0, 0, 1, 0, 0];

type Paint = (...path: readonly unknown[]) => void;

/**
 * From now on the context's transformations are exact, and so is where it draws paths that are remembered (`rememberSteps`). It must not be transformed yet.
 */
export function makeExact(context: CanvasRenderingContext2D): void {
  const set = context.setTransform.bind(context) as (...matrix: Matrix) => void;
  const [save, restore] = [context.save.bind(context), context.restore.bind(context)];
  const [fill, clip, stroke] = [context.fill, context.clip, context.stroke].map((paint) => (paint as Paint).bind(context)) as [
    Paint,
    Paint,
    Paint,
  ];
  const kept: Matrix[] = [];
  let current = unit;
  const become = (matrix: Matrix): void => {
    current = matrix;
    set(...matrix);
  };
  const then = (...inner: Matrix): void => become(product(current, inner));
  /** Not what has a pattern, whose place goes with the transformation. */
  const inItsPlace = (path: unknown, ink: unknown): Path2D | undefined =>
    typeof path === 'object' && typeof ink === 'string' ? inPlace(path as Path2D, current) : undefined;
  const paintIn = (placed: Path2D, paint: Paint, rule: readonly unknown[]): void => {
    set(...unit);
    paint(placed, ...rule);
    set(...current);
  };
  Object.assign(context, {
    save: () => {
      kept.push(current);
      save();
    },
    restore: () => {
      restore();
      const last = kept.pop();
      if (last) become(last);
    },
    transform: then,
    translate: (x: number, y: number) => then(1, 0, 0, 1, x, y),
    scale: (x: number, y: number) => then(x, 0, 0, y, 0, 0),
    rotate: (angle: number) => then(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0),
    resetTransform: () => become(unit),
    setTransform: (first?: number | DOMMatrix2DInit, ...others: number[]) =>
      become(typeof first === 'number' ? ([first, ...others] as unknown as Matrix) : fromObject(first)),
    fill: (...given: readonly unknown[]) => {
      const placed = inItsPlace(given[0], context.fillStyle);
      if (placed) paintIn(placed, fill, given.slice(1));
      else fill(...given);
    },
    clip: (...given: readonly unknown[]) => {
      const placed = inItsPlace(given[0], '');
      if (placed) paintIn(placed, clip, given.slice(1));
      else clip(...given);
    },
    stroke: (...given: readonly unknown[]) => {
      const placed = isEven(current) ? inItsPlace(given[0], context.strokeStyle) : undefined;
      if (placed) asWide(context, Math.hypot(current[0], current[1]), () => paintIn(placed, stroke, []));
      else stroke(...given);
    },
  });
}

/** Whether lines are as wide in every direction. */
const isEven = ([a, b, c, d]: Matrix): boolean => Math.abs(Math.hypot(a, b) - Math.hypot(c, d)) < 1e-9 && Math.abs(a * c + b * d) < 1e-9;

/** Draws with lines and dashes that are so many times as long. */
function asWide(context: CanvasRenderingContext2D, scale: number, draw: () => void): void {
  const { lineWidth, lineDashOffset } = context;
  const dashes = context.getLineDash();
  Object.assign(context, { lineWidth: lineWidth * scale, lineDashOffset: lineDashOffset * scale });
  context.setLineDash(dashes.map((dash) => dash * scale));
  draw();
  Object.assign(context, { lineWidth, lineDashOffset });
  context.setLineDash(dashes);
}

const fromObject = ({ a = 1, b = 0, c = 0, d = 1, e = 0, f = 0 }: DOMMatrix2DInit = {}): Matrix => [a, b, c, d, e, f];

/** What `inner` does first and `outer` then. */
const product = ([a, b, c, d, e, f]: Matrix, inner: Matrix): Matrix => [
  a * inner[0] + c * inner[1],
  b * inner[0] + d * inner[1],
  a * inner[2] + c * inner[3],
  b * inner[2] + d * inner[3],
  a * inner[4] + c * inner[5] + e,
  b * inner[4] + d * inner[5] + f,
];
