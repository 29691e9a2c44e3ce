/**
 * The keys of `course.yaml`, as the validator that `docs/course.schema.json` is made from.
 *
 * An article may stand as its folder's name alone. The check sees it written out: a union of both forms could not say which key is unknown.
 */
import * as v from 'valibot';
import { papers, type Paper } from '../model/paper.ts';
import { dateSchema, langSchema } from './schema.ts';

const text = (description: string) => v.pipe(v.string(), v.nonEmpty(), v.description(description));
const flag = (description: string) => v.optional(v.pipe(v.boolean(), v.description(description)));
const names = (description: string) => v.pipe(v.union([v.array(text('A name.')), text('A name.')]), v.description(description));

const folder = text("The article's folder beside course.yaml.");
const lecture = v.strictObject({
  article: folder,
  date: v.optional(dateSchema),
  title: v.optional(text("Stands in place of the article's own title.")),
});

const meta = {
  title: text('The title. Required.'),
  subtitle: v.optional(text('Stands below the title.')),
  lecturer: v.optional(names('Who gives the course.')),
  lecturers: v.optional(names('Who gives the course, if there are several.')),
  institution: v.optional(text('Where it is given.')),
  term: v.optional(text('When it is given, as "Autumn 2026".')),
  lang: v.optional(langSchema),
  paper: v.optional(v.pipe(v.picklist(Object.keys(papers) as Paper[]), v.description('Paper of the pack. a4 if missing.'))),
  marking: v.optional(text('A distribution mark, as "Internal"; on the pages of an article that has one stands its own.')),
  slides: flag('The slides on paper behind each lecture. Off.'),
  appendices: flag("The articles' appendices behind each lecture. On."),
};

/** What the check is made with: every article a map. */
export const courseSchema = v.strictObject({ ...meta, articles: v.array(lecture) });

/** What an author may write. */
export const courseFileSchema = v.strictObject({
  ...meta,
  articles: v.pipe(v.array(v.union([folder, lecture])), v.minLength(1), v.description('In the order in which they are given.')),
});

export type CourseData = v.InferOutput<typeof courseSchema>;
