/** The structure tree (PDF 32000-1, 14.7) as plain data, in reading order. */
import { PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { type File, treeEntries } from './file.ts';

export interface Element {
  readonly dict: PDFDict;
  readonly ref: PDFRef | undefined;
  /** As it is written, and the standard type that it stands for; undefined if it stands for none. */
  readonly type: string;
  readonly standard: string | undefined;
  readonly parent: Element | undefined;
  readonly kids: readonly Kid[];
  /** For a report. */
  readonly place: string;
}

export type Kid =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'content'; readonly mcid: number; readonly owner: PDFDict | undefined }
  | { readonly kind: 'object'; readonly object: PDFDict | undefined; readonly page: PDFDict | undefined }
  | { readonly kind: 'odd'; readonly message: string };

export interface Tree {
  readonly root: PDFDict | undefined;
  readonly tops: readonly Element[];
  /** All, in reading order. */
  readonly elements: readonly Element[];
  readonly byDict: ReadonlyMap<PDFDict, Element>;
  readonly parents: ReadonlyMap<number, PDFObject>;
}

/** PDF 32000-1, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot ' +
    'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** The standard type, or why there is none. */
export function resolveType(
  file: File,
  roles: PDFDict | undefined,
  type: string,
): { standard: string } | { problem: 'circle' | 'unmapped' } {
  const seen = new Set<string>();
  for (let at = type; ;) {
    if (standardTypes.has(at)) return { standard: at };
    if (seen.has(at)) return { problem: 'circle' };
    seen.add(at);
    const next = file.text(roles, at);
    if (next === undefined) return { problem: 'unmapped' };
    at = next;
  }
}

export function readTree(file: File): Tree {
  const root = file.dict(file.catalog, 'StructTreeRoot');
  const roles = file.dict(root, 'RoleMap');
  const elements: Element[] = [];
  const byDict = new Map<PDFDict, Element>();
  const visit = (value: PDFObject, parent: Element | undefined, page: PDFDict | undefined): Element | undefined => {
    const dict = file.dict(value);
    if (dict === undefined || byDict.has(dict)) return undefined;
    const type = file.text(dict, 'S') ?? '';
    const found = resolveType(file, roles, type);
    const kids: Kid[] = [];
    const ref = value instanceof PDFRef ? value : undefined;
    const own = file.dict(dict, 'Pg') ?? page;
    const number = file.pages.find((one) => one.dict === own)?.number;
    const place = `${type} ${ref?.tag ?? '(direct)'}${number === undefined ? '' : `, page ${number}`}`;
    const element: Element = { dict, ref, type, standard: 'standard' in found ? found.standard : undefined, parent, kids, place };
    elements.push(element);
    byDict.set(dict, element);
    for (const kid of file.list(dict, 'K')) kids.push(kidOf(kid, element, own));
    return element;
  };
  const kidOf = (kid: PDFObject, element: Element, page: PDFDict | undefined): Kid => {
    const value = file.at(kid);
    if (value instanceof PDFNumber) return { kind: 'content', mcid: value.asNumber(), owner: page };
    const dict = file.dict(kid);
    if (dict === undefined) return { kind: 'odd', message: `a kid that is ${String(value)}` };
    const type = file.text(dict, 'Type');
    const own = file.dict(dict, 'Pg') ?? page;
    if (type === 'MCR') return { kind: 'content', mcid: file.number(dict, 'MCID') ?? -1, owner: file.dict(dict, 'Stm') ?? own };
    if (type === 'OBJR') return { kind: 'object', object: file.dict(dict, 'Obj'), page: own };
    const below = visit(kid, element, page);
    return below ? { kind: 'element', element: below } : { kind: 'odd', message: `an element that stands in the tree twice` };
  };
  const tops = file.list(root, 'K').flatMap((kid) => visit(kid, undefined, undefined) ?? []);
  const parents = new Map(treeEntries(file, root?.get(PDFName.of('ParentTree')), 'Nums').map(([key, value]) => [Number(key), value]));
  return { root, tops, elements, byDict, parents };
}

/** Elements right below, seen through those that only group (NonStruct, and Div where `groups` says so). */
export function below(element: Element): readonly Element[] {
  return element.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
}

/** Every element below, in reading order. */
export function allBelow(element: Element): readonly Element[] {
  return below(element).flatMap((kid) => [kid, ...allBelow(kid)]);
}

/** An attribute by the owner that defines it (14.7.5), from /A and the classes of /C. */
export function attribute(file: File, root: PDFDict | undefined, { dict }: Element, owner: string, key: string): PDFObject | undefined {
  const classes = file.list(dict, 'C').flatMap((entry) => file.list(root, 'ClassMap', file.text(entry) ?? ''));
  for (const attributes of [...file.list(dict, 'A'), ...classes]) {
    const value = file.text(attributes, 'O') === owner ? file.at(attributes, key) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}
