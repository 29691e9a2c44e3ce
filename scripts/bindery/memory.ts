/** What is learned of each article's pages (`merge/known.ts`), until it is given away. */
import { deserialize, serialize } from 'node:v8';
import { createKnown, keptOf, type Kept, type Known } from '../merge/known.ts';

export interface Memory {
  of(article: string): Known;
  /** What was given in an earlier build. */
  recall(article: string, learned: Uint8Array): void;
  give(article: string): Uint8Array;
}

export function createMemory(): Memory {
  const known = new Map<string, Known>();
  return {
    of(article) {
      const found = known.get(article) ?? createKnown();
      known.set(article, found);
      return found;
    },
    recall: (article, learned) => void known.set(article, createKnown(deserialize(learned) as Kept)),
    give(article) {
      const found = known.get(article) ?? createKnown();
      known.delete(article);
      return serialize(keptOf(found));
    },
  };
}
