/**
 * Which item of the earlier build became which of the later: the one rule for passages, paragraphs and slides.
 *
 * The surest first: all the same under the same id, all the same anywhere, the same words likewise, the same id, then words that are alike. Each step sees only what the
 * steps before it left. Why words before ids: ids that count ("-figure-2") pass to another figure when one is put before it.
 */
import { bagOf, pairAlike } from './similar.ts';
import type { Pair } from './sequence.ts';

/** What matching needs of an item. `group`: only items of one group are ever paired. `id`: '' where it has none. */
export interface Item {
  readonly id: string;
  readonly group: string;
  /** Everything a reader sees. */
  readonly whole: string;
  /** The words that make it what it is: a slide's without its heading. */
  readonly core: string;
  /** The words to be compared. */
  readonly words: string;
}

/** Pairs, in no order. `least`: how alike the words of a pair without a common id must be, from 0 to 1. */
export function match(before: readonly Item[], after: readonly Item[], least: number): readonly Pair[] {
  const left = { before: indexes(before), after: indexes(after) };
  const pairs: Pair[] = [];
  const take = (found: readonly Pair[]): void => {
    for (const pair of found) {
      left.before.delete(pair.before);
      left.after.delete(pair.after);
      pairs.push(pair);
    }
  };
  const byKey = (key: (item: Item) => string | undefined): void => take(equalPairs(before, after, left, key));
  byKey(({ id, group, whole }) => (id === '' ? undefined : JSON.stringify([group, id, whole])));
  byKey(({ group, whole, words }) => (words === '' ? undefined : JSON.stringify([group, whole])));
  byKey(({ id, group, core }) => (id === '' || core === '' ? undefined : JSON.stringify([group, id, core])));
  byKey(({ group, core }) => (core === '' ? undefined : JSON.stringify([group, core])));
  byKey(({ id, group }) => (id === '' ? undefined : JSON.stringify([group, id])));
  for (const group of new Set([...left.after].map((index) => after[index]?.group ?? ''))) {
    const [old, fresh] = [membersOf(before, left.before, group), membersOf(after, left.after, group)];
    const alike = pairAlike(
      old.map((index) => bagOf(before[index]?.words ?? '')),
      fresh.map((index) => bagOf(after[index]?.words ?? '')),
      least,
    );
    take(alike.map((pair) => ({ before: old[pair.before] as number, after: fresh[pair.after] as number })));
  }
  return pairs;
}

interface Left {
  readonly before: Set<number>;
  readonly after: Set<number>;
}

const indexes = (items: readonly Item[]): Set<number> => new Set(items.keys());

const membersOf = (items: readonly Item[], left: ReadonlySet<number>, group: string): number[] =>
  [...left].filter((index) => items[index]?.group === group).sort((a, b) => a - b);

/** Items of the same key, first with first. */
function equalPairs(before: readonly Item[], after: readonly Item[], left: Left, key: (item: Item) => string | undefined): Pair[] {
  const waiting = new Map<string, number[]>();
  for (const index of [...left.before].sort((a, b) => a - b)) {
    const name = key(before[index] as Item);
    if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), index]);
  }
  return [...left.after]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const name = key(after[index] as Item);
      const old = name === undefined ? undefined : waiting.get(name)?.shift();
      return old === undefined ? [] : [{ before: old, after: index }];
    });
}
