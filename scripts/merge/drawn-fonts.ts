/**
 * Fonts whose glyphs are drawings (Type 3; PDF 32000-1, 9.6.5), put together anew by what pages show of them.
 *
 * Chromium writes so what it has no outlines to embed for: a variable font's instance, letters that it makes bold itself. It makes one for each piece of a
 * web font, and nothing in it tells which piece that is. So a page takes what it shows to the first font of the same look that has nothing else in these
 * places: pages in one order give the same fonts, whichever prints they come from. Rejected: new codes, which means rewriting the pages' text.
 */
import { PDFDict, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { deflate, inflated } from './deflate.ts';
import { readCharacters, writeCharacters } from './glyphmaps.ts';
import { arrayFrom, arrayOf, dictFrom, dictOf, itemsOf, name, numberOf, textOf } from './objects.ts';
import type { Value } from './objects.ts';
import { tagOf } from './subset-tag.ts';

/** Takes glyphs page by page; what `place` gave may be referred to at once, and holds its glyphs when `close` has run. */
export interface DrawnFonts {
  /** Whether it is such a font. One whose drawings use pictures is left as it is. */
  has(font: PDFRef): boolean;
  /** The font that shows these codes of the given one. */
  place(font: PDFRef, codes: ReadonlySet<number>): PDFRef;
  /** Writes all fonts that were given. */
  close(): void;
}

interface Glyph {
  readonly name: string;
  readonly width: number;
  /** UTF-16BE in hexadecimal; undefined where it stands for no character. */
  readonly text: string | undefined;
  readonly drawing: PDFRawStream | undefined;
  readonly ref: PDFObject | undefined;
  /** All of the above. */
  readonly key: string;
}

interface Font {
  readonly dict: PDFDict;
  readonly descriptor: PDFDict | undefined;
  /** All that is not about single glyphs. */
  readonly look: string;
  readonly glyphs: ReadonlyMap<number, Glyph>;
}

interface Made extends Font {
  readonly ref: PDFRef;
  readonly glyphs: Map<number, Glyph>;
}

/** For one file. The pages' order decides which fonts there are. */
export function createDrawnFonts(context: PDFContext): DrawnFonts {
  const read = new Map<PDFRef, Font | undefined>();
  const made: Made[] = [];
  const fontOf = (ref: PDFRef): Font | undefined => {
    if (!read.has(ref)) read.set(ref, readFont(context, ref));
    return read.get(ref);
  };
  return {
    has: (ref) => fontOf(ref) !== undefined,
    place(ref, codes) {
      const font = fontOf(ref);
      if (font === undefined) return ref;
      const shown = [...new Set([0, ...codes])].flatMap((code) => {
        const glyph = font.glyphs.get(code);
        return glyph ? [[code, glyph] as const] : [];
      });
      const fits = ({ look, glyphs }: Made): boolean =>
        look === font.look && shown.every(([code, { key }]) => (glyphs.get(code)?.key ?? key) === key);
      const target = made.find(fits) ?? { ...font, ref: context.nextRef(), glyphs: new Map<number, Glyph>() };
      if (!made.includes(target)) made.push(target);
      for (const [code, glyph] of shown) if (!target.glyphs.has(code)) target.glyphs.set(code, glyph);
      return target.ref;
    },
    close: () => made.forEach((font) => context.assign(font.ref, writeFont(context, font))),
  };
}

function readFont(context: PDFContext, ref: PDFRef): Font | undefined {
  const dict = dictOf(context, ref);
  if (dict?.get(name('Subtype')) !== name('Type3') || dict.has(name('Resources'))) return undefined;
  const descriptor = dictOf(context, dict.get(name('FontDescriptor')));
  const drawings = dictOf(context, dict.get(name('CharProcs')));
  const names = readDifferences(context, dictOf(context, dict.get(name('Encoding')))?.get(name('Differences')));
  const first = numberOf(context, dict.get(name('FirstChar'))) ?? 0;
  const cmap = context.lookup(dict.get(name('ToUnicode')));
  const characters = cmap instanceof PDFRawStream ? readCharacters(latin1(inflated(cmap))) : undefined;
  const glyphs = new Map<number, Glyph>();
  itemsOf(context, dict.get(name('Widths'))).forEach((item, index) => {
    const code = first + index;
    const own = names.get(code);
    const drawn = own === undefined ? undefined : drawings?.get(name(own));
    const drawing = context.lookup(drawn);
    if (own === undefined || !(drawing instanceof PDFRawStream)) return;
    const [width, text] = [numberOf(context, item) ?? 0, characters?.get(code)];
    glyphs.set(code, { name: own, width, text, drawing, ref: drawn, key: [own, width, text, latin1(drawing.contents)].join(' ') });
  });
  return { dict, descriptor, look: lookOf(context, dict, descriptor), glyphs };
}

/** Names by code: a number says which code the names after it begin with. */
function readDifferences(context: PDFContext, value: Value): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let code = 0;
  for (const item of itemsOf(context, value)) {
    if (item instanceof PDFNumber) code = item.asNumber();
    else names.set(code++, textOf(context, item) ?? '');
  }
  return names;
}

