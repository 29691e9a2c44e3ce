/**
 * THE PIPELINE: read, parse, validate, plan, fill, render, print, merge, a stage a line. Writing is the caller's.
 *
 * A build owns one browser, started while the articles are still being read, and lasts until `dispose`.
 * Rejected: a browser a document (8 s instead of 2); a plugin list (every stage is needed, and their order is the point).
 */
import path from 'node:path';
import { readArticles, type ReadArticle } from './articles.ts';
import { makeBriefing } from './documents/briefing.ts';
import type { CourseResult, makePack } from './documents/course/pack.ts';
import { makeDeck, makeSlides, onPaper, type Slides } from './documents/deck.ts';
import { findNoBlanks } from './documents/guided-check.ts';
import { makeHandout } from './documents/handout.ts';
import type { Pressed } from './documents/press.ts';
import { withPreparedPictures } from './documents/pictures.ts';
import { allSettled, signal, watched } from './documents/waiting.ts';
import { startJob, type Job, type MadeFile, type Workshop } from './documents/workshop.ts';
import { openBindery } from './bindery/bindery.ts';
import { loadTemplates } from './fill/templates.ts';
import { hasErrors, type Diagnostic } from './model/diagnostic.ts';
import { fileRank, type Labels, type OutputName } from './model/document.ts';
import type { HandoutLayout } from './model/article.ts';
import { showsSlides } from './model/layouts.ts';
import { startBrowser, type Browser } from './render/browser.ts';
import { findBrowser } from './render/chromium.ts';

/** What a build depends on beside the articles. `date` is what documents bear; `root` holds `templates/`. */
export interface BuildSettings {
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly date: Date;
}

export interface ArticleResult {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly labels: Labels;
  readonly file: string;
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Empty when a diagnostic is an error. */
  readonly files: readonly MadeFile[];
}

/** `missingBrowser`: why there are no PDFs. `course`: where there is a sound one. */
export interface BuildResult {
  readonly course?: CourseResult;
  readonly articles: readonly ArticleResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly missingBrowser?: string;
}

export interface Request {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The documents to make of an article, by its slug. */
  documentsOf(slug: string): Promise<readonly OutputName[]>;
  /** The handout's layouts, in place of the articles' own. */
  readonly layouts?: readonly HandoutLayout[];
  /** The briefing for folding as well. */
  readonly booklet?: boolean;
  /** Whether the folder's course is made when its articles are. */
  readonly wantsCourse?: boolean;
  onBegin?(article: { readonly slug: string }, index: number, count: number): void;
  /** An article is done; it is waited for, so that no more than one article's files are held. */
  onArticle?(article: ArticleResult): void | Promise<void>;
}

export interface Build {
  rebuild(request: Request): Promise<BuildResult>;
  dispose(): Promise<void>;
}

export function createBuild(settings: BuildSettings): Build {
  const browser = openBrowser(settings.env);
  const templates = loadTemplates(path.join(settings.root, 'templates'));
  templates.catch(() => undefined);
  const bindery = openBindery(settings.root);
  const workshop: Workshop = { ...settings, bindery, fill: async () => templates, browser: async () => browser };
  return {
    rebuild: (request) => rebuild(request, workshop),
    dispose: async () => {
      const opened = await browser;
      await Promise.all(['withPage' in opened ? opened.close() : undefined, bindery.close()]);
    },
  };
}

type Opened = Browser | { readonly missing: string };

async function openBrowser(env: BuildSettings['env']): Promise<Opened> {
  const choice = await findBrowser(env);
  if ('missing' in choice) return choice;
  return startBrowser(choice, env).catch((error: unknown) => ({ missing: error instanceof Error ? error.message : String(error) }));
}

