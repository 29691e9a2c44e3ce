/**
 * As much of TrueType (OpenType 1.9, `glyf` outlines) as joining two subsets of one face needs: the tables of a file, its glyphs and
 * widths by glyph id, and a file from these.
 *
 * Only the tables that a PDF reader uses are written (PDF 32000-1, 9.9): names, character maps and hints for screens (`gasp`) are not.
 */

export interface Metric {
  /** Font units. */
  readonly advance: number;
  readonly bearing: number;
}

export interface TrueType {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  /** By glyph id; empty for a blank glyph or one that the subset left out. */
  readonly glyphs: readonly Uint8Array[];
  readonly metrics: readonly Metric[];
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const none = new Uint8Array();

/** Undefined if it is not a TrueType file with all the tables that count, or is cut short. */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  try {
    const tables = readTables(bytes);
    const [head, hhea, maxp, loca, glyf, hmtx] = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx'].map((tag) => tables.get(tag));
    if (!head || !hhea || !maxp || !loca || !glyf || !hmtx) return undefined;
    const count = view(maxp).getUint16(4);
    const isLong = view(head).getInt16(50) === 1;
    const at = (index: number): number => (isLong ? view(loca).getUint32(index * 4) : view(loca).getUint16(index * 2) * 2);
    const glyphs = Array.from({ length: count }, (_, index) => glyf.subarray(at(index), at(index + 1)));
    return { tables, glyphs, metrics: readMetrics(hmtx, count, view(hhea).getUint16(34)) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
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

/** The last advance is that of all glyphs after it. */
function readMetrics(hmtx: Uint8Array, count: number, long: number): readonly Metric[] {
  const data = view(hmtx);
  return Array.from({ length: count }, (_, index) => {
    const advance = data.getUint16(4 * Math.min(index, long - 1));
    return { advance, bearing: index < long ? data.getInt16(4 * index + 2) : data.getInt16(4 * long + 2 * (index - long)) };
  });
}

/** A file of these glyphs; everything else is taken from `fonts`, which must be subsets of one face. */
export function writeTrueType(fonts: readonly TrueType[], glyphs: readonly Uint8Array[], metrics: readonly Metric[]): Uint8Array {
  const first = fonts[0]?.tables ?? new Map<string, Uint8Array>();
  const padded = glyphs.map((glyph) => pad(glyph));
  const written = new Map<string, Uint8Array>([
    ['glyf', concat(padded)],
    ['head', joinHead(fonts)],
    ['hhea', joinHhea(fonts, metrics)],
    ['hmtx', writeMetrics(metrics)],
    ['loca', writeLoca(padded)],
    ['maxp', joinMaxp(fonts, glyphs.length)],
  ]);
  for (const tag of ['cvt ', 'fpgm', 'prep']) if (first.has(tag)) written.set(tag, first.get(tag) ?? none);
  return assemble([...written].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function joinHead(fonts: readonly TrueType[]): Uint8Array {
  const heads = fonts.flatMap(({ tables }) => tables.get('head') ?? []);
  const joined = (heads[0] ?? new Uint8Array(54)).slice();
  view(joined).setUint32(8, 0);
  for (const at of [36, 38]) view(joined).setInt16(at, Math.min(...heads.map((head) => view(head).getInt16(at))));
  for (const at of [40, 42]) view(joined).setInt16(at, Math.max(...heads.map((head) => view(head).getInt16(at))));
  view(joined).setInt16(50, 1);
  return joined;
}

function joinHhea(fonts: readonly TrueType[], metrics: readonly Metric[]): Uint8Array {
  const joined = (fonts[0]?.tables.get('hhea') ?? new Uint8Array(36)).slice();
  view(joined).setUint16(
    10,
    metrics.reduce((most, { advance }) => Math.max(most, advance), 0),
  );
  view(joined).setUint16(34, metrics.length);
  return joined;
}

/** From byte 6 on, `maxp` is a list of limits: the largest holds for all. */
function joinMaxp(fonts: readonly TrueType[], count: number): Uint8Array {
  const all = fonts.flatMap(({ tables }) => tables.get('maxp') ?? []);
  const joined = (all[0] ?? new Uint8Array(32)).slice();
  for (let at = 6; at + 1 < joined.length; at += 2) view(joined).setUint16(at, Math.max(...all.map((maxp) => view(maxp).getUint16(at))));
  view(joined).setUint16(4, count);
  return joined;
}

function writeMetrics(metrics: readonly Metric[]): Uint8Array {
  const bytes = new Uint8Array(metrics.length * 4);
  metrics.forEach(({ advance, bearing }, index) => {
    view(bytes).setUint16(4 * index, advance);
    view(bytes).setInt16(4 * index + 2, bearing);
  });
  return bytes;
}

function writeLoca(glyphs: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array((glyphs.length + 1) * 4);
  let offset = 0;
  glyphs.forEach((glyph, index) => {
    offset += glyph.length;
    view(bytes).setUint32(4 * index + 4, offset);
  });
  return bytes;
}

/** The table directory with checksums, and `checkSumAdjustment` in `head`. */
function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const directory = new Uint8Array(12 + 16 * tables.length);
  const power = Math.floor(Math.log2(tables.length));
  view(directory).setUint32(0, 0x00010000);
  [tables.length, 16 << power, power, 16 * (tables.length - (1 << power))].forEach((value, index) =>
    view(directory).setUint16(4 + 2 * index, value),
  );
  let offset = directory.length;
  tables.forEach(([tag, bytes], index) => {
    const at = 12 + 16 * index;
    directory.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      at,
    );
    [checksum(pad(bytes)), offset, bytes.length].forEach((value, field) => view(directory).setUint32(at + 4 + 4 * field, value));
    offset += pad(bytes).length;
  });
  const file = concat([directory, ...tables.map(([, bytes]) => pad(bytes))]);
  const head = tables.findIndex(([tag]) => tag === 'head');
  view(file).setUint32(view(directory).getUint32(12 + 16 * head + 8) + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + view(bytes).getUint32(at)) >>> 0;
  return sum;
}

function pad(bytes: Uint8Array): Uint8Array {
  return bytes.length % 4 === 0 ? bytes : concat([bytes, new Uint8Array(4 - (bytes.length % 4))]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
