/** What link annotations say of themselves (ISO 14289-1, 7.18.5): the words that they stand on, the text of a picture in them, or where they lead. */
import { PDFRef } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictOf, listOf, name, numberOf, textOf, textString } from './objects.ts';
import { annotationsOf, type Page, type Source } from './source.ts';

/** `rows`: the parent tree's entries; `words`: by Link element. A link that says something already keeps that. */
export function describeLinks(
  { context }: Source,
  page: Page,
  rows: ReadonlyMap<number, PDFObject>,
  words: ReadonlyMap<PDFDict, string>,
): void {
  for (const annotation of annotationsOf(context, page.dict)) {
    if (annotation.get(name('Subtype')) !== name('Link') || annotation.has(name('Contents'))) continue;
    const link = dictOf(context, rows.get(numberOf(context, annotation.get(name('StructParent'))) ?? NaN));
    const said = link && (words.get(link)?.trim() || altWithin(context, link));
    const text = said || textOf(context, dictOf(context, annotation.get(name('A')))?.get(name('URI')));
    if (text) annotation.set(name('Contents'), textString(text.replace(/\s+/g, ' ')));
  }
}

function altWithin(context: PDFContext, element: PDFDict): string | undefined {
  const own = textOf(context, element.get(name('Alt')));
  if (own) return own;
  for (const kid of listOf(context, element.get(name('K')))) {
    const dict = kid instanceof PDFRef ? dictOf(context, kid) : undefined;
    const said = dict?.has(name('S')) ? altWithin(context, dict) : undefined;
    if (said) return said;
  }
  return undefined;
}
