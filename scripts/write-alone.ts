/**
 * One writer at a time of what all articles share in an output folder: its manifest and its index.
 *
 * Why: who reads the manifest, adds his articles and writes it takes out those that another build has added meanwhile. A file in the folder says who
 * writes; it is gone after fractions of a second. What a killed build left is no bar, and nobody waits for ever: then it is as if there were no rule.
 */
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning } from './model/process.ts';

const sign = '.writing';
/** ms between two looks, and until another's sign is not believed any more. */
const step = 20;
const patience = 10_000;

/** Does `job` while no other build of this machine does one in that folder. */
export async function writeAlone<T>(out: string, job: () => Promise<T>, mostWait = patience): Promise<T> {
  const file = path.join(out, sign);
  const isOurs = await take(file, mostWait);
  try {
    return await job();
  } finally {
    if (isOurs) await rm(file, { force: true });
  }
}

/** False where nobody can say so: what is wrong with the folder is told when the job writes. */
async function take(file: string, mostWait: number): Promise<boolean> {
  for (let waited = 0; ; waited += step) {
    const taken = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof taken === 'object') {
      await taken.writeFile(String(process.pid)).catch(() => undefined);
      await taken.close();
      return true;
    }
    if (taken !== 'EEXIST') return false;
    if (waited >= mostWait || (await isLeft(file))) await rm(file, { force: true, recursive: true });
    else await pause(step);
  }
}

/** Whether its writer runs no more. One that is empty is just being written. */
async function isLeft(file: string): Promise<boolean> {
  const writer = Number(await readFile(file, 'utf8').catch(() => ''));
  return writer > 0 && (writer === process.pid || !isRunning(writer));
}
