/** The six capital letters before the name of a font of which a file holds a part (PDF 32000-1, 9.6.4). */
import { crc32 } from 'node:zlib';

/** From the font's contents, so that one input has one output. */
export function tagOf(contents: Uint8Array): string {
  const sum = crc32(contents);
  return Array.from({ length: 6 }, (_, index) => String.fromCharCode(65 + (Math.floor(sum / 26 ** index) % 26))).join('');
}
