/** What link annotations say of themselves (ISO 14289-1, 7.18.5): the words that they stand on, the text of a picture in them, or where they lead. */
import { PDFRef } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { isRightToLeft } from '../model/words.ts';
import { dictOf, listOf, name, numberOf, textOf, textString } from './objects.ts';
import { asRead, nextText } from './reading-order.ts';
import { annotationsOf, type Page, type Source } from './source.ts';

/** Of the sequences of pages, by the page's reference: text as it is shown (`reading-order.ts`). */
export type ShownWords = ReadonlyMap<PDFObject | undefined, ReadonlyMap<number, string>>;

/** Links while they are described. */
interface Describing {
  readonly context: PDFContext;
  readonly words: ShownWords;
  readonly isRightToLeft: boolean;
}

/** `rows`: the parent tree's entries. A link that says something already keeps that. */
export function describeLinks(
  { context, catalog }: Source,
  pages: readonly Page[],
  rows: ReadonlyMap<number, PDFObject>,
  words: ShownWords,
): void {
  const describing = { context, words, isRightToLeft: isRightToLeft(textOf(context, catalog.get(name('Lang'))) ?? '') };
  const known = new Map<PDFDict, string | undefined>();
  for (const page of pages)
    for (const annotation of annotationsOf(context, page.dict)) {
      if (annotation.get(name('Subtype')) !== name('Link') || annotation.has(name('Contents'))) continue;
      const link = dictOf(context, rows.get(numberOf(context, annotation.get(name('StructParent'))) ?? NaN));
      if (link && !known.has(link)) known.set(link, wordsOf(describing, link).trim() || altWithin(context, link));
      const address = textOf(context, dictOf(context, annotation.get(name('A')))?.get(name('URI')));
      const said = link && known.get(link);
      const text = said ? spelt(said.replace(/\s+/g, ' '), address) : address;
      if (text) annotation.set(name('Contents'), textString(text));
    }
}

/** In the order in which the element holds them, for it is not always that in which they are shown. */
function wordsOf(describing: Describing, element: PDFDict): string {
  const { context, words } = describing;
  let said = '';
  for (const kid of listOf(context, element.get(name('K')))) {
    const dict = dictOf(context, kid);
    if (dict?.has(name('S'))) said = nextText(said, wordsOf(describing, dict));
    else {
      const shown = words
        .get((dict ?? element).get(name('Pg')) ?? element.get(name('Pg')))
        ?.get(numberOf(context, dict ? dict.get(name('MCID')) : kid) ?? NaN);
      if (shown !== undefined) said = nextText(said, asRead(shown, describing.isRightToLeft));
    }
  }
  return said;
}

/** An address that may be broken in several places is one word all the same. */
function spelt(text: string, address: string | undefined): string {
  const whole = text.replaceAll(' ', '');
  return whole !== text && address && /[./:]/.test(whole) && addressesOf(address).some((one) => one.includes(whole)) ? whole : text;
}

/** As it is, and with the characters that are written in percent. */
function addressesOf(address: string): readonly string[] {
  try {
    return [address, decodeURI(address)];
  } catch {
    return [address];
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
