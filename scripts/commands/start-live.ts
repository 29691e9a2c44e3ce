/** What preview and present have in common: live articles, a watch on everything that they are made from, a server, and an end. */
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { place } from '../model/diagnostic.ts';
import { Failure } from '../model/failure.ts';
import { addresses, isLoopback } from '../serve/hosts.ts';
import type { Lecture } from '../serve/lecture.ts';
import { serve } from '../serve/server.ts';
import { watchFolders } from '../serve/watch.ts';
import { cacheTrouble } from './cache-trouble.ts';
import type { CliContext } from './context.ts';
import { openLive } from './live.ts';
import { problemsOf, unbuilt, type LiveState } from './live-state.ts';
import { liveSite } from './live-site.ts';
import { packageRoot } from './package-root.ts';
import { openShelf } from './shelf.ts';

/** As they were given; docs/preview.md says where it listens without `host` and `port`. */
export interface LiveFlags {
  readonly out: string;
  readonly host?: string;
  readonly port?: number;
  /** A folder, or `false` for none. */
  readonly cache?: string | false;
  readonly open: boolean;
}

/** Serves until `stop`. */
export interface RunningLive {
  state(): LiveState;
  /** A path of the site as an address to open, with the token where one is needed. */
  address(path: string): string;
  /** The exit status, when the user ends it. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** The port where nothing else is asked for; another where it is taken. */
const usualPort = 7420;

/** Resolves when everything was built once, or tried. Served before it is built: where nobody can listen, nobody should wait for that. */
export async function startLive(paths: readonly string[], flags: LiveFlags, context: CliContext, lecture?: Lecture): Promise<RunningLive> {
  const [out, root] = [path.resolve(context.cwd, flags.out), packageRoot()];
  const folders = await Promise.all(paths.map((one) => folderOf(path.resolve(context.cwd, one), one)));
  const roots = folders.map((folder) => path.resolve(context.cwd, folder));
  if (roots.some((folder) => folder === out || folder === path.join(out, path.basename(folder))))
    throw new Failure(2, `--out ${flags.out} would write into the article's own folder; choose another`);
  const { host = '127.0.0.1', port = usualPort } = flags;
  const token = isLoopback(host) ? undefined : randomBytes(16).toString('base64url');
  let state = (): LiveState => unbuilt;
  const site = liveSite({ out, root, cwd: context.cwd, isLocal: token === undefined, roots, state: () => state(), lecture });
  const server = await serve(site, { host, port, isFlexible: flags.port === undefined, ...(token && { token }) });
  const shelf = openShelf(flags, context);
  const tellTrouble = cacheTrouble(shelf, context);
  const tell = bundled(server.tell);
  const onBuilt = (): void => {
    report(live.state(), context);
    tellTrouble();
  };
  const live = openLive({ paths: folders, out, root, context, shelf, onState: tell, onBuilt });
  state = live.state;
  try {
    const watcher = await watchFolders({
      roots: [...roots, path.join(root, 'templates')],
      except: [out, ...(typeof flags.cache === 'string' ? [path.resolve(context.cwd, flags.cache)] : [])],
      onChange: (files) => void live.change(files),
      onProblem: ({ message }) => context.err(`${message}\n`),
    });
    await live.ready;
    const stop = async (): Promise<void> => {
      await Promise.all([live.dispose(), server.close(), watcher.close()]);
      tellTrouble();
    };
    const origin = server.origin.replace(/\/\/(0\.0\.0\.0|\[::\]):/, `//${reachable()}:`);
    const address = (where: string): string => origin + where + (token ? `${where.includes('?') ? '&' : '?'}token=${token}` : '');
    return {
      state: live.state,
      address,
      stop,
      ended: stopSignal()
        .then(stop)
        .then(() => 0),
    };
  } catch (error) {
    await Promise.all([server.close(), live.dispose()]);
    throw error;
  }
}

/** What is told many times in a moment is told once. */
function bundled(tell: () => void): () => void {
  let timer: NodeJS.Immediate | undefined;
  return () => {
    timer ??= setImmediate(() => {
      timer = undefined;
      tell();
    });
  };
}

/** As the user called it. */
async function folderOf(target: string, given: string): Promise<string> {
  const found = await stat(target).catch(() => undefined);
  if (!found) throw new Failure(2, `${given}: no such file or folder`);
  return found.isDirectory() ? given : path.dirname(given);
}

function reachable(): string {
  return addresses().find((address) => /^\d+(\.\d+){3}$/.test(address) && !isLoopback(address)) ?? '127.0.0.1';
}

/** A line a rebuild: what it took, or the first thing that is wrong. */
function report(state: LiveState, { err }: CliContext): void {
  const [first] = problemsOf(state).filter(({ severity }) => severity === 'error');
  const problem = state.problems[0] ?? (first && `${place(first.position)} ${first.message}`);
  if (problem !== undefined) err(`${problem}\n`);
  else if (state.took) err(`built in ${state.took.all} ms${state.took.deck === undefined ? '' : ` (slides in ${state.took.deck} ms)`}\n`);
}

function stopSignal(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, resolve);
  });
}
