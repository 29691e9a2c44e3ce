/**
 * Output bytes → the output folder, all or nothing for each article.
 *
 * Each file is written beside its place under another name and renamed into it, so that at any moment a file is the old one or the new one. While
 * an article's files are being renamed, `.unfinished` stands in its folder: a build that finds it knows that the set may be mixed.
 * Rejected: renaming whole folders; a reader who has `deck.html` open, or a file of the user's own in there, would lose it.
 */
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { Failure } from './model/failure.ts';
import { isRunning } from './model/process.ts';

/** One file of the manifest. `path` is relative to the output folder, with "/". */
export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Pages of a PDF, slides of a deck. */
  readonly pages?: number;
}

/** A name and its new content. */
export interface Output {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
}

const marker = '.unfinished';
const temporary = /^\.[^/]+\.(\d+)\.new$/;

/** Writes `outputs` into `<out>/<folder>` ('' for the output folder itself); unchanged files keep their time stamps. */
export async function writeSet(out: string, folder: string, outputs: readonly Output[]): Promise<WrittenFile[]> {
  const target = await openFolder(out, folder);
  await refuseObstacle(target, outputs);
  const changed = await changedOf(target, outputs);
  if (changed.length > 0) await replace(target, changed, folder !== '');
  else await rm(path.join(target, marker), { force: true });
  return outputs.map(({ name, bytes, pages }) => ({
    path: folder === '' ? name : `${folder}/${name}`,
    sha256: sha256(bytes),
    bytes: bytes.length,
    ...(pages === undefined ? {} : { pages }),
  }));
}

/** Writes what is ready of an article's files before the others are; `.unfinished` stands beside them until `writeSet` writes all. */
export async function writeFirst(out: string, folder: string, outputs: readonly Output[]): Promise<void> {
  const target = await openFolder(out, folder);
  await refuseObstacle(target, outputs);
  const changed = await changedOf(target, outputs);
  if (changed.length === 0) return;
  await setMarker(target);
  await replace(target, changed, false);
}

/** One sentence of what stands where an article's folder or one of its files belongs: nobody else's files are in its way, so others can be written. */
export async function obstacleOf(out: string, folder: string, outputs: readonly Output[]): Promise<string | undefined> {
  const target = path.join(out, folder);
  const found = await stat(target).catch(() => undefined);
  if (found && !found.isDirectory()) return inTheWay(target, 'file', 'folder');
  return folderAmong(target, outputs);
}

/** Whether an earlier build was stopped while it replaced this article's files. */
export async function isUnfinished(out: string, folder: string): Promise<boolean> {
  return (await lstat(path.join(out, folder, marker)).catch(() => undefined)) !== undefined;
}

/** Deletes files that an earlier build wrote and that are still as it wrote them, and their folder when that leaves it empty. */
export async function removeWritten(out: string, files: readonly WrittenFile[]): Promise<void> {
  const folders = new Set<string>();
  for (const file of files) {
    const target = await inside(out, file.path);
    const bytes = target === undefined ? undefined : await readFile(target).catch(() => undefined);
    if (target === undefined || bytes === undefined || sha256(bytes) !== file.sha256) continue;
    await rm(target, { force: true });
    folders.add(path.dirname(target));
  }
  for (const folder of folders) if (folder !== path.resolve(out)) await rmdir(folder).catch(() => undefined);
}

/** In hexadecimal digits; a text as UTF-8. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function openFolder(out: string, folder: string): Promise<string> {
  const target = path.join(out, folder);
  try {
    await makeFolder(target);
    const [root, real] = await Promise.all([realpath(out), realpath(target)]);
    if (real !== root && !real.startsWith(root + path.sep))
      throw new Failure(3, `${target} is a link that leads out of the output folder; take it away`);
    for (const entry of await readdir(real)) if (isAbandoned(entry)) await rm(path.join(real, entry), { force: true });
    return real;
  } catch (error) {
    throw asUnwritable(error, target);
  }
}

/** A temporary file whose build is no longer running. */
function isAbandoned(name: string): boolean {
  const pid = Number(temporary.exec(name)?.[1] ?? 0);
  return pid !== 0 && (pid === process.pid || !isRunning(pid));
}

async function refuseObstacle(target: string, outputs: readonly Output[]): Promise<void> {
  const obstacle = await folderAmong(target, outputs);
  if (obstacle !== undefined) throw new Failure(3, obstacle);
}

async function folderAmong(target: string, outputs: readonly Output[]): Promise<string | undefined> {
  const files = outputs.map(({ name }) => path.join(target, name));
  const found = await Promise.all(files.map((file) => lstat(file).catch(() => undefined)));
  const folder = files.find((_, index) => found[index]?.isDirectory());
  return folder === undefined ? undefined : inTheWay(folder, 'folder', 'file');
}

const inTheWay = (place: string, what: string, wanted: string): string =>
  `${place}: a ${what} stands where a ${wanted} belongs; move it away, or choose another folder with --out`;

async function replace(target: string, outputs: readonly Output[], mark: boolean): Promise<void> {
  const fresh = outputs.map(({ name, bytes }) => ({
    bytes,
    to: path.join(target, name),
    from: path.join(target, `.${name}.${process.pid}.new`),
  }));
  try {
    await Promise.all(fresh.map(({ from, bytes }) => writeFile(from, bytes)));
    if (mark) await setMarker(target);
    for (const { from, to } of fresh) await rename(from, to);
    if (mark) await rm(path.join(target, marker), { force: true });
  } catch (error) {
    await Promise.all(fresh.map(({ from }) => rm(from, { force: true })));
    throw asUnwritable(error, target);
  }
}

/** One that stands there stays. A link of that name is none: it is taken away and not followed. */
async function setMarker(target: string): Promise<void> {
  const file = path.join(target, marker);
  if ((await lstat(file).catch(() => undefined))?.isFile()) return;
  await rm(file, { force: true });
  await writeFile(file, '', { flag: 'wx' });
}

async function changedOf(target: string, outputs: readonly Output[]): Promise<readonly Output[]> {
  const same = await Promise.all(outputs.map(({ name, bytes }) => isSame(path.join(target, name), bytes)));
  return outputs.filter((_, index) => !same[index]);
}

async function isSame(file: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lstat(file).catch(() => undefined);
  if (!found?.isFile() || found.size !== bytes.length) return false;
  return Buffer.compare(await readFile(file), bytes) === 0;
}

/** A manifest is a file on disk: a path in it that leads out of the output folder is not believed. */
async function inside(out: string, relative: string): Promise<string | undefined> {
  const root = await realpath(out).catch(() => undefined);
  const folder = root === undefined ? undefined : await realpath(path.dirname(path.join(root, relative))).catch(() => undefined);
  if (root === undefined || folder === undefined || (folder !== root && !folder.startsWith(root + path.sep))) return undefined;
  return path.join(folder, path.basename(relative));
}

function asUnwritable(error: unknown, target: string): Error {
  if (error instanceof Failure) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full; make room',
    EACCES: 'no right to write there; choose another folder with --out',
    EPERM: 'no right to write there; choose another folder with --out',
    EROFS: 'it is read-only; choose another folder with --out',
    ENOENT: 'it is not there any more, or nobody can make it; choose another folder with --out',
    ENOTDIR: 'a part of the path is a file; choose another folder with --out',
    EEXIST: 'a file of that name is in the way; choose another folder with --out',
  };
  return code && reasons[code]
    ? new Failure(3, `${target}: ${reasons[code]}`, { cause: error })
    : error instanceof Error
      ? error
      : new Error(String(error));
}
