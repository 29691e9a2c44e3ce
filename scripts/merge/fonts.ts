/**
 * Storing every face once. Chromium embeds, in each print, a subset of each face under a Type0 font with Identity-H; its subsets keep
 * the face's glyph ids, so subsets of one face can be laid over each other and pages need no change.
 *
 * Subsets that disagree about a glyph that both use (other outline, width or character) are two faces of one name, as the pieces of a
 * web font are: they stay apart, whatever they are called. Rejected: renumbering glyphs, which means rewriting the pages' text.
 */
import { PDFDict, PDFName, PDFRawStream, PDFString, decodePDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFRef } from 'pdf-lib';
import type { Aliases } from './compact.ts';
import { readCharacters, readWidths, writeCharacters, writeWidths } from './glyphmaps.ts';
import type { Characters, Widths } from './glyphmaps.ts';
import { arrayFrom, dictOf, itemsOf, name, numberOf, textOf } from './objects.ts';
import { readTrueType, writeTrueType } from './truetype.ts';
import type { TrueType } from './truetype.ts';

interface Subset {
  readonly ref: PDFRef;
  readonly font: PDFDict;
  readonly descendant: PDFDict;
  readonly descriptor: PDFDict;
  /** Without the subset tag. */
  readonly face: string;
}

/** What the first pass can tell without unpacking: a face that stands alone is left as it is. */
export function joinFonts(context: PDFContext, aliases: Aliases): void {
  const faces = new Map<string, Subset[]>();
  for (const [ref, value] of context.enumerateIndirectObjects()) {
    const subset = value instanceof PDFDict && !aliases.has(ref) ? subsetOf(context, ref, value) : undefined;
    if (subset) faces.set(subset.face, [...(faces.get(subset.face) ?? []), subset]);
  }
  for (const subsets of faces.values()) if (subsets.length > 1) joinFace(context, subsets, aliases);
}

function subsetOf(context: PDFContext, ref: PDFRef, font: PDFDict): Subset | undefined {
  const is = (dict: PDFDict | undefined, key: string, text: string): boolean => textOf(context, dict?.get(name(key))) === text;
  if (!is(font, 'Subtype', 'Type0') || !is(font, 'Encoding', 'Identity-H')) return undefined;
  const descendant = dictOf(context, itemsOf(context, font.get(name('DescendantFonts')))[0]);
  const descriptor = dictOf(context, descendant?.get(name('FontDescriptor')));
  const face = /^[A-Z]{6}\+(.+)$/.exec(textOf(context, font.get(name('BaseFont'))) ?? '')?.[1];
  if (!descendant || !descriptor || face === undefined || !is(descendant, 'Subtype', 'CIDFontType2')) return undefined;
  const isPlain = descendant.has(name('CIDToGIDMap')) ? is(descendant, 'CIDToGIDMap', 'Identity') : true;
  return isPlain && descriptor.has(name('FontFile2')) ? { ref, font, descendant, descriptor, face } : undefined;
}

interface Face extends TrueType {
  readonly subset: Subset;
  readonly widths: Widths;
  readonly characters: Characters;
}

function joinFace(context: PDFContext, subsets: readonly Subset[], aliases: Aliases): void {
  const unions: Face[][] = [];
  for (const subset of subsets) {
    const face = readFace(context, subset);
    if (face === undefined) continue;
    const union = unions.find((members) => members.every((member) => agree(member, face)));
    if (union) union.push(face);
    else unions.push([face]);
  }
  for (const members of unions) {
    if (members.length < 2) continue;
    const joined = context.register(writeFace(context, members));
    for (const { subset } of members) aliases.set(subset.ref, joined);
  }
}

function readFace(context: PDFContext, subset: Subset): Face | undefined {
  const file = context.lookup(subset.descriptor.get(name('FontFile2')));
  const cmap = context.lookup(subset.font.get(name('ToUnicode')));
  const font = file instanceof PDFRawStream ? readTrueType(decodePDFRawStream(file).decode()) : undefined;
  if (font === undefined) return undefined;
  const characters = cmap instanceof PDFRawStream ? readCharacters(latin1(decodePDFRawStream(cmap).decode())) : new Map<number, string>();
  const widths = new Map(readWidths(context, subset.descendant.get(name('W'))));
  const usual = numberOf(context, subset.descendant.get(name('DW'))) ?? 1000;
  for (const glyph of characters.keys()) if (!widths.has(glyph)) widths.set(glyph, usual);
  return { ...font, subset, widths, characters };
}

