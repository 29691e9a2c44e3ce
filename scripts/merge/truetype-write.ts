/**
 * A TrueType file (OpenType 1.9) of the glyphs of several subsets.
 *
 * Only the tables that a PDF reader uses are written (PDF 32000-1, 9.9): names, character maps and hints for screens (`gasp`) are not.
 */
import { view } from './truetype.ts';
import type { Metric, TrueType } from './truetype.ts';

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
  for (const tag of ['cvt ', 'fpgm', 'prep']) if (first.has(tag)) written.set(tag, first.get(tag) ?? new Uint8Array());
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
  const data = new DataView(new ArrayBuffer(metrics.length * 4));
  metrics.forEach(({ advance, bearing }, index) => {
    data.setUint16(4 * index, advance);
    data.setInt16(4 * index + 2, bearing);
  });
  return new Uint8Array(data.buffer);
}

function writeLoca(glyphs: readonly Uint8Array[]): Uint8Array {
  const data = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  let offset = 0;
  glyphs.forEach((glyph, index) => {
    offset += glyph.length;
    data.setUint32(4 * index + 4, offset);
  });
  return new Uint8Array(data.buffer);
}

/** The table directory with checksums, and `checkSumAdjustment` in `head`; the file's checksum is the sum of its parts'. */
function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const directory = new Uint8Array(12 + 16 * tables.length);
  const fields = view(directory);
  const power = Math.floor(Math.log2(tables.length));
  const counts = [tables.length, 16 << power, power, 16 * (tables.length - (1 << power))];
  fields.setUint32(0, 0x00010000);
  counts.forEach((value, index) => fields.setUint16(4 + 2 * index, value));
  const padded = tables.map(([, bytes]) => pad(bytes));
  let [offset, sum, head] = [directory.length, 0, 0];
  tables.forEach(([tag, bytes], index) => {
    const own = checksum(padded[index] ?? bytes);
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
