/** What a build is asked for, with whom it tells how it gets on, and what it gives back. */
import type { ArticleResult } from './article-result.ts';
import type { ReadArticle } from './articles.ts';
import type { CourseResult } from './documents/course/pack.ts';
import type { EarlySlides } from './documents/early.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { HandoutLayout } from './model/layouts.ts';
import type { OutputName } from './model/outputs.ts';
import type { Shard } from './shards/deal.ts';

/** `missingBrowser`: why there are no PDFs. `course`: where there is a sound one. */
export interface BuildResult {
  readonly course?: CourseResult;
  readonly articles: readonly ArticleResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly missingBrowser?: string;
  /** The slugs of all articles that were found, those of other shards among them. */
  readonly found: readonly string[];
}

/** What is to be built, and who wants to be told. `cwd` is absolute; `paths` are as they were given. */
export interface Request {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The documents to make of an article, by its slug. */
  documentsOf(slug: string): Promise<readonly OutputName[]>;
  /** The handout's layouts, in place of the articles' own. */
  readonly layouts?: readonly HandoutLayout[];
  /** The briefing for folding as well. */
  readonly booklet?: boolean;
  /** Most articles at a time; if missing, one more than there are cores: each waits for the browser or the bindery at times. */
  readonly jobs?: number;
  /** Only the articles that are this shard's, and no course. */
  readonly shard?: Shard;
  /** Ends the rebuild between two stages: it fails with the reason at once, and hands nothing over after that. */
  readonly signal?: AbortSignal;
  /** Articles that were read before, in place of those below `paths`. */
  readonly reads?: readonly ReadArticle[];
  /** Whether the folder's course is made when its articles are. */
  readonly wantsCourse?: boolean;
  /** So many articles will be made or recalled. */
  onFound?(count: number): void;
  /** An article is made, as these documents; one that is recalled is only done. */
  onBegin?(article: { readonly slug: string }, documents: readonly OutputName[]): void;
  onRead?(read: ReadArticle): void;
  onMade?(slug: string, document: OutputName): void;
  /** A lecture of the course is being printed; the first is 0. */
  onLecture?(index: number, count: number): void;
  /** Nothing more will be printed: what is left is to join pages and to write. */
  onPrinted?(): void;
  /** Nothing more will be made: what is left is to write. */
  onAllMade?(): void;
  /** An article is done; it is waited for, so that no more than one article's files are held. */
  onArticle?(article: ArticleResult): void | Promise<void>;
  /** The slides, made before all else, and where everything stands in the source: for a preview. No article is then recalled as a whole. */
  onSlides?(early: EarlySlides): void | Promise<void>;
}
