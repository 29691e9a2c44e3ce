/**
 * Where links and bookmarks lead (PDF 32000-1, 12.3.2). Named destinations are read from both places that hold them, and everything
 * that uses one is rewritten to the explicit page: that works in every viewer and can't clash with another source's names.
 *
 * Chromium writes the target's id percent-encoded as a name in the catalog's /Dests.
 */
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { arrayFrom, dictFrom, dictOf, name, numberOf, textOf } from './objects.ts';
import type { Value } from './objects.ts';
import { visibleBox } from './source.ts';
import type { Source } from './source.ts';
import { readNameTree } from './trees.ts';

/** Explicit destinations by name, as the file spells it. */
export type Names = ReadonlyMap<string, PDFArray>;

/** A place: `page` counts from 0, `top` in pt from the page's lower edge. */
export interface Place {
  readonly page: number;
  readonly top?: number;
}

/** Of the old dictionary /Dests (PDF 1.1) and of the name tree; of a name that is in both, the tree's. What is no destination is left out. */
export function namedDestinations(source: Source): Names {
  const { context, catalog } = source;
  const old = dictOf(context, catalog.get(name('Dests')))?.entries() ?? [];
  const tree = dictOf(context, catalog.get(name('Names')))?.get(name('Dests'));
  const entries = [...old.map(([key, value]) => [key.decodeText(), value] as const), ...readNameTree(context, tree)];
  return new Map(
    entries.flatMap(([key, value]) => {
      const array = bare(context, value);
      return array ? [[key, array]] : [];
    }),
  );
}

/** A destination in any of its forms (name, string, array, dictionary with /D) as an array that begins with a page of this file. */
export function explicit(source: Source, names: Names, value: Value): PDFArray | undefined {
  const found = source.context.lookup(value);
  const text = found instanceof PDFArray || found instanceof PDFDict ? undefined : textOf(source.context, found);
  const array = text === undefined ? bare(source.context, found) : names.get(text);
  const page = array && pageOf(source, array.asArray()[0]);
  return page && arrayFrom(source.context, [page, ...array.asArray().slice(1)]);
}

/** Undefined where the destination leads to no page of this file; without `top` where it shows a whole page, or names no height. */
export function placeOf(source: Source, destination: PDFArray): Place | undefined {
  const ref = pageOf(source, destination.asArray()[0]);
  const page = ref && source.index.get(ref);
  if (page === undefined) return undefined;
  const top = topOf(source.context, destination);
  return top === undefined ? { page } : { page, top };
}

/** The upper edge of what the page shows, in pt: the place of a destination that gives none. */
export function topOfPage(source: Source, page: number): number {
  const dict = source.pages[page]?.dict;
  return dict === undefined ? 0 : visibleBox(source.context, dict)[3];
}

/** "Go to this page, with this height at the window's top, in the zoom as it is" (Table 151). */
export function goTo(context: PDFContext, page: PDFRef, top: number | undefined): PDFDict {
  return dictFrom(context, { S: name('GoTo'), D: destinationAt(context, page, top) });
}

/** An explicit destination /XYZ; without `top`, and for left edge and zoom, what the reader has now stays. */
export function destinationAt(context: PDFContext, page: PDFRef, top: number | undefined): PDFArray {
  return context.obj([page, name('XYZ'), null, top ?? null, null]);
}

function bare(context: PDFContext, value: Value): PDFArray | undefined {
  const found = context.lookup(value);
  const array = found instanceof PDFDict ? context.lookup(found.get(name('D'))) : found;
  return array instanceof PDFArray ? array : undefined;
}

/** Some writers give the page's number where its reference belongs. */
function pageOf(source: Source, value: PDFObject | undefined): PDFRef | undefined {
  if (value instanceof PDFRef) return source.index.has(value) ? value : undefined;
  const number = numberOf(source.context, value);
  return number === undefined ? undefined : source.pages[number]?.ref;
}

/** Which operand of each kind of destination is its top (Table 151). */
const tops: Readonly<Record<string, number>> = { XYZ: 3, FitH: 2, FitBH: 2, FitR: 5 };

function topOf(context: PDFContext, destination: PDFArray): number | undefined {
  const items = destination.asArray();
  const kind = context.lookup(items[1]);
  const at = kind instanceof PDFName ? tops[kind.decodeText()] : undefined;
  return at === undefined ? undefined : numberOf(context, items[at]);
}
