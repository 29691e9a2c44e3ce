/**
 * Looks for fields of an appendix's form that have none (PDF 32000-1, 12.7.3.3, NeedAppearances): a viewer would draw them from their values, but
 * in a briefing there is no form any more, so they are drawn now. pdf-lib does it; files whose fields have their looks are left as they are.
 */
import { PDFDocument } from 'pdf-lib';
import { dictOf, name } from './objects.ts';
import { annotationsOf, peek } from './source.ts';

/** The same bytes where nothing is missing, or where the values can't be drawn (characters that its fonts lack). */
export async function withLooks(bytes: Uint8Array): Promise<Uint8Array> {
  const { context, catalog, pages } = await peek(bytes);
  if (dictOf(context, catalog.get(name('AcroForm'))) === undefined) return bytes;
  const widgets = pages.flatMap(({ dict }) => annotationsOf(context, dict)).filter((one) => one.get(name('Subtype')) === name('Widget'));
  if (widgets.every((widget) => dictOf(context, widget.get(name('AP')))?.has(name('N')))) return bytes;
  try {
    const file = await PDFDocument.load(bytes, { updateMetadata: false });
    file.getForm().updateFieldAppearances();
    return await file.save({ updateFieldAppearances: false });
  } catch {
    return bytes;
  }
}
