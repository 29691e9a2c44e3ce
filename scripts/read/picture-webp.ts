/** A WebP's size and kind, and the same WebP without EXIF and XMP. */
import type { Picture } from '../model/picture.ts';
import { isOnSide, orientationOf } from './exif.ts';
import { chunksOf, type Chunk, type ChunkLayout } from './picture-chunks.ts';
import { isStandard } from './picture-jpeg.ts';

/** RIFF's: the type, the length, the content, a byte more where its length is odd. */
const layout: ChunkLayout = {
  first: 12,
  type: 0,
  beside: 8,
  contentLength(data, at) {
    const length = data.readUInt32LE(at + 4);
    return length + (length % 2);
  },
};

/** `undefined` for what is no WebP. No browser obeys a WebP's orientation: without one to turn it, it lies as it was stored. */
export function readWebp(bytes: Uint8Array): Picture | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 30 || data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const size = sizeOf(data);
  if (!size) return undefined;
  const chunks = chunksOf(data, Math.min(data.length, data.readUInt32LE(4) + 8), layout);
  const find = (type: string): Chunk | undefined => chunks.find((chunk) => chunk.type === type);
  const exif = find('EXIF');
  const orientation = exif ? orientationOf(withoutName(data.subarray(exif.from + 8, exif.to))) : 1;
  const profile = find('ICCP');
  const flags = find('VP8X') ? (data[20] ?? 0) : 0;
  const lossless = find('VP8L');
  const isClear = (flags & 0x10) !== 0 || (lossless !== undefined && ((data[lossless.from + 12] ?? 0) & 0x10) !== 0);
  return {
    mime: 'image/webp',
    ...(isOnSide(orientation) ? { width: size.height, height: size.width } : size),
    bytes: withoutPrivate(data, chunks),
    ...(orientation > 1 ? { orientation } : {}),
    ...(profile && !isStandard(data.subarray(profile.from, profile.to)) ? { foreign: true } : {}),
    ...(isClear ? { transparent: true } : {}),
    ...((flags & 0x02) !== 0 ? { moving: true } : {}),
    ...(lossless || isClear ? {} : { lossy: true }),
  };
}

/** Some writers put JPEG's name before the EXIF. */
const withoutName = (exif: Buffer): Buffer => (exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif);

function sizeOf(data: Buffer): { width: number; height: number } | undefined {
  const chunk = data.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return { width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8L') {
    const bits = data.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return chunk === 'VP8 ' ? { width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff } : undefined;
}

/** The two flags of what is gone are taken back (0x08 EXIF, 0x04 XMP). */
function withoutPrivate(data: Buffer, chunks: readonly Chunk[]): Uint8Array {
  const kept = chunks.filter(({ type }) => type !== 'EXIF' && type !== 'XMP ');
  if (kept.length === chunks.length) return data;
  const made = Buffer.concat([data.subarray(0, 12), ...kept.map(({ from, to }) => data.subarray(from, to))]);
  made.writeUInt32LE(made.length - 8, 4);
  if (kept[0]?.type === 'VP8X') made[20] = (made[20] ?? 0) & ~0x0c;
  return made;
}
