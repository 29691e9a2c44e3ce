/**
 * Paths that know the steps that they were made of, so that a canvas may be given them where they are to stand.
 *
 * Why: a canvas multiplies a path with the transformation in single precision. A line far down on Chromium's strip of pages comes out a ten-thousandth of a
 * pixel off, and by a quarter of its ink where it lies just between two steps of the smoothing: the page was another picture for it.
 * What Chromium itself rounds, round corners and dashes, cannot be helped. Letters are left alone. Their outlines are small numbers, which lose nothing, and too many to be drawn step by step.
 */

/** a b c d e f of PDF 32000-1, 8.3.3, and of the canvas. */
export type Matrix = readonly [number, number, number, number, number, number];

const steps = ['moveTo', 'lineTo', 'bezierCurveTo', 'quadraticCurveTo', 'closePath'] as const;
type Step = (typeof steps)[number];
/** What else a path can be made of: such a one is drawn as it is. */
const others = ['addPath', 'rect', 'roundRect', 'arc', 'arcTo', 'ellipse'] as const;

interface Steps {
  readonly taken: (readonly [Step, readonly number[]])[];
  /** The largest of its numbers. */
  farthest: number;
  isWhole: boolean;
}

/** In units of the path; an outline of a letter is about one high. */
const outline = 64;

const known = new WeakMap<Path2D, Steps>();
const plain = new Map<Step, (this: Path2D, ...numbers: number[]) => void>();

/** From now on paths of this kind are remembered as they are made. */
export function rememberSteps(kind: typeof Path2D): void {
  if (plain.size > 0) return;
  const prototype = kind.prototype as unknown as Record<string, (this: Path2D, ...values: never[]) => unknown>;
  for (const step of steps) {
    const draw = prototype[step] as (this: Path2D, ...numbers: number[]) => void;
    plain.set(step, draw);
    prototype[step] = function (this: Path2D, ...numbers: number[]): void {
      const own = stepsOf(this);
      own.taken.push([step, numbers]);
      for (const number of numbers) own.farthest = Math.max(own.farthest, Math.abs(number));
      draw.apply(this, numbers);
    };
  }
  for (const other of others) {
    const draw = prototype[other];
    if (!draw) continue;
    prototype[other] = function (this: Path2D, ...values: never[]): unknown {
      stepsOf(this).isWhole = false;
      return draw.apply(this, values);
    };
  }
}

function stepsOf(path: Path2D): Steps {
  const own = known.get(path) ?? { taken: [], farthest: 0, isWhole: true };
  known.set(path, own);
  return own;
}

/** The path as it stands on the canvas, every point reckoned in double precision; nothing for the outline of a letter and for what is not known. */
export function inPlace(path: Path2D, [a, b, c, d, e, f]: Matrix): Path2D | undefined {
  const own = known.get(path);
  if (!own?.isWhole || own.farthest <= outline) return undefined;
  const placed = new (path.constructor as typeof Path2D)();
  for (const [step, numbers] of own.taken) {
    const moved: number[] = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const [x = 0, y = 0] = [numbers[at], numbers[at + 1]];
      moved.push(a * x + c * y + e, b * x + d * y + f);
    }
    plain.get(step)?.apply(placed, moved);
  }
  return placed;
}
