/**
 * What earlier builds learned of an article, at hand when it is made again: its texts as they were parsed, its slides as Marp rendered them, its pages and
 * faces as the bindery read and wrote them. An edit leaves most of them as they are, and a fresh process has to do again only the rest.
 *
 * Why one thing an article and wish, kept in the place of the one before, and not each page by itself: a hundred small files take longer to read than
 * what is in them saves. What is in it is found by digests of all that it depends on, so that none of it need be of the newest state.
 */
import type { Desk, ReadArticle } from './articles.ts';
import type { Bindery, OpenBindery } from './bindery/bindery.ts';
import { keptBindery } from './bindery/kept.ts';
import type { Workshop } from './documents/workshop.ts';
import type { Shelf } from './model/shelf.ts';
import { createTextMemory, type KeptTexts, type TextMemory } from './read/known.ts';
import type { Source } from './read/sources.ts';
import { createDeckMemory, type DeckMemory, type KeptDecks } from './render/known.ts';

/** An article's own: both use what was learned of it. */
export interface Own {
  read(): Promise<ReadArticle>;
  readonly workshop: Workshop;
  /** What was learned of the article is kept; of its pages only if it was made. Nobody need wait for that. */
  keep(isMade: boolean): void;
}

/** One for a build. */
export interface Lessons {
  /** `wish`: what is to be made of it. */
  about(source: Source, wish: object): Promise<Own>;
  /** Waits until all was handed to the shelf. */
  close(): Promise<void>;
}

/** Who can use what was learned. */
export interface Learners {
  /** Without one nothing is known of earlier builds, and nothing kept for later ones. */
  readonly shelf?: Shelf;
  readonly desk: Desk;
  readonly workshop: Workshop;
  readonly bindery: OpenBindery;
  /** The same, or another. */
  readonly finishing: OpenBindery;
  /** There will be many rebuilds, and what was learned stays in memory. */
  readonly isLasting?: boolean;
}

/** What is learned of an article in this thread, whatever is made of it. */
interface Kept {
  readonly texts: KeptTexts;
  readonly decks: KeptDecks;
}

interface Memory {
  readonly texts: TextMemory;
  readonly decks: DeckMemory;
}

const createMemory = (kept?: Kept): Memory => ({ texts: createTextMemory(kept?.texts), decks: createDeckMemory(kept?.decks) });

/** So many articles' lessons stay in memory: those that somebody edits. */
const mostStaying = 8;

/** `isLasting`: for a preview, whose next rebuild is in this process. */
export function openLessons(learners: Learners): Lessons {
  const { shelf, desk, workshop, bindery, finishing, isLasting = false } = learners;
  const staying = new Map<string, Memory>();
  const handed = new Set<Promise<void>>();
  const binderies = [...new Set([bindery, finishing])];
  const own = (one: OpenBindery, key: string, pages: Uint8Array | undefined): Bindery => keptBindery(one.about(key, pages), shelf);
  /** The binderies forget the article; what they knew is kept if `isMade`. */
  const takePages = async (key: string, isMade: boolean): Promise<void> => {
    const [pages] = await Promise.all(binderies.map((one) => one.learned(key))).catch(() => []);
    if (pages && isMade) shelf?.keep('pages', [key], pages);
  };
  const hand = (job: Promise<void>): void => {
    const done: Promise<void> = job.finally(() => handed.delete(done));
    handed.add(done);
  };
  const stay = (key: string, memory: Memory): void => {
    staying.delete(key);
    staying.set(key, memory);
    for (const oldest of staying.keys()) {
      if (staying.size <= mostStaying) break;
      staying.delete(oldest);
      hand(takePages(oldest, false));
    }
  };
  return {
    async about(source, wish) {
      const key = JSON.stringify([source.file, wish]);
      const known = staying.get(key);
      const [kept, pages] = known
        ? []
        : await Promise.all([shelf?.find<Kept>('texts', [source.file]), shelf?.find<Uint8Array>('pages', [key])]);
      const memory = known ?? createMemory(kept);
      const { texts, decks } = memory;
      if (isLasting) stay(key, memory);
      const joining = own(bindery, key, pages);
      return {
        read: () => desk.read(source, texts.known),
        workshop: {
          ...workshop,
          knownDecks: decks.known,
          bindery: joining,
          finishing: bindery === finishing ? joining : own(finishing, key, pages),
        },
        keep(isMade) {
          if (isLasting) return;
          const isNew = texts.isNew() || decks.isNew();
          if (isNew) shelf?.keep('texts', [source.file], { texts: texts.kept(), decks: decks.kept() } satisfies Kept);
          hand(takePages(key, isMade));
        },
      };
    },
    close: async () => void (await Promise.all(handed)),
  };
}
