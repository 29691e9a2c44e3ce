/**
 * Several jobs at a time whose results are handed over one after the other, in the order of the jobs.
 *
 * Why not p-limit and its like: they bound what is under way, not what is done and waits for its turn, which is what holds an article's files.
 */

/**
 * `job` for each of `all`, `most` at a time; `deliver` gets the results in order, is waited for before its place is given to another, and says what is
 * kept of each. The first failure ends it.
 */
export async function inTurn<T, R, K>(
  all: readonly T[],
  most: number,
  job: (one: T) => Promise<R>,
  deliver: (result: R) => Promise<K>,
): Promise<K[]> {
  const results: K[] = [];
  let next = 0;
  let delivered: Promise<unknown> = Promise.resolve();
  const work = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) {
      const done = job(all[index] as T);
      const before = delivered;
      delivered = done.then(async (result) => {
        await before;
        results[index] = await deliver(result);
      });
      await delivered;
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, work));
  return results;
}
