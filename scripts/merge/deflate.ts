/**
 * Compression of what merge writes anew (PDF 32000-1, 7.4.4), and its undoing.
 *
 * Why fflate: half the time of pdf-lib's own, and written in JavaScript, so its bytes are the same on every machine. Rejected: node:zlib, which is
 * faster still, but whose bytes differ between processors and versions of Node.
 */
import { inflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { PDFName, decodePDFRawStream } from 'pdf-lib';
import type { PDFRawStream } from 'pdf-lib';

export function deflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 6 });
}

/** A stream's bytes without their filters. What zlib unpacks is the same everywhere, and ten times as fast as pdf-lib. */
export function inflated(stream: PDFRawStream): Uint8Array {
  const { dict, contents } = stream;
  const isPlain = dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
  return isPlain ? inflateSync(contents) : decodePDFRawStream(stream).decode();
}
