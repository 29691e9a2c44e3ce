/** Matrices and boxes of pages (PDF 32000-1, 8.3.3 and 7.9.5), in pt. */

/** a b c d e f, as `cm` takes them. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

/** Changes nothing. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Of the operands of `cm` or `Tm`, or a form's `Matrix`; what is missing turns and moves nothing. */
export const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly (number | undefined)[]): Matrix => [a, b, c, d, e, f];

/** Of the operands of `re`. */
export const boxFrom = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box => [
  Math.min(x, x + width),
  Math.min(y, y + height),
  Math.max(x, x + width),
  Math.max(y, y + height),
];

/** First `inner`, then `outer`. */
export function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** The box around another as a matrix turns it. */
export function through([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  const xs = [a * left + c * bottom, a * right + c * bottom, a * left + c * top, a * right + c * top];
  const ys = [b * left + d * bottom, b * right + d * bottom, b * left + d * top, b * right + d * top];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}

/** The smallest box that holds both; undefined is a box around nothing. */
export function around(one: Box | undefined, other: Box): Box {
  if (one === undefined) return other;
  return [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])];
}

/** Has nothing in common with any box. */
export const nowhere: Box = [Infinity, Infinity, -Infinity, -Infinity];

/** What both hold, be it a line without width; undefined if nothing. */
export function common(one: Box, other: Box): Box | undefined {
  const box = [Math.max(one[0], other[0]), Math.max(one[1], other[1]), Math.min(one[2], other[2]), Math.min(one[3], other[3])] as const;
  return box[2] >= box[0] && box[3] >= box[1] ? box : undefined;
}

/** What both cover; undefined if nothing. */
export function overlap(one: Box, other: Box): Box | undefined {
  const box = common(one, other);
  return box && box[2] > box[0] && box[3] > box[1] ? box : undefined;
}
