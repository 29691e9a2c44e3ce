/** What names in a page's contents stand for: words of codes in a font, the box of a picture or form (PDF 32000-1, 7.8.3). */
import { PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { identity, through, type Matrix } from './geometry.ts';
import { readCharacters, type Characters } from './glyphmaps.ts';
import type { Meaning } from './marks.ts';
import { dictOf, itemsOf, name, numberOf, rectangleOf } from './objects.ts';

/** `characters`: maps that were read already, by their stream. */
export function resourcesOf(context: PDFContext, page: PDFDict, characters: Map<PDFObject, Characters>): Omit<Meaning, 'purposeOf'> {
  const resources = dictOf(context, page.get(name('Resources')));
  const fonts = dictOf(context, resources?.get(name('Font')));
  const objects = dictOf(context, resources?.get(name('XObject')));
  return {
    wordsOf(font, codes) {
      const map = context.lookup(dictOf(context, fonts?.get(name(font)))?.get(name('ToUnicode')));
      if (!(map instanceof PDFRawStream)) return '';
      const known = characters.get(map) ?? readCharacters(Buffer.from(decodePDFRawStream(map).decode()).toString('latin1'));
      characters.set(map, known);
      const units = Array.from(
        { length: codes.length >> 1 },
        (_, at) => known.get(((codes[2 * at] ?? 0) << 8) | (codes[2 * at + 1] ?? 0)) ?? '',
      );
      return Buffer.from(units.join(''), 'hex').swap16().toString('utf16le');
    },
    boxOf(key) {
      const object = context.lookup(objects?.get(name(key)));
      const box = object instanceof PDFRawStream ? rectangleOf(context, object.dict.get(name('BBox'))) : undefined;
      if (!(object instanceof PDFRawStream) || box === undefined) return [0, 0, 1, 1];
      const numbers = itemsOf(context, object.dict.get(name('Matrix'))).map((item) => numberOf(context, item) ?? 0);
      return through(numbers.length === 6 ? (numbers as unknown as Matrix) : identity, box);
    },
  };
}
