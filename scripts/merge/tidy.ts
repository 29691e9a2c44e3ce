/**
 * Chromium's structure tree in the shape that PDF 32000-1, 14.8.4 asks for: it wraps every run of text and every box of HTML in `NonStruct`, also
 * between list and item, and leaves a `Div` or paragraph that holds nothing.
 *
 * `NonStruct` goes: its kids move up, or it becomes a paragraph where it holds text and stands among blocks. Lists are put right (`tidy-lists.ts`), a
 * footnote has an identifier (ISO 14289-1, 7.9). What holds nothing goes, but for cells of tables.
 * Rejected: role-mapping `NonStruct` to a standard type, which PDF/UA forbids (7.1).
 */
import { PDFRef, PDFString, type PDFContext, type PDFDict, type PDFName, type PDFObject } from 'pdf-lib';
import { arrayFrom, arrayOf, dictFrom, dictOf, listOf, name, numberOf } from './objects.ts';
import type { Source } from './source.ts';
import { arranged, asContents } from './tidy-lists.ts';
import { hold, wrap, type Item, type Tidying } from './tidying.ts';
import { readNameTree, writeNameTree } from './trees.ts';

const set = (names: string): ReadonlySet<PDFObject | undefined> => new Set(names.split(' ').map(name));
const inline = set('Span Em Strong Sub Link Code Quote Reference Note Annot Formula Figure Lbl');
const containers = set('Document Part Art Sect Div BlockQuote Aside');
const stays = set('TD TH Document');

const [S, P, K, Pg, ID] = [name('S'), name('P'), name('K'), name('Pg'), name('ID')];
const [NonStruct, L, Note, TOC] = [name('NonStruct'), name('L'), name('Note'), name('TOC')];

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

function identify({ notes }: Tidying, value: PDFObject, element: PDFDict): void {
  const id = `note${String(notes.length + 1).padStart(8, '0')}`;
  element.set(ID, PDFString.of(id));
  notes.push([id, value]);
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
