/** The largest and the least of any number of numbers: `Math.max(...all)` lays each of them on the stack, which holds about a hundred thousand. */

/** `least` where none is larger. */
export function largestOf(values: readonly number[], least = -Infinity): number {
  return values.reduce((largest, value) => Math.max(largest, value), least);
}

/** `most` where none is smaller. */
export function leastOf(values: readonly number[], most = Infinity): number {
  return values.reduce((least, value) => Math.min(least, value), most);
}
