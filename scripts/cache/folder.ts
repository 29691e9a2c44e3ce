/** Where the cache lies when nobody says: the system's folder for what may be thrown away. */
import path from 'node:path';

/** Undefined for a user without a home. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform = process.platform): string | undefined {
  const chosen = env['XDG_CACHE_HOME'];
  if (chosen !== undefined && path.isAbsolute(chosen)) return path.join(chosen, 'paparan', 'results');
  const home = env['HOME'] || (platform === 'win32' && env['USERPROFILE']);
  if (platform === 'win32' && env['LOCALAPPDATA']) return path.join(env['LOCALAPPDATA'], 'paparan', 'results');
  if (!home) return undefined;
  if (platform === 'win32') return path.join(home, 'AppData', 'Local', 'paparan', 'results');
  return path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'paparan', 'results');
}
