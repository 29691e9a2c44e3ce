/** A page's contents as one stream, to become a form XObject (PDF 32000-1, 8.10). */
import { PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFDict } from 'pdf-lib';
import { readable } from './deflate.ts';
import { listOf, name } from './objects.ts';
import type { Value } from './objects.ts';

/** `entries` are the stream's own: its filter. */
export interface Contents {
  readonly bytes: Uint8Array;
  readonly entries: Readonly<Record<string, Value>>;
}

/** A single stream stays compressed as it is; several are joined, each as far as it can be read. */
export function contentsOf(context: PDFContext, page: PDFDict): Contents {
  const streams = listOf(context, page.get(name('Contents')))
    .map((item) => context.lookup(item))
    .filter((item) => item instanceof PDFRawStream);
  const only = streams[0];
  if (only && streams.length === 1) {
    return { bytes: only.contents, entries: { Filter: only.dict.get(name('Filter')), DecodeParms: only.dict.get(name('DecodeParms')) } };
  }
  return { bytes: Buffer.concat(streams.flatMap((stream) => [readable(stream), Buffer.from('\n')])), entries: {} };
}
