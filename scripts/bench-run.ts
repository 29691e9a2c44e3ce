/** A fresh process, timed from outside, with its peak of memory: what the developers' benchmarks have in common. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of a command: ms of wall clock, and the most memory that it held. */
export interface Run {
  /** ms */
  readonly wall: number;
  /** Highest resident memory of the Node process, MB; 0 where the system does not tell. */
  readonly memory: number;
}

/** Runs Node with `args`. Throws what it said on standard error unless it ends with 0. */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
  const started = performance.now();
  let memory = 0;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    const watch = setInterval(() => (memory = Math.max(memory, highWater(child.pid))), 10);
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ wall: performance.now() - started, memory });
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${complaints}`));
    });
  });
}

/** Highest resident memory of a process so far, MB; 0 where the system does not tell. */
export function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** Of an even number of values the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
