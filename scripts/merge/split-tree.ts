/** A structure tree parted by pages: which elements stand on one page alone, and which hold such of several (PDF 32000-1, 14.7). */
import { PDFDict, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { dictOf, listOf, name } from './objects.ts';
import { isElement } from './structure.ts';
import type { Value } from './objects.ts';

/** `tops`: the topmost elements whose content is all on one page, by page. `shells`: those above them. What has no content is in neither. */
export interface Parted {
  readonly tops: ReadonlyMap<PDFRef, readonly PDFObject[]>;
  readonly shells: readonly PDFRef[];
}

type Extent = PDFRef | 'none' | 'several';

/** `root`: the structure tree's. A tree that leads back into itself is read up to there. */
export function partByPage(context: PDFContext, root: PDFDict): Parted {
  const extents = new Map<PDFDict, Extent>();
  const extentOf = (element: PDFDict, inherited: Value): Extent => {
    const known = extents.get(element);
    if (known) return known;
    extents.set(element, 'none');
    const page = element.get(name('Pg')) ?? inherited;
    const found = listOf(context, element.get(name('K'))).reduce<Extent>((extent, kid) => joined(extent, extentOfKid(kid, page)), 'none');
    extents.set(element, found);
    return found;
  };
  const extentOfKid = (kid: PDFObject, page: Value): Extent => {
    const dict = kid instanceof PDFNumber ? undefined : dictOf(context, kid);
    if (dict?.has(name('S'))) return extentOf(dict, page);
    const at = dict?.get(name('Pg')) ?? page;
    return at instanceof PDFRef ? at : 'none';
  };

  const tops = new Map<PDFRef, PDFObject[]>();
  const shells: PDFRef[] = [];
  const visit = (value: PDFObject): void => {
    const element = dictOf(context, value);
    const extent = isElement(element) ? extentOf(element, undefined) : 'none';
    if (extent instanceof PDFRef && !isDocument(element)) tops.set(extent, [...(tops.get(extent) ?? []), value]);
    else if (extent !== 'none') {
      if (value instanceof PDFRef) shells.push(value);
      for (const kid of listOf(context, element?.get(name('K')))) visit(kid);
    }
  };
  for (const kid of listOf(context, root.get(name('K')))) visit(kid);
  return { tops, shells };
}

const joined = (a: Extent, b: Extent): Extent => (a === 'none' || a === b ? b : b === 'none' ? a : 'several');

const isDocument = (element: PDFDict | undefined): boolean => element?.get(name('S')) === name('Document');
