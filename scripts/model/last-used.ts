/** The results that were wanted last: for work that is done again after every edit. Few of them, so that many articles cost no memory. */

/** Gives what is known under `key`, else what `make` makes; beyond `most` results it forgets what was not wanted for longest. */
export interface LastUsed<T> {
  (key: string, make: () => T): T;
  /** Wanted only if it is known. */
  find(key: string): T | undefined;
}

/** Remembers `most` results of one kind, for as long as this process. */
export function lastUsed<T>(most: number): LastUsed<T> {
  return recalling<T>(most).of;
}

interface Recalling<T> {
  readonly of: LastUsed<T>;
  /** Those that were wanted, with their keys. */
  wanted(): readonly (readonly [string, T])[];
  /** Whether anything was wanted that is not of an earlier time. */
  isNew(): boolean;
}

/** The same, with results of an earlier time; and to be kept for a later one. */
function recalling<T>(most: number, earlier: Iterable<readonly [string, T]> = []): Recalling<T> {
  const known = new Map<string, T>(earlier);
  const wanted = new Set<string>();
  let isNew = false;
  const of = (key: string, make: () => T): T => {
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
  };
  return {
    of: Object.assign(of, { find: (key: string) => (known.has(key) ? of(key, () => known.get(key) as T) : undefined) }),
    wanted: () => [...known].filter(([key]) => wanted.has(key)),
    isNew: () => isNew,
  };
}

/** Results of several kinds, by their names. */
export type KnownOf<Results> = { readonly [Kind in keyof Results]: LastUsed<Results[Kind]> };

/** As structured clones have it. */
export type KeptOf<Results> = { readonly [Kind in keyof Results]: readonly (readonly [string, Results[Kind]])[] };

/** Results of several kinds for one article, and what of them is worth keeping for its next build. */
export interface MemoryOf<Results> {
  readonly known: KnownOf<Results>;
  /** What was asked for since it was created. */
  kept(): KeptOf<Results>;
  /** Whether any of it is not of an earlier time. */
  isNew(): boolean;
}

/** `most`: how many results of each kind. */
export function createMemoryOf<Results extends object>(
  most: { readonly [Kind in keyof Results]: number },
  earlier?: KeptOf<Results>,
): MemoryOf<Results> {
  const kinds = Object.keys(most) as (keyof Results)[];
  const own = kinds.map((kind) => [kind, recalling(most[kind], earlier?.[kind])] as const);
  return {
    known: Object.fromEntries<unknown>(own.map(([kind, { of }]) => [kind, of])) as KnownOf<Results>,
    kept: () => Object.fromEntries<unknown>(own.map(([kind, { wanted }]) => [kind, wanted()])) as KeptOf<Results>,
    isNew: () => own.some(([, { isNew }]) => isNew()),
  };
}