function lookOf(context: PDFContext, dict: PDFDict, descriptor: PDFDict | undefined): string {
  const entries = (descriptor?.entries() ?? []).filter(([key]) => key !== name('FontName'));
  const matrix = arrayOf(context, dict.get(name('FontMatrix')))?.toString();
  return [faceOf(context, descriptor), matrix, ...entries.map(([key, value]) => `${key.toString()} ${value.toString()}`).sort()].join(' ');
}

const faceOf = (context: PDFContext, descriptor: PDFDict | undefined): string =>
  (textOf(context, descriptor?.get(name('FontName'))) ?? '').replace(/^[A-Z]{6}\+/, '');

function writeFont(context: PDFContext, { dict, descriptor, glyphs }: Made): PDFDict {
  const inOrder = [...glyphs].sort(([a], [b]) => a - b);
  const [from, to] = [inOrder[0]?.[0] ?? 0, inOrder.at(-1)?.[0] ?? 0];
  const drawings = Object.fromEntries(inOrder.map(([, glyph]) => [glyph.name, glyph.ref]));
  const differences = inOrder.flatMap(([code, glyph]) => [PDFNumber.of(code), name(glyph.name)]);
  const widths = Array.from({ length: to - from + 1 }, (_, index) => PDFNumber.of(glyphs.get(from + index)?.width ?? 0));
  const characters = new Map(inOrder.flatMap(([code, { text }]) => (text === undefined ? [] : [[code, text] as const])));
  const own = dict.clone(context);
  const entries: Readonly<Record<string, Value>> = {
    CharProcs: dictFrom(context, drawings),
    Encoding: dictFrom(context, { Type: name('Encoding'), Differences: arrayFrom(context, differences) }),
    FirstChar: PDFNumber.of(from),
    LastChar: PDFNumber.of(to),
    Widths: arrayFrom(context, widths),
    FontBBox: context.obj([...boxOf(inOrder.map(([, { drawing }]) => drawing))]),
    ToUnicode: context.register(context.stream(deflate(Buffer.from(writeCharacters(characters, 2))), { Filter: 'FlateDecode' })),
  };
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) own.set(name(key), value);
  if (descriptor) own.set(name('FontDescriptor'), context.register(named(context, descriptor, inOrder)));
  return own;
}

function named(context: PDFContext, descriptor: PDFDict, glyphs: readonly (readonly [number, Glyph])[]): PDFDict {
  const tag = tagOf(Buffer.from(glyphs.map(([code, { key }]) => `${code} ${key}`).join('\n'), 'latin1'));
  const copy = descriptor.clone(context);
  copy.set(name('FontName'), name(`${tag}+${faceOf(context, descriptor)}`));
  return copy;
}

/** Around all drawings, which say their boxes as they begin (`d1`, Table 113); nothing is claimed where one does not. */
function boxOf(drawings: readonly (PDFRawStream | undefined)[]): readonly number[] {
  const boxes = drawings.map((drawing) => {
    const [found, ...box] = (drawing && measured.exec(latin1(inflated(drawing)))) ?? [];
    return found === undefined ? undefined : box.map(Number);
  });
  if (boxes.includes(undefined)) return [0, 0, 0, 0];
  const edges = (index: number): readonly number[] => boxes.map((box) => box?.[index] ?? 0);
  return [Math.min(...edges(0)), Math.min(...edges(1)), Math.max(...edges(2)), Math.max(...edges(3))];
}

const measured = /^\s*[-\d.]+\s+[-\d.]+\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+d1\b/;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
