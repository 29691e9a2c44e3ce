/** What an earlier build worked out, at hand again: the one thing that stages and documents know of the cache. */

/** Results are plain data and files, as structured clones have them; what a result is made from is all in `inputs`. */
export interface Shelf {
  /** The kept result of `kind` from the same inputs, else that of `make`, which is kept. Fails only as `make` does. */
  of<T>(kind: string, inputs: Inputs, make: () => Promise<T>): Promise<T>;
  /** Only looks. */
  find<T>(kind: string, inputs: Inputs): Promise<T | undefined>;
  /** Keeps a result in the place of an earlier one. */
  keep(kind: string, inputs: Inputs, result: unknown): void;
}

/** What a result is looked up by: all that it depends on. Order counts, and `['ab']` is another than `['a', 'b']`. */
export type Inputs = readonly (string | Uint8Array)[];

/** Keeps nothing. */
export const noShelf: Shelf = {
  of: (_kind, _inputs, make) => make(),
  find: async () => undefined,
  keep: () => undefined,
};
