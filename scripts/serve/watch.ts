/**
 * Says which files changed, in bundles: editors write a file in several steps, and often under another name first.
 *
 * Why a look at the folders themselves while they are gone: nobody can watch what is not there. Rejected: waiting until a file's size stays the same,
 * which costs every save as long as the slowest disk needs.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { watch as openWatcher, type FSWatcher } from 'chokidar';

export interface WatchOptions {
  readonly roots: readonly string[];
  /** Folders below the roots that are written to, or of no interest. */
  readonly except: readonly string[];
  onChange(files: readonly string[]): void;
  onProblem(error: Error): void;
}

/** ms without another event after which a bundle is told. */
const quiet = 25;
/** ms between two looks at a folder that is gone. */
const pause = 250;

/** What editors and systems write beside the files that they are about. */
const scratch = /(^|[\\/])(\.[^\\/]*|[^\\/]*~|4913|node_modules|#[^\\/]*#|[^\\/]*\.sw[a-z])$/;

/** Resolves when changes are seen from now on. */
export async function watchFolders({ roots, except, onChange, onProblem }: WatchOptions): Promise<{ close(): Promise<void> }> {
  const pending = new Set<string>();
  const seen = new Map<string, number | undefined>();
  for (const root of roots) seen.set(root, await inodeOf(root));
  let timer: NodeJS.Timeout | undefined;
  const note = (file: string): void => {
    pending.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...pending];
      pending.clear();
      onChange(files);
    }, quiet);
  };
  const isIgnored = (file: string): boolean =>
    except.some((folder) => file === folder || file.startsWith(folder + path.sep)) ||
    roots.every((root) => file !== root && isScratch(path.relative(root, file)));
  const watcher = openWatcher([...roots], { ignoreInitial: true, ignored: isIgnored, ignorePermissionErrors: true });
  watcher.on('all', (_, file) => note(file));
  watcher.on('error', (error) => onProblem(error instanceof Error ? error : new Error(String(error))));
  const looking = setInterval(() => void lookAfter(roots, seen, watcher, note), pause);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    close: async () => {
      clearTimeout(timer);
      clearInterval(looking);
      await watcher.close();
    },
  };
}

const isScratch = (relative: string): boolean =>
  relative === '' || relative.startsWith('..') || relative.split(path.sep).some((part) => scratch.test(part));

/** A root that went away, or is another folder of that name by now, is watched anew. */
async function lookAfter(
  roots: readonly string[],
  seen: Map<string, number | undefined>,
  watcher: FSWatcher,
  note: (file: string) => void,
): Promise<void> {
  for (const root of roots) {
    const inode = await inodeOf(root);
    if (inode === seen.get(root)) continue;
    seen.set(root, inode);
    watcher.unwatch(root);
    if (inode !== undefined) watcher.add(root);
    note(root);
  }
}

async function inodeOf(root: string): Promise<number | undefined> {
  return (await stat(root).catch(() => undefined))?.ino;
}
