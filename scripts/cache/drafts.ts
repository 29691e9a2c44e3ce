/** Files of the cache that a killed build was still writing: never found by a key, they would only go when the folder is too large. */
import { lstat, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';

/** ms: nobody writes one file for as long. */
const oldest = 86_400_000;

/** A draft's name, beside the file that it becomes; no two are alike. */
export function draftOf(file: string): string {
  return `${file}.${process.pid}.${(count += 1)}.new`;
}

let count = 0;

/** Removes drafts older than a day. */
export async function removeDrafts(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(entry.name)) continue;
    for (const name of await readdir(path.join(folder, entry.name)))
      if (/^[0-9a-f]+\.\d+\.\d+\.new$/.test(name)) await removeOld(path.join(folder, entry.name, name)).catch(() => undefined);
  }
}

async function removeOld(file: string): Promise<void> {
  const found = await lstat(file);
  if (found.isFile() && Date.now() - found.mtimeMs > oldest) await unlink(file);
}
