/** `paparan build`: the pipeline over the given articles, their files written, what happened said. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createBuild, type Build } from '../build.ts';
import type { BuildResult, Request } from '../build-request.ts';
import type { KeptShelf } from '../cache/shelf.ts';
import type { HandoutLayout } from '../model/layouts.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import { outputs, type DocumentName, type OutputName } from '../model/outputs.ts';
import { Failure } from '../model/failure.ts';
import { noShelf } from '../model/shelf.ts';
import type { Shard } from '../shards/deal.ts';
import { openBuildFiles, type BuildFiles } from './build-files.ts';
import { articleLine, outcomeJson, sayOutcome } from './build-report.ts';
import { cacheTrouble } from './cache-trouble.ts';
import { writeCatalogue } from './catalogue.ts';
import { buildDate, type CliContext } from './context.ts';
import { requireCourse, writeCourse, type WrittenCourse } from './course.ts';
import { openIndexPages, type IndexPages } from './index-pages.ts';
import { packageRoot } from './package-root.ts';
import { createProgress, type Progress } from './progress.ts';
import { openShelf } from './shelf.ts';

/** `--out` as it was given; a missing flag leaves what the article or the machine says. */
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

/** What one run of the command works with. */
interface Run {
  readonly paths: readonly string[];
  readonly flags: BuildFlags;
  readonly context: CliContext;
  /** The output folder. */
  readonly out: string;
  readonly date: Date;
  readonly shelf: KeptShelf | undefined;
  readonly making: Build;
  readonly files: BuildFiles;
  readonly index: IndexPages;
  readonly progress: Progress;
}

/** Gives the exit status: 0, 1 or 3. Throws a `Failure` for wrong usage and for what a whole build cannot do without. */
export async function build(paths: readonly string[], flags: BuildFlags, context: CliContext): Promise<number> {
  const started = context.now();
  const run = openRun(paths, flags, context);
  const { out, making, files, shelf, progress } = run;
  try {
    const result = await making.rebuild(requestOf(run));
    const parts = shelf && { ...shelf.counts };
    making.dispose().catch(() => undefined);
    const course = result.course && (await writeCourse(result.course, result, out, flags.strict === true));
    if (course && course.files.length > 0) progress.say(articleLine({ slug: 'course', diagnostics: [] }, course.files, false));
    progress.end();
    await listFiles(run, result, course);
    if (flags.only?.includes('course')) requireCourse(result);
    const diagnostics = sortDiagnostics([...result.diagnostics, ...result.articles.flatMap((article) => article.diagnostics)]);
    const isHindered = result.missingBrowser !== undefined || files.obstacles.length > 0;
    const status = statusOf(diagnostics, flags.strict === true, isHindered);
    const outcome = { status, result, diagnostics, written: files.written, course, out, time: context.now() - started, parts };
    for (const obstacle of files.obstacles) context.err(`${obstacle}\n`);
    if (flags.json) context.out(outcomeJson(outcome));
    else sayOutcome(context, outcome);
    return status;
  } finally {
    progress.end();
    await making.dispose();
    await shelf?.close(context.now());
    cacheTrouble(shelf, context)();
  }
}

/** Refuses flags that contradict each other before anything is started. */
function openRun(paths: readonly string[], flags: BuildFlags, context: CliContext): Run {
  refuseContradiction(flags);
  const out = path.resolve(context.cwd, flags.out);
  if (flags.shard) refuseWhole(out);
  const root = packageRoot();
  const progress = createProgress(context, flags.json === true);
  const wanted = flags.only?.filter((name) => name !== 'course') ?? (Object.keys(outputs) as OutputName[]);
  const shelf = openShelf(flags, context);
  const date = buildDate(context);
  const making = createBuild({ root, env: context.env, date, ...(shelf && { shelf }) });
  const files = openBuildFiles({ out, wanted, strict: flags.strict === true });
  return { paths, flags, context, out, date, shelf, making, files, index: openIndexPages(root, shelf ?? noShelf), progress };
}

/** What is asked of the pipeline, and what follows from what it tells: the browser ends while pages are joined, all else while files are written. */
function requestOf({ paths, flags, context, out, making, files, index, progress }: Run): Request {
  const isNew = !flags.shard && !existsSync(path.join(out, 'index.html'));
  return {
    paths,
    cwd: context.cwd,
    ...(flags.layout && { layouts: flags.layout }),
    booklet: flags.booklet === true,
    ...(flags.jobs && { jobs: flags.jobs }),
    ...(flags.shard && { shard: flags.shard }),
    wantsCourse: flags.only?.includes('course') ?? true,
    documentsOf: files.documentsOf,
    onFound: progress.found,
    onBegin: ({ slug }, documents) => progress.begin(slug, documents),
    onMade: progress.made,
    onLecture: (number, count) => progress.working(`course: ${number + 1}/${count}`),
    onPrinted: () => {
      making.endBrowser().catch(() => undefined);
      if (isNew) index.prepare();
    },
    onAllMade: () => void making.dispose().catch(() => undefined),
    onArticle: async (article) => progress.done(article.slug, await files.write(article)),
  };
}

/** Writes what names all files: the folder's manifest and index, or the shard's manifest, which knows the folder as `flags` names it. */
async function listFiles(run: Run, result: BuildResult, course: WrittenCourse | undefined): Promise<void> {
  const { paths, flags, context, out, date, files, index } = run;
  const { cwd, version } = context;
  const articles = result.articles
    .filter(({ slug }) => files.written.has(slug))
    .map((article) => (flags.layout ? { ...article, layouts: flags.layout } : article));
  const listed = { out, version, cwd, articles, written: files.written };
  if (!flags.shard) return writeCatalogue({ ...listed, index, ...(course && { course }) });
  const { writeShard } = await import('./shard.ts');
  return writeShard({ ...listed, ...flags, shard: flags.shard, paths, date, result });
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
