/**
 * What earlier builds learned of an article, at hand when it is made again: its texts as they were parsed, its pages and faces as the bindery read and
 * wrote them. An edit leaves most of them as they are, and a fresh process has to do again only the rest.
 *
 * Why one thing an article and wish, kept in the place of the one before, and not each page by itself: a hundred small files take longer to read than
 * what is in them saves. What is in it is found by digests of all that it depends on, so that none of it need be of the newest state.
 */
import type { Desk, ReadArticle } from './articles.ts';
import type { Bindery, OpenBindery } from './bindery/bindery.ts';
import { keptBindery } from './bindery/kept.ts';
import type { Workshop } from './documents/workshop.ts';
import { recalling } from './model/last-used.ts';
import type { Shelf } from './model/shelf.ts';
import type { TextMemory } from './read/sections.ts';
import type { Source } from './read/sources.ts';

/** An article's own: both use what was learned of it. */
export interface Own {
  read(): Promise<ReadArticle>;
  readonly workshop: Workshop;
  /** What was learned of the article is kept; of its pages only if it was made. Nobody need wait for that. */
  keep(isMade: boolean): void;
}

export interface Lessons {
  /** `wish`: what is to be made of it. */
  about(source: Source, wish: object): Promise<Own>;
  /** Waits until all was handed to the shelf. */
  close(): Promise<void>;
}

export interface Learners {
  readonly shelf: Shelf;
  readonly desk: Desk;
  readonly workshop: Workshop;
  readonly bindery: OpenBindery;
  /** The same, or another. */
  readonly finishing: OpenBindery;
  /** There will be many rebuilds, and what was learned stays in memory. */
  readonly isLasting: boolean;
}

type KeptTexts = ReturnType<TextMemory['wanted']>;

/** Sections and small texts of one article. */
const mostTexts = 500;

export function openLessons({ shelf, desk, workshop, bindery, finishing, isLasting }: Learners): Lessons {
  const staying = new Map<string, TextMemory>();
  const begun = new Set<string>();
  const handed: Promise<void>[] = [];
  const own = (one: OpenBindery, key: string, learned: Uint8Array | undefined): Bindery => keptBindery(one.about(key, learned), shelf);
  const keepPages = async (key: string, isMade: boolean): Promise<void> => {
    const learned = await bindery.learned(key).catch(() => undefined);
    if (learned && isMade) shelf.keep('learned', [key], learned);
  };
  return {
    async about(source, wish) {
      const key = JSON.stringify([source.file, wish]);
      const isFirst = !begun.has(key);
      begun.add(key);
      const [parsed = [], learned] = await Promise.all([
        staying.has(source.file) ? undefined : shelf.find<KeptTexts>('texts', [source.file]),
        isFirst ? shelf.find<Uint8Array>('learned', [key]) : undefined,
      ]);
      const texts = staying.get(source.file) ?? recalling(mostTexts, parsed);
      if (isLasting) staying.set(source.file, texts);
      return {
        read: () => desk.read(source, texts.of),
        workshop: { ...workshop, bindery: own(bindery, key, learned), finishing: own(finishing, key, learned) },
        keep(isMade) {
          if (isLasting) return;
          const wanted = texts.wanted();
          const known = new Set(parsed.map(([text]) => text));
          if (wanted.some(([text]) => !known.has(text))) shelf.keep('texts', [source.file], wanted);
          handed.push(keepPages(key, isMade));
        },
      };
    },
    close: async () => void (await Promise.all(handed)),
  };
}
