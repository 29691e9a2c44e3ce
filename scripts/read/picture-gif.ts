/**
 * A GIF's size, and the same GIF without comments and what programs wrote into it (GIF89a, 15–27).
 *
 * What stands behind its end, or cannot be read as one of its parts, is left out.
 */
import type { Picture } from '../model/picture.ts';

interface Part {
  /** Its first byte: 0x21 an extension, 0x2c an image, 0x3b the end. */
  readonly sort: number;
  /** Of an extension: 0xfe a comment, 0xff an application's. */
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

/** `undefined` for what is no GIF. */
export function readGif(bytes: Uint8Array): Picture | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 14 || !/^GIF8[79]a$/.test(data.toString('latin1', 0, 6))) return undefined;
  const parts = partsOf(data);
  const isMoving = parts.filter(({ sort }) => sort === 0x2c).length > 1;
  const size = { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  return { mime: 'image/gif', ...size, bytes: withoutPrivate(data, parts), transparent: true, ...(isMoving ? { moving: true } : {}) };
}

const headLength = (data: Buffer): number => 13 + tableLength(data[10] ?? 0);

/** Of the colours that such flags announce. */
const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function partsOf(data: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = headLength(data); at < data.length;) {
    const [sort = 0, label = 0] = data.subarray(at, at + 2);
    if (sort !== 0x21 && sort !== 0x2c && sort !== 0x3b) break;
    const to = sort === 0x3b ? at + 1 : behindBlocks(data, at + (sort === 0x21 ? 2 : 11 + tableLength(data[at + 9] ?? 0)));
    parts.push({ sort, label, from: at, to });
    if (sort === 0x3b) break;
    at = to;
  }
  return parts;
}

/** Blocks, each with its length before it; one of none ends them. */
function behindBlocks(data: Buffer, from: number): number {
  let at = from;
  while ((data[at] ?? 0) > 0) at += 1 + (data[at] ?? 0);
  return Math.min(data.length, at + 1);
}

/** How often a film is shown, and its colours, are an application's too. */
const seen = /^(?:NETSCAPE|ANIMEXTS|ICCRGBG1)/;

function withoutPrivate(data: Buffer, parts: readonly Part[]): Uint8Array {
  const isSeen = ({ sort, label, from }: Part): boolean =>
    sort !== 0x21 || label === 0xf9 || label === 0x01 || (label === 0xff && seen.test(data.toString('latin1', from + 3, from + 14)));
  const head = headLength(data);
  const kept = parts.filter(isSeen);
  const length = kept.reduce((sum, { from, to }) => sum + to - from, head);
  return length === data.length ? data : Buffer.concat([data.subarray(0, head), ...kept.map(({ from, to }) => data.subarray(from, to))]);
}
