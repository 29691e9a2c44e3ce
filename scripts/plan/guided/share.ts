/**
 * Which of the phrases become blanks where only a part of them is to.
 *
 * Each section gets its part, and within it the blanks are spread evenly. What rounding leaves over goes to the sections with the largest rest (Hamilton's
 * method), so that the whole is exact. Why by section: an edit in one moves the blanks of that one, and at most of one other, whose share it changes.
 * Rejected: every second phrase of the text (one new phrase would turn all blanks behind it), a draw by hash (leaves paragraphs without any).
 */

/** For each section with its number of phrases, the indexes of those to take. `share` is above 0 and at most 1; of any phrases at least one is taken. */
export function chooseShare(counts: readonly number[], share: number): readonly ReadonlySet<number>[] {
  const wanted = counts.map((count) => count * share);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const takes = wanted.map(Math.floor);
  const left = Math.max(Math.min(total, 1), Math.round(total * share)) - takes.reduce((sum, count) => sum + count, 0);
  const byRest = wanted
    .map((want, index) => ({ index, rest: want - Math.floor(want) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRest.slice(0, left)) takes[index] = (takes[index] ?? 0) + 1;
  return counts.map((count, index) => spread(count, takes[index] ?? 0));
}

/** `take` of `count`, each in the middle of its stretch. */
function spread(count: number, take: number): ReadonlySet<number> {
  return new Set(Array.from({ length: take }, (_, index) => Math.floor(((index + 0.5) * count) / take)));
}
