/** Opens an address in the system's browser, where there is one; where there is none, the printed address is what the user has. */
import { spawn } from 'node:child_process';
import type { CliContext } from './context.ts';

/** Never fails, and waits for nothing. Without a screen (ssh, CI) nothing is opened. */
export function openBrowser(address: string, { env, isTerminal }: CliContext): void {
  const isScreenless = process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
  if (isScreenless || !isTerminal) return;
  const [command, ...args] = opener(address);
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

function opener(address: string): [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}
