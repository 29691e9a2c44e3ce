/**
 * Articles that are built again after every save: what their last good files are, what is wrong with them now, and where everything stands.
 *
 * One rebuild at a time. A save ends the one under way between two of its stages, and the newest state is built at once; what the one that ended had not
 * built comes after it. A broken article keeps its last good files, all of one state, and so does one that is gone as long as nothing else is there: it is
 * likely to come back. Rejected: waiting for the prints of a state that nobody wants any more; they take longer than an author who types.
 */
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import type { ReadArticle } from '../articles.ts';
import type { ArticleResult, Request } from '../build.ts';
import type { EarlySlides } from '../documents/early.ts';
import { outputs, type OutputName } from '../model/document.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { KeptShelf } from '../cache/shelf.ts';
import { noShelf } from '../model/shelf.ts';
import { readBuilt } from './built.ts';
import type { CliContext } from './context.ts';
import { openEngine } from './engine.ts';
import { openIndexPages } from './index-pages.ts';
import { openOutput } from './live-output.ts';
import { openOwed, type Wanted } from './live-owed.ts';
import { isInput, versions, withMap, within, type LiveArticle, type LiveState } from './live-state.ts';

export interface Live {
  state(): LiveState;
  /** `files`: what changed; templates and labels among them. Resolves when everything that changed until then is built. */
  change(files: readonly string[]): Promise<void>;
  /** Resolves when all is built for the first time. */
  readonly ready: Promise<void>;
  /** Gives up what is being built; what is being written is written to its end. */
  dispose(): Promise<void>;
}

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

export function openLive({ paths, out, root, context, shelf, onState, onBuilt }: LiveOptions): Live {
  const { cwd, version, now } = context;
  const engine = openEngine(root, context, shelf);
  const output = openOutput({ out, version, cwd, index: openIndexPages(root, shelf ?? noShelf) });
  const owed = openOwed();
  const articles = new Map<string, LiveArticle>();
  let state: Omit<LiveState, 'articles'> = { isBuilding: true, problems: [], diagnostics: [] };
  let running: Promise<void> | undefined;
  let end = new AbortController();
  let isOver = false;

  const set = (more: Partial<typeof state>): void => {
    state = { ...state, ...more };
    onState();
  };
  const update = (slug: string, more: Partial<LiveArticle>): void => {
    const known = articles.get(slug) ?? unknownArticle;
    articles.set(slug, withMap({ ...known, ...more, slug, files: { ...known.files, ...more.files } }));
    onState();
  };

  const rebuild = async (wanted: Wanted, signal: AbortSignal): Promise<void> => {
    const reads = new Map<string, ReadArticle>();
    const seen = new Set<string>();
    let deck: number | undefined;
    const result = await engine.rebuild({
      ...everything,
      paths: wanted.all ? paths : [...wanted.folders],
      cwd,
      signal,
      documentsOf: async (slug) => (wanted.done.has(slug) ? [] : names),
      onRead: (read) => void reads.set(read.article.slug, read),
      onSlides: async ({ slug, files, ...about }: EarlySlides) => {
        const read = reads.get(slug);
        if (!read || files.length === 0) return;
        await output.begin(read, files, signal, () => {
          deck ??= now() - wanted.since;
          update(slug, { ...about, files: versions(files) });
        });
      },
      onArticle: async (article: ArticleResult) => {
        const { slug, folder, title, lang, files, diagnostics } = article;
        seen.add(slug);
        if (wanted.done.has(slug)) return;
        const known = articles.get(slug);
        if (hasErrors(diagnostics)) {
          const before = known ? {} : { files: await lastGood(out, slug) };
          update(slug, { folder, lang, title: known?.title ?? title, diagnostics, inputs: undefined, ...before });
        } else await output.complete(article, signal, () => update(slug, { folder, lang, title, diagnostics, files: versions(files) }));
        if (!signal.aborted) owed.settle(article);
      },
    });
    const isGone = result.articles.length === 0;
    if (wanted.all && !isGone) for (const slug of articles.keys()) if (!seen.has(slug)) forget(slug);
    const problems = result.missingBrowser === undefined ? [] : [result.missingBrowser];
    set({ problems, diagnostics: result.diagnostics, took: { ...(deck === undefined ? {} : { deck }), all: now() - wanted.since } });
    if (!isGone) await output.list(signal);
  };
  const forget = (slug: string): void => {
    articles.delete(slug);
    output.forget(slug);
  };

  /** The last good state of articles that are broken by now, of which only the slides stand there. */
  const complete = async (reads: readonly ReadArticle[], signal: AbortSignal): Promise<void> => {
    await engine.rebuild({
      ...everything,
      paths: [],
      reads,
      cwd,
      signal,
      onSlides: () => undefined,
      onArticle: async (article) => {
        if (hasErrors(article.diagnostics)) return;
        await output.complete(article, signal, () => update(article.slug, { files: versions(article.files) }));
      },
    });
    await output.list(signal);
  };

  /** Whether there was anything to do. Every job that waits for a tab listens to the signal, of as many articles as there are. */
  const step = async (): Promise<boolean> => {
    const { signal } = (end = new AbortController());
    setMaxListeners(0, signal);
    const wanted = owed.next(now());
    const begun = output.begun();
    if (isOver || (!wanted && begun.length === 0)) return false;
    set({ isBuilding: true });
    await (wanted ? rebuild(wanted, signal) : complete(begun, signal)).catch((error: unknown) => {
      if (!signal.aborted) set({ problems: [error instanceof Error ? error.message : String(error)] });
    });
    if (signal.aborted) return true;
    if (wanted) owed.end(wanted);
    else for (const { article } of begun) output.forget(article.slug);
    if (wanted) onBuilt();
    return true;
  };
  const run = async (): Promise<void> => {
    while (await step());
    set({ isBuilding: false });
  };
  const begin = (touched: readonly LiveArticle[] | undefined): Promise<void> => {
    owed.add(touched, now());
    end.abort();
    running ??= run().finally(() => (running = undefined));
    return running;
  };

  const ready = begin(undefined);
  return {
    state: () => ({ ...state, articles: inOrder(articles.values()) }),
    change(files) {
      const isTemplate = files.some((file) => within(path.join(root, 'templates'), file));
      const all = [...articles.values()];
      const owned = files.map((file) => ({ file, article: all.find(({ folder }) => file !== folder && within(folder, file)) }));
      const touched = owned.filter(({ file, article }) => !article || isInput(article, file)).map(({ article }) => article);
      if (!isTemplate && touched.length === 0) return running ?? Promise.resolve();
      const known = touched.filter((article) => article !== undefined);
      if (isTemplate) engine.renew();
      return begin(isTemplate || known.length < touched.length ? undefined : known);
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

/** Of an article that is broken when the preview starts: what an earlier command made of it, if all of that is there as it was made. */
async function lastGood(out: string, slug: string): Promise<LiveArticle['files']> {
  const before = await readBuilt(out, slug);
  return before && before.spoilt.length === 0 ? versions(before.files) : {};
}

/** As `build` takes them, whichever is built or comes back first. */
function inOrder(articles: Iterable<LiveArticle>): readonly LiveArticle[] {
  return [...articles].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

const names = Object.keys(outputs) as OutputName[];

/** What every rebuild makes of an article. */
const everything = { wantsCourse: false, documentsOf: async () => names } satisfies Partial<Request>;

const unknownArticle: Omit<LiveArticle, 'slug'> = {
  folder: '',
  title: '',
  lang: 'en',
  files: {},
  diagnostics: [],
  map: { slides: [], passages: [] },
  maps: new Map(),
};
