/**
 * Storing every face once. Chromium embeds, in each print, a subset of each face under a Type0 font with Identity-H; its subsets keep
 * the face's glyph ids, so subsets of one face can be laid over each other and pages need no change.
 *
 * Subsets that disagree about a glyph that both use (other outline, width or character) are two faces of one name, as the pieces of a
 * web font are: they stay apart, whatever they are called. Rejected: renumbering glyphs, which means rewriting the pages' text.
 */
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import type { Aliases } from './compact.ts';
import { deflate, digestOf } from './deflate.ts';
import type { Joined, Known, Program } from './known.ts';
import { writeCharacters, writeWidths } from './glyphmaps.ts';
import type { Widths } from './glyphmaps.ts';
import { arrayFrom, name } from './objects.ts';
import type { Value } from './objects.ts';
import { shownOf } from './shown.ts';
import { tagOf } from './subset-tag.ts';
import { agree, fileState, heldBy, readFace, stateOf, subsetOf } from './subset.ts';
import type { Face, Subset } from './subset.ts';
import { noGlyph, partsOf, type Metric } from './truetype.ts';
import { writeTrueType } from './truetype-write.ts';

/**
 * Every face once, with the glyphs that the pages show where that is known, else with all that a subset has. Only a face that stands alone, and of which
 * it is not known, is left as it is.
 */
export function joinFonts(context: PDFContext, aliases: Aliases, known: Known): void {
  const all = context.enumerateIndirectObjects().filter(([ref]) => !aliases.has(ref));
  const seen = new Map<PDFDict, PDFRef>();
  const subsets = all.flatMap(([ref, value]): readonly Subset[] => {
    const subset = subsetOf(context, ref, value);
    const same = subset && seen.get(subset.font);
    if (same) aliases.set(ref, same);
    else if (subset) seen.set(subset.font, ref);
    return subset && !same ? [subset] : [];
  });
  const faces = byFace(subsets);
  for (const own of faces.values()) if (own.length > 1 || own.some((one) => shownOf(context, one))) joinFace(context, own, aliases, known);
}

function byFace(subsets: readonly Subset[]): ReadonlyMap<string, readonly Subset[]> {
  const faces = new Map<string, Subset[]>();
  for (const subset of subsets) faces.set(subset.face, [...(faces.get(subset.face) ?? []), subset]);
  return faces;
}

/** Subsets laid over each other, so that the next is compared with one face, however many there are. */
interface Union extends Face {
  readonly members: Face[];
  readonly glyphs: Map<number, Uint8Array>;
  readonly metrics: Map<number, Metric>;
  readonly widths: Map<number, number>;
  readonly characters: Map<number, string>;
}

function joinFace(context: PDFContext, subsets: readonly Subset[], aliases: Aliases, { faces }: Known): void {
  for (const { members, ...program } of faces(stateOfFace(context, subsets), () => join(context, subsets))) {
    const own = members.map((index) => subsets[index] as Subset);
    const font = context.register(writeFont(context, own[0] as Subset, program));
    for (const { ref } of own) aliases.set(ref, font);
  }
}

function stateOfFace(context: PDFContext, subsets: readonly Subset[]): string {
  const states = subsets.map((subset) => {
    const shown = shownOf(context, subset);
    return `${fileState(context, subset)} ${stateOf(context, subset.font)} ${shown && [...shown].sort((a, b) => a - b).join(' ')}`;
  });
  return digestOf(states.join('\n'));
}

function join(context: PDFContext, subsets: readonly Subset[]): readonly Joined[] {
  return unite(context, subsets).flatMap((union) => {
    const shown = union.members.map((face) => shownOf(context, face.subset));
    if (union.members.length < 2 && !shown[0]) return [];
    const used = new Set(union.members.flatMap((face, index) => [...(shown[index] ?? heldBy(face))]));
    const members = union.members.map(({ subset }) => subsets.indexOf(subset));
    return [{ ...program(fitted(union, used)), members }];
  });
}

