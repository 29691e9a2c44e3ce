/** Pages marked through (`marks.ts`) and packed, once: those that an edit did not touch are not read again. */
import { lastUsed } from '../model/last-used.ts';
import { deflate, digestOf } from './deflate.ts';
import { markThrough, type Marked } from './marks.ts';
import type { Purpose, Resources } from './watch.ts';

/** `packed`: the contents with their new marks, compressed. */
export interface Marking extends Omit<Marked, 'bytes'> {
  readonly packed: Uint8Array;
}

/** `key` tells the contents from all others. */
export interface Contents {
  readonly key: string;
  readonly bytes: () => Uint8Array;
}

const known = lastUsed<Marking | undefined>(200);

/** `purposes`: by the sequence's number; `state` tells the resources from all others. Undefined as `markThrough` is. */
export function marking(contents: Contents, purposes: readonly Purpose[], resources: Resources, state: () => string): Marking | undefined {
  const looksUp = purposes.includes('words') || purposes.includes('drawing');
  const key = digestOf(`${contents.key} ${purposes.join(' ')} ${looksUp ? state() : ''}`);
  return known(key, () => {
    const marked = markThrough(contents.bytes(), (mcid) => purposes[mcid] ?? 'group', resources);
    return marked && { packed: deflate(marked.bytes), gone: marked.gone, boxes: marked.boxes, words: marked.words, spans: marked.spans };
  });
}
