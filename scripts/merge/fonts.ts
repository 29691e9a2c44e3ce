/**
 * Storing every face once. Chromium embeds, in each print, a subset of each face under a Type0 font with Identity-H; its subsets keep
 * the face's glyph ids, so subsets of one face can be laid over each other and pages need no change.
 *
 * Subsets that disagree about a glyph that both use (other outline, width or character) are two faces of one name, as the pieces of a
 * web font are: they stay apart, whatever they are called. Rejected: renumbering glyphs, which means rewriting the pages' text.
 */
import type { PDFContext, PDFDict } from 'pdf-lib';
import type { Aliases } from './compact.ts';
import { deflate } from './deflate.ts';
import { writeCharacters, writeWidths } from './glyphmaps.ts';
import type { Widths } from './glyphmaps.ts';
import { arrayFrom, name } from './objects.ts';
import type { Value } from './objects.ts';
import { agree, readFace, subsetOf } from './subset.ts';
import type { Face, Subset } from './subset.ts';
import { writeTrueType } from './truetype-write.ts';

/** What the first pass can tell without unpacking: a face that stands alone is left as it is. */
export function joinFonts(context: PDFContext, aliases: Aliases): void {
  const faces = new Map<string, Subset[]>();
  for (const [ref, value] of context.enumerateIndirectObjects()) {
    const subset = aliases.has(ref) ? undefined : subsetOf(context, ref, value);
    if (subset) faces.set(subset.face, [...(faces.get(subset.face) ?? []), subset]);
  }
  for (const subsets of faces.values()) if (subsets.length > 1) joinFace(context, subsets, aliases);
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
  const stream = context.register(context.stream(deflate(file), { Filter: 'FlateDecode', Length1: file.length }));
  const characters = new Map(members.flatMap((face) => [...face.characters]));
  const descriptor = changed(context, first.subset.descriptor, { FontName: fontName, FontFile2: stream, CIDSet: undefined });
  const descendant = changed(context, first.subset.descendant, {
    BaseFont: fontName,
    FontDescriptor: context.register(descriptor),
    W: writeWidths(context, joinWidths(members, holders)),
    CIDToGIDMap: name('Identity'),
  });
  const toUnicode = context.register(
    context.stream(deflate(new TextEncoder().encode(writeCharacters(characters))), { Filter: 'FlateDecode' }),
  );
  const descendants = arrayFrom(context, [context.register(descendant)]);
  return changed(context, first.subset.font, { BaseFont: fontName, DescendantFonts: descendants, ToUnicode: toUnicode });
}

/** The widths of glyphs without a character (alternates, figures of one width) stand in the font file. */
function joinWidths(members: readonly Face[], holders: readonly Face[]): Widths {
  const widths = new Map(members.flatMap((face) => [...face.widths]));
  holders.forEach((face, id) => {
    const isDrawn = (face.glyphs[id]?.length ?? 0) > 0;
    const advance = ((face.metrics[id]?.advance ?? 0) * 1000) / face.unitsPerEm;
    if (isDrawn && !widths.has(id)) widths.set(id, Number(advance.toFixed(3)));
  });
  return widths;
}

function changed(context: PDFContext, dict: PDFDict, entries: Readonly<Record<string, Value>>): PDFDict {
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
