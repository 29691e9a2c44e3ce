/**
 * Tabs that are used again: a new one costs the browser a process, and its fonts and pictures are read anew.
 *
 * Why as few as it is told: what they do is computing, and the build computes beside them. A tab in which a job failed is closed: what it shows is
 * not known. A tab that does not open is none: where it was the last, as in a browser that was killed, whoever waits is told, for nobody else will come.
 */
import type { Tab } from './tabs.ts';

/** `isPatient`: lets all pass who are not. */
export interface Turn {
  readonly signal?: AbortSignal | undefined;
  readonly isPatient?: boolean;
}

/** `give` hands a tab back to be used again, `drop` one that is not to be. */
export interface Pool {
  /** The next tab that is free; none, and no longer a place among those that wait, once the signal is given. */
  take(turn?: Turn): Promise<Tab>;
  give(tab: Tab): void;
  drop(tab: Tab): void;
}

type Waiting = (tab: Promise<Tab>) => void;

/** `most`: tabs at a time; may grow. */
export function createPool(first: Promise<Tab>, open: () => Promise<Tab>, most: () => number): Pool {
  const waiting: Waiting[] = [];
  const patient: Waiting[] = [];
  let count = 0;
  const counted = (opening: Promise<Tab>): Promise<Tab> => {
    count += 1;
    const tab = opening.catch((error: unknown) => {
      count -= 1;
      if (count === 0) for (const next of [...waiting.splice(0), ...patient.splice(0)]) next(Promise.reject(error));
      throw error;
    });
    tab.catch(() => undefined);
    return tab;
  };
  const free: Promise<Tab>[] = [counted(first)];
  const put = (tab: Promise<Tab>): void => {
    const next = waiting.shift() ?? patient.shift();
    if (next) next(tab);
    else free.unshift(tab);
  };
  return {
    take({ signal, isPatient = false } = {}) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      const tab = free.shift();
      if (tab) return tab;
      if (count >= (isPatient ? 1 : most())) return wait(isPatient ? patient : waiting, signal);
      return counted(open());
    },
    give: (tab) => put(Promise.resolve(tab)),
    drop(tab) {
      tab.end().catch(() => undefined);
      count -= 1;
      if (waiting.length + patient.length > 0) put(counted(open()));
    },
  };
}

function wait(waiting: Waiting[], signal: AbortSignal | undefined): Promise<Tab> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.splice(waiting.indexOf(take), 1);
      reject(signal?.reason);
    };
    const take: Waiting = (tab) => {
      signal?.removeEventListener('abort', leave);
      resolve(tab);
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting.push(take);
  });
}
