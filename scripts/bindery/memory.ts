/** What is learned of each article's pages (`merge/known.ts`), until it is given away. */
import { deserialize, serialize } from 'node:v8';
import { createPageMemory, type Kept, type Known, type PageMemory } from '../merge/known.ts';

/** `article`: what tells articles apart in one build. `learned` and what is given: serialized, for another thread and for the shelf. */
export interface Memory {
  of(article: string): Known;
  /** What was given in an earlier build. */
  recall(article: string, learned: Uint8Array): void;
  give(article: string): Uint8Array;
}

/** Knows of no article. */
export function createMemory(): Memory {
  const memories = new Map<string, PageMemory>();
  return {
    of(article) {
      const found = memories.get(article) ?? createPageMemory();
      memories.set(article, found);
      return found.known;
    },
    recall: (article, learned) => void memories.set(article, createPageMemory(deserialize(learned) as Kept)),
    give(article) {
      const found = memories.get(article) ?? createPageMemory();
      memories.delete(article);
      return serialize(found.kept());
    },
  };
}
