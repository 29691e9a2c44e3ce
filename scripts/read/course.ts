/**
 * `course.yaml` beside the articles' folders → `Course`, and what is wrong with it.
 *
 * Why only for a whole folder: whoever builds one article waits for that one; the pack of all is made when all are.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Course, CourseLecture } from '../model/course.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Labels } from '../model/label-files.ts';
import { baseLanguage, isRightToLeft } from '../model/words.ts';
import { courseSchema, type CourseData } from './course-schema.ts';
import { checkKeys, standIn } from './keys.ts';
import { readDate } from './meta.ts';
import { collectProblems, didYouMean, oneOf, type Problems } from './problems.ts';
import { decode, readBeside, shown } from './sources.ts';
import { educate, typographyOf } from './typography.ts';
import { readYaml, type Located } from './yaml.ts';

/** What a course must be given because it belongs to others: a language's labels, the languages that have some, the articles that are there. */
export interface CourseHelp {
  readonly languages: readonly string[];
  readonly slugs: readonly string[];
  labelsFor(lang: string): Labels;
}

/** Nothing where there is no `course.yaml`; no `course` where it has an error. */
export interface FoundCourse {
  readonly course?: Course;
  readonly diagnostics: readonly Diagnostic[];
}

/** Beside the articles' folders: what makes a folder a course. */
export const courseFile = 'course.yaml';
const longest = 1_000_000;

/** The course of the folder that `paths` names, if they name one folder only. */
export async function findCourse(paths: readonly string[], cwd: string, help: CourseHelp): Promise<FoundCourse> {
  const folder = paths.length === 1 ? path.resolve(cwd, paths[0] ?? '') : undefined;
  const target = folder === undefined ? '' : path.join(folder, courseFile);
  const found = folder === undefined ? undefined : await stat(target).catch(() => undefined);
  if (folder === undefined || !found?.isFile()) return { diagnostics: [] };
  const problems = collectProblems();
  const file = shown(target, cwd);
  const start = { file, line: 1, column: 1 };
  if (found.size > longest)
    problems.error('course-too-long', start, 'the course takes more than a megabyte', 'keep its text in the articles');
  const beside = await readBeside({ folder, inputs: new Map() }, courseFile);
  if (!('bytes' in beside)) problems.error('outside', start, 'the course is a link that leads out of its folder');
  const text = 'bytes' in beside && problems.list.length === 0 ? decode(beside.bytes, start, problems) : undefined;
  const course = text === undefined ? undefined : readCourse(text, { file, folder }, help, problems);
  const isSound = problems.list.every(({ severity }) => severity === 'warning');
  return { diagnostics: problems.list, ...(course && isSound ? { course } : {}) };
}

function readCourse(text: string, at: Pick<Course, 'file' | 'folder'>, help: CourseHelp, problems: Problems): Course | undefined {
  const located = readYaml(text, at.file, 1, problems);
  if (problems.list.length > 0) return undefined;
  if (!isMap(located.value)) {
    problems.error(
      'wrong-value',
      located.at([]),
      'the course is no map of keys',
      'write "title: …" and "articles:" with a list of folders',
    );
    return undefined;
  }
  const data = checkKeys(courseSchema, located, [], writtenOut(located.value, located, problems), problems);
  if (!data) return undefined;
  const lang = data.lang ?? 'en';
  const typography = typographyOf(help.labelsFor(lang), lang);
  const words = (value: string): string => educate(value, typography);
  const optional = { subtitle: data.subtitle, institution: data.institution, term: data.term, marking: data.marking };
  checkLanguage(lang, located, help, problems);
  return {
    ...at,
    title: words(data.title),
    ...Object.fromEntries(Object.entries(optional).flatMap(([key, value]) => (value === undefined ? [] : [[key, words(value)]]))),
    lecturers: [data.lecturer ?? [], data.lecturers ?? []].flat().map(words),
    lang,
    direction: isRightToLeft(lang) ? 'rtl' : 'ltr',
    paper: data.paper ?? 'a4',
    slides: data.slides ?? false,
    appendices: data.appendices ?? true,
    lectures: readLectures(data, located, help, words, problems),
  };
}

const isMap = (value: unknown): value is object => value !== null && typeof value === 'object' && !Array.isArray(value);

/** A folder's name alone is an article with nothing else said of it; what is neither is reported here, where both forms are known. */
function writtenOut(value: object, located: Located, problems: Problems): object {
  const { articles } = value as { articles?: unknown };
  if (!Array.isArray(articles)) return value;
  const written = articles.map((item: unknown, index): unknown => {
    if (isMap(item)) return item;
    if (typeof item === 'string' || typeof item === 'number') return { article: String(item) };
    problems.error('wrong-value', located.at(['articles', index]), 'an article is a folder\'s name, or a map with the key "article"');
    return { article: standIn };
  });
  return { ...value, articles: written };
}

function readLectures(
  { articles }: CourseData,
  located: Located,
  { slugs }: CourseHelp,
  words: (text: string) => string,
  problems: Problems,
): readonly CourseLecture[] {
  const lines = new Map<string, number>();
  if (articles.length === 0)
    problems.error('empty-course', located.at(['articles']), 'the course has no article', 'name at least one folder');
  return articles.map(({ article, title, date }, index) => {
    const slug = article.normalize('NFC').replace(/\/$/, '');
    const position = located.at(['articles', index, 'article']);
    const first = lines.get(slug);
    if (slug === standIn) return { slug, position };
    if (first !== undefined)
      problems.error('article-twice', position, `"${slug}" stands twice in the course; first at line ${first}`, 'take one of them out');
    else if (!slugs.includes(slug))
      problems.error('article-missing', position, `there is no article "${slug}" beside the course`, ...hintsForSlug(slug, slugs));
    lines.set(slug, first ?? position.line);
    return { slug, position, ...readDate(date), ...(title === undefined ? {} : { title: words(title) }) };
  });
}

function hintsForSlug(slug: string, slugs: readonly string[]): string[] {
  const near = didYouMean(slug, slugs);
  if (near.length > 0 || slugs.length === 0) return near;
  return [`there are: ${oneOf(slugs.length > 8 ? [...slugs.slice(0, 8), '…'] : slugs)}`];
}

function checkLanguage(lang: string, located: Located, { languages }: CourseHelp, problems: Problems): void {
  const base = baseLanguage(lang);
  if (languages.includes(base) || languages.includes(lang.toLowerCase())) return;
  problems.warning(
    'unknown-language',
    located.at(['lang']),
    `there are no labels for the language "${lang}"; the course says "Contents", "Page" … in English`,
    `add templates/labels/${base}.yaml; there are: ${languages.join(', ')}`,
  );
}
