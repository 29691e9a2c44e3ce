/** The bindery's thread: does one job after the other, in the order in which they come, and ends when it is sent nothing. */
import { parentPort } from 'node:worker_threads';
import { createKnown, type Known } from '../merge/known.ts';
import * as jobs from '../merge/jobs.ts';
import { createMemory } from './memory.ts';
import { restored, type Job, type Lesson, type Release, type Reply, type Task } from './messages.ts';

const kept = new Map<number, unknown>();
const memory = createMemory();
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (task: Task | Lesson | Release | null) => {
  if (task === null) parentPort?.close();
  else if ('forget' in task) last = last.then(() => void kept.delete(task.forget));
  else if ('learned' in task) last = last.then(() => memory.recall(task.about, task.learned));
  else last = last.then(() => answer(task));
});

type Given<J extends Job> = Parameters<(typeof jobs)[J]>;

/** Each job with what was sent for it and, where it takes that, with what is known of the article: that never leaves the thread. */
const work = {
  finish: ([print, options]: Given<'finish'>, known: Known) => jobs.finish(print, options, known),
  finishDeck: ([print, options]: Given<'finishDeck'>, known: Known) => jobs.finishDeck(print, options, known),
  merge: ([parts, options]: Given<'merge'>, known: Known) => jobs.merge(parts, options, known),
  survey: (given: Given<'survey'>) => jobs.survey(...given),
  surveyAppendix: (given: Given<'surveyAppendix'>) => jobs.surveyAppendix(...given),
} satisfies Record<Job, (given: never, known: Known) => Promise<unknown>>;

async function answer({ id, about, job, args, keep }: Task): Promise<void> {
  try {
    if (job === 'learned') return reply(id, memory.give(about ?? ''));
    const known = about === undefined ? createKnown() : memory.of(about);
    const given = args.map((arg) => restored(arg, kept));
    if (keep) kept.set(id, given[0]);
    const doJob = work[job] as (given: readonly unknown[], known: Known) => Promise<unknown>;
    reply(id, await doJob(given, known));
    if (job === 'survey' && given[1] !== undefined) await prepare(given, known);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error : new Error(String(error)) } satisfies Reply);
  }
}

function reply(id: number, value: unknown): void {
  const moved = value instanceof Uint8Array && value.byteLength === value.buffer.byteLength ? [value.buffer as ArrayBuffer] : [];
  parentPort?.postMessage({ id, value } satisfies Reply, moved);
}

/** While nobody waits for it; what goes wrong is said when the print is asked for. */
async function prepare(given: readonly unknown[], known: Known): Promise<void> {
  const [print, ahead] = given as [...Parameters<typeof jobs.survey>];
  if (ahead) await jobs.prepare(print, ahead, known).catch(() => undefined);
}
