/**
 * Compression of what merge writes anew (PDF 32000-1, 7.4.4).
 *
 * Why fflate: half the time of pdf-lib's own, and written in JavaScript, so its bytes are the same on every machine. Rejected: node:zlib, which is
 * faster still, but whose bytes differ between processors and versions of Node.
 */
import { zlibSync } from 'fflate';

export function deflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 6 });
}
