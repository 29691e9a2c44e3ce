/** Orders compared: what of a sequence kept its place, and what moved past others. */

/**
 * Indexes that stay in step: of the longest runs of `ranks` that rise, the one with most that are where they were, since of two items that changed places
 * neither passed what stands between them. All others have moved. By a tree of prefixes (Fenwick), O(n log n).
 */
function inStep(ranks: readonly number[]): ReadonlySet<number> {
  const best: (Run | undefined)[] = [];
  const longestBelow = (rank: number): Run | undefined => {
    let found: Run | undefined;
    for (let at = rank; at > 0; at -= at & -at) found = better(found, best[at]);
    return found;
  };
  ranks.forEach((rank, index) => {
    const before = longestBelow(rank);
    const run = { index, before, length: (before?.length ?? 0) + 1, steady: (before?.steady ?? 0) + (rank === index ? 1 : 0) };
    for (let at = rank + 1; at <= ranks.length; at += at & -at) best[at] = better(best[at], run);
  });
  const kept = new Set<number>();
  for (let run = longestBelow(ranks.length); run; run = run.before) kept.add(run.index);
  return kept;
}

/** A run that rises, by its last index. `steady`: how many of it are where they were. */
interface Run {
  readonly index: number;
  readonly before: Run | undefined;
  readonly length: number;
  readonly steady: number;
}

/** The later one of equals. */
function better(one: Run | undefined, other: Run | undefined): Run | undefined {
  if (!one || !other) return one ?? other;
  const difference = one.length - other.length || one.steady - other.steady || one.index - other.index;
  return difference > 0 ? one : other;
}

/** A later item and the earlier one that it came from, both by index. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** The pairs whose order against the others changed. */
export function movedPairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const sorted = [...pairs].sort((a, b) => a.after - b.after);
  const places = sorted.map(({ before }) => before).sort((a, b) => a - b);
  const ranks = new Map(places.map((before, rank) => [before, rank]));
  const kept = inStep(sorted.map(({ before }) => ranks.get(before) ?? 0));
  return new Set(sorted.filter((_, index) => !kept.has(index)));
}
