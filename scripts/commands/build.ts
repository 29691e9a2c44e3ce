/** `paparan build`: the pipeline over the given articles, their files written, what happened said. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createBuild, type ArticleResult } from '../build.ts';
import type { HandoutLayout } from '../model/article.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import { outputs, type DocumentName, type OutputName } from '../model/document.ts';
import { Failure } from '../model/failure.ts';
import { noShelf } from '../model/shelf.ts';
import type { Shard } from '../shards/deal.ts';
import { isUnfinished, obstacleOf, writeSet, type WrittenFile } from '../write.ts';
import { articleLine, outcomeJson, sayOutcome } from './build-report.ts';
import { cacheTrouble } from './cache-trouble.ts';
import { writeCatalogue } from './catalogue.ts';
import { buildDate, type CliContext } from './context.ts';
import { requireCourse, writeCourse } from './course.ts';
import { openIndexPages } from './index-pages.ts';
import { packageRoot } from './package-root.ts';
import { createProgress } from './progress.ts';
import { openShelf } from './shelf.ts';

export interface BuildFlags {
  readonly out: string;
  readonly only?: readonly DocumentName[];
  readonly layout?: readonly HandoutLayout[];
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly booklet?: boolean;
  /** A folder, or `false` for none. */
  readonly cache?: string | false;
  readonly force?: boolean;
  readonly jobs?: number;
  readonly shard?: Shard;
}

export async function build(paths: readonly string[], flags: BuildFlags, context: CliContext): Promise<number> {
  const started = context.now();
  refuseContradiction(flags);
  const out = path.resolve(context.cwd, flags.out);
  if (flags.shard) refuseWhole(out);
  const root = packageRoot();
  const progress = createProgress(context, flags.json === true);
  const all = Object.keys(outputs) as OutputName[];
  const wanted = flags.only?.filter((name) => name !== 'course') ?? all;
  const unfinished = new Set<string>();
  const written = new Map<string, readonly WrittenFile[]>();
  const obstacles = new Map<string, string>();
  const shelf = openShelf(flags, context);
  const date = buildDate(context);
  const running = createBuild({ root, env: context.env, date, ...(shelf && { shelf }) });
  const indexPages = openIndexPages(root, shelf ?? noShelf);
  const isNew = !flags.shard && !existsSync(path.join(out, 'index.html'));
  try {
    const result = await running.rebuild({
      paths,
      cwd: context.cwd,
      ...(flags.layout && { layouts: flags.layout }),
      booklet: flags.booklet === true,
      ...(flags.jobs && { jobs: flags.jobs }),
      ...(flags.shard && { shard: flags.shard }),
      wantsCourse: flags.only?.includes('course') ?? true,
      documentsOf: async (slug) => {
        if (!(await isUnfinished(out, slug))) return wanted;
        unfinished.add(slug);
        return all;
      },
      onFound: progress.found,
      onBegin: ({ slug }, documents) => progress.begin(slug, documents),
      onMade: progress.made,
      onLecture: (index, count) => progress.working(`course: ${index + 1}/${count}`),
      /** The browser ends while pages are joined, all else while files are written. */
      onPrinted: () => {
        running.endBrowser().catch(() => undefined);
        if (isNew) indexPages.prepare();
      },
      onAllMade: () => void running.dispose().catch(() => undefined),
      onArticle: async (article) => {
        refuseInside(out, article);
        const stopped = hasErrors(article.diagnostics) || (flags.strict === true && article.diagnostics.length > 0);
        const isWanted = wanted.length > 0 || unfinished.has(article.slug);
        const obstacle = !stopped && isWanted ? await obstacleOf(out, article.slug, article.files) : undefined;
        if (obstacle !== undefined) {
          obstacles.set(article.slug, obstacle);
          return progress.done(article.slug, `${article.slug}: not written`);
        }
        if (!stopped && isWanted) written.set(article.slug, await writeSet(out, article.slug, article.files));
        const line = stopped || isWanted ? articleLine(article, written.get(article.slug), unfinished.has(article.slug)) : undefined;
        progress.done(article.slug, line);
      },
    });
    const parts = shelf && { ...shelf.counts };
    const closing = running.dispose();
    closing.catch(() => undefined);
    const articles = result.articles
      .filter(({ slug }) => written.has(slug))
      .map((article) => (flags.layout ? { ...article, layouts: flags.layout } : article));
    const course = result.course && (await writeCourse(result.course, result, out, flags.strict === true));
    if (course && course.files.length > 0) progress.say(articleLine({ slug: 'course', diagnostics: [] }, course.files, false));
    progress.end();
    const made = { out, version: context.version, articles, written };
    if (flags.shard)
      await (await import('./shard.ts')).writeShard({ ...made, ...flags, shard: flags.shard, paths, cwd: context.cwd, date, result });
    else await writeCatalogue({ ...made, cwd: context.cwd, index: indexPages, ...(course && { course }) });
    if (flags.only?.includes('course')) requireCourse(result);
    const diagnostics = sortDiagnostics([...result.diagnostics, ...result.articles.flatMap((article) => article.diagnostics)]);
    const status = statusOf(diagnostics, flags.strict === true, result.missingBrowser !== undefined || obstacles.size > 0);
    const outcome = { status, result, diagnostics, written, course, out, time: context.now() - started, parts };
    for (const obstacle of obstacles.values()) context.err(`${obstacle}\n`);
    if (flags.json) context.out(outcomeJson(outcome));
    else sayOutcome(context, outcome);
    return status;
  } finally {
    progress.end();
    await running.dispose();
    await shelf?.close(context.now());
    cacheTrouble(shelf, context)();
  }
}

function statusOf(diagnostics: readonly Diagnostic[], strict: boolean, isHindered: boolean): number {
  if (hasErrors(diagnostics) || (strict && diagnostics.length > 0)) return 1;
  return isHindered ? 3 : 0;
}

function refuseContradiction({ only, layout, booklet, shard }: BuildFlags): void {
  if (layout && only && !only.includes('handout'))
    throw new Failure(2, '--layout is of the handout, which --only leaves out; add "handout" to --only, or leave --layout out');
  if (booklet && only && !only.includes('briefing')) throw new Failure(2, '--booklet folds the briefing: add briefing to --only');
  if (shard && only?.includes('course'))
    throw new Failure(
      2,
      'a course needs all its articles, and a shard has some: leave "course" out of --only, and make it after merge-shards',
    );
}

/** A shard in the folder of a whole build would change files under that build's manifest. */
function refuseWhole(out: string): void {
  if (existsSync(path.join(out, 'manifest.json')))
    throw new Failure(2, `${out} holds a whole build; choose another --out for a shard, and join them with "paparan merge-shards"`);
}

/** An article's own folder is never written to. */
function refuseInside(out: string, { folder, slug }: ArticleResult): void {
  const target = path.join(out, slug);
  if (target === folder || out === folder) throw new Failure(2, `--out ${out} would write into the article's own folder; choose another`);
}
