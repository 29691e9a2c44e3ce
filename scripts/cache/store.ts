/**
 * Bytes on disk by the hash of what they were made from. Never needed for a right result: what cannot be read or written is made again.
 *
 * Safe for several builds at once: a file appears by a rename and is never changed; each begins with the digest of its key and content, so that one
 * that was cut, changed or put in another's place is not believed. Bounded: when it has grown beyond its limit, what was not used for longest goes first.
 * Rejected: cacache and its like; they keep an index of their own, and are many times this.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, readFile, rename, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { draftOf, fileOf, pruneFolder } from './files.ts';
import { noFolder, troubleOf } from './trouble.ts';

/** Bytes by their key, in files. What cannot be read or written is as if it had never been kept: nothing throws. */
export interface Store {
  /** `key` is a hash in hexadecimal digits. */
  get(key: string): Promise<Buffer | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Brings the folder below its limit, at most once in a while; `put` does where much was put. */
  prune(now: number): Promise<void>;
  /** Why something could not be put, where that is for a reason that concerns all. */
  trouble(): string | undefined;
}

/** Bytes: some hundred articles of forty slides. */
const usualLimit = 1_000_000_000;
/** Between two looks at the whole folder, in ms; sooner where a tenth of the limit was put into it. */
const pause = 600_000;
const digestLength = 32;

/** `folder` is made when something is first put into it. Where there is none, nothing is kept. */
export function openStore(folder: string | undefined, limit = usualLimit): Store {
  if (folder === undefined) return noStore();
  const mark = path.join(folder, 'pruned');
  let grown = 0;
  let trouble: string | undefined;
  const prune = async (): Promise<void> => {
    grown = 0;
    await pruneFolder(folder, limit).catch(() => undefined);
    await writeFile(mark, '', { flag: withoutWaiting }).catch(() => undefined);
  };
  return {
    async get(key) {
      const file = fileOf(folder, key);
      const found = await readPlain(file).catch(() => undefined);
      const content = found?.subarray(digestLength);
      if (!found || !content || !digest(key, content).equals(found.subarray(0, digestLength))) return undefined;
      touch(file);
      return content;
    },
    async put(key, bytes) {
      const file = fileOf(folder, key);
      const draft = draftOf(file);
      try {
        await writeInFolder(draft, Buffer.concat([digest(key, bytes), bytes]));
        await rename(draft, file);
        if ((grown += bytes.length) > limit / 10) await prune();
      } catch (error) {
        trouble ??= troubleOf(error, folder);
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
    async prune(now) {
      const last = await stat(mark).catch(() => undefined);
      if (!last || Math.abs(now - last.mtimeMs) >= pause) await prune();
    },
    trouble: () => trouble,
  };
}

/** The folder is nearly always there: it is made where it turns out not to be. */
async function writeInFolder(file: string, bytes: Uint8Array): Promise<void> {
  const isWritten = await writeFile(file, bytes).then(
    () => true,
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : Promise.reject(error)),
  );
  if (isWritten) return;
  await makeFolder(path.dirname(file));
  await writeFile(file, bytes);
}

function noStore(): Store {
  let isMissed = false;
  return {
    get: async () => undefined,
    put: async () => void (isMissed = true),
    prune: async () => undefined,
    trouble: () => (isMissed ? noFolder : undefined),
  };
}

/** Who opens a named pipe waits for somebody at its other end. */
const withoutWaiting = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NONBLOCK ?? 0);

/** What is no file (a pipe, a link, an empty folder) makes room for one: nothing could be kept in its place. */
async function readPlain(file: string): Promise<Buffer | undefined> {
  const found = await lstat(file);
  if (found.isFile()) return readFile(file);
  await (found.isDirectory() ? rmdir(file) : unlink(file));
  return undefined;
}

function digest(key: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(bytes).digest();
}

/** Marks a file as used, which nobody waits for. */
function touch(file: string): void {
  const now = new Date();
  utimes(file, now, now).catch(() => undefined);
}