const latin1 = (bytes: Uint8Array): string => bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');

/** Of one face, and of one mind about every glyph that both hold. */
function agree(a: Face, b: Face): boolean {
  return sameProgram(a, b) && b.glyphs.every((glyph, id) => agreeOn(a, b, glyph, id));
}

function agreeOn(a: Face, b: Face, glyph: Uint8Array, id: number): boolean {
  const other = a.glyphs[id] ?? new Uint8Array();
  if (!holds(a, other, id) || !holds(b, glyph, id)) return true;
  return sameGlyph(other, glyph) && sameOrOne(a.widths.get(id), b.widths.get(id)) && sameOrOne(a.characters.get(id), b.characters.get(id));
}

/** A blank glyph is held if text uses it: then it has a width or a character. */
const holds = (face: Face, glyph: Uint8Array, id: number): boolean => glyph.length > 0 || face.widths.has(id) || face.characters.has(id);

const sameOrOne = <T>(a: T | undefined, b: T | undefined): boolean => a === undefined || b === undefined || a === b;

/** Apart from the zeros that align it. */
function sameGlyph(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length > 0 !== b.length > 0) return false;
  for (let at = 0; at < Math.max(a.length, b.length); at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return false;
  return true;
}

/** Same version, units and dates in `head`, and the same hinting programs. */
function sameProgram(a: TrueType, b: TrueType): boolean {
  const part = (font: TrueType, tag: string): string => {
    const table = font.tables.get(tag) ?? new Uint8Array();
    return (tag === 'head' ? [...table.subarray(0, 8), ...table.subarray(16, 36)] : [...table]).join();
  };
  return ['head', 'cvt ', 'fpgm', 'prep'].every((tag) => part(a, tag) === part(b, tag));
}

/** One Type0 font, descendant, descriptor and file for all members; what isn't about glyphs is the first's. */
function writeFace(context: PDFContext, members: readonly Face[]): PDFDict {
  const first = members[0] as Face;
  const count = Math.max(...members.map(({ glyphs }) => glyphs.length));
  const holder = (id: number): Face =>
    members.find(({ glyphs }) => (glyphs[id]?.length ?? 0) > 0) ??
    members.find(({ widths, glyphs }) => widths.has(id) && id < glyphs.length) ??
    first;
  const holders = Array.from({ length: count }, (_, id) => holder(id));
  const glyphs = holders.map((face, id) => face.glyphs[id] ?? new Uint8Array());
  const file = writeTrueType(
    members,
    glyphs,
    holders.map((face, id) => face.metrics[id] ?? { advance: 0, bearing: 0 }),
  );
  const fontName = name(`${tagOf(file)}+${first.subset.face}`);
  const stream = context.register(context.flateStream(file, { Length1: file.length }));
  const widths = new Map(members.flatMap((face) => [...face.widths]));
  const characters = new Map(members.flatMap((face) => [...face.characters]));
  const descriptor = changed(context, first.subset.descriptor, { FontName: fontName, FontFile2: stream, CIDSet: undefined });
  const descendant = changed(context, first.subset.descendant, {
    BaseFont: fontName,
    FontDescriptor: context.register(descriptor),
    W: writeWidths(context, widths),
    CIDToGIDMap: name('Identity'),
  });
  const toUnicode = context.register(context.flateStream(writeCharacters(characters)));
  const descendants = arrayFrom(context, [context.register(descendant)]);
  return changed(context, first.subset.font, { BaseFont: fontName, DescendantFonts: descendants, ToUnicode: toUnicode });
}

function changed(
  context: PDFContext,
  dict: PDFDict,
  entries: Readonly<Record<string, PDFName | PDFRef | PDFString | PDFDict | ReturnType<typeof arrayFrom> | undefined>>,
): PDFDict {
  const copy = dict.clone(context);
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) copy.delete(name(key));
    else copy.set(name(key), value);
  }
  return copy;
}

/** Six capital letters (9.6.4) from the file's contents, so that one input has one output. */
function tagOf(file: Uint8Array): string {
  let sum = 0;
  for (const byte of file) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return Array.from({ length: 6 }, (_, index) => String.fromCharCode(65 + (Math.floor(sum / 26 ** index) % 26))).join('');
}
