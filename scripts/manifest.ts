/**
 * `manifest.json`: every file that stands in the output folder by our hand, with its hash, pages and source article.
 *
 * A build of one article keeps the others' entries; an article whose source is gone loses its entry and its files.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArticleDate } from './model/article.ts';
import { handoutLayouts, type HandoutLayout } from './model/layouts.ts';
import { plainForm } from './model/outputs.ts';
import type { WrittenFile } from './write.ts';

/** An article of the output folder, whenever it was built. */
export interface ManifestArticle {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** The source's path, relative to the output folder, with "/". */
  readonly source: string;
  /** The handout's layouts, where a build was asked for others than the article's own. No file tells which of the two it is. */
  readonly layouts?: readonly HandoutLayout[];
  readonly files: readonly WrittenFile[];
}

/** The course whose page the index is, as it was when it was last built. */
export interface ManifestCourse extends Omit<ManifestArticle, 'slug' | 'layouts'> {
  readonly subtitle?: string;
  readonly lecturers: readonly string[];
  readonly institution?: string;
  readonly term?: string;
  readonly lectures: readonly {
    readonly slug: string;
    readonly title: string;
    readonly lang: string;
    readonly direction: 'ltr' | 'rtl';
    readonly date?: ArticleDate;
  }[];
}

/** `manifest.json` in the output folder. */
export interface Manifest {
  readonly tool: string;
  readonly version: string;
  readonly articles: readonly ManifestArticle[];
  readonly course?: ManifestCourse;
  /** Files of no article: the index. */
  readonly files: readonly WrittenFile[];
}

/** The manifest of an earlier build, without entries that nobody can read; an empty one when there is none, or none that is one. */
export async function readManifest(out: string): Promise<Manifest> {
  const empty: Manifest = { tool: 'paparan', version: '', articles: [], files: [] };
  try {
    const found = JSON.parse(await readFile(path.join(out, 'manifest.json'), 'utf8')) as Partial<Manifest>;
    const articles = Array.isArray(found.articles) ? found.articles.filter(isArticle) : [];
    const { course, ...rest } = found;
    const files = Array.isArray(found.files) ? found.files.filter(isFile) : [];
    return { ...empty, ...rest, articles, files, ...(isCourse(course) ? { course } : {}) };
  } catch {
    return empty;
  }
}

function isArticle(value: unknown): value is ManifestArticle {
  const { slug, title, source, layouts, files } = (value ?? {}) as Record<string, unknown>;
  return areTexts([slug, title, source]) && areFiles(files) && (layouts === undefined || areLayouts(layouts));
}

function isFile(value: unknown): value is WrittenFile {
  const { path: place, sha256, bytes, pages } = (value ?? {}) as Record<string, unknown>;
  return areTexts([place, sha256]) && typeof bytes === 'number' && (pages === undefined || typeof pages === 'number');
}

const areFiles = (value: unknown): boolean => Array.isArray(value) && value.every(isFile);

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Whether a value from a manifest names layouts of a handout. */
export function areLayouts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((layout) => (handoutLayouts as readonly unknown[]).includes(layout));
}

function isCourse(value: unknown): value is ManifestCourse {
  const { title, source, files, lectures, lecturers } = (value ?? {}) as Record<string, unknown>;
  const areLectures = Array.isArray(lectures) && lectures.every(isLecture);
  return areTexts([title, source]) && areFiles(files) && areLectures && areTexts(lecturers);
}

function isLecture(value: unknown): boolean {
  const { slug, title, lang } = (value ?? {}) as Record<string, unknown>;
  return areTexts([slug, title, lang]);
}

/** The old entries with the new ones in their places, by slug. */
export function withArticles(manifest: Manifest, fresh: readonly ManifestArticle[]): ManifestArticle[] {
  const bySlug = new Map(manifest.articles.map((article) => [article.slug, article]));
  for (const article of fresh) bySlug.set(article.slug, merge(bySlug.get(article.slug), article));
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** A build with `--only` makes some files; the others of the article stay as they are. */
function merge(old: ManifestArticle | undefined, fresh: ManifestArticle): ManifestArticle {
  const gone = new Set([...fresh.files, ...superseded(old, fresh)].map((file) => file.path));
  const kept = (old?.files ?? []).filter((file) => !gone.has(file.path));
  const { files, layouts: asked, ...head } = fresh;
  const layouts = files.some((file) => file.path === `${fresh.slug}/handout.pdf`) ? asked : old?.layouts;
  return { ...head, ...(layouts && { layouts }), files: [...kept, ...files].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** What a document that was made anew is no longer made as: `handout-notes.pdf`, where `handout.pdf` is fresh and that layout not asked for. */
export function superseded(old: ManifestArticle | undefined, { files }: Pick<ManifestArticle, 'files'>): readonly WrittenFile[] {
  const made = new Set(files.map((file) => file.path));
  return (old?.files ?? []).filter(({ path: file }) => {
    const plain = plainForm(path.posix.basename(file));
    return !made.has(file) && plain !== undefined && made.has(path.posix.join(path.posix.dirname(file), plain));
  });
}

/** As the file has it, with its last line end. */
export function stringifyManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
