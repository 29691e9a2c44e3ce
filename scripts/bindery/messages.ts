/** What passes between the build and the bindery's thread. Why by hand: four jobs and one kind of large value; a library for it is longer. */
import type * as jobs from '../merge/jobs.ts';

/** `keep`: the first argument's bytes stay in the thread under `id`. */
export interface Task {
  readonly id: number;
  readonly job: keyof typeof jobs;
  readonly args: readonly unknown[];
  readonly keep: boolean;
}

export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Error;
}

interface Held {
  readonly heldBy: number;
}

/** A value with each file that the thread has already replaced by its number. */
export function held(value: unknown, known: WeakMap<Uint8Array, number>): unknown {
  return replaced(value, (bytes) => {
    const heldBy = known.get(bytes);
    known.delete(bytes);
    return heldBy === undefined ? bytes : ({ heldBy } satisfies Held);
  });
}

/** The value with the files that the thread kept in their places; it lets go of them. */
export function restored(value: unknown, kept: Map<number, Uint8Array>): unknown {
  if (isHeld(value)) {
    const bytes = kept.get(value.heldBy);
    kept.delete(value.heldBy);
    return bytes;
  }
  if (Array.isArray(value)) return value.map((one) => restored(one, kept));
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restored(one, kept)])) : value;
}

function replaced(value: unknown, replace: (bytes: Uint8Array) => unknown): unknown {
  if (value instanceof Uint8Array) return replace(value);
  if (Array.isArray(value)) return value.map((one) => replaced(one, replace));
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, replace)])) : value;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isHeld = (value: unknown): value is Held => isPlain(value) && 'heldBy' in value;
