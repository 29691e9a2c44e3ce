/**
 * Printing only the pages that are new: of a document whose every page is a leaf of its own (a slide, a sheet of slides), the pages that an earlier
 * print has are taken from it, and what is printed holds only the others, each in its place among blank ones.
 *
 * Why in their place: Chromium writes where on the long roll of all pages a page begins. Why not always: a font whose parts can't be laid over each
 * other (bitmaps, as some machines' emoji; outlines of PostScript; pieces that nothing tells apart; glyphs of scripts that are shaped) is another one in
 * each print; then all is printed.
 */
import { hashOf } from '../cache/shelf.ts';
import { canTellPieces } from '../fonts/pieces.ts';
import { isShaped } from '../fonts/shaped.ts';
import type { Collation } from '../merge/collate.ts';
import type { Shelf } from '../model/shelf.ts';

/** `leaves`: what each page shows, in order. `look`: all that they have in common, and the browser. */
export interface Leaves {
  readonly shelf: Shelf;
  readonly look: readonly string[];
  readonly leaves: readonly string[];
  /** The document; with `only`, the other pages blank. */
  print(only?: ReadonlySet<number>): Promise<Uint8Array>;
}

/** Where a leaf was printed last: the print's key; its page is the leaf's number. */
type Index = ReadonlyMap<string, string>;

/** Prints whose pages stand side by side: more are printed anew as one. */
const mostPrints = 3;

/** The document's pages, as few of them printed as may be. Each print is kept once, whatever is taken from it. */
export async function printLeaves({ shelf, look, leaves, print }: Leaves): Promise<Collation> {
  if (!look.every(canTellPieces) || [...look, ...leaves].some(isShaped)) return printWhole({ shelf, look, leaves, print });
  const keys = leaves.map((leaf, index) => hashOf([String(index), leaf]));
  const known: Index = (await shelf.find<Index>('leaves', look)) ?? new Map();
  const kept = await readPrints(
    shelf,
    keys.map((key) => known.get(key)),
  );
  const missing = keys.flatMap((key, index) => (kept.has(known.get(key) ?? '') ? [] : [index]));
  const isWorthIt = kept.size > 0 && kept.size < mostPrints && missing.length <= leaves.length / 2;
  const made = missing.length > 0 && isWorthIt ? await print(new Set(missing)) : undefined;
  if (missing.length > 0 && (made === undefined || !isPlain(made))) return keepWhole(await print(), { shelf, look, keys });
  const prints = [...kept.values(), ...(made ? [made] : [])];
  const places = [...kept.keys()];
  const pages = keys.map((key, index) => [missing.includes(index) ? kept.size : places.indexOf(known.get(key) ?? ''), index] as const);
  if (made)
    keepIndex(
      shelf,
      look,
      new Map(keys.map((key, index) => [key, missing.includes(index) ? keepPrint(shelf, made) : (known.get(key) ?? '')])),
    );
  return { prints, pages };
}

interface Whole {
  readonly shelf: Shelf;
  readonly look: readonly string[];
  readonly keys: readonly string[];
}

/** Where pages of two prints can't stand side by side: one print for the very same leaves. */
async function printWhole({ shelf, look, leaves, print }: Leaves): Promise<Collation> {
  const bytes = await shelf.of('whole-print', [...look, ...leaves], () => print());
  return { prints: [bytes], pages: leaves.map((_, index) => [0, index]) };
}

function keepWhole(bytes: Uint8Array, { shelf, look, keys }: Whole): Collation {
  if (isPlain(bytes)) {
    const key = keepPrint(shelf, bytes);
    keepIndex(shelf, look, new Map(keys.map((leaf) => [leaf, key])));
  }
  return { prints: [bytes], pages: keys.map((_, index) => [0, index]) };
}

async function readPrints(shelf: Shelf, wanted: readonly (string | undefined)[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const keys = [...new Set(wanted)].filter((key) => key !== undefined);
  const found = await Promise.all(keys.map(async (key) => [key, await shelf.find<Uint8Array>('leaf-print', [key])] as const));
  return new Map(found.flatMap(([key, bytes]) => (bytes ? [[key, bytes] as const] : [])));
}

function keepPrint(shelf: Shelf, bytes: Uint8Array): string {
  const key = hashOf([bytes]);
  shelf.keep('leaf-print', [key], bytes);
  return key;
}

function keepIndex(shelf: Shelf, look: readonly string[], index: Index): void {
  shelf.keep('leaves', look, index);
}

/** Its fonts are such as `merge` lays over each other: TrueType outlines, and drawings without pictures. Skia packs no dictionaries. */
function isPlain(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (['/FontFile3', '/FontFile ', '/Type1'].some((word) => bytes.includes(word))) return false;
  for (let at = bytes.indexOf('/Type3'); at >= 0; at = bytes.indexOf('/Type3', at + 1)) {
    const font = bytes.subarray(Math.max(0, bytes.lastIndexOf(' obj', at)), bytes.indexOf('endobj', at));
    if (font.includes('/Resources')) return false;
  }
  return true;
}
