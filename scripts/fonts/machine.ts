/**
 * The machine's fonts, which only letters that no embedded font has are shown with: a fingerprint that another set of them does not have.
 *
 * Why folders' times and not what fontconfig lists: asking it takes longer than a build from the cache.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the machine's fonts depend on, as text to be compared: settings, and when each of the system's font folders last changed. */
export function machineFonts(env: Environment, platform = process.platform): string {
  const folders = fontFolders(env, platform).flatMap((folder) => [folder, ...inner(folder)]);
  return JSON.stringify([settings(env, platform), folders.map((folder) => [path.basename(folder), changed(folder)])]);
}

function fontFolders(env: Environment, platform: string): readonly string[] {
  const home = env['HOME'] || (platform === 'win32' && env['USERPROFILE']);
  const own = (...parts: readonly string[]): readonly string[] => (home ? [path.join(home, ...parts)] : []);
  if (platform === 'win32') {
    const [data] = env['LOCALAPPDATA'] ? [env['LOCALAPPDATA']] : own('AppData', 'Local');
    return [path.join(env['WINDIR'] || 'C:\\Windows', 'Fonts'), ...(data ? [path.join(data, 'Microsoft', 'Windows', 'Fonts')] : [])];
  }
  if (platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', ...own('Library', 'Fonts')];
  return ['/usr/share/fonts', '/usr/local/share/fonts', ...own('.fonts'), ...own('.local', 'share', 'fonts')];
}

/** Packages of fonts put folders into these. */
function inner(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join(folder, name))
      .sort();
  } catch {
    return [];
  }
}

const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function settings(env: Environment, platform: string): string {
  if (platform === 'win32' || platform === 'darwin') return '';
  try {
    return readFileSync(env['FONTCONFIG_FILE'] ?? '/etc/fonts/fonts.conf', 'utf8');
  } catch {
    return '';
  }
}
