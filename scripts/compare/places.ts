/**
 * Passages that moved: to another section, or past others of their own.
 *
 * Why not by the order of all: a point that goes from the end of one section to the end of the next has the heading of that section pass it, which
 * would then be said to have moved, with nothing said of the point.
 */
import type { Passage } from '../model/record.ts';
import { movedPairs, type Pair } from './sequence.ts';

/** The pairs of passages that stand elsewhere. Points that moved with their section did not move themselves. */
export function movedPassages(before: readonly Passage[], after: readonly Passage[], pairs: readonly Pair[]): ReadonlySet<Pair> {
  const partners = new Map(pairs.map((pair) => [pair.before, pair.after]));
  const known = new Set(partners.values());
  const [oldSections, sections] = [sectionsOf(before), sectionsOf(after)];
  const moved = new Set<Pair>();
  const together = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const [was, is] = [oldSections[pair.before] ?? top, sections[pair.after] ?? top];
    const [then, now] = [was === top ? top : (partners.get(was) ?? unknown), is === top || known.has(is) ? is : unknown];
    if (then === now) together.set(String(now), [...(together.get(String(now)) ?? []), pair]);
    else moved.add(pair);
  }
  return new Set([...moved, ...[...together.values()].flatMap((some) => [...movedPairs(some)])]);
}

/** In place of a section's index: that of what stands in none, and of one that came or went. */
const top = -1;
const unknown = -2;

/** The index of the section that each passage is a point of: 2 for 2.1. */
function sectionsOf(passages: readonly Passage[]): readonly number[] {
  const byNumber = new Map(passages.map(({ number }, index) => [number, index]));
  return passages.map(({ number }) => {
    const end = number.lastIndexOf('.');
    return end < 0 ? top : (byNumber.get(number.slice(0, end)) ?? top);
  });
}
