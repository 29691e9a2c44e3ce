/**
 * How alike two texts are, and which of two heaps belong together.
 *
 * Why words as a bag (Dice's coefficient): an edited paragraph keeps most of its words, and counting them costs what reading them costs.
 * Rejected: edit distance; quadratic in the words, and a sentence that moved to the front would count as new.
 */
import { isUnspaced } from '../model/words.ts';
import type { Pair } from './sequence.ts';

/** A text's words with their counts. Scripts without spaces count by pairs of letters. */
export interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Words without case or punctuation; of scripts that part no words, pairs of letters. */
export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  const add = (word: string): void => void bag.set(word, (bag.get(word) ?? 0) + 1);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!isUnspaced(word)) add(word);
    else for (let at = 0; at < Math.max(1, word.length - 1); at += 1) add(word.slice(at, at + 2));
  }
  return { counts: bag, total: [...bag.values()].reduce((all, count) => all + count, 0) };
}

/** From 0 (no word in common) to 1 (the same words). Two texts without words are alike. */
function likeness(a: Bag, b: Bag): number {
  const total = a.total + b.total;
  if (total === 0) return 1;
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of small.counts) common += Math.min(count, large.counts.get(word) ?? 0);
  return (2 * common) / total;
}

/** Farther apart than this, measured in the heaps' order, large heaps are not compared, and of many that are alike the best few are kept. */
const window = 100;
const candidates = 8;

interface Found extends Pair {
  readonly score: number;
  readonly distance: number;
}

const byLikeness = (a: Found, b: Found): number => b.score - a.score || a.distance - b.distance || a.after - b.after;

/** Pairs of the two heaps that are at least `least` alike, the most alike first, each item at most once; ties go to the nearest. */
export function pairAlike(before: readonly Bag[], after: readonly Bag[], least: number): readonly Pair[] {
  const stretch = after.length / Math.max(1, before.length);
  const found = before.flatMap((old, index) => {
    const centre = Math.round(index * stretch);
    const near: Found[] = [];
    for (let at = Math.max(0, centre - window); at < Math.min(after.length, centre + window); at += 1) {
      const score = likeness(old, after[at] as Bag);
      if (score >= least) near.push({ before: index, after: at, score, distance: Math.abs(centre - at) });
    }
    return near.sort(byLikeness).slice(0, candidates);
  });
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()];
  return found.sort(byLikeness).flatMap(({ before: old, after: fresh }) => {
    if (usedBefore.has(old) || usedAfter.has(fresh)) return [];
    usedBefore.add(old);
    usedAfter.add(fresh);
    return [{ before: old, after: fresh }];
  });
}
