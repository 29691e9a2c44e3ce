/** index.html: all articles of the output folder, or the course that they belong to. */
import path from 'node:path';
import { fillCatalogue, type CatalogueArticle } from '../fill/catalogue.ts';
import { fillCoursePage, type PageCourse } from '../fill/course/page.ts';
import { loadTemplates, type Fill } from '../fill/templates.ts';
import { pickFonts } from '../fonts.ts';
import { fontFaceCss } from '../fonts/css.ts';
import { loadLabels, type LabelSet } from '../read/labels.ts';

/** What the page shows of an article. */
export type IndexArticle = Omit<CatalogueArticle, 'labels'>;

export type IndexCourse = PageCourse;

/** Gives the whole page, as it is written. */
export type MakeIndex = (articles: readonly IndexArticle[], course: IndexCourse | undefined) => Promise<string>;

/** Reads templates below `root`, and for each page the labels that it needs. */
export async function openIndex(root: string): Promise<MakeIndex> {
  const fill = await loadTemplates(path.join(root, 'templates'));
  return async (articles, course) => makeIndex(articles, course, await loadLabels(path.join(root, 'templates', 'labels')), fill);
}

async function makeIndex(
  articles: readonly IndexArticle[],
  course: IndexCourse | undefined,
  labels: LabelSet,
  fill: Fill,
): Promise<string> {
  const languages = new Set(articles.map((article) => article.lang.split('-')[0]));
  const lang = course?.lang ?? (languages.size === 1 ? (articles[0]?.lang ?? 'en') : 'en');
  const own = labels.labelsFor(lang);
  const listed = articles.map((article) => ({ ...article, labels: labels.labelsFor(article.lang) }));
  const pageWith = (fontCss: string): string =>
    course ? fillCoursePage(course, listed, own, fill, fontCss) : fillCatalogue(listed, lang, own, fill, fontCss);
  const faces = [400, 600, 800].map((weight) => ({ family: 'Plus Jakarta Sans', weight, style: 'normal' as const }));
  const words = pageWith('').replace(/<style[^]*?<\/style>/g, '');
  return pageWith(fontFaceCss(await pickFonts(words, faces, lang)));
}
