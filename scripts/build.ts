/**
 * THE PIPELINE, a step a line: find the sources, recall each article or read and make it, hand it over, bind the course. Which stages a document goes
 * through stands in `documents/`, a stage a line there too. Writing is the caller's.
 *
 * A build owns one browser and lasts until `dispose`. Whatever is loaded, started or read is so when the first article needs it: one that is recalled
 * from the cache needs nothing. The first that is made starts the browser first, which is ready when the article is read.
 * Rejected: a browser a document (8 s instead of 2); a plugin list (every stage is needed, and their order is the point).
 */
import { availableParallelism } from 'node:os';
import type { ArticleResult } from './article-result.ts';
import type { ReadArticle } from './articles.ts';
import type { BuildResult, Request } from './build-request.ts';
import { countdown, type Countdown } from './countdown.ts';
import type { makePack } from './documents/course/pack.ts';
import { unlessAborted } from './documents/waiting.ts';
import type { MadeFile, Workshop } from './documents/workshop.ts';
import { startEngines, type BuildSettings, type Engines } from './engines.ts';
import { faultIn } from './fault.ts';
import { inTurn } from './in-turn.ts';
import { createCollector } from './memory.ts';
import { findSources, hasCourse, type Source } from './read/sources.ts';
import { openRecall, recalled, type Recall, type Wish } from './recall.ts';
import { deal } from './shards/deal.ts';

