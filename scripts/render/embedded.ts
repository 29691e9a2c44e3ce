/**
 * The Chromium inside `@sparticuz/chromium`: where it lies once unpacked, and whether that is whole. `unpack.ts` puts it there.
 *
 * Why a folder of the user's own cache: nobody else can put a file there first.
 */
import { existsSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { BrowserChoice, Environment } from './browser-choice.ts';

/** The places of the embedded browser; nothing says that they exist. `source`: the package's folder of packed files. */
export interface EmbeddedPlace {
  readonly source: string;
  readonly folder: string;
  readonly path: string;
  readonly libraries: string;
  readonly fonts: string;
}

/** The version of the package and, where the browser does not say it, its own. */
export const release = '147.0.0';
/** The file that says what was unpacked. */
export const record = 'unpacked.json';

/** Where the embedded browser belongs, or nothing where it cannot run (other systems, other processors, no glibc), is not installed, or the user has no home for it. */
export function embedded(env: Environment): EmbeddedPlace | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync('/lib64/ld-linux-x86-64.so.2')) return undefined;
  const source = packageFolder();
  const cache = cacheFolder(env);
  if (!source || !cache) return undefined;
  const folder = join(cache, 'paparan', `chromium-${release}`);
  return { source, folder, path: join(folder, 'chromium'), libraries: join(folder, 'lib'), fonts: join(folder, 'fonts') };
}

/** Whether the embedded browser could be used but for a folder to unpack it into. */
export function lacksHome(env: Environment): boolean {
  return !cacheFolder(env) && embedded({ ...env, XDG_CACHE_HOME: '/' }) !== undefined;
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const bin = resolve(dirname(entry), '../../bin');
    return existsSync(join(bin, 'chromium.br')) ? bin : undefined;
  } catch {
    return undefined;
  }
}

function cacheFolder(env: Environment): string | undefined {
  const chosen = env['XDG_CACHE_HOME'];
  if (chosen?.startsWith('/')) return chosen;
  return env['HOME'] ? join(env['HOME'], '.cache') : undefined;
}

/** The unpacked browser if it is whole and the user's own, else nothing. */
export async function unpackedAt(place: EmbeddedPlace): Promise<BrowserChoice | undefined> {
  try {
    const [folder, binary, text] = await Promise.all([
      lstat(place.folder),
      lstat(place.path),
      readFile(join(place.folder, record), 'utf8'),
    ]);
    const { size, version } = JSON.parse(text) as { size: number; version: string };
    const own = [folder, binary].every((entry) => entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0);
    const whole = folder.isDirectory() && binary.isFile() && binary.size === size && existsSync(place.fonts);
    return own && whole ? { path: place.path, origin: 'embedded', libraries: place.libraries, fonts: place.fonts, version } : undefined;
  } catch {
    return undefined;
  }
}
