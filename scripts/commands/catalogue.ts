/** What stands in the output folder beside the articles' own folders: `manifest.json` and `index.html`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ArticleResult } from '../article-result.ts';
import { readManifest, superseded, stringifyManifest, withArticles, type ManifestArticle } from '../manifest.ts';
import { courseEntry, type WrittenCourse } from './course.ts';
import type { IndexPages } from './index-pages.ts';
import { writeAlone } from '../write-alone.ts';
import { removeWritten, writeSet, type WrittenFile } from '../write.ts';

/** What the manifest says of an article beside its files. */
export type ListedArticle = Pick<ArticleResult, 'slug' | 'title' | 'lang' | 'direction' | 'file'> & Pick<ManifestArticle, 'layouts'>;

/** `out` and `cwd` are absolute; `written`: by slug, what this build wrote, which goes before what the manifest knows. */
export interface CatalogueInput {
  readonly out: string;
  readonly version: string;
  readonly cwd: string;
  readonly articles: readonly ListedArticle[];
  readonly written: ReadonlyMap<string, readonly WrittenFile[]>;
  /** The folder's course, if it has a sound one. */
  readonly course?: WrittenCourse;
  readonly index: IndexPages;
  /** Slugs that are there, although their sources need not be here. */
  readonly spared?: ReadonlySet<string>;
}

/** Writes both, the manifest last. Articles whose source is gone lose their files and their entry, a document the forms not asked for any more. */
export async function writeCatalogue(input: CatalogueInput): Promise<void> {
  await writeAlone(input.out, () => writeBoth(input));
}

async function writeBoth({ out, version, cwd, articles, written, course, index, spared }: CatalogueInput): Promise<void> {
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
      ...(article.layouts && { layouts: article.layouts }),
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
  const gone = all.filter(({ slug, source }) => !spared?.has(slug) && !existsSync(path.resolve(out, source)));
  const isGone = pack !== undefined && !existsSync(path.resolve(out, pack.source));
  await removeWritten(
    out,
    [...gone, ...(isGone ? [pack] : [])].flatMap(({ files }) => files),
  );
  const left = isGone ? undefined : pack;
  const kept = all.filter((article) => !gone.includes(article));
  const files = await writeSet(out, '', [{ name: 'index.html', bytes: new TextEncoder().encode(await index.page(kept, left)) }]);
  await writeSet(out, '', [
    {
      name: 'manifest.json',
      bytes: new TextEncoder().encode(
        stringifyManifest({ tool: 'paparan', version, articles: kept, ...(left ? { course: left } : {}), files }),
      ),
    },
  ]);
}
