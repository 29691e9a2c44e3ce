/**
 * Reading and pruning one source's structure tree (PDF 32000-1, 14.7), before it is copied.
 *
 * Pruning is by content: an element goes when it had content and all of it lies on pages that are not taken. Elements that never had
 * content (an empty table cell) stay with their parent.
 */
import { PDFDict, PDFName, PDFNull, PDFNumber, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { arrayFrom, dictOf, itemsOf, listOf, name, textOf } from './objects.ts';
import type { Value } from './objects.ts';
import { readNumberTree } from './trees.ts';
import type { Entry } from './trees.ts';

/** A kid of an element: another element, or content (a number, /MCR or /OBJR). */
export const isElement = (dict: PDFDict | undefined): dict is PDFDict => dict !== undefined && dict.has(name('S'));

type Outcome = 'kept' | 'empty' | 'dropped';

/** Removes, below `parent`, what stands on pages outside `taken`. Returns the elements that stay. */
export function prune(context: PDFContext, parent: PDFDict, taken: ReadonlySet<PDFRef>): ReadonlySet<PDFDict> {
  const staying = new Set<PDFDict>();
  const seen = new Set<PDFDict>();
  const content = (kid: PDFObject, page: Value): Outcome => {
    const at = dictOf(context, kid)?.get(name('Pg')) ?? page;
    return at instanceof PDFRef && !taken.has(at) ? 'dropped' : 'kept';
  };
  const visit = (element: PDFDict, inherited: Value): Outcome => {
    if (seen.has(element)) return 'dropped';
    seen.add(element);
    const page = element.get(name('Pg')) ?? inherited;
    const kids = listOf(context, element.get(name('K'))).map((kid) => {
      const dict = dictOf(context, kid);
      return { kid, outcome: isElement(dict) ? visit(dict, page) : content(kid, page) };
    });
    const left = kids.filter(({ outcome }) => outcome !== 'dropped');
    if (left.length < kids.length)
      element.set(
        name('K'),
        arrayFrom(
          context,
          left.map(({ kid }) => kid),
        ),
      );
    const outcome = left.some((kid) => kid.outcome === 'kept') ? 'kept' : left.length < kids.length ? 'dropped' : 'empty';
    if (outcome !== 'dropped') staying.add(element);
    return outcome;
  };
  visit(parent, undefined);
  return staying;
}

/** The parent tree's entries; elements outside `staying` become null, entries with nothing left go. */
export function parentEntries(context: PDFContext, tree: Value, staying: ReadonlySet<PDFDict> | undefined): Entry<number>[] {
  const entries = readNumberTree(context, tree);
  if (staying === undefined) return entries;
  const stays = (value: PDFObject): boolean => {
    const dict = dictOf(context, value);
    return dict !== undefined && staying.has(dict);
  };
  return entries.flatMap(([key, value]): Entry<number>[] => {
    if (context.lookup(value) instanceof PDFDict) return stays(value) ? [[key, value]] : [];
    const items = itemsOf(context, value);
    return items.some(stays)
      ? [
          [
            key,
            arrayFrom(
              context,
              items.map((item) => (stays(item) ? item : PDFNull)),
            ),
          ],
        ]
      : [];
  });
}

/** Every element below a parent, in reading order. */
export function elementsBelow(context: PDFContext, parent: PDFDict): readonly PDFDict[] {
  const found = new Set<PDFDict>();
  gather(context, parent, found);
  return [...found];
}

function gather(context: PDFContext, parent: PDFDict, found: Set<PDFDict>): void {
  for (const kid of listOf(context, parent.get(name('K')))) {
    if (kid instanceof PDFNumber) continue;
    const element = dictOf(context, kid);
    if (!isElement(element) || found.has(element)) continue;
    found.add(element);
    gather(context, element, found);
  }
}

/** Puts `prefix` before an element's id and the ids of header cells it names (14.8.5.7), as two prints count ids alike. */
export function prefixIds(context: PDFContext, elements: readonly PDFDict[], prefix: string): void {
  renameIds(context, elements, (id) => prefix + id);
}

function renameIds(context: PDFContext, elements: readonly PDFDict[], rename: (id: string) => string): void {
  const renamed = (value: PDFObject): PDFObject => PDFString.of(rename(textOf(context, value) ?? '').replace(/[\\()]/g, '\\$&'));
  for (const element of elements) {
    const id = element.get(name('ID'));
    if (id !== undefined) element.set(name('ID'), renamed(id));
    for (const attributes of listOf(context, element.get(name('A')))) {
      const dict = dictOf(context, attributes);
      const headers = itemsOf(context, dict?.get(name('Headers')));
      if (headers.length > 0) dict?.set(name('Headers'), arrayFrom(context, headers.map(renamed)));
    }
  }
}

/** Counts the elements' ids from 1, in reading order; header cells are named by their new ones. Returns the entries of an `IDTree`. */
export function numberIds(context: PDFContext, elements: readonly PDFDict[]): readonly Entry<string>[] {
  const own = elements.filter((element) => element.has(name('ID')));
  const ids = new Map(own.map((element, index) => [textOf(context, element.get(name('ID'))), `node${String(index + 1).padStart(8, '0')}`]));
  renameIds(context, elements, (id) => ids.get(id) ?? id);
  const wanted = new Set<PDFObject>(own);
  const refs = new Map(context.enumerateIndirectObjects().flatMap(([ref, value]) => (wanted.has(value) ? [[value, ref] as const] : [])));
  return own.flatMap((element): Entry<string>[] => {
    const ref = refs.get(element);
    return ref ? [[textOf(context, element.get(name('ID'))) ?? '', ref]] : [];
  });
}

/** Gives the elements of a type another type's name. */
export function renameType(context: PDFContext, elements: readonly PDFDict[], from: PDFName, to: PDFName): void {
  for (const element of elements) if (context.lookup(element.get(name('S'))) === from) element.set(name('S'), to);
}
