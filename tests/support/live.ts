/** `paparan preview` and `present` as a user runs them, and a browser with scripts that looks at what they serve. */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { surroundings } from '../../scripts/render/profile.ts';
import { ended, start } from './command.ts';

export interface RunningCommand {
  /** Everything that it printed, addresses first. */
  readonly addresses: readonly string[];
  readonly said: () => string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the command on a free port, and waits until it prints its addresses. */
export async function startLive(args: readonly string[], cwd: string): Promise<RunningCommand> {
  const child = start([...args, '--no-open'], { cwd });
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const over = ended(child);
  for (let waited = 0; !out.includes('\n') && child.exitCode === null && waited < 60_000; waited += 50) await pause(50);
  const addresses = [...out.matchAll(/http:\S+/g)].map(([address]) => address);
  if (addresses.length === 0) throw new Error(`nothing is served: ${err}`);
  return {
    addresses,
    said: () => err,
    child,
    stop: async () => {
      child.kill('SIGTERM');
      await over;
    },
  };
}

/** The numbers of the processes that the command started and that run now: its browsers. */
export function childrenOf({ pid }: ChildProcess): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}

/** Ends the browsers that the command started, as a system short of memory would. Gives how many there were. */
export function killBrowsers(child: ChildProcess): number {
  const children = childrenOf(child);
  for (const one of children) process.kill(one, 'SIGKILL');
  return children.length;
}

export interface Viewer {
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openViewer(): Promise<Viewer> {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  const profile = await mkdtemp(path.join(inject('scratch'), 'viewer-'));
  const env = (await surroundings(choice, process.env, profile)) as Record<string, string>;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${profile}`];
  const browser = await puppeteer.launch({ executablePath: choice.path, headless: true, args, env, pipe: true });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A preview of the articles below `cwd`, in a window on a desk, with deck and handout loaded. */
export async function openPreview(cwd: string): Promise<{
  readonly running: RunningCommand;
  readonly viewer: Viewer;
  readonly page: Page;
  readonly deck: Frame;
  readonly handout: Frame;
}> {
  const [running, viewer] = await Promise.all([startLive(['preview', '--port', '0'], cwd), openViewer()]);
  const page = await viewer.browser.newPage();
  await page.setViewport({ width: 1400, height: 900 });
  await page.goto(running.addresses[0] ?? '');
  const [deck, handout] = [await frameOf(page, 'deck.html'), await frameOf(page, 'handout.html')];
  await until(deck, "document.querySelector('.bespoke-marp-active') !== null");
  await until(handout, "document.readyState === 'complete'");
  return { running, viewer, page, deck, handout };
}

/** The page's frame with that file. */
export async function frameOf(page: Page, name: string): Promise<Frame> {
  const element = await page.waitForSelector(`iframe[id="${name}"][src]`, { timeout: 30_000 });
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`${name} is not shown`);
  return frame;
}

/** Waits until an expression is true in a page or frame, through reloads. Gives the ms that it took. */
export async function until(place: Page | Frame, expression: string, most = 30_000): Promise<number> {
  const from = performance.now();
  for (;;) {
    const isTrue = await place.evaluate(expression).catch(() => false);
    if (isTrue === true) return performance.now() - from;
    if (performance.now() - from > most) throw new Error(`not true within ${most} ms: ${expression}`);
    await pause(10);
  }
}
