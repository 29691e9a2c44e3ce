/**
 * The merge stage in a thread of its own: pdf-lib's work, half a second of a build, would hold up what the browser is to be told meanwhile.
 *
 * Why only where the command is bundled: a thread needs a file of plain JavaScript. From the sources, as in tests, the same functions run here.
 * A file that was surveyed stays in the thread, parsed, until it is asked for again: it is neither sent nor parsed twice. The thread goes on with it
 * while the browser prints the next, and forgets it when nobody here has it any more: builds that are given up ask for nothing.
 */
import { Worker } from 'node:worker_threads';
import type * as jobs from '../merge/jobs.ts';
import { held, type Release, type Reply, type Task } from './messages.ts';

declare const PAPARAN_THREAD: string | undefined;

/** Lives as long as the build. Errors are those of the merge stage. */
export type Bindery = Omit<typeof jobs, 'prepare'> & { close(): Promise<void> };

/** `root` is the package's folder. The thread starts at once. */
export function openBindery(root: string): Bindery {
  return typeof PAPARAN_THREAD === 'string' ? inThread(`${root}/${PAPARAN_THREAD}`) : bindHere();
}

/** In this thread, loaded when something is first asked of it. */
export function bindHere(): Bindery {
  let loading: Promise<typeof jobs> | undefined;
  const loaded = (): Promise<typeof jobs> => (loading ??= import('../merge/jobs.ts'));
  return {
    finish: async (...args) => (await loaded()).finish(...args),
    finishDeck: async (...args) => (await loaded()).finishDeck(...args),
    merge: async (...args) => (await loaded()).merge(...args),
    survey: async (...args) => (await loaded()).survey(...args),
    surveyAppendix: async (...args) => (await loaded()).surveyAppendix(...args),
    close: async () => undefined,
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

function inThread(file: string): Bindery {
  const worker = new Worker(file, { workerData: 'bindery', resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const waiting = new Map<number, Waiting>();
  const known = new WeakMap<object, number>();
  const lost = new FinalizationRegistry((forget: number) => worker.postMessage({ forget } satisfies Release));
  let count = 0;
  let failed: Error | undefined;
  const fail = (error: Error): void => {
    failed = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, value, error }: Reply) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (error) reject?.(error);
    else resolve?.(value);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread that joins PDFs has ended')));
  worker.unref();
  const ask = (job: Task['job'], args: readonly unknown[], keep?: object): Promise<never> => {
    if (failed) return Promise.reject(failed);
    const id = (count += 1);
    const task: Task = { id, job, args: args.map((arg) => held(arg, known)), keep: keep !== undefined };
    if (keep) {
      known.set(keep, id);
      lost.register(keep, id);
    }
    worker.ref();
    worker.postMessage(task);
    return new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject })) as Promise<never>;
  };
  return {
    finish: (...args) => ask('finish', args),
    finishDeck: (...args) => ask('finishDeck', args),
    merge: (...args) => ask('merge', args),
    survey: (print, ahead) => ask('survey', [print, ahead], print),
    surveyAppendix: (bytes) => ask('surveyAppendix', [bytes], bytes),
    close: async () => {
      worker.removeAllListeners('exit');
      if (failed) return;
      worker.ref();
      worker.postMessage(null);
      await new Promise((resolve) => worker.once('exit', resolve));
    },
  };
}