/** One rebuild at a time. */
export interface Build {
  rebuild(request: Request): Promise<BuildResult>;
  /** Nothing more will be printed. */
  endBrowser(): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts nothing that is not needed; with no shelf the browser, at once. */
export function createBuild(settings: BuildSettings): Build {
  let started: Promise<Engines> | undefined;
  let disposed: Promise<void> | undefined;
  let articles = 0;
  const start = (): Promise<Engines> => (started ??= startEngines(settings, () => articles));
  if (!settings.shelf) start().catch(() => undefined);
  const recalling = settings.shelf && openRecall(settings, settings.shelf);
  const collect = createCollector();
  return {
    rebuild: async (request) => {
      const onFound = (count: number): void => {
        articles += count;
        request.onFound?.(count);
      };
      const recall = request.onSlides ? undefined : await recalling;
      return unlessAborted(rebuild({ ...request, onFound }, start, recall, collect), request.signal);
    },
    endBrowser: async () => (await started)?.endBrowser(),
    dispose: () => (disposed ??= started?.then((engines) => engines.dispose()) ?? Promise.resolve()),
  };
}

/** What the articles of one rebuild have in common. */
interface Pass {
  readonly request: Request;
  start(): Promise<Engines>;
  readonly recall: Recall | undefined;
  /** Those that were read by now. */
  readonly reads: ReadonlyMap<Source, ReadArticle>;
  /** They belong to a course, which is printed as well, whatever is made of each. */
  readonly inCourse: boolean;
  readonly told: Countdown;
}

async function rebuild(
  request: Request,
  start: () => Promise<Engines>,
  recall: Recall | undefined,
  collect: () => void,
): Promise<BuildResult> {
  const { signal, shard } = request;
  const found = request.reads
    ? { sources: request.reads.map(({ source }) => source), diagnostics: [] }
    : await findSources(request.paths, request.cwd);
  const sources = shard ? deal(found.sources, shard) : found.sources;
  const isCourse = !shard && (await hasCourse(request.paths, request.cwd));
  const folder = isCourse ? await readFolder(sources, request, await start()) : undefined;
  const reads = new Map((request.reads ?? folder?.articles ?? []).map((read) => [read.source, read]));
  const course = request.wantsCourse ? folder?.course : undefined;
  const told = countdown(course ? [] : sources, request);
  const pass: Pass = { request, start, recall, reads, inCourse: folder !== undefined, told };
  let missingBrowser: string | undefined;
  request.onFound?.(sources.length);
  const results = await inTurn(
    sources,
    request.jobs ?? availableParallelism() + 1,
    (source) => articleOf(source, pass),
    async ({ result, missing }) => {
      missingBrowser ??= missing;
      signal?.throwIfAborted();
      await request.onArticle?.(result);
      if (!result.isRecalled) collect();
      return { ...result, files: [] };
    },
  );
  const pack = folder && course ? await makeCourse({ ...folder, course }, results, (await start()).workshop, request) : undefined;
  const diagnostics = [...found.diagnostics, ...(folder?.diagnostics ?? []), ...(pack?.diagnostics ?? [])];
  return {
    articles: results,
    ...(pack ? { course: pack.course } : {}),
    diagnostics,
    found: found.sources.map(({ slug }) => slug),
    ...(missingBrowser === undefined ? {} : { missingBrowser }),
  };
}

/** `missing`: why nothing could be printed. */
interface Made {
  readonly result: ArticleResult;
  readonly missing?: string;
}

/** An article as it was kept, else as it is made now. */
async function articleOf(source: Source, pass: Pass): Promise<Made> {
  const { request, recall, told } = pass;
  request.signal?.throwIfAborted();
  const { layouts, booklet } = request;
  const wish: Wish = { documents: await request.documentsOf(source.slug), layouts, booklet: booklet === true };
  const known = wish.documents.length > 0 ? await recalled(source, wish, recall) : undefined;
  const made = known ? { result: known } : await makeNow(source, wish, pass);
  told.made(source);
  return made;
}

/** What no stage foresaw is said of the article that it happened to, and stops no other. */
async function makeNow(source: Source, wish: Wish, { request, start, recall, reads, inCourse, told }: Pass): Promise<Made> {
  request.onBegin?.(source, wish.documents);
  const { read: readNow, workshop, keep } = await (await start()).about(source, wish);
  const read = reads.get(source) ?? (await readNow());
  source.beside.inputs.clear();
  request.signal?.throwIfAborted();
  request.onRead?.(read);
  const result = await makeArticle(read, wish, workshop, request, () => told.printed(source)).catch((error: unknown) =>
    describe({ ...read, diagnostics: [...read.diagnostics, faultIn(source.file, error)] }, []),
  );
  keep(result.files.length > 0);
  const browser = wish.documents.length > 0 || inCourse ? await workshop.browser() : undefined;
  if (browser && 'missing' in browser) return { result, missing: browser.missing };
  recall?.keep(source, read.inputs, wish, result);
  return { result };
}

/** All articles at once, where they belong to a course. */
async function readFolder(sources: readonly Source[], { paths, cwd }: Request, { desk }: Engines) {
  const articles = await Promise.all(sources.map((source) => desk.read(source)));
  return { articles, ...(await desk.findCourse(paths, cwd, articles)) };
}

async function makeCourse(...given: Parameters<typeof makePack>): ReturnType<typeof makePack> {
  return (await import('./documents/course/pack.ts')).makePack(...given);
}

async function makeArticle(
  given: ReadArticle,
  { documents, layouts, booklet }: Wish,
  workshop: Workshop,
  { signal, onSlides, onMade }: Request,
  onPrinted: () => void,
): Promise<ArticleResult> {
  const { makeDocuments, withLayouts } = await import('./documents/all.ts');
  const read = await withLayouts(given, layouts);
  if (!read.sound || documents.length === 0) return describe(read, []);
  const { files, diagnostics } = await makeDocuments(read, documents, workshop, booklet, {
    onPrinted,
    ...(signal && { signal }),
    ...(onSlides && { onSlides }),
    ...(onMade && { onMade: (document) => onMade(read.article.slug, document) }),
  });
  return describe({ ...read, diagnostics: [...read.diagnostics, ...diagnostics] }, files);
}

function describe({ article, source, diagnostics }: ReadArticle, files: readonly MadeFile[]): ArticleResult {
  const { slug, title, lang, direction, file } = article;
  return { slug, title, lang, direction, file, folder: source.folder, diagnostics, files };
}
