/** The pipeline's first stages, which `check` runs alone: read, parse, validate. */
import path from 'node:path';
import { findMathTrouble } from './documents/math-check.ts';
import { findNoBlanks } from './documents/guided-check.ts';
import { findDrawingProblems } from './documents/drawings.ts';
import { faultIn } from './fault.ts';
import { findMissingGlyphs } from './fonts/check.ts';
import type { Article } from './model/article.ts';
import { hasErrors, type Diagnostic } from './model/diagnostic.ts';
import type { Course } from './model/course.ts';
import type { Labels } from './model/label-files.ts';
import { lastUsed } from './model/last-used.ts';
import type { InspectPdf } from './read/beside.ts';
import { findCourse } from './read/course.ts';
import type { KnownTexts } from './read/known.ts';
import { loadLabels } from './read/labels.ts';
import { parse } from './read/parse.ts';
import { findSources, type Source } from './read/sources.ts';
import { validate } from './read/validate.ts';
import { advise } from './plan/advice.ts';
import { findMissingFonts } from './fonts/brand.ts';

/** An article that was read, sound or not. `labels` are of its language. */
export interface ReadArticle {
  readonly source: Source;
  readonly article: Article;
  readonly labels: Labels;
  /** Every file of the article's folder that it was made from, sorted by path. */
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
  /** No error: outputs can be made. */
  readonly sound: boolean;
}

/** `path` is relative to the article's folder, with "/". `bytes` is missing where the article names a file that could not be had. */
export interface Input {
  readonly path: string;
  readonly bytes?: Uint8Array;
}

/** `diagnostics` are those of no article: files that are none, twins, the course. `course`: the folder's, if it is sound. */
export interface ReadFolder {
  readonly articles: readonly ReadArticle[];
  readonly course?: { readonly course: Course; readonly labels: Labels };
  readonly diagnostics: readonly Diagnostic[];
}

/** What stands below `paths`, as `check` tells it. `cwd` and `root` (the package's) are absolute. Throws a `Failure` for a path that is not there. */
export async function readArticles(paths: readonly string[], cwd: string, root: string): Promise<ReadFolder> {
  const [{ sources, diagnostics }, desk] = await Promise.all([findSources(paths, cwd), openDesk(root)]);
  const articles = await Promise.all(sources.map((source) => desk.read(source)));
  const found = await desk.findCourse(paths, cwd, articles);
  return { articles, ...found, diagnostics: [...diagnostics, ...found.diagnostics] };
}

/** What reads articles, with the label files read. */
export interface Desk {
  /** `known`: texts of the article that were parsed before. */
  read(source: Source, known?: KnownTexts): Promise<ReadArticle>;
  findCourse(paths: readonly string[], cwd: string, articles: readonly ReadArticle[]): Promise<Pick<ReadFolder, 'course' | 'diagnostics'>>;
}

/** `root`: the package's, whose label files it reads. A file that nobody foresaw is a problem of its article (`fault.ts`), and rejects nothing. */
export async function openDesk(root: string): Promise<Desk> {
  const labels = await loadLabels(path.join(root, 'templates', 'labels'));
  const usual: KnownTexts = { markdown: lastUsed(fewTexts), yaml: lastUsed(fewYaml) };
  return {
    read: (source, known) => readArticle(source, labels, known ?? usual).catch((error: unknown) => unread(source, labels, error)),
    async findCourse(paths, cwd, articles) {
      const { course, diagnostics } = await findCourse(paths, cwd, { ...labels, slugs: articles.map(({ source }) => source.slug) });
      const broken = articles.filter(({ sound }) => !sound);
      if (!course) return { diagnostics };
      return {
        course: { course, labels: labels.labelsFor(course.lang) },
        diagnostics: [...diagnostics, ...brokenLectures(course, broken)],
      };
    },
  };
}

/** Many articles are read once each. */
const fewTexts = 96;
const fewYaml = 4;

async function readArticle(source: Source, labels: Awaited<ReturnType<typeof loadLabels>>, known: KnownTexts): Promise<ReadArticle> {
  const parsed = await parse(source, { labelsFor: labels.labelsFor, inspectPdf, known });
  const words = labels.labelsFor(parsed.article.lang);
  const read = { source, article: parsed.article, labels: words, inputs: inputsOf(source) };
  if (parsed.isCut) return { ...read, diagnostics: parsed.diagnostics, sound: false };
  const missing = findMissingGlyphs(source.text, source.file, parsed.article.lang);
  const drawings = await findDrawingProblems(parsed.article);
  const advice = [...drawings, ...findMissingFonts(parsed.article), ...advise(parsed.article, words)];
  const diagnostics = [
    ...parsed.diagnostics,
    ...validate(parsed.article, labels.languages),
    ...missing,
    ...advice,
    ...(await findMathTrouble(parsed.article)),
    ...(await findNoBlanks(parsed.article, words)),
  ];
  return { ...read, diagnostics, sound: !hasErrors(diagnostics) };
}

/** An article of which nothing is known but its name and what was thrown while it was read. */
async function unread(source: Source, labels: Awaited<ReturnType<typeof loadLabels>>, error: unknown): Promise<ReadArticle> {
  const diagnostics = [faultIn(source.file, error)];
  const known: KnownTexts = { markdown: lastUsed(1), yaml: lastUsed(1) };
  const { article } = await parse({ ...source, text: '' }, { labelsFor: labels.labelsFor, inspectPdf, known });
  const named = { ...article, title: source.slug };
  return { source, article: named, labels: labels.labelsFor(article.lang), inputs: inputsOf(source), diagnostics, sound: false };
}

/** Why a course cannot be made although it is sound itself: which of its lectures have errors. */
export function brokenLectures(
  { lectures }: Course,
  broken: readonly { readonly source: { readonly slug: string } }[],
): readonly Diagnostic[] {
  const slugs = new Set(broken.map(({ source }) => source.slug));
  return lectures
    .filter(({ slug }) => slugs.has(slug))
    .map(({ slug, position }) => ({
      ruleId: 'course-incomplete',
      severity: 'error',
      message: `the course is not made: its article "${slug}" has errors`,
      position,
      hints: ['mend the article; an earlier course.pdf stays as it is'],
    }));
}

function inputsOf({ beside }: Source): Input[] {
  const inputs = [...beside.inputs].sort(([a], [b]) => (a < b ? -1 : 1));
  return inputs.map(([name, bytes]) => (bytes === undefined ? { path: name } : { path: name, bytes }));
}

const inspectPdf: InspectPdf = async (bytes) => {
  const { inspect } = await import('./merge/inspect.ts');
  return inspect(bytes);
};
