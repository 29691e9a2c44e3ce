/** Promises that several jobs wait for. */

/** A promise and what fulfils it. */
export function signal(): { promise: Promise<void>; resolve: () => undefined } {
  let open: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, resolve: () => void open?.() };
}

/** A promise that is awaited later, by whoever needs it first: its failure is not nobody's until then. */
export function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** What a promise gives, or the signal's reason as soon as it is given; the promise then goes on unseen. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Waits for all before the first failure is told, so that none goes on unseen. */
export async function allSettled<T>(jobs: readonly (T | Promise<T>)[]): Promise<T[]> {
  const settled = await Promise.allSettled(jobs);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
