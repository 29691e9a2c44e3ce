/** The course's place in a build: made when its articles are, unless one of them turned out to be broken. */
import { brokenLectures, type ReadFolder } from '../../articles.ts';
import { faultIn } from '../../fault.ts';
import type { Article } from '../../model/article.ts';
import { hasErrors, type Diagnostic } from '../../model/diagnostic.ts';
import type { MadeFile, Workshop } from '../workshop.ts';
import { lecturesOf, makeCourse } from './course.ts';

type FoundCourse = NonNullable<ReadFolder['course']>;

/** The pack of all articles. No `files` where an article has errors, or where there is no browser. */
export interface CourseResult extends FoundCourse {
  /** In order, with the titles and dates that they have in the course. */
  readonly lectures: readonly Pick<Article, 'slug' | 'title' | 'lang' | 'direction' | 'date'>[];
  readonly files: readonly MadeFile[];
}

interface Listener {
  onLecture?(index: number, count: number): void;
}

/** `results` are of `articles`, in their order. Slides may be found broken only when they are fitted: that is said here, the rest was said before. */
export async function makePack(
  { course: found, articles }: ReadFolder & { readonly course: FoundCourse },
  results: readonly { readonly diagnostics: readonly Diagnostic[] }[],
  workshop: Workshop,
  listener: Listener,
): Promise<{ course: CourseResult; diagnostics: readonly Diagnostic[] }> {
  const broken = articles.filter((_, index) => hasErrors(results[index]?.diagnostics ?? []));
  const diagnostics = brokenLectures(
    found.course,
    broken.filter(({ sound }) => sound),
  );
  const course = { ...found, lectures: lecturesOf(found.course, articles).map(({ article }) => article) };
  if (brokenLectures(found.course, broken).length > 0) return { course: { ...course, files: [] }, diagnostics };
  const onLecture = (index: number, count: number): void => listener.onLecture?.(index, count);
  const faults: Diagnostic[] = [];
  const {
    files,
    broken: late,
    warnings,
  } = await makeCourse({ ...found, articles, onLecture }, workshop).catch((error: unknown) => {
    faults.push(faultIn(found.course.file, error));
    return { files: [], broken: [], warnings: [] };
  });
  const why = [...warnings, ...faults, ...late.flatMap((read) => read.diagnostics), ...brokenLectures(found.course, late)];
  return { course: { ...course, files }, diagnostics: [...diagnostics, ...why] };
}
