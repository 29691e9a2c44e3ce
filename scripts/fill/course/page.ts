/** `dist/index.html` of a course: who gives it, the pack, and the lectures in their order with dates and files. */
import type { ArticleDate } from '../../model/article.ts';
import type { Labels } from '../../model/label-files.ts';
import { locale, longDate, numeral, phrase } from '../../model/words.ts';
import { articleData, detailOf, hrefOf, type CatalogueArticle, type CatalogueFile } from '../catalogue.ts';
import type { Fill } from '../templates.ts';

/** What the course says of itself, and its one file. */
export interface PageCourse {
  readonly title: string;
  readonly subtitle?: string;
  readonly lecturers: readonly string[];
  readonly institution?: string;
  readonly term?: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly lectures: readonly PageLecture[];
  readonly files: readonly CatalogueFile[];
}

interface PageLecture {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly date?: ArticleDate;
}

/** Articles that are not in the course stand behind it. `labels` are the course's. */
export function fillCoursePage(
  course: PageCourse,
  articles: readonly CatalogueArticle[],
  labels: Labels,
  fill: Fill,
  fontCss: string,
): string {
  const { lang, direction, title, subtitle, lecturers, institution, term, lectures, files } = course;
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const pack = files[0];
  return fill('index/course.html.hbs', {
    lang,
    direction,
    labels,
    fontCss,
    title,
    subtitle,
    lecturers: new Intl.ListFormat(locale(lang), { type: 'conjunction' }).format(lecturers),
    place: [institution, term].filter(Boolean).join(' · '),
    pack: pack && {
      href: hrefOf(pack.path),
      name: phrase(labels, 'course'),
      detail: detailOf('course.pdf', pack.pages, lang, labels),
    },
    lectures: lectures.map((lecture, index) => lectureData(lecture, index, bySlug.get(lecture.slug), course, labels)),
    others: articles.filter(({ slug }) => !lectures.some((lecture) => lecture.slug === slug)).map(articleData),
  });
}

function lectureData(
  lecture: PageLecture,
  index: number,
  article: CatalogueArticle | undefined,
  { lang }: PageCourse,
  labels: Labels,
): object {
  const { title, date } = lecture;
  const number = numeral(lang, index + 1);
  const shown = article ? { ...articleData(article), title } : { title, lang: lecture.lang, direction: lecture.direction, files: [] };
  return {
    main: undefined,
    thumbnail: undefined,
    ...shown,
    line: [phrase(labels, 'lectureNumber', { number }), ...(date ? [longDate(lang, labels, date)] : [])].join(' · '),
    note: article ? '' : phrase(labels, 'notBuiltYet'),
  };
}
