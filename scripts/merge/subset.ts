/**
 * A subset of a face as a PDF holds it (PDF 32000-1, 9.7 and 9.9): a Type0 font with Identity-H over TrueType outlines, so that the codes
 * in the text are glyph ids. Here it is found, read, and compared with others of its name.
 *
 * Two subsets agree if they are of one version of the face and every glyph that both hold has the same outline, width and character.
 */
import { randomUUID } from 'node:crypto';
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib';
import { digestOf, readable } from './deflate.ts';
import { readCharacters, readWidths } from './glyphmaps.ts';
import type { Characters, Widths } from './glyphmaps.ts';
import { dictOf, itemsOf, name, numberOf, textOf } from './objects.ts';
import { noGlyph, readTrueType } from './truetype.ts';
import type { TrueType } from './truetype.ts';

/** The four objects of a font, its file left aside. */
export interface Subset {
  readonly ref: PDFRef;
  readonly font: PDFDict;
  readonly descendant: PDFDict;
  readonly descriptor: PDFDict;
  /** Without the subset tag. */
  readonly face: string;
}

/** A subset that was read: its outlines (see `TrueType`), and what the PDF says of its glyphs, by glyph id. */
export interface Face extends TrueType {
  readonly subset: Subset;
  /** Only of glyphs that have a character. */
  readonly widths: Widths;
  readonly characters: Characters;
}

/** Undefined for any other kind of font. */
export function subsetOf(context: PDFContext, ref: PDFRef, font: PDFObject): Subset | undefined {
  const own = dictsOf(context, font);
  return own && { ref, ...own };
}

function dictsOf(context: PDFContext, font: PDFObject): Omit<Subset, 'ref'> | undefined {
  if (!(font instanceof PDFDict) || !is(font, 'Subtype', 'Type0') || !is(font, 'Encoding', 'Identity-H')) return undefined;
  const descendant = dictOf(context, itemsOf(context, font.get(name('DescendantFonts')))[0]);
  const descriptor = dictOf(context, descendant?.get(name('FontDescriptor')));
  const face = /^[A-Z]{6}\+(.+)$/.exec(textOf(context, font.get(name('BaseFont'))) ?? '')?.[1];
  if (!descendant || !descriptor || face === undefined || !is(descendant, 'Subtype', 'CIDFontType2')) return undefined;
  const isPlain = descendant.has(name('CIDToGIDMap')) ? is(descendant, 'CIDToGIDMap', 'Identity') : true;
  return isPlain && descriptor.has(name('FontFile2')) ? { font, descendant, descriptor, face } : undefined;
}

const is = (dict: PDFDict, key: string, value: string): boolean => dict.get(name(key)) === name(value);

/** Tells a subset's file from those of others. */
export function fileState(context: PDFContext, { descriptor }: Subset): string {
  const file = context.lookup(descriptor.get(name('FontFile2')));
  return file instanceof PDFRawStream ? digestOf(file.contents) : '';
}

/** Unpacks the subset; undefined if its file can't be read. */
export function readFace(context: PDFContext, subset: Subset): Face | undefined {
  const file = context.lookup(subset.descriptor.get(name('FontFile2')));
  const font = file instanceof PDFRawStream ? readTrueType(readable(file)) : undefined;
  if (font === undefined) return undefined;
  const characters = charactersOf(context, subset.font) ?? new Map<number, string>();
  return { ...font, subset, widths: usedWidths(context, subset.descendant, characters), characters };
}

/** A font's widths that count (`usedWidths`) by glyph, NaN for others; undefined for any other kind of font than `subsetOf` knows. */
export function advancesOf(context: PDFContext, font: PDFDict): Float64Array | undefined {
  if (!advances.has(font)) advances.set(font, readAdvances(context, font));
  return advances.get(font);
}

const advances = new WeakMap<PDFDict, Float64Array | undefined>();

function readAdvances(context: PDFContext, font: PDFDict): Float64Array | undefined {
  const subset = dictsOf(context, font);
  const characters = charactersOf(context, font);
  if (!subset || !characters) return undefined;
  const widths = usedWidths(context, subset.descendant, characters);
  const made = new Float64Array(Math.max(0, ...widths.keys()) + 1).fill(NaN);
  for (const [glyph, width] of widths) made[glyph] = width;
  return made;
}

