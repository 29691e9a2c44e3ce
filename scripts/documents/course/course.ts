/**
 * course.pdf, a stage a line: lectures one after the other, then what needs their pages (glossary, references, index), then what needs all
 * pages (contents, stamps), then one file.
 */
import type { ReadArticle } from '../../articles.ts';
import { merge, type Part } from '../../merge/merge.ts';
import type { Course } from '../../model/course.ts';
import { hasErrors, type Diagnostic } from '../../model/diagnostic.ts';
import type { Labels } from '../../model/label-files.ts';
import type { Metadata } from '../../model/pdf.ts';
import { joinGlossary } from '../../plan/course/glossary.ts';
import { asLecture, courseMasthead } from '../../plan/course/lecture.ts';
import { citationsIn, joinReferences } from '../../plan/course/references.ts';
import { indexTerms } from '../../plan/course/term-index.ts';
import { termFinder } from '../../plan/course/terms.ts';
import type { MadeFile, Workshop } from '../workshop.ts';
import { shrunkPrint } from '../shrunk.ts';
import { printBack, type PrintedBack } from './back.ts';
import { bind } from './binding.ts';
import { printFront, printStamps, type PrintedFront } from './front.ts';
import { endingsOf, printLecture, type PrintedLecture } from './lecture.ts';

/** A sound course, and the articles that were read for it. */
export interface CourseRequest {
  readonly course: Course;
  readonly labels: Labels;
  /** At least those that the course names. */
  readonly articles: readonly ReadArticle[];
  onLecture?(index: number, count: number): void;
}

/** No `files` where there is no browser, or where a lecture has errors that only its printing shows: those are `broken`. */
export interface MadeCourse {
  readonly files: readonly MadeFile[];
  readonly broken: readonly (ReadArticle & { readonly diagnostics: readonly Diagnostic[] })[];
  /** Of prints that were shrunk. */
  readonly warnings: readonly Diagnostic[];
}

/** Rejects as printing does; a lecture that turns out to have an error is no rejection. */
export async function makeCourse({ course, labels, articles, onLecture }: CourseRequest, workshop: Workshop): Promise<MadeCourse> {
  const browser = await workshop.browser();
  if ('missing' in browser) return { files: [], broken: [], warnings: [] };
  const reads = lecturesOf(course, articles);
  const masthead = courseMasthead(course, labels);
  const joined = joinReferences(
    reads.map(({ article }) => article.references),
    labels,
    course.lang,
  );
  const glossary = joinGlossary(
    reads.map(({ article }) => article),
    course.lang,
  );
  const terms = indexTerms(
    glossary.map(({ term }) => term),
    reads.flatMap(({ article }) => article.keywords),
    endingsOf(labels),
  );
  const finder = termFinder(terms);

  const lectures: PrintedLecture[] = [];
  for (const [index, read] of reads.entries()) {
    onLecture?.(index, reads.length);
    const citations = citationsIn(joined, index, read.labels, labels);
    const references = joined.ids[index] ?? new Map();
    lectures.push(await printLecture({ read, index, course, labels, citations, references, finder }, browser, workshop));
  }
  const broken = reads.flatMap((read, index) => {
    const { diagnostics } = lectures[index] as PrintedLecture;
    return hasErrors(diagnostics) ? [{ ...read, diagnostics }] : [];
  });
  if (broken.length > 0) return { files: [], broken, warnings: [] };
  const back = await printBack({ masthead, reads, lectures, joined, glossary, terms }, browser, workshop);
  const front = await printFront({ masthead, course, reads, lectures, back }, browser, workshop);
  const stamps = await printStamps({ masthead, lectures, back, front }, browser, workshop);
  const { bookmarks, links, pages } = bind(front, lectures, back);
  const parts: Part[] = [
    { bytes: front.bytes, kind: 'own', labels: 'roman' },
    ...lectures.flatMap((lecture) => lecture.parts),
    ...(back ? [{ bytes: back.bytes, kind: 'own', labels: 'decimal' } as const] : []),
  ];
  const metadata = metadataOf(course, reads, workshop.date);
  const bytes = await merge(parts, { bookmarks, metadata, links, stamps: { bytes: stamps, pages: [...Array(pages).keys()] } });
  const warnings = [...lectures.flatMap((lecture) => lecture.warnings), ...shrunkEnds(course, front, back)];
  return { files: [{ name: 'course.pdf', bytes, pages }], broken, warnings };
}

function shrunkEnds({ file }: Course, front: PrintedFront, back: PrintedBack | undefined): readonly Diagnostic[] {
  const ends = { 'the contents of course.pdf': front, 'glossary, references and index of course.pdf': back };
  return Object.entries(ends).flatMap(([name, end]) => (end?.shrunk ? [shrunkPrint(name, end.shrunk, { file, line: 1, column: 1 })] : []));
}

/** The course's articles in its order, as they are in it. */
export function lecturesOf(course: Course, articles: readonly ReadArticle[]): readonly ReadArticle[] {
  const bySlug = new Map(articles.map((read) => [read.source.slug, read]));
  return course.lectures.flatMap((lecture) => {
    const read = bySlug.get(lecture.slug);
    return read ? [{ ...read, article: asLecture(read.article, course, lecture) }] : [];
  });
}

/** The authors are those who give the course; where it names nobody, those of its lectures. */
function metadataOf({ title, subtitle, lang, lecturers }: Course, reads: readonly ReadArticle[], date: Date): Metadata {
  const authors = lecturers.length > 0 ? lecturers : [...new Set(reads.flatMap(({ article }) => article.authors))];
  const keywords = [...new Set(reads.flatMap(({ article }) => article.keywords))];
  return { title, authors, keywords, lang, date, ...(subtitle === undefined ? {} : { subject: subtitle }) };
}
