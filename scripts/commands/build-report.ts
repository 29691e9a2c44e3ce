/** What `build` says: a line an article, the summary, or all of it as JSON. */
import path from 'node:path';
import type { ArticleResult } from '../article-result.ts';
import type { BuildResult } from '../build-request.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { counted, countLine, diagnosticLine, size } from '../report.ts';
import type { WrittenFile } from '../write.ts';
import type { CliContext } from './context.ts';
import type { WrittenCourse } from './course.ts';

/** All that a build did. */
export interface Outcome {
  readonly status: number;
  readonly result: BuildResult;
  /** Of all articles and of what is beside them. */
  readonly diagnostics: readonly Diagnostic[];
  /** By slug. */
  readonly written: ReadonlyMap<string, readonly WrittenFile[]>;
  readonly course: WrittenCourse | undefined;
  readonly out: string;
  /** ms */
  readonly time: number;
  /** Parts of articles that came from the cache and that were made. */
  readonly parts: { readonly found: number; readonly made: number } | undefined;
}

/** One line without its end. `files`: none where the article was not built. `unfinished`: the last build of it had been stopped midway. */
export function articleLine(
  { slug, diagnostics }: Pick<ArticleResult, 'slug' | 'diagnostics'>,
  files: readonly WrittenFile[] | undefined,
  unfinished: boolean,
): string {
  if (!files) return `${slug}: not built, ${countLine(diagnostics)}`;
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const whole = unfinished ? ' (the last build was stopped midway; all files are whole again)' : '';
  return `${slug}: ${counted(files.length, 'file')}, ${size(total)}${whole}`;
}

/** Diagnostics and the missing browser on standard error, the summary on standard output. */
export function sayOutcome({ cwd, out, err }: CliContext, outcome: Outcome): void {
  const { diagnostics, result } = outcome;
  for (const diagnostic of diagnostics) err(`${diagnosticLine(diagnostic)}\n`);
  if (result.missingBrowser !== undefined) err(`${result.missingBrowser}\n`);
  const problems = diagnostics.length > 0 ? `; ${countLine(diagnostics)}` : '';
  out(`${summary(outcome, cwd)}${fromCache(outcome)}${problems}\n`);
}

/** `100 articles in dist: 700 files, 4 812 pages in 41 s` */
function summary({ written, course, out, time }: Outcome, cwd: string): string {
  const pack = course?.files ?? [];
  const files = [...[...written.values()].flat(), ...pack];
  const pages = files.reduce((sum, file) => sum + (file.path.endsWith('.pdf') ? (file.pages ?? 0) : 0), 0);
  const what = counted(written.size, 'article') || (pack.length > 0 ? 'the course' : 'nothing');
  const made = [counted(files.length, 'file'), counted(pages, 'page')].filter((text) => text !== '').join(', ');
  const seconds = time < 9950 ? (time / 1000).toFixed(1) : String(Math.round(time / 1000));
  return `${what} in ${path.relative(cwd, out) || '.'}${made === '' ? ',' : `: ${made} in`} ${seconds} s`;
}

/** `; 97 and 24 of 31 parts of the others from the cache`. A course is made of its articles anew, unless all its parts are kept. */
function fromCache({ result, parts, course }: Outcome): string {
  const recalled = result.articles.filter(({ isRecalled }) => isRecalled).length;
  const all = parts ? parts.found + parts.made : 0;
  const isCourseNew = course !== undefined && course.files.length > 0 && (parts?.made ?? 0) > 0;
  const isAll = recalled === result.articles.length;
  const ofWhat = !isAll && recalled > 0 ? 'of the others' : isAll ? 'of the course' : 'of them';
  const shares = [
    ...(recalled > 0 ? [!isAll ? String(recalled) : isCourseNew ? 'all articles' : 'all'] : []),
    ...(parts && parts.found > 0 && (!isAll || isCourseNew) ? [`${parts.found} of ${counted(all, 'part')} ${ofWhat}`] : []),
  ];
  return shares.length > 0 ? `; ${shares.join(' and ')} from the cache` : '';
}

/** docs/diagnostics.md says what stands in it; ends with a line end. */
export function outcomeJson({ status, result, written, diagnostics, course }: Outcome): string {
  const { articles, missingBrowser } = result;
  const pack = course && { title: course.course.title, source: course.course.file, files: course.files };
  const made = articles.map(({ slug, title, file, isRecalled }) => ({
    slug,
    title,
    source: file,
    ...(isRecalled ? { fromCache: true } : {}),
    files: written.get(slug) ?? [],
  }));
  return `${JSON.stringify({ status, articles: made, ...(pack ? { course: pack } : {}), diagnostics, ...(missingBrowser === undefined ? {} : { missingBrowser }) }, null, 2)}\n`;
}
