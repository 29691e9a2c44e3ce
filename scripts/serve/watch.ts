/**
 * Says which files changed, in bundles: editors write a file in several steps, and often under another name first.
 *
 * Why a look at the folders themselves while they are gone: nobody can watch what is not there. Why looks at the files that were saved last, too: what
 * changes within 50 ms of the last change that was seen, as by a formatter after a save, chokidar drops; and where that was a renaming, it goes on watching
 * the file that is gone. Why the system's own events beside chokidar's: it takes a file that keeps its time for one that was only read.
 * Rejected: waiting until a file's size stays the same, which costs every save as long as the slowest disk needs.
 */
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { watch as openWatcher, type FSWatcher } from 'chokidar';

/** `roots` are absolute, and what `onChange` is told is, too. It is told once for all that changed in one go. */
export interface WatchOptions {
  readonly roots: readonly string[];
  /** Folders below the roots that are written to, or of no interest. */
  readonly except: readonly string[];
  onChange(files: readonly string[]): void;
  onProblem(error: Error): void;
}

/** ms without another event after which a bundle is told. */
const quiet = 25;
/** So often it is waited for a file that is empty: most are only being saved, by a program that is held up between emptying and writing them. */
const mostWaits = 8;
/** ms between two looks at the roots and at the files that were told last. */
const pause = 250;
/** So many of these files. */
const most = 16;
/** ms after a bundle until they are looked at first: longer than chokidar drops. */
const soon = 60;

/** What editors and systems write beside the files that they are about. */
const scratch = /(^|[\\/])(\.[^\\/]*|[^\\/]*~|4913|node_modules|#[^\\/]*#|[^\\/]*\.sw[a-z])$/;

/** Resolves when changes are seen from now on. */
export async function watchFolders({ roots, except, onChange, onProblem }: WatchOptions): Promise<{ close(): Promise<void> }> {
  const pending = new Set<string>();
  const seen = new Map<string, number | undefined>();
  for (const root of roots) seen.set(root, await inodeOf(root));
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let next: NodeJS.Timeout | undefined;
  let waits = 0;
  const note = (file: string): void => {
    pending.add(file);
    clearTimeout(timer);
    timer = setTimeout(tell, quiet);
  };
  const tell = (): void => {
    const files = [...pending];
    if (waits < mostWaits && files.some(isEmpty)) {
      waits += 1;
      timer = setTimeout(tell, quiet);
      return;
    }
    waits = 0;
    pending.clear();
    remember(told, files);
    clearTimeout(next);
    next = setTimeout(lookAtTold, soon);
    onChange(files);
  };
  const lookAtTold = (): void => {
    for (const [file, state] of told) if (!pending.has(file) && stateOf(file) !== state) note(file);
  };
  const isIgnored = (file: string): boolean =>
    except.some((folder) => file === folder || file.startsWith(folder + path.sep)) ||
    roots.every((root) => file !== root && isScratch(path.relative(root, file)));
  const watcher = openWatcher([...roots], { ignoreInitial: true, ignored: isIgnored, ignorePermissionErrors: true });
  watcher.on('all', (_, file) => note(file));
  watcher.on('raw', (event, _, details) => {
    const { watchedPath: file } = details as { readonly watchedPath?: string };
    if (event === 'change' && file !== undefined && !isIgnored(file) && isFile(file) && stateOf(file) !== told.get(file)) note(file);
  });
  watcher.on('error', (error) => onProblem(error instanceof Error ? error : new Error(String(error))));
  const looking = setInterval(() => {
    void lookAfter(roots, seen, watcher, note);
    lookAtTold();
  }, pause);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    close: async () => {
      clearTimeout(timer);
      clearTimeout(next);
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

/** What they are when they are told, which is before anyone reads them; the last told are remembered. */
function remember(told: Map<string, string>, files: readonly string[]): void {
  for (const file of files) {
    told.delete(file);
    told.set(file, stateOf(file));
  }
  for (const file of [...told.keys()].slice(0, -most)) told.delete(file);
}

const isEmpty = (file: string): boolean => fileAt(file)?.size === 0;
const isFile = (file: string): boolean => fileAt(file) !== undefined;

function fileAt(file: string): { readonly size: number } | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found?.isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Tells contents apart without reading them, also where their time was set back; empty for a file that is not there, or that may not be looked at. */
function stateOf(file: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return '';
  }
}

async function inodeOf(root: string): Promise<number | undefined> {
  return (await stat(root).catch(() => undefined))?.ino;
}
