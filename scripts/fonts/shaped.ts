/**
 * Whether a document holds letters whose glyphs are chosen by what stands beside them: Arabic, the scripts of India, Thai and the like.
 *
 * Such a font has glyphs that no character names alone (joined forms, conjuncts, marks moved aside). In a PDF Chromium gives each of them the character
 * of the first cluster that used it in that print, so two prints of some pages each hold another font than one print of all.
 * Why those are named that are not shaped: a script that nobody thought of is then printed whole, which is slower and never wrong.
 */

/** Hebrew without its points; hangul is written in whole syllables. */
const unshaped = 'Common Inherited Latin Greek Cyrillic Armenian Georgian Ethiopic Cherokee Han Hiragana Katakana Bopomofo Hangul Yi';
const shaped = new RegExp(`[^${unshaped.replace(/\S+/g, '\\p{sc=$&}').replaceAll(' ', '')}\u05D0-\u05EA]`, 'u');

/** What is no Latin, Greek, Cyrillic nor sign. Without `u` it looks through megabytes of base64 seven times as fast. */
const rare = /[^\0-\u052F\u1E00-\u2BFF]+/g;

/** Of HTML, pictures in it that are drawings included. */
export function isShaped(html: string): boolean {
  if (holdsShaped(html)) return true;
  for (const [, drawing = ''] of html.matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g))
    if (holdsShaped(Buffer.from(drawing, 'base64').toString('utf8'))) return true;
  return false;
}

const holdsShaped = (text: string): boolean => shaped.test(text.match(rare)?.join('') ?? '');
