/**
 * The source that a briefing carries, read out of it. The file may come from anyone: whatever is odd about it is told by its name, nothing is
 * guessed, and nothing is unpacked beyond the limits.
 */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { PDFHexString, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDict } from 'pdf-lib';
import type { Attachment } from './attach.ts';
import { TooMuchStructure } from './guarded-parser.ts';
import { isEncrypted } from './inspect.ts';
import { dictOf, itemsOf, listOf, name, numberOf, textOf } from './objects.ts';
import { openStrictly } from './source.ts';
import { readNameTree } from './trees.ts';

/** Bytes: of one file, and of all files. */
const limits = { file: 2 ** 28, all: 2 ** 29, count: 5000 };

/** `path`: the file that it is about. */
export type DetachProblem = 'not-a-pdf' | 'encrypted' | 'none' | 'too-much' | 'damaged';
/** The files, or the one reason for giving none. */
export type Detached = { readonly files: readonly Attachment[] } | { readonly problem: DetachProblem; readonly path?: string };

/** All files that are marked as the document's source, in the file's order. */
export async function detachSource(bytes: Uint8Array): Promise<Detached> {
  if (isEncrypted(bytes)) return { problem: 'encrypted' };
  const source = await openStrictly(bytes).catch((error: unknown) => (error instanceof TooMuchStructure ? 'too-much' : 'not-a-pdf'));
  if (typeof source === 'string') return { problem: source };
  const { context, catalog } = source;
  const listed = itemsOf(context, catalog.get(name('AF')));
  const attached = readNameTree(context, dictOf(context, catalog.get(name('Names')))?.get(name('EmbeddedFiles'))).map(([, value]) => value);
  const specifications = [...new Set([...listed, ...attached].flatMap((value) => dictOf(context, value) ?? []))];
  const sources = specifications.filter((one) => textOf(context, one.get(name('AFRelationship'))) === 'Source');
  if (sources.length === 0) return { problem: 'none' };
  if (sources.length > limits.count) return { problem: 'too-much' };
  const files: Attachment[] = [];
  let room = limits.all;
  for (const specification of sources) {
    const path = textOf(context, specification.get(name('UF'))) ?? textOf(context, specification.get(name('F'))) ?? '';
    const contents = unpack(context, specification, Math.min(limits.file, room));
    if (typeof contents === 'string') return { problem: contents, path };
    room -= contents.length;
    files.push({ path, bytes: contents });
  }
  return { files };
}

function unpack(context: PDFContext, specification: PDFDict, room: number): Uint8Array | 'too-much' | 'damaged' {
  const files = dictOf(context, specification.get(name('EF')));
  const stream = context.lookup(files?.get(name('UF')) ?? files?.get(name('F')));
  if (!(stream instanceof PDFRawStream)) return 'damaged';
  const filters = listOf(context, stream.dict.get(name('Filter'))).map((filter) => textOf(context, filter));
  if (filters.length > 1 || (filters.length === 1 && filters[0] !== 'FlateDecode')) return 'damaged';
  const contents = filters.length === 0 ? stream.contents : inflate(stream.contents, room);
  if (typeof contents === 'string') return contents;
  if (contents.length > room) return 'too-much';
  return isWhole(context, stream.dict, contents) ? contents : 'damaged';
}

function inflate(bytes: Uint8Array, room: number): Uint8Array | 'too-much' | 'damaged' {
  try {
    return new Uint8Array(inflateSync(bytes, { maxOutputLength: Math.max(1, room) }));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-much' : 'damaged';
  }
}

/** By the size and the MD5 sum that are kept with it (7.11.4.3), where they are. */
function isWhole(context: PDFContext, dict: PDFDict, bytes: Uint8Array): boolean {
  const params = dictOf(context, dict.get(name('Params')));
  const size = numberOf(context, params?.get(name('Size')));
  const sum = context.lookup(params?.get(name('CheckSum')));
  const kept = sum instanceof PDFHexString || sum instanceof PDFString ? Buffer.from(sum.asBytes()).toString('hex') : undefined;
  return (size === undefined || size === bytes.length) && (kept === undefined || kept === createHash('md5').update(bytes).digest('hex'));
}
