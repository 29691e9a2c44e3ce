/**
 * Which characters a WOFF2 file really has, as its `cmap` table says.
 *
 * Why read: packages claim the ranges of Google's slices, many of whose characters the font lacks ("→" of Noto Sans Arabic, "‰" of nearly
 * all). Why no library: WOFF2 is a list of tables and one Brotli stream, which Node unpacks, and `cmap` is never transformed. It stands
 * before the outlines, so unpacking a beginning is enough. Rejected: a table made beforehand; an updated package would make it wrong.
 */
import { brotliDecompressSync, constants } from 'node:zlib';

/** First and last code point, both included; sorted, without overlap. */
export type Ranges = readonly (readonly [number, number])[];

/** The characters of a font. Throws when the bytes are no WOFF2. */
export function charactersOfFont(woff2: Uint8Array): Ranges {
  const file = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  if (file.getUint32(0) !== 0x774f4632) throw new Error('not a WOFF2 font');
  const { start, length, data } = findCmap(file);
  const tables = unpackBeginning(woff2.subarray(data, data + file.getUint32(20)), start + length);
  return readCmap(new DataView(tables.buffer, tables.byteOffset + start, length));
}

/** At least the first `wanted` bytes of what a Brotli stream holds. */
function unpackBeginning(stream: Uint8Array, wanted: number): Buffer {
  for (let size = 8192; ; size *= 2) {
    const unpacked = brotliDecompressSync(stream.subarray(0, size), { finishFlush: constants.BROTLI_OPERATION_FLUSH });
    if (unpacked.length >= wanted) return unpacked;
    if (size >= stream.length) throw new Error('a damaged WOFF2 font');
  }
}

/** `start` and `length` within the unpacked stream, which begins at `data` in the file; bytes. */
function findCmap(file: DataView): { start: number; length: number; data: number } {
  const found = { start: 0, length: 0, data: 48 };
  let offset = 0;
  for (let left = file.getUint16(12); left > 0; left--) {
    const entry = readEntry(file, found.data);
    if (entry.tag === cmapTag) Object.assign(found, { start: offset, length: entry.length });
    offset += entry.length;
    found.data = entry.next;
  }
  if (found.length === 0) throw new Error('a font without characters');
  return found;
}

/** Tags by number, WOFF2 5.2: 0 `cmap`, 10 `glyf`, 11 `loca`; 63 says that the tag follows in full. */
const cmapTag = 0;
const transformedByDefault = [10, 11];

/** One table of the directory. `length` in the unpacked stream; a transformed table has a second length, which is the one that counts. */
function readEntry(file: DataView, at: number): { tag: number; length: number; next: number } {
  const flags = file.getUint8(at);
  const tag = flags & 63;
  const original = readNumber(file, tag === 63 ? at + 5 : at + 1);
  const version = flags >> 6;
  const transformed = transformedByDefault.includes(tag) ? version !== 3 : version !== 0;
  const { value, next } = transformed ? readNumber(file, original.next) : original;
  return { tag, length: value, next };
}

/** UIntBase128: seven bits a byte, the highest bit says that more follow. */
function readNumber(file: DataView, at: number): { value: number; next: number } {
  let value = 0;
  for (let next = at; next < at + 5; next++) {
    const byte = file.getUint8(next);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next: next + 1 };
  }
  throw new Error('a damaged WOFF2 font');
}

/** Format 12 has all characters; where there is none, format 4 does. Fonts for the web use no others for characters. */
function readCmap(cmap: DataView): Ranges {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + index * 8));
  const full = offsets.find((offset) => cmap.getUint16(offset) === 12);
  if (full !== undefined) return joinRanges(readGroups(cmap, full));
  const basic = offsets.find((offset) => cmap.getUint16(offset) === 4);
  return basic === undefined ? [] : joinRanges(readSegments(cmap, basic));
}

function readGroups(cmap: DataView, offset: number): [number, number][] {
  return Array.from({ length: cmap.getUint32(offset + 12) }, (_, index) => {
    const group = offset + 16 + index * 12;
    const first = cmap.getUint32(group);
    return [cmap.getUint32(group + 8) === 0 ? first + 1 : first, cmap.getUint32(group + 4)];
  });
}

function readSegments(cmap: DataView, offset: number): [number, number][] {
  const size = cmap.getUint16(offset + 6);
  const ranges: [number, number][] = [];
  for (let at = offset + 14; at < offset + 14 + size; at += 2) {
    const last = cmap.getUint16(at);
    const slot = at + size + 2;
    for (let code = cmap.getUint16(slot); code <= last && code < 0xffff; code++)
      if (glyphOf(cmap, code, slot, size) !== 0) ranges.push([code, code]);
  }
  return ranges;
}

/** Number of a character's glyph in a segment whose first character stands at `slot`; 0 is the glyph for "missing". */
function glyphOf(cmap: DataView, code: number, slot: number, size: number): number {
  const delta = cmap.getUint16(slot + size);
  const place = slot + 2 * size;
  const jump = cmap.getUint16(place);
  if (jump === 0) return (code + delta) & 0xffff;
  return cmap.getUint16(place + jump + (code - cmap.getUint16(slot)) * 2);
}

export function joinRanges(ranges: Ranges): Ranges {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else if (first <= last) joined.push([first, last]);
  }
  return joined;
}

/** By halving: a Han font has thousands of ranges. */
export function inRanges(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}
