/**
 * One browser a process, and a page for each job.
 *
 * Why the names and addresses lead nowhere (resolver rule, dead proxy) though tabs refuse requests: prefetching passes their filter by.
 * Rejected: the argument list of @sparticuz/chromium (web security off, single process).
 */
import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { Failure } from '../model/failure.ts';
import { noShelf, type Shelf } from '../model/shelf.ts';
import { makeProfile, sweepProfiles } from './abandoned.ts';
import { browserState, type BrowserChoice, type Environment } from './browser-choice.ts';
import type { RunningBrowser } from './launch.ts';
import { removeAtDeath, surroundings } from './profile.ts';
import { createPool, type Turn } from './pool.ts';
import { firstTab, newTab } from './tabs.ts';
import type { Page, Tab } from './tabs.ts';

export type { Turn } from './pool.ts';
export type { Page } from './tabs.ts';

/** A started browser. `sandbox.reason` says why there is none. */
export interface Browser {
  /** "147.0.7727.0". */
  readonly version: string;
  /** What tells it from every other that might print otherwise. */
  readonly state: string;
  readonly sandbox: { readonly on: boolean; readonly reason?: string };
  /** Where its prints are kept. */
  readonly shelf: Shelf;
  /** Whether several articles are made with it side by side: while one waits for it, it has others to do. */
  isShared(): boolean;
  /**
   * Runs a job in a page that nobody else has meanwhile; it waits where all pages are taken. Once the signal is given it waits no longer, and `proceed`,
   * which the job calls between its steps, ends it: what a page is doing it does to the end, for one that is left while fonts load is of no use.
   */
  withPage<T>(job: (page: Page, proceed: () => void) => Promise<T>, turn?: Turn): Promise<T>;
  close(): Promise<void>;
}

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-first-run',
  '--no-default-browser-check',
  '--lang=en-US',
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--disable-features=Translate,MediaRouter,OptimizationHints,SpareRendererForSitePerProcess',
  '--enable-features=NetworkServiceInProcess2',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--password-store=basic',
  '--use-mock-keychain',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];
/** Where no sandbox can be had. */
const withoutSandbox = ['--no-sandbox', '--in-process-gpu'];

/** What a browser is for. */
export interface Use {
  readonly shelf?: Shelf;
  /** How many articles are, or were, being made with it. */
  articles?(): number;
  /** Whether they are several, made side by side, and not one that is made again and again. */
  isShared?(): boolean;
}

/** Starts the browser (45–75 ms). `env` is what the browser sees. Rejects with one sentence when it does not start. */
export async function startBrowser(choice: BrowserChoice, env: Environment, use: Use = {}): Promise<Browser> {
  const wrap = (started: Started, sandbox: Browser['sandbox']): Promise<Browser> => wrapped(started, choice, sandbox, use);
  if (process.getuid?.() === 0) return wrap(await start(choice, env, withoutSandbox), { on: false, reason: 'the user is root' });
  const sandboxed = await start(choice, env, []).catch(() => undefined);
  if (sandboxed) return wrap(sandboxed, { on: true });
  return wrap(await start(choice, env, withoutSandbox), { on: false, reason: 'the system does not let the browser make one' });
}

interface Started extends RunningBrowser {
  readonly profile: string;
}

async function start(choice: BrowserChoice, env: Environment, extra: readonly string[]): Promise<Started> {
  const [{ launch }, profile] = await Promise.all([import('./launch.ts'), makeProfile(tmpdir())]);
  try {
    const args = [...flags, ...extra, `--user-data-dir=${profile}`, 'about:blank'];
    return { ...(await launch({ path: choice.path, args, env: await surroundings(choice, env, profile) })), profile };
  } catch (error) {
    await rm(profile, { recursive: true, force: true });
    throw new Error(`The browser ${choice.path} does not start: ${firstReason(error)}`, { cause: error });
  }
}

function firstReason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  return lines.find((line) => /error|FATAL|cannot/i.test(line)) ?? lines.find((line) => line !== '') ?? 'no reason given';
}

async function wrapped(started: Started, choice: BrowserChoice, sandbox: Browser['sandbox'], use: Use): Promise<Browser> {
  const { connection, child, version, profile } = started;
  const release = removeAtDeath(child, profile);
  void sweepProfiles(tmpdir());
  const pool = createPool(
    firstTab(connection),
    () => newTab(connection),
    () => mostTabs(use.articles?.() ?? 2),
  );
  return {
    version,
    state: `${version} ${browserState(choice)}`,
    sandbox,
    shelf: use.shelf ?? noShelf,
    isShared: () => use.isShared?.() ?? false,
    async withPage(job, turn = {}) {
      const { signal } = turn;
      const tab = await pool.take(turn).catch((error: unknown) => Promise.reject(plainError(child, error)));
      try {
        const proceed = (): void => signal?.throwIfAborted();
        proceed();
        const made = await runJob(tab, (page) => job(page, proceed));
        pool.give(tab);
        return made;
      } catch (error) {
        if (signal?.aborted && error === signal.reason) pool.give(tab);
        else pool.drop(tab);
        throw plainError(child, error);
      }
    },
    async close() {
      release();
      await stop(child);
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/**
 * A new tab reads fonts and warms up for as long as it takes to print a document; on two cores, which one tab and the build keep busy, a second one
 * only pays when more than one article is made.
 */
function mostTabs(articles: number): number {
  const cores = availableParallelism();
  return cores > 2 ? cores - 1 : Math.min(2, Math.max(1, articles));
}

/** Not by asking: nothing of the profile is wanted, and a browser takes its time to end well. */
async function stop(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function runJob<T>({ page }: Tab, job: (page: Page) => Promise<T>): Promise<T> {
  const { session } = page;
  let onCrash = (): void => undefined;
  const crash = new Promise<never>((_, reject) => (onCrash = () => reject(new Error('the page crashed'))));
  session.on('Inspector.targetCrashed', onCrash);
  try {
    return await Promise.race([job(page), crash]);
  } finally {
    session.off('Inspector.targetCrashed', onCrash);
  }
}

function plainError(child: ChildProcess, error: unknown): unknown {
  const isLost = error instanceof Error && /page crashed|Target closed|Session closed|Connection closed/.test(error.message);
  return isGone(child) || isLost
    ? new Failure(3, 'The browser stopped while it was working (out of memory, or killed); run the command again.', {
        cause: error,
        isPassing: true,
      })
    : error;
}
