/** Where the cache lies when nobody says: the system's folder for what may be thrown away. */
import { homedir } from 'node:os';
import path from 'node:path';

export function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform = process.platform): string {
  const chosen = env['XDG_CACHE_HOME'];
  if (chosen !== undefined && path.isAbsolute(chosen)) return path.join(chosen, 'paparan', 'results');
  const home = env['HOME'] || homedir();
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'paparan', 'results');
  return path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'paparan', 'results');
}
