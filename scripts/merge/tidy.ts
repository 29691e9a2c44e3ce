/**
 * Chromium's structure tree in the shape that PDF 32000-1, 14.8.4 asks for: it wraps every run of text and every box of HTML in `NonStruct`, also
 * between list and item, and leaves a `Div` or paragraph that holds nothing.
 *
 * `NonStruct` goes: its kids move up, or it becomes a paragraph where it holds text and stands among blocks. A list item holds label and body.
 * The terms of a list (`render/for-tags.ts`) are the labels of what explains them. A footnote has its number as its label, and an identifier
 * (ISO 14289-1, 7.9); one of a list is an item's body. The items of a list of contents refer to what they name (14.8.4.2). What holds nothing goes, but
 * for cells of tables. Rejected: role-mapping `NonStruct` to a standard type, which PDF/UA forbids (7.1).
 */
import { PDFArray, PDFDict, PDFNumber, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFName, PDFObject } from 'pdf-lib';
import { arrayFrom, arrayOf, dictFrom, dictOf, listOf, name, numberOf } from './objects.ts';
import type { Source } from './source.ts';
import { readNameTree, writeNameTree, type Entry } from './trees.ts';

/** A kid with the page that its number counts on. */
interface Item {
  readonly value: PDFObject;
  readonly page: PDFObject | undefined;
  /** Of an element. */
  readonly type?: PDFObject | undefined;
}

const set = (names: string): ReadonlySet<PDFObject | undefined> => new Set(names.split(' ').map(name));
const inline = set('Span Em Strong Sub Link Code Quote Reference Note Annot Formula Figure Lbl');
const containers = set('Document Part Art Sect Div BlockQuote Aside');
const stays = set('TD TH Document');

const [S, P, K, Pg, MCID] = [name('S'), name('P'), name('K'), name('Pg'), name('MCID')];
const [StructParent, StructParents] = [name('StructParent'), name('StructParents')];
const [NonStruct, L, LI, LBody, Lbl, Code] = [name('NonStruct'), name('L'), name('LI'), name('LBody'), name('Lbl'), name('Code')];
const [Note, Link, ID] = [name('Note'), name('Link'), name('ID')];
const [TOC, TOCI, Reference] = [name('TOC'), name('TOCI'), name('Reference')];

