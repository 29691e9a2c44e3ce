/**
 * Looks for an installed Chrome, Edge or Chromium: the well-known places of each system, then PATH.
 *
 * Rejected: asking the registry or Spotlight, which starts a process for what a handful of file checks find.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from './browser-choice.ts';

const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome',
];
const applications = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Google Chrome for Testing'];
const programs = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** The path of an installed browser of the Chromium family, if there is one. */
export function systemBrowser(env: Environment): string | undefined {
  return candidates(env).find((path) => existsSync(path));
}

function candidates(env: Environment): string[] {
  switch (process.platform) {
    case 'darwin':
      return [...macApplications(env), ...onPath(env, '')];
    case 'win32':
      return [...windowsPrograms(env), ...onPath(env, '.exe')];
    default:
      return [...onPath(env, ''), '/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'];
  }
}

function macApplications(env: Environment): string[] {
  const folders = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])];
  return applications.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
}

function windowsPrograms(env: Environment): string[] {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
  return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
}

function onPath(env: Environment, ending: string): string[] {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command + ending)));
}
