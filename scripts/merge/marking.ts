/** Pages marked through (`marks.ts`) and packed, once: those that an edit did not touch are not read again. */
import { deflate, digestOf } from './deflate.ts';
import type { Known, Marking } from './known.ts';
import { markThrough } from './marks.ts';
import type { Purpose, Resources } from './watch.ts';

/** `key` tells the contents from all others. */
export interface Contents {
  readonly key: string;
  readonly bytes: () => Uint8Array;
}

/** `purposes`: by the sequence's number; the resources' `state` tells them from all others. Undefined as `markThrough` is. */
export function marking(
  contents: Contents,
  purposes: readonly Purpose[],
  resources: Resources & { state(): string },
  { markings }: Known,
): Marking | undefined {
  const looksUp = purposes.includes('words') || purposes.includes('drawing');
  const key = digestOf(`${contents.key} ${purposes.join(' ')} ${looksUp ? resources.state() : ''}`);
  return markings(key, () => {
    const marked = markThrough(contents.bytes(), (mcid) => purposes[mcid] ?? 'group', resources);
    return marked && { packed: deflate(marked.bytes), gone: marked.gone, boxes: marked.boxes, words: marked.words, spans: marked.spans };
  });
}
