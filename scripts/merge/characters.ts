/**
 * Characters for glyphs that Chromium gives none (PDF 32000-1, 9.10.2): where one glyph stands for several characters, or is one of a letter's
 * forms, as in Arabic, it maps the glyph to U+0000, which PDF/UA-1 forbids (7.21.7), and says the text beside it, as ActualText. What is said there
 * becomes the glyph's own, for the many readers that look up glyphs only.
 */
import { PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFDict } from 'pdf-lib';
import { deflate, inflated } from './deflate.ts';
import { readCharacters, writeCharacters } from './glyphmaps.ts';
import { name } from './objects.ts';
import { codeLength } from './resources.ts';

/** Glyphs of a font shown together, and the text that was said for them. */
export interface Spoken {
  readonly font: PDFDict;
  readonly glyphs: readonly number[];
  readonly said: string;
}

/** Stands for a glyph of which nothing is known: a zero width non-joiner, which readers pass over. */
const nothing = '200C';

/** Rewrites the maps of these fonts that have such glyphs; only then it is asked what was said. */
export function completeCharacters(context: PDFContext, fonts: Iterable<PDFDict>, spoken: () => readonly Spoken[]): void {
  for (const font of fonts) {
    const stream = context.lookup(font.get(name('ToUnicode')));
    if (!(stream instanceof PDFRawStream)) continue;
    const cmap = Buffer.from(inflated(stream)).toString('latin1');
    if (!/<0000>\s*\n/.test(cmap)) continue;
    const characters = new Map(readCharacters(cmap));
    const missing = new Set([...characters].flatMap(([glyph, text]) => (/^(0000)*$/.test(text) ? [glyph] : [])));
    const own = spoken()
      .filter((one) => one.font === font)
      .sort((a, b) => a.glyphs.length - b.glyphs.length);
    for (const { glyphs, said } of own) learn(characters, missing, glyphs, said);
    for (const glyph of missing) characters.set(glyph, nothing);
    const bytes = deflate(new TextEncoder().encode(writeCharacters(characters, codeLength(font) === 1 ? 2 : 4)));
    font.set(name('ToUnicode'), context.register(context.stream(bytes, { Filter: 'FlateDecode' })));
  }
}

/** The first glyph without a character takes what the others don't say. */
function learn(characters: Map<number, string>, missing: Set<number>, glyphs: readonly number[], said: string): void {
  const first = glyphs.find((glyph) => missing.has(glyph));
  if (first === undefined) return;
  const others = glyphs.filter((glyph) => !missing.has(glyph)).map((glyph) => characters.get(glyph) ?? '');
  const rest = others.reduce((text, other) => (other === '' ? text : text.replace(other, '')), hexadecimal(said));
  if (rest === '') return;
  characters.set(first, rest);
  missing.delete(first);
}

const hexadecimal = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
