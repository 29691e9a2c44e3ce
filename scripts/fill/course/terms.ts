/** Marks the terms of the index where a lecture's text speaks of them: an anchor each, whose page is read from the printed PDF. */
import { join, markup, attribute, type Html } from '../html-markup.ts';

/** A place in a text; see `plan/course/terms.ts`. */
interface Occurrence {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

export interface TermMarks {
  readonly words: (text: string, write: (text: string) => Html) => Html;
  /** The term's key at each anchor's number; grows while the lecture is filled. */
  readonly keys: readonly string[];
}

export const termAnchor = (number: number): string => `_at-${number}`;

export function markTerms(find: (text: string) => readonly Occurrence[]): TermMarks {
  const keys: string[] = [];
  const words: TermMarks['words'] = (text, write) => {
    let end = 0;
    const pieces = find(text).flatMap(({ key, from, to }) => {
      const before = write(text.slice(end, from));
      end = to;
      keys.push(key);
      return [before, markup`<span${attribute('id', termAnchor(keys.length - 1))}>${write(text.slice(from, to))}</span>`];
    });
    return join([...pieces, write(text.slice(end))]);
  };
  return { words, keys };
}
