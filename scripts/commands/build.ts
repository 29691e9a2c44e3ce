/** `paparan build`: the pipeline over the given articles, their files written, what happened said. */
import path from 'node:path';
import { createBuild, type ArticleResult } from '../build.ts';
import type { HandoutLayout } from '../model/article.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import { outputs, type DocumentName, type OutputName } from '../model/document.ts';
import { Failure } from '../model/failure.ts';
import { noShelf } from '../model/shelf.ts';
import { counted, countLine, diagnosticLine, size } from '../report.ts';
import { isUnfinished, writeSet, type WrittenFile } from '../write.ts';
import { requireCourse, writeCourse, type WrittenCourse } from './course.ts';
import { buildDate, type CliContext } from './context.ts';
import { openShelf } from './shelf.ts';
import { packageRoot } from './package-root.ts';
import { createProgress } from './progress.ts';
import { writeCatalogue } from './catalogue.ts';

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
}

export async function build(paths: readonly string[], flags: BuildFlags, context: CliContext): Promise<number> {
  const started = context.now();
  refuseContradiction(flags);
  const out = path.resolve(context.cwd, flags.out);
  const root = packageRoot();
  const progress = createProgress(context, flags.json === true);
  const all = Object.keys(outputs) as OutputName[];
  const wanted = flags.only?.filter((name) => name !== 'course') ?? all;
  if (flags.booklet && !wanted.includes('briefing')) throw new Failure(2, '--booklet folds the briefing: add briefing to --only');
  const unfinished = new Set<string>();
  const written = new Map<string, readonly WrittenFile[]>();
  const shelf = openShelf(flags, context);
  const running = createBuild({ root, env: context.env, date: buildDate(context), ...(shelf && { shelf }) });
  try {
    const result = await running.rebuild({
      paths: paths.length > 0 ? paths : ['content'],
      cwd: context.cwd,
      ...(flags.layout && { layouts: flags.layout }),
      booklet: flags.booklet === true,
      ...(flags.jobs && { jobs: flags.jobs }),
      wantsCourse: flags.only?.includes('course') ?? true,
      documentsOf: async (slug) => {
        if (!(await isUnfinished(out, slug))) return wanted;
        unfinished.add(slug);
        return all;
      },
      onBegin: ({ slug }, index, count) => progress.working(`${index + 1}/${count} ${slug}`),
      onArticle: async (article) => {
        refuseInside(out, article);
        const stopped = hasErrors(article.diagnostics) || (flags.strict === true && article.diagnostics.length > 0);
        const isWanted = wanted.length > 0 || unfinished.has(article.slug);
        if (!stopped && isWanted) written.set(article.slug, await writeSet(out, article.slug, article.files));
        if (stopped || isWanted) progress.done(articleLine(article, written.get(article.slug), unfinished.has(article.slug)));
      },
    });
    progress.end();
    const closing = running.dispose();
    closing.catch(() => undefined);
    const made = result.articles.filter(({ slug }) => written.has(slug));
    const course = result.course && (await writeCourse(result.course, result, out, flags.strict === true));
    if (course && course.files.length > 0) progress.done(articleLine({ slug: 'course', diagnostics: [] }, course.files, false));
    const catalogue = { out, root, version: context.version, articles: made, written, cwd: context.cwd, shelf: shelf ?? noShelf };
    await writeCatalogue({ ...catalogue, ...(course === undefined ? {} : { course }) });
    if (flags.only?.includes('course')) requireCourse(result);
    const diagnostics = sortDiagnostics([...result.diagnostics, ...result.articles.flatMap((article) => article.diagnostics)]);
    const status = statusOf(diagnostics, flags.strict === true, result.missingBrowser);
    if (flags.json) context.out(json(status, result.articles, written, diagnostics, result.missingBrowser, course));
    else
      say(
        context,
        diagnostics,
        result.missingBrowser,
        `${counted(made.length, 'article') || (course && course.files.length > 0 ? 'the course' : 'nothing')} in ${path.relative(context.cwd, out) || '.'}, ${((context.now() - started) / 1000).toFixed(1)} s`,
      );
    return status;
  } finally {
    await running.dispose();
    await shelf?.close(context.now());
  }
}

function statusOf(diagnostics: readonly Diagnostic[], strict: boolean, missingBrowser: string | undefined): number {
  if (hasErrors(diagnostics) || (strict && diagnostics.length > 0)) return 1;
  return missingBrowser === undefined ? 0 : 3;
}

function refuseContradiction({ only, layout }: BuildFlags): void {
  if (layout && only && !only.includes('handout'))
    throw new Failure(2, '--layout is of the handout, which --only leaves out; add "handout" to --only, or leave --layout out');
}

/** An article's own folder is never written to. */
function refuseInside(out: string, { folder, slug }: ArticleResult): void {
  const target = path.join(out, slug);
  if (target === folder || out === folder) throw new Failure(2, `--out ${out} would write into the article's own folder; choose another`);
}

function articleLine(
  { slug, diagnostics }: Pick<ArticleResult, 'slug' | 'diagnostics'>,
  files: readonly WrittenFile[] | undefined,
  unfinished: boolean,
): string {
  if (!files) return `${slug}: not built, ${countLine(diagnostics)}`;
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const whole = unfinished ? ' (the last build was stopped midway; all files are whole again)' : '';
  return `${slug}: ${counted(files.length, 'file')}, ${size(total)}${whole}`;
}

function say({ out, err }: CliContext, diagnostics: readonly Diagnostic[], missingBrowser: string | undefined, summary: string): void {
  for (const diagnostic of diagnostics) err(`${diagnosticLine(diagnostic)}\n`);
  if (missingBrowser !== undefined) err(`${missingBrowser}\n`);
  out(`${summary}${diagnostics.length > 0 ? `; ${countLine(diagnostics)}` : ''}\n`);
}

function json(
  status: number,
  articles: readonly ArticleResult[],
  written: ReadonlyMap<string, readonly WrittenFile[]>,
  diagnostics: readonly Diagnostic[],
  missingBrowser: string | undefined,
  course: WrittenCourse | undefined,
): string {
  const pack = course && { title: course.course.title, source: course.course.file, files: course.files };
  const made = articles.map(({ slug, title, file }) => ({ slug, title, source: file, files: written.get(slug) ?? [] }));
  return `${JSON.stringify({ status, articles: made, ...(pack ? { course: pack } : {}), diagnostics, ...(missingBrowser === undefined ? {} : { missingBrowser }) }, null, 2)}\n`;
}
