/** Which browser prints, as the finders and the starter of browsers speak of it. */
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** What the caller knows of its surroundings; a process's environment fits. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A browser that can be started. `libraries`: a folder for LD_LIBRARY_PATH of the browser alone; `fonts`: one with a fallback font. `version`: "147.0.7727.0", where known. */
export interface BrowserChoice {
  readonly path: string;
  readonly origin: 'CHROME_PATH' | 'embedded' | 'system';
  readonly libraries?: string;
  readonly fonts?: string;
  readonly version?: string;
}

/** No browser: one sentence that says what to install or set. */
export interface MissingBrowser {
  readonly missing: string;
}

/**
 * Which browser it is, without starting it, alike only where it prints alike. The embedded one is the same on every machine; another is known by its
 * file, and one that a launcher of snap starts by what is installed.
 */
export function browserState({ path, origin, version }: BrowserChoice): string {
  if (origin === 'embedded') return `${basename(dirname(path))} ${version}`;
  const found = statSync(path, { throwIfNoEntry: false });
  return [path, found?.size, found?.mtimeMs, snap()].join(' ');
}

function snap(): string {
  try {
    return realpathSync('/snap/chromium/current');
  } catch {
    return '';
  }
}
