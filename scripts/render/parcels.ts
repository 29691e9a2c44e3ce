/**
 * What is sent to a tab again and again is sent once: fonts and pictures as base64, most of every document. The tab keeps them by their hash, and a
 * document names them.
 *
 * Why: to be told a document, the browser reads it as JSON, for which it takes longer than for showing it. Bounded, for a tab may show thousands.
 */
import { createHash, randomUUID } from 'node:crypto';
import { replacePayloads } from './payloads.ts';

/** `fresh`: payloads that the tab does not have, by their key. With `isFirst` it forgets those that it has. `mark` stands before a key in `short`. */
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

export function createParcels(): Parcels {
  /** No document can say it. */
  const mark = `Kept${randomUUID()}`;
  const known = new Set<string>();
  let size = Infinity;
  return {
    pack(html) {
      const isFirst = size > most;
      if (isFirst) {
        known.clear();
        size = 0;
      }
      const fresh: [string, string][] = [];
      const short = replacePayloads(html, least, (found) => {
        const key = createHash('md5').update(found).digest('hex');
        if (!known.has(key)) {
          known.add(key);
          fresh.push([key, found]);
          size += found.length;
        }
        return mark + key;
      });
      return { mark, short, fresh, isFirst };
    },
    forget: () => void (size = Infinity),
  };
}
