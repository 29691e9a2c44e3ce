/**
 * A folder with all that it stands in, like `mkdir`'s own recursion, which says of a file system that may only be read that the folder is not there, and
 * tries for ever where the system lets nobody make any (below `/proc`).
 */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Fails as the system does for the folder that cannot be made. */
export async function makeFolder(folder: string): Promise<void> {
  const failed = await attempt(folder);
  if (failed === undefined) return;
  const parent = path.dirname(folder);
  if (failed.code !== 'ENOENT' || parent === folder) throw failed;
  await makeFolder(parent);
  const again = await attempt(folder);
  if (again) throw again;
}

/** Undefined where the folder is there, by now or before. */
async function attempt(folder: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(folder);
    return undefined;
  } catch (error) {
    const found = await stat(folder).catch(() => undefined);
    return found?.isDirectory() ? undefined : (error as NodeJS.ErrnoException);
  }
}
