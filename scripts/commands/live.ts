/**
 * Articles that are built again after every save: what their last good files are, what is wrong with them now, and where everything stands.
 *
 * One rebuild at a time; saves during it make one more, of the articles that they touched. A broken article keeps its last good files, and so does
 * one that is gone as long as nothing else is there: it is likely to come back.
 */
import path from 'node:path';
import type { ArticleResult } from '../build.ts';
import type { EarlySlides } from '../documents/early.ts';
import { outputs, type OutputName } from '../model/document.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { noShelf } from '../model/shelf.ts';
import { writeFirst, writeSet, type WrittenFile } from '../write.ts';
import { writeCatalogue } from './catalogue.ts';
import type { CliContext } from './context.ts';
import { openEngine } from './engine.ts';
import { isInput, versions, within, type LiveArticle, type LiveState } from './live-state.ts';
import { openShelf } from './shelf.ts';

export interface Live {
  state(): LiveState;
  /** `files`: what changed; templates and labels among them. Resolves when everything that changed until then is built. */
  change(files: readonly string[]): Promise<void>;
  /** Resolves when all is built for the first time. */
  readonly ready: Promise<void>;
  dispose(): Promise<void>;
}

export interface LiveOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly root: string;
  readonly context: CliContext;
  onState(): void;
  /** A rebuild is over. */
  onBuilt(): void;
}

export function openLive({ paths, out, root, context, onState, onBuilt }: LiveOptions): Live {
  const shelf = openShelf({}, context);
  const engine = openEngine(root, context, shelf);
  const articles = new Map<string, LiveArticle>();
  let state: Omit<LiveState, 'articles'> = { isBuilding: true, problems: [], diagnostics: [] };
  let waiting: { all: boolean; readonly folders: Set<string>; readonly since: number } | undefined;
  let running: Promise<void> | undefined;

  const set = (more: Partial<typeof state>): void => {
    state = { ...state, ...more };
    onState();
  };
  const update = (slug: string, more: Partial<LiveArticle> & Pick<LiveArticle, 'folder' | 'title' | 'lang' | 'diagnostics'>): void => {
    const known = articles.get(slug) ?? { files: {}, map: { slides: [], passages: [] } };
    articles.set(slug, { ...known, ...more, slug, files: { ...known.files, ...more.files } });
    onState();
  };

  const rebuild = async (given: readonly string[], all: boolean, since: number): Promise<void> => {
    const written = new Map<string, readonly WrittenFile[]>();
    const seen = new Set<string>();
    let deck: number | undefined;
    const result = await engine.rebuild({
      paths: given,
      cwd: context.cwd,
      wantsCourse: false,
      documentsOf: async () => Object.keys(outputs) as OutputName[],
      onSlides: async ({ slug, files, ...about }: EarlySlides) => {
        if (files.length === 0) return;
        await writeFirst(out, slug, files);
        deck ??= context.now() - since;
        update(slug, { ...about, files: versions(files) });
      },
      onArticle: async (article: ArticleResult) => {
        const { slug, folder, title, lang, files, diagnostics } = article;
        seen.add(slug);
        const isSound = !hasErrors(diagnostics);
        if (isSound) written.set(slug, await writeSet(out, slug, files));
        const known = articles.get(slug);
        update(slug, {
          folder,
          lang,
          title: isSound || !known ? title : known.title,
          diagnostics,
          ...(isSound ? { files: versions(files) } : { inputs: undefined }),
        });
      },
    });
    const isGone = result.articles.length === 0;
    if (all && !isGone) for (const slug of articles.keys()) if (!seen.has(slug)) articles.delete(slug);
    const problems = result.missingBrowser === undefined ? [] : [result.missingBrowser];
    set({ problems, diagnostics: result.diagnostics, took: { ...(deck === undefined ? {} : { deck }), all: context.now() - since } });
    if (isGone) return;
    const made = result.articles.filter(({ slug }) => written.has(slug));
    await writeCatalogue({ out, root, version: context.version, cwd: context.cwd, articles: made, written, shelf: shelf ?? noShelf });
  };

  const run = async (): Promise<void> => {
    while (waiting) {
      const { all, folders, since } = waiting;
      waiting = undefined;
      set({ isBuilding: true });
      await rebuild(all ? paths : [...folders], all, since).catch((error: unknown) =>
        set({ problems: [error instanceof Error ? error.message : String(error)] }),
      );
      onBuilt();
    }
    set({ isBuilding: false });
  };
  const begin = (folders: readonly string[] | undefined): Promise<void> => {
    waiting ??= { all: false, folders: new Set(), since: context.now() };
    if (folders === undefined) waiting.all = true;
    folders?.forEach((folder) => waiting?.folders.add(folder));
    running ??= run().finally(() => (running = undefined));
    return running;
  };

  const ready = begin(undefined);
  return {
    state: () => ({ ...state, articles: [...articles.values()] }),
    change(files) {
      const isTemplate = files.some((file) => within(path.join(root, 'templates'), file));
      if (isTemplate) engine.renew();
      const all = [...articles.values()];
      const owned = files.map((file) => ({ file, article: all.find(({ folder }) => file !== folder && within(folder, file)) }));
      const touched = owned.filter(({ file, article }) => !article || isInput(article, file)).map(({ article }) => article?.folder);
      if (!isTemplate && touched.length === 0) return running ?? Promise.resolve();
      return begin(isTemplate || touched.includes(undefined) ? undefined : (touched as string[]));
    },
    ready,
    async dispose() {
      waiting = undefined;
      await running;
      await engine.dispose();
      await shelf?.close(context.now());
    },
  };
}
