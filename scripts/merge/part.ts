/**
 * One part on its way into the merged file: opened, disarmed if it comes from others, its links settled, then its pages, tags and
 * names copied by one copier, so that nothing is stored twice.
 */
import { PDFDict } from 'pdf-lib';
import type { PDFContext, PDFRef } from 'pdf-lib';
import type { Bookmark } from '../model/pdf.ts';
import { claimsAccess } from './claims.ts';
import { createCopier } from './copy.ts';
import { namedDestinations } from './destinations.ts';
import { makeAccessible } from './accessible.ts';
import type { Known } from './known.ts';
import type { Label } from './labels.ts';
import { joinLayers } from './layers.ts';
import type { Layers } from './layers.ts';
import { settleLinks } from './links.ts';
import { withLooks } from './looks.ts';
import { readBookmarks } from './outline.ts';
import { openPrint, type Print } from './prints.ts';
import { standalone } from './source.ts';
import type { Page } from './source.ts';
import { joinTags, treeOf } from './tags.ts';
import type { Tags } from './tags.ts';
import type { Entry } from './trees.ts';
import { tagAppendix } from './untagged.ts';
import { disarm } from './untrusted.ts';

/**
 * A PDF that becomes part of the merged one. `own` is a print, which is made fit for PDF/UA; a `finished` file was merged before, and its pages stay as they
 * are. `appendix` files come from others and are disarmed.
 */
export interface Part {
  readonly bytes: Print;
  /** Pages of the source to take, from 0, each at most once; all if missing. */
  readonly pages?: readonly number[];
  /** Of an own part: the TeX of its formulas that have no text of their own, in order. */
  readonly formulas?: readonly string[];
  /** How its pages are numbered; `decimal` if missing. */
  readonly labels?: Label;
  /** The numbers of its taken pages as they stand, where they are not counted: "iii", "7". */
  readonly pageNames?: readonly string[];
  readonly kind: 'own' | 'finished' | 'appendix';
  /** Which named destinations the merged file keeps, by their name in this one; all if missing. */
  readonly keeps?: (name: string) => boolean;
  /** Of an appendix: its bookmark, below which its own are nested. */
  readonly title?: string;
  /** Of an appendix: what it is in, as far as anybody knows, where that is not the merged file's language. */
  readonly lang?: string;
}

/** The file that grows as parts are copied into it. */
export interface Merged {
  readonly context: PDFContext;
  readonly tags: Tags;
  readonly layers: Layers;
  readonly pages: (Page & { readonly part: Part; readonly isAccessible: boolean })[];
  /** Named destinations, each with its part's prefix. */
  readonly destinations: Entry<string>[];
  /** One for each appendix. */
  readonly appendices: Bookmark[];
  readonly lang: string;
}

/** `number` counts parts from 1. */
export async function addPart(merged: Merged, part: Part, number: number, known: Known): Promise<void> {
  const source = await openPrint(part.kind === 'appendix' && part.bytes instanceof Uint8Array ? await withLooks(part.bytes) : part.bytes);
  const taken = part.pages?.flatMap((page) => source.pages[page] ?? []) ?? source.pages;
  const names = namedDestinations(source);
  if (part.kind === 'appendix') disarm(source, taken);
  else if (part.kind === 'own') makeAccessible(source, { formulas: part.formulas ?? [], isAlone: false }, known);
  settleLinks(source, taken, names);

  const { context, tags, lang } = merged;
  const isTagged = treeOf(source) !== undefined;
  const isAccessible = isTagged && (part.kind !== 'appendix' || claimsAccess(source));
  const start = merged.pages.length;
  const prefix = `part${number}-`;
  const copier = createCopier(source.context, context, isTagged ? tags.next : undefined);
  const places = new Map<PDFRef, PDFRef>(taken.map((page) => [page.ref, context.nextRef()]));
  for (const { ref } of source.pages) copier.place(ref, places.get(ref) ?? null);
  for (const page of taken) {
    const dict = copier.copy(standalone(source, page)) as PDFDict;
    const ref = places.get(page.ref) as PDFRef;
    context.assign(ref, dict);
    merged.pages.push({ ref, dict, part, isAccessible });
  }
  joinTags(tags, source, taken, copier, prefix, lang);
  if (!isTagged && part.kind === 'appendix')
    tagAppendix(context, tags, merged.pages.slice(start), { title: part.title ?? '', lang: part.lang === lang ? undefined : part.lang });
  joinLayers(merged.layers, source, copier);
  for (const [name, array] of names) {
    const isTaken = places.has(array.get(0) as PDFRef) && (part.keeps?.(name) ?? true);
    if (isTaken) merged.destinations.push([prefix + name, copier.copy(array)]);
  }
  const pageOf = new Map(taken.map((page, index) => [source.index.get(page.ref) ?? 0, start + index]));
  const children = part.kind === 'appendix' ? moved(readBookmarks(source, names), pageOf) : [];
  if (part.kind === 'appendix' && part.title !== undefined && taken.length > 0)
    merged.appendices.push({ title: part.title, page: start, children });
}

/** Bookmarks with the pages' new numbers; what lies below one whose page isn't taken moves up. */
function moved(bookmarks: readonly Bookmark[], pageOf: ReadonlyMap<number, number>): readonly Bookmark[] {
  return bookmarks.flatMap((bookmark) => {
    const page = pageOf.get(bookmark.page);
    const children = moved(bookmark.children, pageOf);
    return page === undefined ? children : [{ ...bookmark, page, children }];
  });
}
