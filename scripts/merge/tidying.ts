/**
 * Elements of a structure tree while it is tidied: what they are given to hold, and the parent tree that follows them.
 *
 * A kid's number counts on a page that the element may only imply, so each kid is carried with its page until it has found its place.
 */
import { PDFNumber, type PDFArray, type PDFContext, type PDFDict, type PDFName, type PDFObject } from 'pdf-lib';
import { arrayFrom, arrayOf, dictFrom, dictOf, listOf, name, numberOf } from './objects.ts';
import type { Entry } from './trees.ts';

const [S, P, K, Pg, MCID] = [name('S'), name('P'), name('K'), name('Pg'), name('MCID')];
const [StructParent, StructParents, Obj] = [name('StructParent'), name('StructParents'), name('Obj')];

/** A kid with the page that its number counts on. */
export interface Item {
  readonly value: PDFObject;
  readonly page: PDFObject | undefined;
  /** Of an element. */
  readonly type?: PDFObject | undefined;
}

/** A tree while it is tidied. */
export interface Tidying {
  readonly context: PDFContext;
  /** The parent tree's entries. */
  readonly rows: ReadonlyMap<number, PDFObject>;
  readonly seen: Set<PDFDict>;
  /** Rows by page, as they were looked up. */
  readonly known: Map<PDFObject | undefined, PDFArray | undefined>;
  /** Keys of annotations that another element holds now. */
  readonly moved: Map<number, PDFObject>;
  /** By their identifiers. */
  readonly notes: Entry<string>[];
}

/** What a tidied element holds. */
export function itemsOf(context: PDFContext, element: PDFDict): readonly Item[] {
  return listOf(context, element.get(K)).map((value) => {
    const dict = dictOf(context, value);
    return { value, page: dict?.get(Pg) ?? element.get(Pg), type: dict?.get(S) };
  });
}

/** A new element of this type that holds them. */
export function made(tidying: Tidying, type: PDFName, items: readonly Item[]): Item {
  const element = dictFrom(tidying.context, { S: type });
  return wrap(tidying, items, element, tidying.context.register(element));
}

/** The element, which `value` is or refers to, as it stands among others once it holds them. */
export function wrap(tidying: Tidying, run: readonly Item[], element: PDFDict, value: PDFObject): Item {
  hold(tidying, value, element, run);
  return { value, page: undefined, type: element.get(S) };
}

/** Numbers count on the element's page; those on others say theirs. */
export function hold(tidying: Tidying, value: PDFObject, element: PDFDict, items: readonly Item[]): void {
  const { context } = tidying;
  if (!element.has(Pg)) {
    const first = firstPage(items);
    if (first) element.set(Pg, first);
  }
  const own = element.get(Pg);
  const kids: PDFObject[] = [];
  for (const item of items) {
    if (item.type !== undefined) dictOf(context, item.value)?.set(P, value);
    else adopt(tidying, value, item);
    const number = item.type === undefined ? numberOf(context, item.value) : undefined;
    const isOwn = number === undefined || item.page === own || item.page === undefined;
    kids.push(isOwn ? item.value : dictFrom(context, { Type: name('MCR'), Pg: item.page, MCID: item.value }));
  }
  element.set(K, kids.length === 1 ? (kids[0] as PDFObject) : arrayFrom(context, kids));
}

function firstPage(items: readonly Item[]): PDFObject | undefined {
  for (const { type, value, page } of items) if (type === undefined && value instanceof PDFNumber) return page;
  return undefined;
}

/** The parent tree leads from the content or annotation to the element that holds it now. */
function adopt(tidying: Tidying, holder: PDFObject, { value, page }: Item): void {
  const { context, moved } = tidying;
  const dict = dictOf(context, value);
  const mcid = numberOf(context, dict ? dict.get(MCID) : value);
  if (mcid !== undefined) {
    const row = rowOf(tidying, page);
    if (row && mcid < row.size()) row.set(mcid, holder);
    return;
  }
  const key = numberOf(context, dictOf(context, dict?.get(Obj))?.get(StructParent));
  if (key !== undefined) moved.set(key, holder);
}

function rowOf({ context, rows, known }: Tidying, page: PDFObject | undefined): PDFArray | undefined {
  if (!known.has(page)) known.set(page, arrayOf(context, rows.get(numberOf(context, dictOf(context, page)?.get(StructParents)) ?? NaN)));
  return known.get(page);
}
