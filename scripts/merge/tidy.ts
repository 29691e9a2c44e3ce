/**
 * Chromium's structure tree in the shape that PDF 32000-1, 14.8.4 asks for: it wraps every run of text and every box of HTML in `NonStruct`, also
 * between list and item, and leaves a `Div` or paragraph that holds nothing.
 *
 * `NonStruct` goes: its kids move up, or it becomes a paragraph where it holds text and stands among blocks. A list item holds label and body.
 * What holds nothing goes, but for cells of tables. Rejected: role-mapping `NonStruct` to a standard type, which PDF/UA forbids (7.1).
 */
import { PDFArray, PDFDict, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFName, PDFObject } from 'pdf-lib';
import { arrayFrom, arrayOf, dictFrom, dictOf, listOf, name, numberOf } from './objects.ts';
import type { Source } from './source.ts';

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

/** `rows`: the parent tree's entries. */
export function tidyTree({ context }: Source, root: PDFDict, rows: ReadonlyMap<number, PDFObject>): void {
  const seen = new Set<PDFDict>();
  const known = new Map<PDFObject | undefined, PDFArray | undefined>();
  const rowOf = (page: PDFObject | undefined): PDFArray | undefined => {
    if (!known.has(page))
      known.set(page, arrayOf(context, rows.get(numberOf(context, dictOf(context, page)?.get(name('StructParents'))) ?? NaN)));
    return known.get(page);
  };

  /** What stands in the element's place: itself, what it held, or nothing. */
  const tidy = (value: PDFObject, element: PDFDict, parent: PDFObject | undefined): readonly Item[] => {
    seen.add(element);
    const type = element.get(name('S'));
    const page = element.get(name('Pg'));
    const items = listOf(context, element.get(name('K'))).flatMap((kid): readonly Item[] => {
      const dict = dictOf(context, kid);
      if (dict === undefined || !dict.has(name('S'))) return [{ value: kid, page: dict?.get(name('Pg')) ?? page }];
      return seen.has(dict) ? [] : tidy(kid, dict, type);
    });
    if (type === name('NonStruct') && !(value instanceof PDFRef)) return items;
    if (type === name('NonStruct')) {
      if (!containers.has(parent) || !items.some(isInline)) return items;
      return runs(items).flatMap((run, index) =>
        isInline(run[0] as Item) ? [paragraph(run, index === 0 ? { value, element } : undefined)] : run,
      );
    }
    if (items.length === 0 && !stays.has(type)) return [];
    element.delete(name('Type'));
    hold(value, element, type === name('LI') ? labelAndBody(items) : items);
    return [{ value, page: undefined, type }];
  };
  const paragraph = (run: readonly Item[], old: { readonly value: PDFObject; readonly element: PDFDict } | undefined): Item => {
    const element = old?.element ?? dictFrom(context, {});
    element.set(name('S'), name('P'));
    return wrap(run, element, old?.value ?? context.register(element));
  };
  const wrap = (run: readonly Item[], element: PDFDict, value: PDFObject): Item => {
    hold(value, element, run);
    return { value, page: undefined, type: element.get(name('S')) };
  };
  const labelAndBody = (items: readonly Item[]): readonly Item[] => {
    const isPart = ({ type }: Item): boolean => type === name('Lbl') || type === name('LBody');
    const rest = items.filter((item) => !isPart(item));
    if (rest.length === 0) return items;
    const body = dictFrom(context, { S: name('LBody') });
    return [...items.filter(isPart), wrap(rest, body, context.register(body))];
  };
  /** Numbers count on the element's page; those on others say theirs. */
  const hold = (value: PDFObject, element: PDFDict, items: readonly Item[]): void => {
    const first = items.find((item) => item.type === undefined && item.value instanceof PDFNumber)?.page;
    if (first && !element.has(name('Pg'))) element.set(name('Pg'), first);
    const own = element.get(name('Pg'));
    const kids = items.map((item) => {
      if (item.type !== undefined) dictOf(context, item.value)?.set(name('P'), value);
      else adopt(value, item);
      const number = item.type === undefined ? numberOf(context, item.value) : undefined;
      return number === undefined || item.page === own || item.page === undefined
        ? item.value
        : dictFrom(context, { Type: name('MCR'), Pg: item.page, MCID: item.value });
    });
    element.set(name('K'), kids.length === 1 ? (kids[0] as PDFObject) : arrayFrom(context, kids));
  };
  /** The parent tree leads from the content or annotation to the element that holds it now. */
  const adopt = (holder: PDFObject, { value, page }: Item): void => {
    const dict = dictOf(context, value);
    const mcid = numberOf(context, dict ? dict.get(name('MCID')) : value);
    if (mcid !== undefined) {
      const row = rowOf(page);
      if (row && mcid < row.size()) row.set(mcid, holder);
      return;
    }
    const key = numberOf(context, dictOf(context, dict?.get(name('Obj')))?.get(name('StructParent')));
    if (key !== undefined) moved.set(key, holder);
  };
  const moved = new Map<number, PDFObject>();
  const kids = listOf(context, root.get(name('K'))).flatMap((kid) => {
    const dict = dictOf(context, kid);
    return dict ? tidy(kid, dict, undefined).filter(({ type }) => type !== undefined) : [];
  });
  root.set(
    name('K'),
    kids.length === 1
      ? (kids[0] as Item).value
      : arrayFrom(
          context,
          kids.map(({ value }) => value),
        ),
  );
  if (moved.size > 0) rewriteKeys(context, root, moved);
}

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