function unite(context: PDFContext, subsets: readonly Subset[]): readonly Union[] {
  const unions: Union[] = [];
  for (const subset of subsets) {
    const face = readFace(context, subset);
    if (face === undefined) continue;
    const union = unions.find((known) => agree(known, face));
    if (union) absorb(union, face);
    else unions.push(startUnion(face));
  }
  return unions;
}

/** With these glyphs, those that they are composed of, and the sign for a missing one (glyph 0). */
function fitted(union: Union, used: ReadonlySet<number>): Union {
  const wanted = new Set([0, ...used]);
  for (const id of wanted) for (const part of partsOf(union.glyphs.get(id) ?? noGlyph)) wanted.add(part);
  const among = <T>(ids: ReadonlySet<number>, map: ReadonlyMap<number, T>): Map<number, T> =>
    new Map([...map].filter(([id]) => ids.has(id)));
  return {
    ...union,
    count: Math.max(...wanted) + 1,
    glyphs: among(wanted, union.glyphs),
    metrics: among(wanted, union.metrics),
    widths: among(used, union.widths),
    characters: among(used, union.characters),
  };
}

function startUnion(face: Face): Union {
  const { glyphs, metrics, widths, characters } = face;
  const own = { glyphs: new Map(glyphs), metrics: new Map(metrics), widths: new Map(widths), characters: new Map(characters) };
  return { ...face, ...own, members: [face] };
}

/** A glyph is that of the first subset which draws it; one that none draws has the measures of the first that uses it. */
function absorb(union: Union, face: Face): void {
  const { glyphs, metrics, widths, characters } = union;
  for (const id of new Set([...face.glyphs.keys(), ...face.widths.keys()])) {
    const glyph = face.glyphs.get(id);
    if (glyphs.has(id) || (!glyph && widths.has(id))) continue;
    if (glyph) glyphs.set(id, glyph);
    const metric = face.metrics.get(id);
    if (metric) metrics.set(id, metric);
    else metrics.delete(id);
  }
  for (const [id, width] of face.widths) widths.set(id, width);
  for (const [id, character] of face.characters) characters.set(id, character);
  union.members.push(face);
}

function program(union: Union): Program {
  const file = writeTrueType(union.members, union);
  const characters = deflate(new TextEncoder().encode(writeCharacters(union.characters)));
  return { file: deflate(file), length: file.length, tag: tagOf(file), widths: allWidths(union), characters };
}

/** One Type0 font, descendant, descriptor and file for all members; what isn't about glyphs is the first's. */
function writeFont(context: PDFContext, subset: Subset, { file, length, tag, widths, characters }: Program): PDFDict {
  const fontName = name(`${tag}+${subset.face}`);
  const stream = context.register(context.stream(file, { Filter: 'FlateDecode', Length1: length }));
  const descriptor = changed(context, subset.descriptor, { FontName: fontName, FontFile2: stream, CIDSet: undefined });
  const descendant = changed(context, subset.descendant, {
    BaseFont: fontName,
    FontDescriptor: context.register(descriptor),
    DW: undefined,
    W: writeWidths(context, widths),
    CIDToGIDMap: name('Identity'),
  });
  const toUnicode = context.register(context.stream(characters, { Filter: 'FlateDecode' }));
  const descendants = arrayFrom(context, [context.register(descendant)]);
  return changed(context, subset.font, { BaseFont: fontName, DescendantFonts: descendants, ToUnicode: toUnicode });
}

/** The widths of glyphs without a character (alternates, figures of one width) stand in the font file. */
function allWidths({ glyphs, metrics, widths, unitsPerEm }: Union): Widths {
  const all = new Map(widths);
  for (const id of glyphs.keys()) {
    const advance = ((metrics.get(id)?.advance ?? 0) * 1000) / unitsPerEm;
    if (!all.has(id)) all.set(id, Number(advance.toFixed(3)));
  }
  return all;
}

function changed(context: PDFContext, dict: PDFDict, entries: Readonly<Record<string, Value>>): PDFDict {
  const copy = dict.clone(context);
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) copy.delete(name(key));
    else copy.set(name(key), value);
  }
  return copy;
}
