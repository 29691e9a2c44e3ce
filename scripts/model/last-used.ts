/** The results that were wanted last: for work that is done again after every edit. Few of them, so that many articles cost no memory. */

/** Gives what is known under `key`, else what `make` makes; beyond `most` results it forgets what was not wanted for longest. */
export type LastUsed<T> = (key: string, make: () => T) => T;

export function lastUsed<T>(most: number): LastUsed<T> {
  return recalling<T>(most).of;
}

export interface Recalling<T> {
  readonly of: LastUsed<T>;
  /** Those that were wanted, with their keys. */
  wanted(): readonly (readonly [string, T])[];
  /** Whether anything was wanted that is not of an earlier time. */
  isNew(): boolean;
}

/** The same, with results of an earlier time; and to be kept for a later one. */
export function recalling<T>(most: number, earlier: Iterable<readonly [string, T]> = []): Recalling<T> {
  const known = new Map<string, T>(earlier);
  const wanted = new Set<string>();
  let isNew = false;
  return {
    of(key, make) {
      isNew ||= !known.has(key);
      const result = known.get(key) ?? make();
      known.delete(key);
      known.set(key, result);
      wanted.add(key);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
        wanted.delete(oldest);
      }
      return result;
    },
    wanted: () => [...known].filter(([key]) => wanted.has(key)),
    isNew: () => isNew,
  };
}
