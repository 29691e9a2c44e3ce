/**
 * As much of TrueType (OpenType 1.9, `glyf` outlines) as joining two subsets of one face needs: the tables of a file, and its
 * glyphs and widths by glyph id.
 *
 * Why maps: a subset keeps the glyph ids of its face, and of its thousands of glyphs holds some dozens.
 */

/** A glyph's entry of `hmtx`. `bearing`: from the origin to its left edge. */
export interface Metric {
  /** Font units. */
  readonly advance: number;
  readonly bearing: number;
}

/** The tables of a font file (OpenType 1.9), those of glyphs taken apart. */
export interface TrueType {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  /** All glyph ids are below. */
  readonly count: number;
  /** Outlines by glyph id; none for a blank glyph or one that the subset left out. */
  readonly glyphs: ReadonlyMap<number, Uint8Array>;
  /** By glyph id; none that is all zeros. */
  readonly metrics: ReadonlyMap<number, Metric>;
  readonly unitsPerEm: number;
}

/** A blank glyph, or one that the subset left out. */
export const noGlyph = new Uint8Array();

/** For reading numbers, which are big-endian in a font file. */
export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Undefined if it is not a TrueType file with all the tables that count, or is cut short. */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  try {
    const tables = readTables(bytes);
    const [head, hhea, maxp, loca, glyf, hmtx] = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx'].map((tag) => tables.get(tag));
    if (!head || !hhea || !maxp || !loca || !glyf || !hmtx) return undefined;
    const count = view(maxp).getUint16(4);
    const isLong = view(head).getInt16(50) === 1;
    return {
      tables,
      count,
      glyphs: readGlyphs(glyf, loca, count, isLong),
      metrics: readMetrics(hmtx, count, view(hhea).getUint16(34)),
      unitsPerEm: view(head).getUint16(18),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The glyphs that a composite glyph is made of (OpenType 1.9, `glyf`); none for a simple one. */
export function partsOf(glyph: Uint8Array): readonly number[] {
  const data = view(glyph);
  if (glyph.length < 12 || data.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, isMore = true; isMore && at + 4 <= glyph.length;) {
    const flags = data.getUint16(at);
    parts.push(data.getUint16(at + 2));
    isMore = (flags & 0x20) !== 0;
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  }
  return parts;
}

function readTables(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const data = view(bytes);
  return new Map(
    Array.from({ length: data.getUint16(4) }, (_, index) => {
      const at = 12 + 16 * index;
      const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
      const offset = data.getUint32(at + 8);
      return [tag, bytes.subarray(offset, offset + data.getUint32(at + 12))];
    }),
  );
}

function readGlyphs(glyf: Uint8Array, loca: Uint8Array, count: number, isLong: boolean): ReadonlyMap<number, Uint8Array> {
  const glyphs = new Map<number, Uint8Array>();
  const offsets = view(loca);
  const at = (index: number): number => (isLong ? offsets.getUint32(index * 4) : offsets.getUint16(index * 2) * 2);
  for (let index = 0, from = at(0); index < count; index++) {
    const to = at(index + 1);
    if (to > from) glyphs.set(index, glyf.subarray(from, to));
    from = to;
  }
  return glyphs;
}

/** The last advance is that of all glyphs after it. */
function readMetrics(hmtx: Uint8Array, count: number, long: number): ReadonlyMap<number, Metric> {
  const metrics = new Map<number, Metric>();
  const data = view(hmtx);
  for (let index = 0; index < count; index++) {
    const advance = data.getUint16(4 * Math.min(index, long - 1));
    const bearing = index < long ? data.getInt16(4 * index + 2) : data.getInt16(4 * long + 2 * (index - long));
    if (advance !== 0 || bearing !== 0) metrics.set(index, { advance, bearing });
  }
  return metrics;
}
