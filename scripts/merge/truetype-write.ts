/**
 * A TrueType file (OpenType 1.9) of the glyphs of several subsets.
 *
 * Only the tables that a PDF reader uses are written (PDF 32000-1, 9.9): names, character maps and hints for screens (`gasp`) are not.
 */
import { noGlyph, view } from './truetype.ts';
import type { Metric, TrueType } from './truetype.ts';

/**
 * A file of these glyphs; everything else is taken from `fonts`, which must be subsets of one face. Every glyph stands at its id, and ids without one
 * are blank.
 */
export function writeTrueType(fonts: readonly TrueType[], { count, glyphs, metrics }: Omit<TrueType, 'tables' | 'unitsPerEm'>): Uint8Array {
  const first = fonts[0]?.tables ?? new Map<string, Uint8Array>();
  const inOrder = [...glyphs].sort(([a], [b]) => a - b).map(([id, glyph]) => [id, pad(glyph)] as const);
  const written = new Map<string, Table>([
    ['glyf', table(concat(inOrder.map(([, glyph]) => glyph)))],
    ['head', table(joinHead(fonts))],
    ['hhea', table(joinHhea(fonts, metrics, count))],
    ['hmtx', writeMetrics(metrics, count)],
    ['loca', writeLoca(inOrder, count)],
    ['maxp', table(joinMaxp(fonts, count))],
  ]);
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const program = first.get(tag);
    if (program) written.set(tag, table(program));
  }
  return assemble([...written].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A table with its checksum: the sum of its words. */
interface Table {
  readonly bytes: Uint8Array;
  readonly sum: number;
}

const table = (bytes: Uint8Array): Table => ({ bytes, sum: checksum(pad(bytes)) });

function joinHead(fonts: readonly TrueType[]): Uint8Array {
  const heads = fonts.flatMap(({ tables }) => tables.get('head') ?? []);
  const joined = (heads[0] ?? new Uint8Array(54)).slice();
  view(joined).setUint32(8, 0);
  for (const at of [36, 38]) view(joined).setInt16(at, Math.min(...heads.map((head) => view(head).getInt16(at))));
  for (const at of [40, 42]) view(joined).setInt16(at, Math.max(...heads.map((head) => view(head).getInt16(at))));
  view(joined).setInt16(50, 1);
  return joined;
}

function joinHhea(fonts: readonly TrueType[], metrics: ReadonlyMap<number, Metric>, count: number): Uint8Array {
  const joined = (fonts[0]?.tables.get('hhea') ?? new Uint8Array(36)).slice();
  view(joined).setUint16(10, Math.max(0, ...[...metrics.values()].map(({ advance }) => advance)));
  view(joined).setUint16(34, count);
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

/** Most words are zero, so the sum is taken on the way. */
function writeMetrics(metrics: ReadonlyMap<number, Metric>, count: number): Table {
  const data = new DataView(new ArrayBuffer(count * 4));
  let sum = 0;
  for (const [id, { advance, bearing }] of metrics) {
    data.setUint16(4 * id, advance);
    data.setInt16(4 * id + 2, bearing);
    sum = (sum + data.getUint32(4 * id)) >>> 0;
  }
  return { bytes: new Uint8Array(data.buffer), sum };
}

/** Where each glyph begins, and the last one ends: the same for all ids between two glyphs. */
function writeLoca(inOrder: readonly (readonly [number, Uint8Array])[], count: number): Table {
  const words = new Uint32Array(count + 1);
  let [offset, sum, from] = [0, 0, 0];
  for (let index = 0; index <= inOrder.length; index++) {
    const [id, glyph] = inOrder[index] ?? [count, noGlyph];
    words.fill(offset, from, id + 1);
    sum = (sum + offset * (id + 1 - from)) % 2 ** 32;
    from = id + 1;
    offset += glyph.length;
  }
  const bytes = Buffer.from(words.buffer);
  return { bytes: new Uint8Array(isLittleEndian ? bytes.swap32().buffer : bytes.buffer), sum };
}

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The table directory with checksums, and `checkSumAdjustment` in `head`; the file's checksum is the sum of its parts'. */
function assemble(tables: readonly (readonly [string, Table])[]): Uint8Array {
  const directory = new Uint8Array(12 + 16 * tables.length);
  const fields = view(directory);
  const power = Math.floor(Math.log2(tables.length));
  const counts = [tables.length, 16 << power, power, 16 * (tables.length - (1 << power))];
  fields.setUint32(0, 0x00010000);
  counts.forEach((value, index) => fields.setUint16(4 + 2 * index, value));
  const padded = tables.map(([, { bytes }]) => pad(bytes));
  let [offset, sum, head] = [directory.length, 0, 0];
  tables.forEach(([tag, { bytes, sum: own }], index) => {
    directory.set(latin1(tag), 12 + 16 * index);
    [own, offset, bytes.length].forEach((value, field) => fields.setUint32(16 + 16 * index + 4 * field, value));
    if (tag === 'head') head = offset;
    sum += own;
    offset += padded[index]?.length ?? 0;
  });
  const file = concat([directory, ...padded]);
  view(file).setUint32(head + 8, (0xb1b0afba - sum - checksum(directory)) >>> 0);
  return file;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function checksum(bytes: Uint8Array): number {
  const data = view(bytes);
  let sum = 0;
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + data.getUint32(at)) >>> 0;
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
