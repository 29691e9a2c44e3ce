/** The chunks that PNG and WebP consist of: a type of four letters, a length, a content. */

/** Offsets in bytes; `to` is behind the last. */
export interface Chunk {
  readonly type: string;
  /** From its first byte on, be that of its type or of its length. */
  readonly from: number;
  readonly to: number;
}

/** How a format lays out a chunk. */
export interface ChunkLayout {
  /** Where the first one begins. */
  readonly first: number;
  /** Where its type stands, from its first byte on. */
  readonly type: number;
  /** Bytes beside the content. */
  readonly beside: number;
  /** The type of the last one: nothing of what stands behind it is the picture's. */
  readonly last?: string;
  /** Bytes of the content of the chunk at a place, with those that only fill it up. */
  contentLength(data: Buffer, at: number): number;
}

/** The chunks up to `end`; a cut one ends there. */
export function chunksOf(data: Buffer, end: number, layout: ChunkLayout): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = layout.first; at + layout.beside <= end;) {
    const to = Math.min(end, at + layout.beside + layout.contentLength(data, at));
    const type = data.toString('latin1', at + layout.type, at + layout.type + 4);
    chunks.push({ type, from: at, to });
    if (type === layout.last) break;
    at = to;
  }
  return chunks;
}
