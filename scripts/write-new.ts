/**
 * Files → a folder that may hold others: nothing is written over, and nothing outside.
 *
 * Why not write.ts: that one replaces what an earlier build wrote; here the files come from a stranger's PDF and what is there is the author's.
 */
import { lstat, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { Failure } from './model/failure.ts';

interface NewFile {
  /** Relative, with "/", checked before. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** How many were not there yet. Throws before anything is written where a file differs from one that is there, or a folder is a link. */
export async function writeNew(out: string, files: readonly NewFile[]): Promise<number> {
  const fresh: NewFile[] = [];
  for (const file of files) if (!(await isThere(out, file))) fresh.push(file);
  try {
    await makeFolder(out);
    const root = await realpath(out);
    for (const { path: relative, bytes } of fresh) {
      const target = path.join(root, relative);
      await makeFolder(path.dirname(target));
      if ((await realpath(path.dirname(target))) !== path.dirname(target)) throw leadsOut(target);
      await writeFile(target, bytes, { flag: 'wx' });
    }
  } catch (error) {
    throw asFailure(error, out);
  }
  return fresh.length;
}

async function isThere(out: string, { path: relative, bytes }: NewFile): Promise<boolean> {
  const parts = relative.split('/');
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const target = path.join(out, ...parts.slice(0, depth));
    const found = await lstat(target).catch(() => undefined);
    if (found === undefined) return false;
    if (found.isSymbolicLink()) throw leadsOut(target);
    if (depth < parts.length && !found.isDirectory()) throw inTheWay(target);
    if (depth === parts.length && !(found.isFile() && Buffer.compare(await readFile(target), bytes) === 0)) throw inTheWay(target);
  }
  return true;
}

const leadsOut = (target: string): Failure => new Failure(2, `${target} is a link; choose another folder with --out`);

const inTheWay = (target: string): Failure =>
  new Failure(2, `${target} is there already and differs; nothing is written over: move it away, or choose another folder with --out`);

function asFailure(error: unknown, out: string): Error {
  if (error instanceof Failure) return error;
  const { code } = error as NodeJS.ErrnoException;
  return new Failure(3, `${out} cannot be written to (${code ?? String(error)}); choose another folder with --out`, { cause: error });
}
