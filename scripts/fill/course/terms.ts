/** Marks the terms of the index where a lecture's text speaks of them: an anchor each, whose page is read from the printed PDF. */
import { join, markup, attribute, type Html } from '../html-markup.ts';

/** A place in a text; see `plan/course/terms.ts`. */
interface Occurrence {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** `words` writes a text with an anchor before each term in it; `write` makes HTML of the pieces between. */
export interface TermMarks {
  readonly words: (text: string, write: (text: string) => Html) => Html;
  /** The term's key at each anchor's number; grows while the lecture is filled. */
  readonly keys: readonly string[];
}

/** The id of the anchor, by its number from 0. */
export const termAnchor = (number: number): string => `_at-${number}`;

/** For one lecture: numbers count on through all its texts. */
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
