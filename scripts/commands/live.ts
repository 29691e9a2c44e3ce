/**
 * Articles that are built again after every save: when a rebuild begins, and when one ends.
 *
 * One rebuild at a time. A save ends the one under way between two of its stages, and the newest state is built at once; what the one that ended had not
 * built comes after it. Rejected: waiting for the prints of a state that nobody wants any more; they take longer than an author who types.
 */
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import type { KeptShelf } from '../cache/shelf.ts';
import { noShelf } from '../model/shelf.ts';
import type { CliContext } from './context.ts';
import { openEngine } from './engine.ts';
import { openIndexPages } from './index-pages.ts';
import { openKnown } from './live-known.ts';
import { openOutput } from './live-output.ts';
import { openOwed } from './live-owed.ts';
import { completeBegun, rebuild, type LiveRun } from './live-rebuild.ts';
import { strayIn, touchedBy, within, type LiveArticle, type LiveState } from './live-state.ts';

/** Builds on every change until it is disposed of. */
export interface Live {
  state(): LiveState;
  /** `files`: what changed; templates and labels among them. Resolves when everything that changed until then is built. */
  change(files: readonly string[]): Promise<void>;
  /** Resolves when all is built for the first time. */
  readonly ready: Promise<void>;
  /** Gives up what is being built; what is being written is written to its end. */
  dispose(): Promise<void>;
}

/** `out` and `root` are absolute. `onState` may be called many times a rebuild. */
export interface LiveOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly root: string;
  readonly context: CliContext;
  readonly shelf: KeptShelf | undefined;
  onState(): void;
  /** A rebuild is over. */
  onBuilt(): void;
}

/** Begins to build at once. */
export function openLive({ paths, out, root, context, shelf, onState, onBuilt }: LiveOptions): Live {
  const { cwd, version, now } = context;
  const engine = openEngine(root, context, shelf);
  const output = openOutput({ out, version, cwd, index: openIndexPages(root, shelf ?? noShelf) });
  const [owed, known] = [openOwed(), openKnown(onState)];
  const run: LiveRun = { paths, out, cwd, now, engine, output, owed, known };
  let running: Promise<void> | undefined;
  let end = new AbortController();
  let isOver = false;

  /** Whether there was anything to do. Every job that waits for a tab listens to the signal, of as many articles as there are. */
  const step = async (): Promise<boolean> => {
    const { signal } = (end = new AbortController());
    setMaxListeners(0, signal);
    const wanted = owed.next(now());
    const begun = output.begun();
    if (isOver || (!wanted && begun.length === 0)) return false;
    known.say({ isBuilding: true });
    await (wanted ? rebuild(run, wanted, signal) : completeBegun(run, begun, signal)).catch((error: unknown) => {
      if (!signal.aborted) known.say({ problems: [error instanceof Error ? error.message : String(error)] });
    });
    if (signal.aborted) return true;
    if (wanted) owed.end(wanted);
    else for (const { article } of begun) output.forget(article.slug);
    if (wanted) onBuilt();
    return true;
  };
  const runAll = async (): Promise<void> => {
    while (await step());
    known.say({ isBuilding: false });
  };
  /** Everything may have changed where there are no articles. */
  const begin = (touched: readonly LiveArticle[] | undefined): Promise<void> => {
    owed.add(touched, now());
    end.abort();
    running ??= runAll().finally(() => (running = undefined));
    return running;
  };

  const isStray = strayIn(paths.map((one) => path.resolve(cwd, one)));
  const ready = begin(undefined);
  return {
    state: known.state,
    change(files) {
      if (files.some((file) => within(path.join(root, 'templates'), file))) {
        engine.renew();
        return begin(undefined);
      }
      const touched = touchedBy(files, known.state().articles, isStray);
      return touched?.length === 0 ? (running ?? Promise.resolve()) : begin(touched);
    },
    ready,
    async dispose() {
      isOver = true;
      end.abort();
      await running;
      await output.close();
      await engine.dispose();
      await shelf?.close(now());
    },
  };
}
