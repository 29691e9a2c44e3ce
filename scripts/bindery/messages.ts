/** What passes between the build and the bindery's thread. Why by hand: a few jobs and one kind of large value; a library for it is longer. */
import type * as jobs from '../merge/jobs.ts';

/** What may be asked for; what is done ahead is the thread's own affair. */
export type Job = Exclude<keyof typeof jobs, 'prepare'>;

/** `about`: the article that is worked for. `keep`: the first argument stays in the thread under `id`. `learned` asks what is to be kept of an article. */
export interface Task {
  readonly id: number;
  readonly about: string | undefined;
  readonly job: Job | 'learned';
  readonly args: readonly unknown[];
  readonly keep: boolean;
}

/** What was kept under `forget` will not be asked for: nobody has it any more. */
export interface Release {
  readonly forget: number;
}

/** What was learned of an article in an earlier build. */
export interface Lesson {
  readonly about: string;
  readonly learned: Uint8Array;
}

/** To the job of the same `id`: its value, or what it threw. */
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Error;
}

interface Held {
  readonly heldBy: number;
}

/** A value with each print that the thread has already replaced by its number. */
export function held(value: unknown, known: WeakMap<object, number>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const heldBy = known.get(value);
  known.delete(value);
  if (heldBy !== undefined) return { heldBy } satisfies Held;
  if (Array.isArray(value)) return value.map((one) => held(one, known));
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, held(one, known)])) : value;
}

/** The value with the prints that the thread kept in their places; it lets go of them. */
export function restored(value: unknown, kept: Map<number, unknown>): unknown {
  if (isHeld(value)) {
    const print = kept.get(value.heldBy);
    kept.delete(value.heldBy);
    return print;
  }
  if (Array.isArray(value)) return value.map((one) => restored(one, kept));
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restored(one, kept)])) : value;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isHeld = (value: unknown): value is Held => isPlain(value) && 'heldBy' in value;
