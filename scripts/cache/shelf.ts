/**
 * A shelf on a store: results as structured clones, under the hash of tool, kind and inputs.
 *
 * Who wants what is being made waits for it, and makes it himself where the other was told to stop.
 * Why the tool's own state is part of every key and not of a folder's name: two versions may share a folder, and the older one's files age away.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Inputs, Shelf } from '../model/shelf.ts';
import type { Store } from './store.ts';

/** A shelf whose results lie on disk. */
export interface KeptShelf extends Shelf {
  /** How many results came from the shelf and how many were made. */
  readonly counts: { found: number; made: number };
  /** Waits until all is written. */
  close(now: number): Promise<void>;
  /** Why something was not kept, once that is known. */
  trouble(): string | undefined;
}

/** `tool` names the program that makes the results. With `isBlind` all is made anew, and kept. */
export function createShelf(store: Store, tool: string, isBlind = false): KeptShelf {
  const counts = { found: 0, made: 0 };
  const writing = new Set<Promise<void>>();
  const underway = new Map<string, Promise<unknown>>();
  let isChanged = false;
  const keyOf = (kind: string, inputs: Inputs): string => hashOf([tool, kind, ...inputs]);
  const look = async (key: string): Promise<{ readonly result: unknown } | undefined> => {
    const bytes = isBlind ? undefined : await store.get(key);
    try {
      return bytes && { result: deserialize(bytes) };
    } catch {
      return undefined;
    }
  };
  const write = (key: string, result: unknown): void => {
    const bytes = plain(result);
    if (bytes === undefined) return;
    const job = store.put(key, bytes).finally(() => writing.delete(job));
    writing.add(job);
    isChanged = true;
  };
  const findOrMake = async (key: string, make: () => Promise<unknown>): Promise<unknown> => {
    const found = await look(key);
    if (found) {
      counts.found += 1;
      return found.result;
    }
    const made = await make();
    counts.made += 1;
    write(key, made);
    return made;
  };
  return {
    counts,
    of(kind, inputs, make) {
      const key = keyOf(kind, inputs);
      const mine = (): Promise<unknown> => findOrMake(key, make);
      const whereStopped = (error: unknown): Promise<unknown> => (isStop(error) ? mine() : Promise.reject(error));
      const known = (underway.get(key)?.catch(whereStopped) ?? mine()).finally(() => underway.get(key) === known && underway.delete(key));
      underway.set(key, known);
      return known as ReturnType<typeof make>;
    },
    async find<T>(kind: string, inputs: Inputs) {
      return (await look(keyOf(kind, inputs)))?.result as T | undefined;
    },
    keep: (kind, inputs, result) => write(keyOf(kind, inputs), result),
    async close(now) {
      await Promise.all(writing);
      if (isChanged) await store.prune(now);
    },
    trouble: () => store.trouble(),
  };
}

/** Whether a signal ended it, and nothing went wrong. */
const isStop = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Nothing for what holds more than plain data: it is then made each time. */
function plain(result: unknown): Uint8Array | undefined {
  try {
    return serialize(result);
  } catch {
    return undefined;
  }
}

/** One hash of several inputs, each with its length before it, so that none runs into the next. */
export function hashOf(inputs: Inputs): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const bytes = typeof input === 'string' ? Buffer.from(input) : input;
    hash.update(`${typeof input} ${bytes.length} `).update(bytes);
  }
  return hash.digest('hex');
}