async function rebuild(request: Request, workshop: Workshop): Promise<BuildResult> {
  const read = await readArticles(request.paths, request.cwd, workshop.root);
  const { articles } = read;
  const results: ArticleResult[] = [];
  for (const [index, given] of articles.entries()) {
    const one = await withLayouts(given, request.layouts);
    request.onBegin?.(one.article, index, articles.length);
    const documents = one.sound ? await request.documentsOf(one.article.slug) : [];
    const result = documents.length > 0 ? await makeArticle(one, documents, workshop, request.booklet === true) : describe(one, []);
    await request.onArticle?.(result);
    results.push({ ...result, files: [] });
  }
  const pack =
    request.wantsCourse && read.course ? await makeCourse({ ...read, course: read.course }, results, workshop, request) : undefined;
  const opened = await workshop.browser();
  const missing = 'missing' in opened ? { missingBrowser: opened.missing } : {};
  const diagnostics = [...read.diagnostics, ...(pack?.diagnostics ?? [])];
  return { articles: results, ...(pack ? { course: pack.course } : {}), diagnostics, ...missing };
}

async function makeCourse(...given: Parameters<typeof makePack>): ReturnType<typeof makePack> {
  return (await import('./documents/course/pack.ts')).makePack(...given);
}

async function withLayouts(read: ReadArticle, layout: Request['layouts']): Promise<ReadArticle> {
  if (layout === undefined) return read;
  const article = { ...read.article, handout: { ...read.article.handout, layout } };
  const known = read.diagnostics.filter(({ ruleId }) => ruleId !== 'no-blanks');
  return { ...read, article, diagnostics: [...known, ...(await findNoBlanks(article, read.labels))] };
}

async function makeArticle(
  read: ReadArticle,
  documents: readonly OutputName[],
  workshop: Workshop,
  booklet: boolean,
): Promise<ArticleResult> {
  const { article, diagnostics } = await withPreparedPictures(read.article, workshop);
  if (hasErrors(diagnostics)) return describe({ ...read, diagnostics: [...read.diagnostics, ...diagnostics] }, []);
  const job = await startJob({ ...read, article }, workshop.date);
  const wants = (name: OutputName): boolean => documents.includes(name);
  const hasSlides = wants('briefing') && read.article.briefing.slides;
  const handsOut = wants('handout') && read.article.handout.layout.some(showsSlides);
  const text = signal();
  const makeTheirs = (): Promise<Slides> => text.promise.then(() => makeSlides(job, workshop, wants('deck')));
  const slides = wants('deck') || hasSlides || handsOut ? watched(makeTheirs()) : undefined;
  const light = slides && (hasSlides || handsOut) ? watched(onPaper(job, slides, workshop)) : undefined;
  const briefing = wants('briefing') ? makeBriefing(job, hasSlides ? light : undefined, workshop, text.resolve) : undefined;
  void (briefing ? briefing.then(text.resolve, text.resolve) : text.resolve());
  const handout = wants('handout')
    ? (slides ?? text.promise).then(() => makeHandout(job, workshop, handsOut ? light : undefined))
    : undefined;
  const deck = slides && wants('deck') ? makeDeck(job, slides, workshop) : undefined;
  const pressed = briefing && needsPress(job, booklet) ? watched(briefing.then((made) => press(made, job, booklet))) : undefined;
  const files = (await allSettled([deck, handout, pressed ? pressed.then(({ files: made }) => made) : briefing]))
    .flatMap((made) => made ?? [])
    .sort((a, b) => fileRank(a.name) - fileRank(b.name));
  const found = [...((await slides)?.diagnostics ?? []), ...((await pressed)?.diagnostics ?? [])];
  return describe({ ...read, diagnostics: [...read.diagnostics, ...found] }, hasErrors(found) ? [] : files);
}

/** What only some briefings want is loaded when it is wanted. */
async function press(files: readonly MadeFile[], job: Job, booklet: boolean): Promise<Pressed> {
  return (await import('./documents/press.ts')).press(files, job, booklet);
}

const needsPress = ({ article: { briefing } }: Job, booklet: boolean): boolean => booklet || briefing.grayscale || briefing.attachSource;

function describe({ article, source, labels, diagnostics }: ReadArticle, files: readonly MadeFile[]): ArticleResult {
  const { slug, title, lang, direction, file } = article;
  return { slug, title, lang, direction, labels, file, folder: source.folder, diagnostics, files };
}
