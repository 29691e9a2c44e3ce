/**
 * How alike two texts are, and which of two heaps belong together.
 *
 * Why words as a bag (Dice's coefficient): an edited paragraph keeps most of its words, and counting them costs what reading them costs.
 * Rejected: edit distance; quadratic in the words, and a sentence that moved to the front would count as new.
 */
import type { Pair } from './sequence.ts';

/** A text's words with their counts. Scripts without spaces count by pairs of letters. */
export type Bag = ReadonlyMap<string, number>;

export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  const add = (word: string): void => void bag.set(word, (bag.get(word) ?? 0) + 1);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u.test(word)
    )
      add(word);
    else for (let at = 0; at < Math.max(1, word.length - 1); at += 1) add(word.slice(at, at + 2));
  }
  return bag;
}

/** From 0 (no word in common) to 1 (the same words). Two texts without words are alike. */
export function likeness(a: Bag, b: Bag): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of small) common += Math.min(count, large.get(word) ?? 0);
  const total = sum(a) + sum(b);
  return total === 0 ? 1 : (2 * common) / total;
}

const sum = (bag: Bag): number => [...bag.values()].reduce((all, count) => all + count, 0);

/** Farther apart than this, measured in the heaps' order, large heaps are not compared: a table of thousands of rows would take minutes. */
const window = 200;

/** Pairs of the two heaps that are at least `least` alike, the most alike first, each item at most once; ties go to the nearest. */
export function pairAlike(before: readonly Bag[], after: readonly Bag[], least: number): readonly Pair[] {
  const found: { pair: Pair; score: number; distance: number }[] = [];
  const stretch = after.length / Math.max(1, before.length);
  before.forEach((old, index) => {
    const centre = Math.round(index * stretch);
    for (let at = Math.max(0, centre - window); at < Math.min(after.length, centre + window); at += 1) {
      const score = likeness(old, after[at] as Bag);
      if (score >= least) found.push({ pair: { before: index, after: at }, score, distance: Math.abs(centre - at) });
    }
  });
  found.sort((a, b) => b.score - a.score || a.distance - b.distance || a.pair.after - b.pair.after);
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()];
  return found.flatMap(({ pair }) => {
    if (usedBefore.has(pair.before) || usedAfter.has(pair.after)) return [];
    usedBefore.add(pair.before);
    usedAfter.add(pair.after);
    return [pair];
  });
}
