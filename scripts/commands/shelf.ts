/** The cache as a command's flags and the environment want it. */
import path from 'node:path';
import { cacheFolder } from '../cache/folder.ts';
import { createShelf, type KeptShelf } from '../cache/shelf.ts';
import { openStore } from '../cache/store.ts';
import { machineFonts } from '../fonts/machine.ts';
import type { CliContext } from './context.ts';

declare const PAPARAN_BUILT: string | undefined;

/** The folder as it was given; where `cache` is missing it is the user's own. */
export interface CacheFlags {
  /** A folder, or `false` for none. */
  readonly cache?: string | false;
  /** Makes all anew. */
  readonly force?: boolean;
}

/** What a result depends on beside its inputs is the program, Node (whose zlib packs PDFs) and the machine's fonts. Nothing with `--no-cache`, and where the command runs from its sources, whose state nobody knows. */
export function openShelf({ cache, force }: CacheFlags, { cwd, env, version }: CliContext): KeptShelf | undefined {
  if (cache === false || typeof PAPARAN_BUILT !== 'string') return undefined;
  const folder = cache === undefined ? cacheFolder(env) : path.resolve(cwd, cache);
  const machine = [process.platform, process.arch, process.version, machineFonts(env)];
  const tool = [version, PAPARAN_BUILT, ...machine].join(' ');
  return createShelf(openStore(folder), tool, force === true);
}
