/** The bindery's thread: does one job after the other, in the order in which they come, and ends when it is sent nothing. */
import { parentPort } from 'node:worker_threads';
import * as jobs from '../merge/jobs.ts';
import { restored, type Release, type Reply, type Task } from './messages.ts';

const kept = new Map<number, unknown>();
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (task: Task | Release | null) => {
  if (task === null) parentPort?.close();
  else if ('forget' in task) last = last.then(() => void kept.delete(task.forget));
  else last = last.then(() => answer(task));
});

async function answer({ id, job, args, keep }: Task): Promise<void> {
  try {
    const given = args.map((arg) => restored(arg, kept));
    if (keep) kept.set(id, given[0]);
    const value = await (jobs[job] as (...given: unknown[]) => Promise<unknown>)(...given);
    const moved = value instanceof Uint8Array && value.byteLength === value.buffer.byteLength ? [value.buffer as ArrayBuffer] : [];
    parentPort?.postMessage({ id, value } satisfies Reply, moved);
    if (job === 'survey' && given[1] !== undefined)
      await jobs.prepare(...(given as Parameters<typeof jobs.prepare>)).catch(() => undefined);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error : new Error(String(error)) } satisfies Reply);
  }
}
