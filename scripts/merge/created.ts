/** When a PDF says that it was made (PDF 32000-1, 14.3.3). */
import { PDFHexString, PDFString } from 'pdf-lib';
import { dictOf, name } from './objects.ts';
import { peek } from './source.ts';

/** Undefined where it does not say so in a form that can be read. Throws on an unreadable file. */
export async function createdOn(bytes: Uint8Array): Promise<Date | undefined> {
  const { context } = await peek(bytes);
  const date = context.lookup(dictOf(context, context.trailerInfo.Info)?.get(name('CreationDate')));
  if (!(date instanceof PDFString) && !(date instanceof PDFHexString)) return undefined;
  try {
    return date.decodeDate();
  } catch {
    return undefined;
  }
}
