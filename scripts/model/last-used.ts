/** The results that were wanted last: for work that a command which stays repeats after every save. Few of them, so that many articles cost no memory. */

/** Gives what is known under `key`, else what `make` makes; beyond `most` results it forgets what was not wanted for longest. */
export function lastUsed<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const result = known.get(key) ?? make();
    known.delete(key);
    known.set(key, result);
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
    return result;
  };
}
