/**
 * Pages of several prints of one document as if they had been printed at once: what is made of the result is the same, to the byte, whichever prints
 * the pages come from. So a page that has not changed need not be printed again.
 *
 * Chromium numbers keys and ids of tags from the first page to the last; they are numbered anew here. What else depends on the other pages of a print is
 * made anew of every print (renamed.ts, fonts.ts). Rejected: a print a section, put together by merging; each costs the browser
 * a tenth of a second more, also where nothing was kept.
 */
import { PDFContext, PDFDict, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFArray, PDFObject } from 'pdf-lib';
import { createCopier, type Copier } from './copy.ts';
import { namedDestinations } from './destinations.ts';
import { arrayFrom, arrayOf, dictFrom, dictOf, name, numberOf } from './objects.ts';
import { annotationsOf, open, standalone, type Page, type Source } from './source.ts';
import { partByPage } from './split-tree.ts';
import { elementsBelow, numberIds, prefixIds } from './structure.ts';
import { treeOf } from './tags.ts';
import { readNumberTree, writeNameTree, writeNumberTree, type Entry } from './trees.ts';

/** `pages` in the new order; each names a print and one of its pages, from 0. No page is taken twice. */
export interface Collation {
  readonly prints: readonly Uint8Array[];
  readonly pages: readonly (readonly [print: number, page: number])[];
}

/** The pages as a file of their own. What is not a matter of pages (language, roles of tags) is the first print's. */
export async function collate({ prints, pages }: Collation): Promise<Source> {
  const context = PDFContext.create();
  const [root, document, tree] = [context.nextRef(), context.nextRef(), context.nextRef()];
  const sources = await Promise.all(prints.map((bytes, index) => openPrint(bytes, context, { root, document, prefix: `${index}-` })));
  const taken = pages.map(([print, page]) => take(sources[print], page));
  for (const { opened, page } of taken) opened.copier.place(page.ref, context.nextRef());

  const kids: PDFObject[] = [];
  const rows: Entry<number>[] = [];
  let key = taken.length;
  const made = taken.map(({ opened, page }, index): Page => {
    const { source, copier, keys, tops } = opened;
    const ref = copier.copy(page.ref) as PDFRef;
    const dict = copier.copy(standalone(source, page)) as PDFDict;
    dict.set(name('Parent'), tree);
    context.assign(ref, dict);
    kids.push(...(tops.get(page.ref) ?? []).map(copier.copy));
    const row = keys.get(numberOf(source.context, page.dict.get(name('StructParents'))) ?? NaN);
    if (row !== undefined) {
      dict.set(name('StructParents'), PDFNumber.of(index));
      rows.push([index, context.register(copier.copy(arrayOf(source.context, row) as PDFArray))]);
    }
    const copies = annotationsOf(context, dict);
    annotationsOf(source.context, page.dict).forEach((annotation, at) => {
      const element = keys.get(numberOf(source.context, annotation.get(name('StructParent'))) ?? NaN);
      if (element === undefined) return;
      copies[at]?.set(name('StructParent'), PDFNumber.of(key));
      rows.push([key++, copier.copy(element)]);
    });
    return { ref, dict };
  });

  const first = sources[0];
  if (first === undefined) throw new Error('pages of no print were asked for');
  const catalog = first.copier.copy(bare(first.source)) as PDFDict;
  context.assign(
    tree,
    dictFrom(context, {
      Type: name('Pages'),
      Kids: arrayFrom(
        context,
        made.map(({ ref }) => ref),
      ),
      Count: PDFNumber.of(made.length),
    }),
  );
  catalog.set(name('Pages'), tree);
  catalog.set(name('Dests'), destinationsOf(context, sources));
  if (treeOf(first.source)) {
    context.assign(document, documentOf(context, first, root, kids));
    const roles = dictOf(first.source.context, treeOf(first.source)?.get(name('RoleMap')));
    const parents = context.register(writeNumberTree(context, rows));
    const ids = numberIds(context, elementsBelow(context, dictOf(context, document) as PDFDict));
    const tree = ids.length > 0 ? context.register(writeNameTree(context, ids)) : undefined;
    const maps = { IDTree: tree, ParentTree: parents, ParentTreeNextKey: PDFNumber.of(key), RoleMap: roles && first.copier.copy(roles) };
    context.assign(root, dictFrom(context, { Type: name('StructTreeRoot'), K: document, ...maps }));
    catalog.set(name('StructTreeRoot'), root);
  }
  context.trailerInfo.Root = context.register(catalog);
  return { context, catalog, pages: made, index: new Map(made.map(({ ref }, index) => [ref, index])) };
}

interface Opened {
  readonly source: Source;
  readonly copier: Copier;
  /** The parent tree's entries. */
  readonly keys: ReadonlyMap<number, PDFObject>;
  /** The topmost elements that stand on one page alone, by page. */
  readonly tops: ReadonlyMap<PDFRef, readonly PDFObject[]>;
}

/** Where a print's elements are led to, and what tells its ids from the others'. */
interface Target {
  readonly root: PDFRef;
  readonly document: PDFRef;
  readonly prefix: string;
}

async function openPrint(bytes: Uint8Array, context: PDFContext, at: Target): Promise<Opened> {
  const source = await open(bytes);
  const copier = createCopier(source.context, context, undefined);
  for (const { ref } of source.pages) copier.place(ref, null);
  const root = treeOf(source);
  if (root === undefined) return { source, copier, keys: new Map(), tops: new Map() };
  prefixIds(source.context, elementsBelow(source.context, root), at.prefix);
  const { tops, shells } = partByPage(source.context, root);
  for (const shell of shells) copier.place(shell, at.document);
  copier.place(source.catalog.get(name('StructTreeRoot')) as PDFRef, at.root);
  return { source, copier, keys: new Map(readNumberTree(source.context, root.get(name('ParentTree')))), tops };
}

function take(opened: Opened | undefined, index: number): { readonly opened: Opened; readonly page: Page } {
  const page = opened?.source.pages[index];
  if (opened === undefined || page === undefined) throw new Error('a page was asked for that no print has');
  return { opened, page };
}

const remade = new Set(['Pages', 'StructTreeRoot', 'Dests', 'Names', 'Outlines', 'PageLabels'].map(name));

/** The catalog without what depends on the pages. */
function bare({ context, catalog }: Source): PDFDict {
  const kept = catalog.entries().filter(([key]) => !remade.has(key));
  return PDFDict.fromMapWithContext(new Map(kept), context);
}

/** Named destinations on pages that were taken. */
function destinationsOf(context: PDFContext, sources: readonly Opened[]): PDFDict {
  const found = sources.flatMap(({ source, copier }) =>
    [...namedDestinations(source)].flatMap(([key, array]) => {
      const copied = copier.copy(array) as PDFArray;
      return copied.get(0) instanceof PDFRef ? [[key, copied] as const] : [];
    }),
  );
  return dictFrom(context, Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function documentOf(context: PDFContext, { source, copier }: Opened, root: PDFRef, kids: readonly PDFObject[]): PDFDict {
  const own = dictOf(source.context, treeOf(source)?.get(name('K')));
  const lang = own?.get(name('Lang')) ?? source.catalog.get(name('Lang'));
  const entries = { Lang: lang && copier.copy(lang), P: root, K: arrayFrom(context, kids) };
  return dictFrom(context, { Type: name('StructElem'), S: name('Document'), ...entries });
}
