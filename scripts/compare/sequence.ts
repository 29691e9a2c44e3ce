/** Orders compared: what of a sequence kept its place, and what moved past others. */

/**
 * Indexes that stay in step: the longest run of `positions` that rises (patience sorting, O(n log n)). All others have moved.
 */
function inStep(positions: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  positions.forEach((position, index) => {
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((positions[ends[middle] ?? 0] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.add(at);
  return kept;
}

/** A later item and the earlier one that it came from, both by index. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** The pairs whose order against the others changed. */
export function movedPairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const sorted = [...pairs].sort((a, b) => a.after - b.after);
  const kept = inStep(sorted.map(({ before }) => before));
  return new Set(sorted.filter((_, index) => !kept.has(index)));
}
