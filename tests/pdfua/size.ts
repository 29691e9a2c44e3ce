/** What a file's bytes are spent on: streams by what they hold, each counted once. */
import { createHash } from 'node:crypto';
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { openFile } from './file.ts';

export interface Spent {
  readonly file: number;
  /** Bytes of distinct streams: font files with their maps, pictures with masks and profiles, contents of pages and forms. */
  readonly fonts: number;
  readonly pictures: number;
  readonly contents: number;
  /** Streams that are stored twice, and faces that are embedded twice with glyphs in common. */
  readonly doubles: readonly string[];
}

/** Bytes: a stream of a few operators is no copy worth a word. */
const trifle = 100;

export async function spentOn(bytes: Uint8Array): Promise<Spent> {
  const file = await openFile(bytes);
  const kinds = new Map<PDFRawStream, 'fonts' | 'pictures' | 'contents'>();
  const put = (value: PDFObject | undefined, kind: 'fonts' | 'pictures' | 'contents'): void => {
    const stream = file.at(value);
    if (stream instanceof PDFRawStream) kinds.set(stream, kind);
  };
  for (const { dict } of file.pages) file.list(dict, 'Contents').forEach((item) => put(item, 'contents'));
  const streams: PDFRawStream[] = [];
  for (const [, value] of file.context.enumerateIndirectObjects()) {
    if (value instanceof PDFRawStream) streams.push(value);
    const subtype = file.text(value, 'Subtype');
    if (value instanceof PDFRawStream && subtype === 'Image') ['SMask', 'Mask'].forEach((key) => put(file.at(value, key), 'pictures'));
    if (value instanceof PDFRawStream && subtype === 'Image') put(file.at(value, 'ColorSpace', 1), 'pictures');
    if (value instanceof PDFRawStream && (subtype === 'Image' || subtype === 'Form'))
      put(value, subtype === 'Image' ? 'pictures' : 'contents');
    if (value instanceof PDFDict)
      ['FontFile', 'FontFile2', 'FontFile3', 'ToUnicode', 'CIDSet'].forEach((key) => put(file.at(value, key), 'fonts'));
    if (subtype === 'Type3')
      file
        .dict(value, 'CharProcs')
        ?.values()
        .forEach((proc) => put(proc, 'fonts'));
  }
  const seen = new Map<string, PDFRawStream>();
  const sums = { fonts: 0, pictures: 0, contents: 0 };
  const doubles: string[] = [];
  for (const stream of streams) {
    const plain = stream.contents.length > 0 ? String(stream.dict) : '';
    const hash = createHash('sha256')
      .update(plain.replace(/\/Length \d+/, ''))
      .update(stream.contents)
      .digest('hex');
    const kind = kinds.get(stream);
    if (seen.has(hash) && stream.contents.length > trifle) doubles.push(`${kind ?? 'other'} stream of ${stream.contents.length} bytes`);
    else if (kind) sums[kind] += stream.contents.length;
    seen.set(hash, stream);
  }
  return { file: bytes.length, ...sums, doubles };
}
