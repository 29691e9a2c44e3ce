/**
 * The merge stage in a thread of its own: pdf-lib's work, half a second of a build, would hold up what the browser is to be told meanwhile.
 *
 * Why only where the command is bundled: a thread needs a file of plain JavaScript. From the sources, as in tests, the same functions run here.
 * A file that was surveyed stays in the thread, parsed, until it is asked for again: it is neither sent nor parsed twice. The thread goes on with it
 * while the browser prints the next, and forgets it when nobody here has it any more: builds that are given up ask for nothing. What it learns of an
 * article's pages stays in the thread too.
 */
import { Worker } from 'node:worker_threads';
import type * as jobs from '../merge/jobs.ts';
import type { Known } from '../merge/known.ts';
import { Failure } from '../model/failure.ts';
import { createMemory } from './memory.ts';
import { held, type Lesson, type Release, type Reply, type Task } from './messages.ts';

declare const PAPARAN_THREAD: string | undefined;

/** Errors are those of the merge stage. */
export type Bindery = Omit<typeof jobs, 'prepare'>;

/** Lives as long as the build. */
export interface OpenBindery extends Bindery {
  /** The same for one article, of whose pages it learns; `learned` in an earlier build. */
  about(article: string, learned?: Uint8Array): Bindery;
  /** What it has learned of an article, to be kept; it forgets it. */
  learned(article: string): Promise<Uint8Array>;
  /** Whatever is still asked of it fails as what a signal ends: nobody waits for an answer that does not come. */
  close(): Promise<void>;
}

/** `root` is the package's folder; `isShared`: by many articles. The thread starts at once. */
export function openBindery(root: string, isShared = false): OpenBindery {
  return typeof PAPARAN_THREAD === 'string' ? inThread(`${root}/${PAPARAN_THREAD}`, isShared) : bindHere();
}

/** In this thread, loaded when something is first asked of it. */
export function bindHere(): OpenBindery {
  let loading: Promise<typeof jobs> | undefined;
  const loaded = (): Promise<typeof jobs> => (loading ??= import('../merge/jobs.ts'));
  const memory = createMemory();
  const bind = (known?: Known): Bindery => ({
    finish: async (print, options) => (await loaded()).finish(print, options, known),
    finishDeck: async (print, options) => (await loaded()).finishDeck(print, options, known),
    merge: async (parts, options) => (await loaded()).merge(parts, options, known),
    survey: async (...args) => (await loaded()).survey(...args),
    surveyAppendix: async (...args) => (await loaded()).surveyAppendix(...args),
  });
  return {
    ...bind(),
    about(article, learned) {
      if (learned) memory.recall(article, learned);
      return bind(memory.of(article));
    },
    learned: async (article) => memory.give(article),
    close: async () => undefined,
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const lostThread = (cause?: unknown): Failure =>
  new Failure(3, `the thread that joins PDFs has ended${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause, isPassing: true });

/** By its name, whoever else wants what was asked for makes it himself (`cache/shelf.ts`). */
const toldToEnd = (): Error => new DOMException('the thread that joins PDFs was told to end', 'AbortError');

/** MB for young objects: with more, fewer of them are still in use when they are looked through. Many articles take 3 % less time for 20 MB, one no less. */
const youngOf = (isShared: boolean): number => (isShared ? 32 : 8);

function inThread(file: string, isShared: boolean): OpenBindery {
  const worker = new Worker(file, { workerData: 'bindery', resourceLimits: { maxYoungGenerationSizeMb: youngOf(isShared) } });
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
  worker.on('error', (error) => fail(lostThread(error)));
  worker.on('exit', () => fail(lostThread()));
  worker.unref();
  const ask = (about: string | undefined, job: Task['job'], args: readonly unknown[], keep?: object): Promise<never> => {
    if (failed) return Promise.reject(failed);
    const id = (count += 1);
    const task: Task = { id, about, job, args: args.map((arg) => held(arg, known)), keep: keep !== undefined };
    if (keep) {
      known.set(keep, id);
      lost.register(keep, id);
    }
    worker.ref();
    worker.postMessage(task);
    return new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject })) as Promise<never>;
  };
  const bind = (about?: string): Bindery => ({
    finish: (...args) => ask(about, 'finish', args),
    finishDeck: (...args) => ask(about, 'finishDeck', args),
    merge: (...args) => ask(about, 'merge', args),
    survey: (print, ahead, question) => ask(about, 'survey', [print, ahead, question], print),
    surveyAppendix: (bytes) => ask(about, 'surveyAppendix', [bytes], bytes),
  });
  return {
    ...bind(),
    about(article, learned) {
      if (learned) worker.postMessage({ about: article, learned } satisfies Lesson);
      return bind(article);
    },
    learned: (article) => ask(article, 'learned', []),
    close: async () => {
      worker.removeAllListeners('exit');
      if (failed) return;
      fail(toldToEnd());
      worker.ref();
      worker.postMessage(null);
      await new Promise((resolve) => worker.once('exit', resolve));
    },
  };
}
