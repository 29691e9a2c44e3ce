/**
 * One rebuild of a live build: makes what is wanted, writes what is sound, and has known what came of it.
 *
 * A broken article keeps its last good files, all of one state, and so does one that is gone as long as nothing else is there: it is likely to come back.
 */
import type { ReadArticle } from '../articles.ts';
import type { ArticleResult } from '../article-result.ts';
import type { BuildResult, Request } from '../build-request.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { outputs, type OutputName } from '../model/outputs.ts';
import { readBuilt } from './built.ts';
import type { Engine } from './engine.ts';
import type { Known } from './live-known.ts';
import type { LiveOutput } from './live-output.ts';
import type { Owed, Wanted } from './live-owed.ts';
import { versions, type LiveArticle } from './live-state.ts';

/** What every rebuild works with. */
export interface LiveRun {
  /** All that is previewed. */
  readonly paths: readonly string[];
  readonly out: string;
  readonly cwd: string;
  now(): number;
  readonly engine: Engine;
  readonly output: LiveOutput;
  readonly owed: Owed;
  readonly known: Known;
}

/** Builds what is wanted. What is made after `signal` was given is neither written nor told. */
export async function rebuild(run: LiveRun, wanted: Wanted, signal: AbortSignal): Promise<void> {
  const { engine, output, owed, known, now } = run;
  const reads = new Map<string, ReadArticle>();
  const seen = new Set<string>();
  let deck: number | undefined;
  const result = await engine.rebuild({
    ...everything,
    paths: wanted.all ? run.paths : [...wanted.folders],
    cwd: run.cwd,
    signal,
    documentsOf: async (slug) => (wanted.done.has(slug) ? [] : names),
    onRead: (read) => void reads.set(read.article.slug, read),
    onSlides: async ({ slug, files, ...about }) => {
      const read = reads.get(slug);
      if (!read || files.length === 0) return;
      await output.begin(read, files, signal, () => {
        deck ??= now() - wanted.since;
        known.update(slug, { ...about, files: versions(files) });
      });
    },
    onArticle: async (article) => {
      seen.add(article.slug);
      if (wanted.done.has(article.slug)) return;
      await (hasErrors(article.diagnostics) ? keepLastGood(run, article) : complete(run, article, signal));
      if (!signal.aborted) owed.settle(article);
    },
  });
  const isGone = result.articles.length === 0;
  if (wanted.all && !isGone) forgetAllBut(seen, run);
  else if (!signal.aborted) silenceAllBut(seen, wanted, run);
  known.say({ ...problemsIn(result), took: { ...(deck === undefined ? {} : { deck }), all: now() - wanted.since } });
  if (!isGone) await output.list(signal);
}

/** Completes the last good state of articles that are broken by now, of which only the slides stand there. */
export async function completeBegun(
  { engine, output, known, cwd }: LiveRun,
  reads: readonly ReadArticle[],
  signal: AbortSignal,
): Promise<void> {
  await engine.rebuild({
    ...everything,
    paths: [],
    reads,
    cwd,
    signal,
    onSlides: () => undefined,
    onArticle: async (article) => {
      if (hasErrors(article.diagnostics)) return;
      await output.complete(article, signal, () => known.update(article.slug, { files: versions(article.files) }));
    },
  });
  await output.list(signal);
}

/** What every rebuild makes of an article. */
const names = Object.keys(outputs) as OutputName[];
const everything = { wantsCourse: false, documentsOf: async () => names } satisfies Partial<Request>;

/** A sound article is written and then told of. */
function complete({ output, known }: LiveRun, article: ArticleResult, signal: AbortSignal): Promise<void> {
  const { slug, folder, title, lang, files, diagnostics } = article;
  return output.complete(article, signal, () => known.update(slug, { folder, lang, title, diagnostics, files: versions(files) }));
}

/** Of a broken article only what is wrong is new. Its input files are not known while it cannot be read. */
async function keepLastGood({ out, known }: LiveRun, { slug, folder, title, lang, diagnostics }: ArticleResult): Promise<void> {
  const before = known.article(slug);
  const files = before ? {} : { files: await lastGood(out, slug) };
  known.update(slug, { folder, lang, title: before?.title ?? title, diagnostics, inputs: undefined, ...files });
}

/** Of an article that is broken when the preview starts: what an earlier command made of it, if all of that is there as it was made. */
async function lastGood(out: string, slug: string): Promise<LiveArticle['files']> {
  const before = await readBuilt(out, slug);
  return before && before.spoilt.length === 0 ? versions(before.files) : {};
}

/** Articles that are not there any more. */
function forgetAllBut(seen: ReadonlySet<string>, { known, output }: LiveRun): void {
  for (const { slug } of known.state().articles.filter((article) => !seen.has(article.slug))) {
    known.forget(slug);
    output.forget(slug);
  }
}

/** Of what is gone and may come back nothing is wrong but that: what was wrong stood in a file that is not there. */
function silenceAllBut(seen: ReadonlySet<string>, { all, folders }: Wanted, { known }: LiveRun): void {
  for (const { slug, folder, diagnostics } of known.state().articles)
    if (diagnostics.length > 0 && !seen.has(slug) && (all || folders.has(folder))) known.update(slug, { diagnostics: [] });
}

/** What is wrong beside the articles. */
function problemsIn({ missingBrowser, diagnostics }: BuildResult): Pick<ReturnType<Known['state']>, 'problems' | 'diagnostics'> {
  return { problems: missingBrowser === undefined ? [] : [missingBrowser], diagnostics };
}
