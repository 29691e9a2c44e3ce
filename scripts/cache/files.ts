/**
 * The cache's files by their names, and which of them go: drafts that a killed build left, and what was not used for longest where all are too much.
 * Nothing that has another name is touched: the folder may be one that other things lie in.
 */
import { randomInt } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** The first two digits of a key, and the others. */
const isFolderName = /^[0-9a-f]{2}$/;
const isFileName = /^[0-9a-f]{62}(?<draft>\.\d+\.\d+\.new)?$/;

/** `key` is a hash of 256 bits in hexadecimal digits. */
export const fileOf = (folder: string, key: string): string => path.join(folder, key.slice(0, 2), key.slice(2));

/** A draft's name, beside the file that it becomes; no two are alike, not even of containers that share a folder and number their processes alike. */
export function draftOf(file: string): string {
  return `${file}.${process.pid}.${(count += 1)}.new`;
}

let count = randomInt(2 ** 47);

/** ms: nobody writes one draft for as long. */
const oldestDraft = 86_400_000;

/** `limit` in bytes; where there are more, a fifth less is left. */
export async function pruneFolder(folder: string, limit: number): Promise<void> {
  const kept: KeptFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory() && isFolderName.test(entry.name)) kept.push(...(await filesIn(path.join(folder, entry.name))));
  const isLeft = ({ isDraft, used }: KeptFile): boolean => isDraft && Date.now() - used > oldestDraft;
  for (const { file } of kept.filter(isLeft)) await rm(file, { force: true });
  const others = kept.filter((file) => !isLeft(file));
  let total = others.reduce((sum, { size }) => sum + size, 0);
  if (total <= limit) return;
  for (const { file, size } of others.sort((a, b) => a.used - b.used)) {
    if (total <= limit * 0.8) return;
    await rm(file, { force: true });
    total -= size;
  }
}

interface KeptFile {
  readonly file: string;
  readonly isDraft: boolean;
  /** Bytes. */
  readonly size: number;
  /** ms since 1970. */
  readonly used: number;
}

/** Folder by folder: to ask for thousands of files at once takes more memory than a build. */
async function filesIn(folder: string): Promise<readonly KeptFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<readonly KeptFile[]> => {
      const own = isFileName.exec(name);
      const file = path.join(folder, name);
      const state = own ? await lstat(file).catch(() => undefined) : undefined;
      return state?.isFile() ? [{ file, isDraft: own?.groups?.['draft'] !== undefined, size: state.size, used: state.mtimeMs }] : [];
    }),
  );
  return found.flat();
}
