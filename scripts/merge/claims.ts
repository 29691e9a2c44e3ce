/** What a file of others claims of itself: an appendix that bears the mark of PDF/UA-1 (ISO 14289-1, 5) does not take it from the whole. */
import { PDFRawStream } from 'pdf-lib';
import { inflated } from './deflate.ts';
import { name } from './objects.ts';
import type { Source } from './source.ts';

/** Read from the metadata as text (`pdfuaid:part`, ISO 14289-1, clause 5); false where there are none, or none that can be unpacked. */
export function claimsAccess({ context, catalog }: Source): boolean {
  const metadata = context.lookup(catalog.get(name('Metadata')));
  if (!(metadata instanceof PDFRawStream)) return false;
  try {
    return /pdfuaid:part(>|\s*=\s*["'])\s*1/.test(Buffer.from(inflated(metadata)).toString('utf8'));
  } catch {
    return false;
  }
}
