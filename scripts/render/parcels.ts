/**
 * What is sent to a tab again and again is sent once: fonts and pictures as base64, most of every document, and style sheets, half of the rest. The tab
 * keeps them by their hash, and a document names them.
 *
 * Why: to be told a document, the browser reads it as JSON, for which it takes longer than for showing it. Bounded, for a tab may show thousands.
 */
import { createHash, randomUUID } from 'node:crypto';
import { replacePayloads } from './payloads.ts';

/**
 * `fresh`: what the tab does not have, by its key; each may name those before it. With `isFirst` it forgets what it has. `mark` stands before a key in
 * `short` and in `fresh`.
 */
export interface Parcel {
  readonly mark: string;
  readonly short: string;
  readonly fresh: readonly (readonly [key: string, payload: string])[];
  readonly isFirst: boolean;
}

/** One for each tab. */
export interface Parcels {
  /** To be sent and unpacked before another is packed. */
  pack(html: string): Parcel;
  /** The tab has nothing any more. */
  forget(): void;
}

/** Characters; a short payload is cheaper sent than named. */
const least = 2000;
/** Characters that a tab keeps at the most, about. */
const most = 16_000_000;

/** For one tab, which forgets all where it is replaced. */
export function createParcels(): Parcels {
  /** No document can say it. */
  const mark = `Kept${randomUUID()}`;
  /** How many characters stand behind each key. */
  const known = new Map<string, number>();
  let size = Infinity;
  return {
    pack(html) {
      const isFirst = size > most;
      if (isFirst) {
        known.clear();
        size = 0;
      }
      const fresh: [string, string][] = [];
      const named = (found: string): string => {
        const key = createHash('md5').update(found).digest('hex');
        if (!known.has(key)) {
          fresh.push([key, found]);
          known.set(key, found.length + lengthBehind(found));
          size += known.get(key) ?? 0;
        }
        return mark + key;
      };
      const lengthBehind = (found: string): number =>
        [...found.matchAll(new RegExp(`${mark}([0-9a-f]{32})`, 'g'))].reduce((sum, [, key = '']) => sum + (known.get(key) ?? 0), 0);
      const short = replaceStyles(replacePayloads(html, least, named), named);
      return { mark, short, fresh, isFirst };
    },
    forget: () => void (size = Infinity),
  };
}

/** The document with others in the place of its style sheets' texts. */
function replaceStyles(html: string, replace: (style: string) => string): string {
  const [opening, closing] = ['<style>', '</style>'];
  let made = '';
  let done = 0;
  for (let at = html.indexOf(opening); at >= 0; at = html.indexOf(opening, done)) {
    const from = at + opening.length;
    const to = html.indexOf(closing, from);
    if (to < 0) break;
    made += html.slice(done, from) + (to - from < least ? html.slice(from, to) : replace(html.slice(from, to)));
    done = to;
  }
  return made + html.slice(done);
}
