/** What stands in the output folder beside the articles' own folders: `manifest.json` and `index.html`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ArticleResult } from '../build.ts';
import { utf8 } from '../documents/workshop.ts';
import { fillCatalogue } from '../fill/catalogue.ts';
import { courseWords, fillCoursePage } from '../fill/course/page.ts';
import { loadTemplates } from '../fill/templates.ts';
import { fontFaceCss, pickFonts } from '../fonts.ts';
import { readManifest, superseded, stringifyManifest, withArticles, type ManifestArticle, type ManifestCourse } from '../manifest.ts';
import { loadLabels } from '../read/labels.ts';
import { courseEntry, type WrittenCourse } from './course.ts';
import { removeWritten, writeSet, type WrittenFile } from '../write.ts';

export interface CatalogueInput {
  readonly out: string;
  readonly root: string;
  readonly version: string;
  readonly cwd: string;
  readonly articles: readonly ArticleResult[];
  readonly written: ReadonlyMap<string, readonly WrittenFile[]>;
  /** The folder's course, if it has a sound one. */
  readonly course?: WrittenCourse;
}

/** Writes both, the manifest last. Articles whose source is gone lose their files and their entry, a document the forms not asked for any more. */
export async function writeCatalogue({ out, root, version, cwd, articles, written, course }: CatalogueInput): Promise<void> {
  const before = await readManifest(out);
  const sourceOf = (file: string): string => path.relative(out, path.resolve(cwd, file)).split(path.sep).join('/');
  const fresh = articles.map((article): ManifestArticle => {
    const source = sourceOf(article.file);
    return {
      slug: article.slug,
      title: article.title,
      lang: article.lang,
      direction: article.direction,
      source,
      files: written.get(article.slug) ?? [],
    };
  });
  const pack = course ? courseEntry(course, sourceOf(course.course.file), before.course) : before.course;
  if (fresh.length === 0 && before.articles.length === 0 && !pack) return;
  const all = withArticles(before, fresh);
  const old = new Map(before.articles.map((article) => [article.slug, article]));
  await removeWritten(
    out,
    fresh.flatMap((article) => superseded(old.get(article.slug), article)),
  );
  const gone = all.filter(({ source }) => !existsSync(path.resolve(out, source)));
  const isGone = pack !== undefined && !existsSync(path.resolve(out, pack.source));
  await removeWritten(
    out,
    [...gone, ...(isGone ? [pack] : [])].flatMap(({ files }) => files),
  );
  const left = isGone ? undefined : pack;
  const kept = all.filter((article) => !gone.includes(article));
  const index = await writeSet(out, '', [{ name: 'index.html', bytes: utf8(await page(kept, left, root)) }]);
  await writeSet(out, '', [
    {
      name: 'manifest.json',
      bytes: utf8(stringifyManifest({ tool: 'paparan', version, articles: kept, ...(left ? { course: left } : {}), files: index })),
    },
  ]);
}

async function page(articles: readonly ManifestArticle[], course: ManifestCourse | undefined, root: string): Promise<string> {
  const [labels, fill] = await Promise.all([
    loadLabels(path.join(root, 'templates', 'labels')),
    loadTemplates(path.join(root, 'templates')),
  ]);
  const languages = new Set(articles.map((article) => article.lang.split('-')[0]));
  const lang = course?.lang ?? (languages.size === 1 ? (articles[0]?.lang ?? 'en') : 'en');
  const own = labels.labelsFor(lang);
  const text = articles.map((article) => article.title + Object.values(labels.labelsFor(article.lang)).join('')).join('');
  const faces = [400, 600, 800].map((weight) => ({ family: 'Plus Jakarta Sans', weight, style: 'normal' as const }));
  const shown = course === undefined ? '' : courseWords(course);
  const fontCss = fontFaceCss(await pickFonts(text + shown + Object.values(own).join(''), faces));
  const listed = articles.map((article) => ({ ...article, labels: labels.labelsFor(article.lang) }));
  return course ? fillCoursePage(course, listed, own, fill, fontCss) : fillCatalogue(listed, lang, own, fill, fontCss);
}