/** Tells a font's characters and advances from those of others. */
export function stateOf(context: PDFContext, font: PDFDict): string {
  const map = context.lookup(font.get(name('ToUnicode')));
  const known = states.get(font);
  if (known && known.map === map) return known.state;
  const state = readState(context, font, map);
  states.set(font, { map, state });
  return state;
}

/** With the characters that they were read with: these may be completed later. */
const states = new WeakMap<PDFDict, { readonly map: PDFObject | undefined; readonly state: string }>();

function readState(context: PDFContext, font: PDFDict, map: PDFObject | undefined): string {
  const descendant = dictsOf(context, font)?.descendant;
  const widths = ['DW', 'W'].map((key) => context.lookup(descendant?.get(name(key)))?.toString()).join(' ');
  /** What stands behind a reference is not looked at: then the font is like no other. */
  const isPlain = !/\d R/.test(widths);
  return digestOf(`${map instanceof PDFRawStream ? digestOf(map.contents) : ''} ${isPlain ? widths : randomUUID()}`);
}

/** Undefined where the font does not say. */
function charactersOf(context: PDFContext, font: PDFDict): Characters | undefined {
  const map = context.lookup(font.get(name('ToUnicode')));
  if (!(map instanceof PDFRawStream)) return undefined;
  const known = characterMaps.get(map) ?? readCharacters(latin1(readable(map)));
  characterMaps.set(map, known);
  return known;
}

const characterMaps = new WeakMap<PDFRawStream, Characters>();

/** Chromium lets runs of widths cover glyphs that are not in use, and leaves out the usual width: characters tell which count. */
function usedWidths(context: PDFContext, descendant: PDFDict, characters: Characters): Widths {
  const usual = numberOf(context, descendant.get(name('DW'))) ?? 1000;
  const listed = readWidths(context, descendant.get(name('W')));
  const widths = new Map<number, number>();
  for (const glyph of characters.keys()) widths.set(glyph, listed.get(glyph) ?? usual);
  return widths;
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** The glyphs that the subset draws, or that text uses: a blank glyph then has a character. */
export function heldBy({ count, glyphs, characters }: Face): readonly number[] {
  return [...new Set([...glyphs.keys(), ...characters.keys()])].filter((id) => id < count);
}

/** Of one face, and of one mind about every glyph that both hold. */
export function agree(a: Face, b: Face): boolean {
  return sameProgram(a, b) && heldBy(b).every((id) => agreeOn(a, b, id));
}

function agreeOn(a: Face, b: Face, id: number): boolean {
  if (!a.glyphs.has(id) && !a.characters.has(id)) return true;
  return (
    sameGlyph(a.glyphs.get(id) ?? noGlyph, b.glyphs.get(id) ?? noGlyph) &&
    sameOrOne(a.widths.get(id), b.widths.get(id)) &&
    sameOrOne(a.characters.get(id), b.characters.get(id))
  );
}

const sameOrOne = <T>(a: T | undefined, b: T | undefined): boolean => a === undefined || b === undefined || a === b;

/** Apart from the zeros that align it. */
function sameGlyph(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length > 0 !== b.length > 0) return false;
  for (let at = 0; at < Math.max(a.length, b.length); at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return false;
  return true;
}

/**
 * The same hinting programs, and the same in `head` and `hhea` but for a subset's own: a checksum, how outlines' places are written, the count of metrics.
 * What these say of all glyphs, their outermost edges, tells the pieces of a web font from each other (`fonts/pieces.ts`).
 */
function sameProgram(a: TrueType, b: TrueType): boolean {
  const none = new Uint8Array();
  const same = (tag: string, from = 0, to?: number): boolean => {
    const [one = none, other = none] = [a, b].map(({ tables }) => (tables.get(tag) ?? none).subarray(from, to));
    return one.length === other.length && sameGlyph(one, other);
  };
  return same('head', 0, 8) && same('head', 12, 50) && same('hhea', 0, 34) && ['cvt ', 'fpgm', 'prep'].every((tag) => same(tag));
}
