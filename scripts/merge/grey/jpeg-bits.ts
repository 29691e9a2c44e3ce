/** The bits of a scan and the codes that they make (ITU-T T.81, F.2.2). Throws a RangeError where no code has such bits. */
import type { Huffman } from './jpeg-markers.ts';

/** Where reading has come to. Plain data: its functions are asked for every bit of a photo. */
export interface Bits {
  readonly bytes: Uint8Array;
  /** The next byte. */
  at: number;
  /** The byte whose bits are being read, and how many of them are left. */
  held: number;
  left: number;
}

/** `at`: the byte behind the scan's header. */
export const bitsFrom = (bytes: Uint8Array, at: number): Bits => ({ bytes, at, held: 0, left: 0 });

/** The next bit. Behind 0xff a 0 is stuffed; before a marker the scan is at its end, and zeros follow. */
export function readBit(bits: Bits): number {
  if (bits.left === 0) {
    const { bytes, at } = bits;
    const code = bytes[at] ?? 0;
    const isMarker = code === 0xff && bytes[at + 1] !== 0;
    bits.held = isMarker ? 0 : code;
    if (!isMarker) bits.at = at + (code === 0xff ? 2 : 1);
    bits.left = 8;
  }
  bits.left--;
  return (bits.held >> bits.left) & 1;
}

/** A number of so many bits. */
export function readNumber(bits: Bits, length: number): number {
  let value = 0;
  for (let left = length; left > 0; left--) value = (value << 1) | readBit(bits);
  return value;
}

/** A number whose first bit says whether it is above zero (EXTEND, F.2.2.1). */
export function readSigned(bits: Bits, length: number): number {
  const value = readNumber(bits, length);
  return length > 0 && value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
}

/** What the next code stands for (DECODE, F.2.2.3). */
export function readSymbol(bits: Bits, table: Huffman | undefined): number {
  if (table === undefined) throw new RangeError('no table');
  let code = 0;
  for (let length = 1; length <= 16; length++) {
    code = (code << 1) | readBit(bits);
    const last = table.last[length] ?? -1;
    if (last >= 0 && code <= last) return table.symbols[(table.start[length] ?? 0) + code - (table.first[length] ?? 0)] ?? 0;
  }
  throw new RangeError('no such code');
}

/** Steps over the next restart marker (RST0 to RST7). */
export function skipRestart(bits: Bits): void {
  const { bytes } = bits;
  const isRestart = (at: number): boolean => bytes[at] === 0xff && (bytes[at + 1] ?? 0) >= 0xd0 && (bytes[at + 1] ?? 0) <= 0xd7;
  while (bits.at + 1 < bytes.length && !isRestart(bits.at)) bits.at++;
  bits.at += 2;
  bits.left = 0;
}
