/**
 * Finds the browser that prints: CHROME_PATH, else the one that came with npm, else one of the system.
 *
 * Why locate and find are two steps: `doctor` tells what would be used without unpacking 200 MB.
 * Rejected: the package's own executablePath(), which trusts whatever lies under a fixed name in the shared temporary folder.
 */
import { existsSync } from 'node:fs';
import type { BrowserChoice, Environment, MissingBrowser } from './browser-choice.ts';
import { systemBrowser } from './system-browser.ts';
import { embedded, lacksHome, unpackedAt } from './embedded.ts';

export type { BrowserChoice, Environment, MissingBrowser } from './browser-choice.ts';

/** Where the browser would come from. `unpacked: false`: the first build unpacks it. */
export type BrowserLocation = (BrowserChoice & { readonly unpacked: boolean }) | MissingBrowser;

/** What would be used, without unpacking or starting anything. */
export async function locateBrowser(env: Environment): Promise<BrowserLocation> {
  const named = env['CHROME_PATH'];
  if (named) return existsSync(named) ? { path: named, origin: 'CHROME_PATH', unpacked: true } : { missing: noSuchFile(named) };
  const place = embedded(env);
  if (place) {
    const ready = await unpackedAt(place);
    return ready
      ? { ...ready, unpacked: true }
      : { path: place.path, origin: 'embedded', libraries: place.libraries, fonts: place.fonts, unpacked: false };
  }
  const path = systemBrowser(env);
  return path ? { path, origin: 'system', unpacked: true } : { missing: lacksHome(env) ? nowhere : nothingFound };
}

/**
 * The browser, ready to start; unpacks the embedded one the first time (about 2 s). Never rejects: call it early and await it late.
 */
export async function findBrowser(env: Environment): Promise<BrowserChoice | MissingBrowser> {
  const located = await locateBrowser(env);
  if ('missing' in located) return located;
  const { unpacked, ...choice } = located;
  const place = embedded(env);
  if (unpacked || !place) return choice;
  try {
    return await (await import('./unpack.ts')).unpackEmbedded(place);
  } catch (error) {
    const path = systemBrowser(env);
    return path ? { path, origin: 'system' } : { missing: cannotUnpack(place.folder, error) };
  }
}

const nothingFound = 'No browser was found to print PDFs: install Chrome, Edge or Chromium, or set CHROME_PATH to one.';

const nowhere =
  'The browser that came along has nowhere to be unpacked, for this user has no home: set XDG_CACHE_HOME to a folder of yours, or CHROME_PATH to a Chrome, Edge or Chromium.';

function noSuchFile(path: string): string {
  return `CHROME_PATH names ${path}, which does not exist: set it to a Chrome, Edge or Chromium, or unset it.`;
}

function cannotUnpack(folder: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The browser could not be unpacked into ${folder} (${reason}): free space there, set XDG_CACHE_HOME to a folder of yours, or set CHROME_PATH.`;
}
