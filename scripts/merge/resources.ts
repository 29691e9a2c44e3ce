/** What names in a page's contents stand for: words of codes in a font, the box of a picture or form (PDF 32000-1, 7.8.3). */
import { PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { inflated } from './deflate.ts';
import { matrixOf, through } from './geometry.ts';
import { readCharacters, type Characters } from './glyphmaps.ts';
import { dictOf, itemsOf, name, numberOf, rectangleOf } from './objects.ts';
import { glyphsIn, utf16 } from './strings.ts';
import { advancesOf, stateOf } from './subset.ts';
import type { Resources } from './watch.ts';

/** `characters`: maps that were read already, by their stream. */
export function resourcesOf(context: PDFContext, page: PDFDict, characters: Map<PDFObject, Characters>): Resources {
  const fonts = fontsOf(context, page);
  const objects = dictOf(context, dictOf(context, page.get(name('Resources')))?.get(name('XObject')));
  return {
    wordsOf(font, codes) {
      const map = context.lookup(fonts.get(font)?.get(name('ToUnicode')));
      if (!(map instanceof PDFRawStream)) return '';
      const known = characters.get(map) ?? readCharacters(Buffer.from(inflated(map)).toString('latin1'));
      characters.set(map, known);
      let words = '';
      for (const glyph of glyphsIn(codes, codeLength(fonts.get(font)))) words += known.get(glyph) ?? '';
      return utf16(Buffer.from(words, 'hex'));
    },
    advancesOf(key) {
      const font = fonts.get(key);
      return font && advancesOf(context, font);
    },
    boxOf(key) {
      const object = context.lookup(objects?.get(name(key)));
      const box = object instanceof PDFRawStream ? rectangleOf(context, object.dict.get(name('BBox'))) : undefined;
      if (!(object instanceof PDFRawStream) || box === undefined) return [0, 0, 1, 1];
      return through(matrixOf(itemsOf(context, object.dict.get(name('Matrix'))).map((item) => numberOf(context, item))), box);
    },
  };
}

/** Tells what `resourcesOf` says of a page from what it says of others. */
export function resourcesState(context: PDFContext, page: PDFDict, { boxOf }: Resources): string {
  const fonts = [...fontsOf(context, page)].map(([key, font]) => `${key} ${stateOf(context, font)}`);
  const objects = dictOf(context, dictOf(context, page.get(name('Resources')))?.get(name('XObject')))?.keys() ?? [];
  return [...fonts, ...objects.map((key) => `${key.decodeText()} ${boxOf(key.decodeText()).join(' ')}`)].join('\n');
}

/** Bytes of a code: two in the composite fonts that Chromium writes (9.7.6.2), one in those whose glyphs are drawings (9.6.5). */
export const codeLength = (font: PDFDict | undefined): 1 | 2 => (font?.get(name('Subtype')) === name('Type3') ? 1 : 2);

/** The fonts of a page's resources, by name. */
export function fontsOf(context: PDFContext, page: PDFDict): ReadonlyMap<string, PDFDict> {
  const fonts = dictOf(context, dictOf(context, page.get(name('Resources')))?.get(name('Font')));
  return new Map(
    (fonts?.entries() ?? []).flatMap(([key, value]) => {
      const font = dictOf(context, value);
      return font ? [[key.decodeText(), font] as const] : [];
    }),
  );
}
