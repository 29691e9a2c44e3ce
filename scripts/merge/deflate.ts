/**
 * Compression of what merge writes anew (PDF 32000-1, 7.4.4), and its undoing.
 *
 * Why node:zlib, whose bytes may differ from one version of Node or kind of processor to another: a build spent more time in packers written in
 * JavaScript, whose bytes never do, than in anything else of this stage. Rejected: fflate (eight times as long), pdf-lib's pako (twice that).
 */
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFName } from 'pdf-lib';
import type { PDFRawStream } from 'pdf-lib';
import { lastUsed } from '../model/last-used.ts';
import { unpack } from './unpack.ts';

/**
 * `most` takes longer, for what packs to much less: objects. Shorter blocks (memLevel) suit them: they change their kind often. What is packed again
 * after an edit, most pages' contents and fonts, is not packed again; so the result is not to be changed.
 */
export function deflate(bytes: Uint8Array, effort: 'usual' | 'most' = 'usual'): Uint8Array {
  const pack = (): Uint8Array => deflateSync(bytes, { level: effort === 'most' ? 7 : 6, memLevel: 7 });
  if (bytes.length > largest) return pack();
  return packed(`${effort} ${digestOf(bytes)}`, pack);
}

/** Tells one result of ours from another; not what a stranger made to look like it. */
export const digestOf = (bytes: Uint8Array | string): string => createHash('md5').update(bytes).digest('hex');

/** Bytes: with as many as are kept, some megabytes. */
const largest = 100_000;
const packed = lastUsed<Uint8Array>(400);

/** A stream's bytes without their filters. What zlib unpacks is the same everywhere, and ten times as fast as pdf-lib. Throws as `unpack` gives nothing. */
export function inflated(stream: PDFRawStream): Uint8Array {
  const { dict, contents } = stream;
  const isPlain = dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
  if (isPlain) return inflateSync(contents, { maxOutputLength: 2 ** 28 });
  const unpacked = unpack(dict.context, stream);
  if (unpacked === undefined || unpacked.rest.length > 0) throw new Error('a stream that does not unpack');
  return unpacked.bytes;
}

/** The same of a file of strangers: as far as the stream can be read, and nothing where it is broken at its beginning, as viewers show it. */
export function readable(stream: PDFRawStream): Uint8Array {
  const unpacked = unpack(stream.dict.context, stream);
  return unpacked?.rest.length === 0 ? unpacked.bytes : new Uint8Array();
}
