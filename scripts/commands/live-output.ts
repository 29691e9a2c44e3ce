/**
 * The output folder as a live build writes to it: one thing after the other, and nothing of a state that was given up for a newer one.
 *
 * Slides are written before their other files. A state whose slides stand there already is *begun*: it is kept until all its files do, for where no newer
 * state is sound, it is the last good one, and files of two states must not stay side by side.
 */
import type { ReadArticle } from '../articles.ts';
import type { ArticleResult } from '../article-result.ts';
import type { MadeFile } from '../documents/workshop.ts';
import { writeFirst, writeSet, type WrittenFile } from '../write.ts';
import { writeCatalogue, type ListedArticle } from './catalogue.ts';
import type { IndexPages } from './index-pages.ts';

/** A signal that is given ends what has not begun to be written. */
export interface LiveOutput {
  /** Writes the slides of a state that was read as `read`; then does what follows at once from their standing there. */
  begin(read: ReadArticle, files: readonly MadeFile[], signal: AbortSignal, then: () => void): Promise<void>;
  /** Writes all files of a sound article. */
  complete(article: ArticleResult, signal: AbortSignal, then: () => void): Promise<void>;
  /** What was begun and not completed. */
  begun(): readonly ReadArticle[];
  /** Lets go of what was begun of an article. */
  forget(slug: string): void;
  /** Lists what was completed since it was last written. */
  list(signal: AbortSignal): Promise<void>;
  /** Waits until nothing is being written. */
  close(): Promise<void>;
}

/** What is the same for all that is written. */
export interface OutputPlace {
  readonly out: string;
  readonly version: string;
  readonly cwd: string;
  readonly index: IndexPages;
}

/** Every write waits for the one before. */
export function openOutput(place: OutputPlace): LiveOutput {
  const { out } = place;
  const begun = new Map<string, ReadArticle>();
  const fresh = new Map<string, { readonly article: ListedArticle; readonly files: readonly WrittenFile[] }>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (signal: AbortSignal, job: () => Promise<void>): Promise<void> => {
    const turn = last.then(() => {
      signal.throwIfAborted();
      return job();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    begin: (read, files, signal, then) =>
      inTurn(signal, async () => {
        begun.set(read.article.slug, read);
        await writeFirst(out, read.article.slug, files);
        then();
      }),
    complete: ({ files, ...article }, signal, then) =>
      inTurn(signal, async () => {
        fresh.set(article.slug, { article, files: await writeSet(out, article.slug, files) });
        begun.delete(article.slug);
        then();
      }),
    begun: () => [...begun.values()],
    forget: (slug) => void begun.delete(slug),
    list: (signal) =>
      inTurn(signal, async () => {
        const written = new Map([...fresh].map(([slug, { files }]) => [slug, files]));
        await writeCatalogue({ ...place, articles: [...fresh.values()].map(({ article }) => article), written });
        fresh.clear();
      }),
    close: async () => void (await last),
  };
}
