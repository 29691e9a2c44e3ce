/**
 * Work that a signal ends between two of its steps: whatever it reaches for after that fails with the signal's reason.
 *
 * Why here and not a question before each step: a step that is added needs no question of its own, and none is forgotten.
 */

/** The same thing until the signal is given; then nothing of it can be had any more. */
export function until<T extends object>(signal: AbortSignal | undefined, thing: T): T {
  if (!signal) return thing;
  return new Proxy(thing, {
    get(target, name) {
      signal.throwIfAborted();
      return Reflect.get(target, name) as unknown;
    },
  });
}
