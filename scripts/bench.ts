/**
 * `npm run bench`: a whole build against stock Marp's one PDF, in pairs, in one run, with the same Chromium.
 *
 * Why pairs and ratios: the machine's speed drifts; two runs side by side drift together. Each run is a fresh process timed from outside.
 * Rejected: a benchmark library; it times functions, and start-up is half of what a user waits for.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './render/chromium.ts';

interface Run {
  /** ms */
  readonly wall: number;
  /** Highest resident memory of the Node process, MB; 0 where the system does not tell. */
  readonly memory: number;
}

const pairs = Number(process.argv[2] ?? 7);
const article = 'content/aliansi-keamanan-internasional';
const slug = path.basename(article);
const folder = mkdtempSync(path.join(tmpdir(), 'paparan-bench-'));
const marp = path.resolve('node_modules/@marp-team/marp-cli/marp-cli.js');

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
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

function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

async function main(): Promise<void> {
  const browser = await findBrowser(process.env);
  if ('missing' in browser) throw new Error(browser.missing);
  const libraries: Record<string, string> = browser.libraries === undefined ? {} : { LD_LIBRARY_PATH: browser.libraries };
  const everything = (): Promise<Run> =>
    run(['scripts/paparan.mjs', 'build', article, '--out', mkdtempSync(path.join(folder, 'out-'))], {});
  const deck = path.join(folder, 'kept', slug, 'deck.md');
  await run(['scripts/paparan.mjs', 'build', article, '--out', path.join(folder, 'kept')], {});
  const stock = (): Promise<Run> =>
    run([marp, '--no-stdin', '--pdf', deck, '-o', path.join(folder, 'stock.pdf')], { CHROME_PATH: browser.path, ...libraries });
  await stock();
  const results: { ours: Run; theirs: Run }[] = [];
  for (let pair = 0; pair < pairs; pair++) results.push({ ours: await everything(), theirs: await stock() });
  report(results);
}

function report(results: readonly { readonly ours: Run; readonly theirs: Run }[]): void {
  const column = (pick: (run: Run) => number): [number, number, number] => [
    median(results.map(({ ours }) => pick(ours))),
    median(results.map(({ theirs }) => pick(theirs))),
    median(results.map(({ ours, theirs }) => pick(ours) / pick(theirs))),
  ];
  const [ours, theirs, ratio] = column((one) => one.wall);
  const [oursMemory, theirsMemory, memoryRatio] = column((one) => one.memory);
  console.log(`| medians of ${results.length} pairs | paparan build, all files | stock marp --pdf, one file | ratio |`);
  console.log('|---|--:|--:|--:|');
  console.log(`| wall | ${(ours / 1000).toFixed(2)} s | ${(theirs / 1000).toFixed(2)} s | ${ratio.toFixed(2)} |`);
  console.log(
    `| peak memory of the Node process | ${oursMemory.toFixed(0)} MB | ${theirsMemory.toFixed(0)} MB | ${memoryRatio.toFixed(2)} |`,
  );
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
