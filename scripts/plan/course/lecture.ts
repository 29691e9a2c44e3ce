/**
 * A lecture in a pack. Its sections, figures and notes keep the numbers that they have in its own handout and briefing, so that a reader who
 * has both finds the same thing under the same name; the lecture's number stands before them only in the opener, contents and running heads.
 */
import type { Article } from '../../model/article.ts';
import type { Course, CourseLecture, LecturePlan } from '../../model/course.ts';
import type { ContentsEntry } from '../../model/briefing.ts';
import type { Labels } from '../../model/label-files.ts';
import type { Masthead } from '../../model/masthead.ts';
import type { Citations } from '../../model/names.ts';
import type { PaperText } from '../../model/paper-text.ts';
import { hasNamedIntroduction } from '../../model/introduction.ts';
import { plainText } from '../../model/walk.ts';
import { longDate, numeral, phrase } from '../../model/words.ts';

/** The article with what the course says of it, on the course's paper; a pack of many has no logo but one look. */
export function asLecture(article: Article, course: Course, { title, date }: CourseLecture): Article {
  const { accent: _accent, logo: _logo, logoAlt: _alt, ...brand } = article.brand;
  const marking = article.marking ?? course.marking;
  return {
    ...article,
    brand,
    theme: 'light',
    paper: course.paper,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(marking === undefined ? {} : { marking }),
  };
}

/** A text with nothing in it, for what a pack says by itself. */
export const emptyText: PaperText = {
  introduction: [],
  sections: [],
  notes: [],
  summary: [],
  glossary: [],
  questions: [],
  references: [],
  numbers: {},
  names: {},
  citations: {},
};

/** An article as the course has it, and what the whole pack says of it. */
export interface LectureInput {
  readonly article: Article;
  readonly masthead: Masthead;
  readonly text: PaperText;
  readonly citations: Citations;
  /** From 0. */
  readonly index: number;
  readonly course: Course;
  /** The course's. */
  readonly labels: Labels;
}

/** The lecture's pages without glossary and references, which stand behind all lectures. */
export function planLecture({ article, masthead, text, citations, index, course, labels }: LectureInput): LecturePlan {
  const number = numeral(course.lang, index + 1);
  const own: PaperText = { ...text, citations, glossary: [], references: [] };
  return {
    key: `l${index + 1}`,
    number,
    name: phrase(labels, 'lectureTitle', { number, title: masthead.title }),
    masthead,
    text: own,
    contents: lectureContents(article, course, own, masthead.labels),
    numberParagraphs: article.briefing.numberParagraphs,
  };
}

function lectureContents(article: Article, course: Course, text: PaperText, labels: Labels): readonly ContentsEntry[] {
  const part = (name: string, present: boolean): readonly ContentsEntry[] =>
    present ? [{ id: `_${name}`, depth: 1, number: '', title: labels[name] ?? name }] : [];
  const sections = text.sections.flatMap((section): readonly ContentsEntry[] => [
    { id: section.id, depth: 1, number: section.number, title: plainText(section.heading) },
    ...section.points.map((point) => ({ id: point.id, depth: 2 as const, number: point.number, title: plainText(point.heading) })),
  ]);
  const appendices = course.appendices ? article.appendices : [];
  return [
    ...part('summary', text.summary.length > 0),
    ...part('introduction', hasNamedIntroduction(text, labels)),
    ...sections,
    ...part('notes', text.notes.length > 0),
    ...part('questions', text.questions.length > 0),
    ...part('slides', course.slides),
    ...appendices.map(({ title }, index) => ({ id: `_appendix-${index + 1}`, depth: 1 as const, number: '', title })),
  ];
}

/** What the pack says of itself, in the words of a title page. */
export function courseMasthead(course: Course, labels: Labels): Masthead {
  const { title, subtitle, lang, direction, lecturers, institution, term, paper, marking } = course;
  return {
    slug: 'course',
    title,
    lang,
    direction,
    authors: lecturers,
    keywords: [],
    theme: 'light',
    brand: {},
    paper,
    labels,
    pictures: {},
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(institution === undefined ? {} : { event: institution }),
    ...(term === undefined ? {} : { date: term }),
    ...(marking === undefined ? {} : { marking }),
  };
}

/** What stands small beside a lecture's title in the contents: its date, and its authors where they are not the course's lecturers. */
export function lectureLine(
  { lecturers, lang }: Course,
  labels: Labels,
  { date, authors }: Pick<Article, 'date' | 'authors'>,
): readonly string[] {
  const isTheirs = authors.length > 0 && authors.join('|') !== lecturers.join('|');
  return [...(date ? [longDate(lang, labels, date)] : []), ...(isTheirs ? [authors.join(phrase(labels, 'comma'))] : [])];
}
