/** What `build` does with a course beside making it: writing the pack, and remembering what the index shows of it. */
import type { BuildResult } from '../build-request.ts';
import type { CourseResult } from '../documents/course/pack.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { Failure } from '../model/failure.ts';
import type { ManifestCourse } from '../manifest.ts';
import { writeSet, type WrittenFile } from '../write.ts';

/** `files` is empty where the pack was not made: an earlier one stays. */
export interface WrittenCourse extends Omit<CourseResult, 'files'> {
  readonly files: readonly WrittenFile[];
}

/** Writes the pack unless it, or with `strict` a warning of one of its articles, stands against it. */
export async function writeCourse(made: CourseResult, result: BuildResult, out: string, strict: boolean): Promise<WrittenCourse> {
  const slugs = new Set(made.lectures.map(({ slug }) => slug));
  const said = [...result.diagnostics, ...result.articles.filter(({ slug }) => slugs.has(slug)).flatMap(({ diagnostics }) => diagnostics)];
  const isStopped = made.files.length === 0 || (strict && said.length > 0);
  return { ...made, files: isStopped ? [] : await writeSet(out, '', made.files) };
}

/** `--only course` asks for something that must be there. */
export function requireCourse({ course, diagnostics }: BuildResult): void {
  if (course || hasErrors(diagnostics)) return;
  throw new Failure(2, 'there is no course to make: give one folder that holds course.yaml (docs/course.md says what stands in it)');
}

/** The course's entry in the manifest; where the pack was not made now, with the files of the earlier one. */
export function courseEntry(
  { course, lectures, files }: WrittenCourse,
  source: string,
  before: ManifestCourse | undefined,
): ManifestCourse {
  const { title, subtitle, lecturers, institution, term, lang, direction } = course;
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    lecturers,
    ...(institution === undefined ? {} : { institution }),
    ...(term === undefined ? {} : { term }),
    lang,
    direction,
    source,
    lectures: lectures.map(({ slug, title: name, lang: spoken, direction: way, date }) => ({
      slug,
      title: name,
      lang: spoken,
      direction: way,
      ...(date === undefined ? {} : { date }),
    })),
    files: files.length > 0 ? files : (before?.files ?? []),
  };
}
