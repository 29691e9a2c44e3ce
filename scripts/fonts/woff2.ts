/**
 * Tables of a WOFF2 file that stand in it as they are (`cmap`, `head`, `hhea`, `fvar`).
 *
 * Why no library: WOFF2 is a list of tables and one Brotli stream, which Node unpacks, and only outlines and metrics are transformed.
 */
import { brotliDecompressSync, constants } from 'node:zlib';

/** By number, WOFF2 5.2; 10 `glyf` and 11 `loca` are transformed unless they say otherwise; 63 says that the tag follows in full. */
const tags = { cmap: 0, head: 1, hhea: 2, fvar: 47 } as const;
const transformedByDefault = [10, 11];

/** The tables' bytes, in the order of their names here; undefined for one that is not there. Throws when the bytes are no WOFF2. */
export function tablesOf(woff2: Uint8Array, names: readonly (keyof typeof tags)[]): readonly (Uint8Array | undefined)[] {
  const file = viewOf(woff2);
  if (file.getUint32(0) !== 0x774f4632) throw new Error('not a WOFF2 font');
  const { entries, data } = readDirectory(file);
  const found = names.map((name) => entries.find(({ tag }) => tag === tags[name]));
  const end = Math.max(0, ...found.map((entry) => (entry ? entry.start + entry.length : 0)));
  const unpacked = unpackBeginning(woff2.subarray(data, data + file.getUint32(20)), end);
  return found.map((entry) => entry && unpacked.subarray(entry.start, entry.start + entry.length));
}

/** For reading numbers, which are big-endian in a font file. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** At least the first `wanted` bytes of what a Brotli stream holds: what is asked for stands near its beginning. */
function unpackBeginning(stream: Uint8Array, wanted: number): Buffer {
  for (let size = 8192; ; size *= 2) {
    const unpacked = brotliDecompressSync(stream.subarray(0, size), { finishFlush: constants.BROTLI_OPERATION_FLUSH });
    if (unpacked.length >= wanted) return unpacked;
    if (size >= stream.length) throw new Error('a damaged WOFF2 font');
  }
}

interface Entry {
  readonly tag: number;
  /** Bytes within the unpacked stream. */
  readonly start: number;
  readonly length: number;
}

/** The stream begins at `data` in the file. */
function readDirectory(file: DataView): { readonly entries: readonly Entry[]; readonly data: number } {
  const entries: Entry[] = [];
  let [start, data] = [0, 48];
  for (let left = file.getUint16(12); left > 0; left--) {
    const { tag, length, next } = readEntry(file, data);
    entries.push({ tag, start, length });
    start += length;
    data = next;
  }
  return { entries, data };
}

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
