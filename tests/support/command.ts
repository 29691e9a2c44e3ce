/**
 * Runs the command as a user does: its own process, its streams apart, its exit status.
 *
 * Rejected: calling the commands' functions; exit statuses and what stands on which stream are what these tests are about.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { inject } from 'vitest';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  /** Added to the test's own; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The command of another checkout. */
  readonly entry?: string;
}

export const repository = path.resolve('.');
const own = path.join(repository, 'scripts', 'paparan.mjs');

/** The date that all builds of the tests bear. */
export const epoch = '1795392000';

/** Starts the command with no font of the machine's, on a fixed date, and whichever browser a user without settings gets. */
export function start(args: readonly string[], { cwd = repository, env = {}, entry = own }: Surroundings = {}): ChildProcess {
  const fonts = path.join(inject('scratch'), 'fonts.conf');
  const surroundings = { ...process.env, SOURCE_DATE_EPOCH: epoch, FONTCONFIG_FILE: fonts, ...env };
  return spawn(process.execPath, [entry, ...args], { cwd, env: surroundings, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function run(args: readonly string[], surroundings?: Surroundings): Promise<Run> {
  const child = start(args, surroundings);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await ended(child);
  return { status, stdout, stderr };
}

/** The exit status; `null` when a signal ended it. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