/** A tree while it is tidied. */
interface Tidying {
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

/** `rows`: the parent tree's entries. */
export function tidyTree({ context }: Source, root: PDFDict, rows: ReadonlyMap<number, PDFObject>): void {
  const tidying: Tidying = { context, rows, seen: new Set(), known: new Map(), moved: new Map(), notes: [] };
  const kids: PDFObject[] = [];
  for (const kid of listOf(context, root.get(K))) {
    const dict = dictOf(context, kid);
    if (dict) for (const { type, value } of tidy(tidying, kid, dict, undefined)) if (type !== undefined) kids.push(value);
  }
  root.set(K, kids.length === 1 ? (kids[0] as PDFObject) : arrayFrom(context, kids));
  if (tidying.moved.size > 0) rewriteKeys(context, root, tidying.moved);
  if (tidying.notes.length > 0)
    root.set(
      name('IDTree'),
      context.register(writeNameTree(context, [...readNameTree(context, root.get(name('IDTree'))), ...tidying.notes])),
    );
}

/** What stands in the element's place: itself, what it held, or nothing. */
function tidy(tidying: Tidying, value: PDFObject, element: PDFDict, parent: PDFObject | undefined): readonly Item[] {
  tidying.seen.add(element);
  const type = element.get(S);
  const items = tidyKids(tidying, element, type);
  if (type === NonStruct)
    return value instanceof PDFRef && containers.has(parent) ? inParagraphs(tidying, items, { value, element }) : items;
  if (type === TOC) return items.map((item) => (item.type === L ? asContents(tidying, item) : item));
  if (items.length === 0 && !stays.has(type)) return [];
  element.delete(name('Type'));
  hold(tidying, value, element, arranged(tidying, element, items));
  if (type === Note) identify(tidying, value, element);
  return [{ value, page: undefined, type }];
}

function arranged(tidying: Tidying, element: PDFDict, items: readonly Item[]): readonly Item[] {
  const type = element.get(S);
  if (type === LI) return labelAndBody(tidying, items);
  if (type === L) return withNotes(tidying, withTerms(tidying, element, items));
  return type === Note ? withLabel(tidying, items) : items;
}

function tidyKids(tidying: Tidying, element: PDFDict, type: PDFObject | undefined): readonly Item[] {
  const { context, seen } = tidying;
  const page = element.get(Pg);
  const items: Item[] = [];
  for (const kid of listOf(context, element.get(K))) {
    const dict = dictOf(context, kid);
    if (dict === undefined || !dict.has(S)) items.push({ value: kid, page: dict?.get(Pg) ?? page });
    else if (!seen.has(dict)) for (const item of tidy(tidying, kid, dict, type)) items.push(item);
  }
  return items;
}

interface Old {
  readonly value: PDFObject;
  readonly element: PDFDict;
}

/** Runs of text among blocks as paragraphs, the first of all items as the element that held them. Notes alone stand for themselves. */
function inParagraphs(tidying: Tidying, items: readonly Item[], old: Old): readonly Item[] {
  if (!items.some(isInline)) return items;
  return runs(items).flatMap((run, index) => (isText(run) ? [paragraph(tidying, run, index === 0 ? old : undefined)] : run));
}

function paragraph(tidying: Tidying, run: readonly Item[], old: Old | undefined): Item {
  const element = old?.element ?? dictFrom(tidying.context, {});
  element.set(S, P);
  return wrap(tidying, run, element, old?.value ?? tidying.context.register(element));
}

function wrap(tidying: Tidying, run: readonly Item[], element: PDFDict, value: PDFObject): Item {
  hold(tidying, value, element, run);
  return { value, page: undefined, type: element.get(S) };
}

const isPart = ({ type }: Item): boolean => type === Lbl || type === LBody;

function labelAndBody(tidying: Tidying, items: readonly Item[]): readonly Item[] {
  const rest = items.filter((item) => !isPart(item));
  if (rest.length === 0) return items;
  return [...items.filter(isPart), made(tidying, LBody, rest)];
}

/** Terms stand among the items of a list, each before the first of those that explain it; no sign of a list does (14.8.5.5). */
function withTerms(tidying: Tidying, list: PDFDict, items: readonly Item[]): readonly Item[] {
  if (!items.some(({ type }) => type === Code)) return items;
  const { context } = tidying;
  list.set(name('A'), dictFrom(context, { O: name('List'), ListNumbering: name('None') }));
  const found: Item[] = [];
  let terms: Item[] = [];
  for (const item of items) {
    const element = item.type === undefined ? undefined : dictOf(context, item.value);
    if (element && item.type === Code) {
      element.set(S, Lbl);
      terms.push({ ...item, type: Lbl });
      continue;
    }
    if (element && item.type === LI && terms.length > 0) {
      for (const term of terms) dictOf(context, term.value)?.set(P, item.value);
      element.set(K, arrayFrom(context, [...terms.map(({ value }) => value), ...listOf(context, element.get(K))]));
      terms = [];
    }
    found.push(item);
  }
  return terms.length === 0 ? found : [...found, made(tidying, LI, terms)];
}

/** A note of a list, whose number leads back to where it is referred to. */
function withLabel(tidying: Tidying, items: readonly Item[]): readonly Item[] {
  const [first, ...rest] = items;
  return first?.type === Link ? [made(tidying, Lbl, [first]), ...rest] : items;
}

function withNotes(tidying: Tidying, items: readonly Item[]): readonly Item[] {
  return items.map((item) => (item.type === Note ? made(tidying, LI, [made(tidying, LBody, [item])]) : item));
}

/** A list as one of contents. What marks it off from the text around it is no more. */
function asContents(tidying: Tidying, list: Item): Item {
  const { context } = tidying;
  const element = dictOf(context, list.value);
  if (element === undefined) return list;
  element.set(S, TOC);
  element.delete(name('A'));
  for (const value of listOf(context, element.get(K))) {
    const item = dictOf(context, value);
    if (item?.get(S) !== LI) continue;
    item.set(S, TOCI);
    const kids = itemsOf(context, item).flatMap((kid) => {
      const body = kid.type === LBody ? dictOf(context, kid.value) : undefined;
      return body ? itemsOf(context, body) : [kid];
    });
    hold(
      tidying,
      value,
      item,
      kids.map((kid) => (kid.type === Link ? made(tidying, Reference, [kid]) : kid)),
    );
  }
  return { ...list, type: TOC };
}

/** What a tidied element holds. */
function itemsOf(context: PDFContext, element: PDFDict): readonly Item[] {
  return listOf(context, element.get(K)).map((value) => {
    const dict = dictOf(context, value);
    return { value, page: dict?.get(Pg) ?? element.get(Pg), type: dict?.get(S) };
  });
}

function made(tidying: Tidying, type: PDFName, items: readonly Item[]): Item {
  const element = dictFrom(tidying.context, { S: type });
  return wrap(tidying, items, element, tidying.context.register(element));
}

function identify({ notes }: Tidying, value: PDFObject, element: PDFDict): void {
  const id = `note${String(notes.length + 1).padStart(8, '0')}`;
  element.set(ID, PDFString.of(id));
  notes.push([id, value]);
}

/** Numbers count on the element's page; those on others say theirs. */
function hold(tidying: Tidying, value: PDFObject, element: PDFDict, items: readonly Item[]): void {
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
  const key = numberOf(context, dictOf(context, dict?.get(name('Obj')))?.get(StructParent));
  if (key !== undefined) moved.set(key, holder);
}

function rowOf({ context, rows, known }: Tidying, page: PDFObject | undefined): PDFArray | undefined {
  if (!known.has(page)) known.set(page, arrayOf(context, rows.get(numberOf(context, dictOf(context, page)?.get(StructParents)) ?? NaN)));
  return known.get(page);
}

/** Inline, and something else than notes. */
const isText = (run: readonly Item[]): boolean => isInline(run[0] as Item) && run.some(({ type }) => type !== Note);

const isInline = ({ type }: Item): boolean => type === undefined || inline.has(type as PDFName);

/** Neighbours of one kind, inline or block, together. */
function runs(items: readonly Item[]): readonly (readonly Item[])[] {
  const found: Item[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last?.[0] && isInline(last[0]) === isInline(item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

function rewriteKeys(context: PDFContext, root: PDFDict, moved: ReadonlyMap<number, PDFObject>): void {
  const visit = (node: PDFDict | undefined, depth: number): void => {
    const numbers = arrayOf(context, node?.get(name('Nums')));
    for (let index = 0; numbers && index + 1 < numbers.size(); index += 2) {
      const holder = moved.get(numberOf(context, numbers.get(index)) ?? NaN);
      if (holder) numbers.set(index + 1, holder);
    }
    if (depth < 16) for (const kid of listOf(context, node?.get(name('Kids')))) visit(dictOf(context, kid), depth + 1);
  };
  visit(dictOf(context, root.get(name('ParentTree'))), 0);
}
