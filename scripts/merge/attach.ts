/**
 * Files inside a PDF: associated files (PDF 32000-2, 14.13) that are also listed as attachments (PDF 32000-1, 7.11.4 and 7.7.4), and read back.
 *
 * A file's name is its path, `<slug>/figures/map.svg`, in UTF-16. Readers of PDF 1.7 show the attachments; those of 2.0 know that they are the source.
 */
import { createHash } from 'node:crypto';
import { PDFHexString, PDFString } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { deflate } from './deflate.ts';
import { arrayFrom, dictFrom, dictOf, name } from './objects.ts';
import { save } from './save.ts';
import { open } from './source.ts';
import { readNameTree, writeNameTree } from './trees.ts';

/** A file of the article's folder, by its path there. */
export interface Attachment {
  /** With "/". */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Attaches the files as the document's source. `date` is what they bear; `description` is what a viewer shows beside them. */
export async function attachSource(bytes: Uint8Array, files: readonly Attachment[], date: Date, description: string): Promise<Uint8Array> {
  const { context, catalog } = await open(bytes);
  const entries = files.map((file) => [file.path, context.register(specification(context, file, date, description))] as const);
  const names = dictOf(context, catalog.get(name('Names'))) ?? dictFrom(context, {});
  const present = readNameTree(context, names.get(name('EmbeddedFiles')));
  names.set(name('EmbeddedFiles'), context.register(writeNameTree(context, [...present, ...entries])));
  catalog.set(name('Names'), names);
  catalog.set(
    name('AF'),
    arrayFrom(
      context,
      entries.map(([, ref]) => ref),
    ),
  );
  return save(context);
}

function specification(context: PDFContext, file: Attachment, date: Date, description: string) {
  const stream = context.register(embedded(context, file, date));
  return dictFrom(context, {
    Type: name('Filespec'),
    F: PDFHexString.fromText(file.path),
    UF: PDFHexString.fromText(file.path),
    Desc: PDFHexString.fromText(description),
    AFRelationship: name('Source'),
    EF: dictFrom(context, { F: stream, UF: stream }),
  });
}

function embedded(context: PDFContext, { path, bytes }: Attachment, date: Date) {
  const stream = context.stream(deflate(bytes), { Type: 'EmbeddedFile', Filter: 'FlateDecode' });
  stream.dict.set(name('Subtype'), name(mediaType(path)));
  const time = PDFString.fromDate(date);
  const sum = PDFHexString.of(createHash('md5').update(bytes).digest('hex'));
  stream.dict.set(name('Params'), dictFrom(context, { Size: context.obj(bytes.length), CreationDate: time, ModDate: time, CheckSum: sum }));
  return stream;
}

const mediaTypes: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  json: 'application/json',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  bib: 'application/x-bibtex',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

function mediaType(path: string): string {
  return mediaTypes[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
