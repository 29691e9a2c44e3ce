/**
 * One annotation for what a link covers of a line (PDF 32000-1, 12.5.6.5): Chromium makes one for each text in it, so an address that may be broken in a
 * dozen places was a dozen links to go through.
 */
import type { PDFArray, PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { around, type Box } from './geometry.ts';
import { arrayFrom, arrayOf, dictOf, listOf, name, numberOf, rectangleOf } from './objects.ts';
import type { Page, Source } from './source.ts';
import { writeNumberTree } from './trees.ts';

/** A link's annotation, and the element that holds it. */
interface Area {
  readonly annotation: PDFDict;
  readonly link: PDFDict;
  readonly box: Box;
}

/** Edits pages, elements and the parent tree in place. `rows`: the parent tree's entries, which lose those of annotations that are no more. */
export function joinAreas({ context, pages }: Source, root: PDFDict, rows: Map<number, PDFObject>): void {
  const gone = new Set<PDFDict>();
  for (const page of pages) joinOn(context, page, rows, gone);
  if (gone.size === 0) return;
  for (const annotation of gone) rows.delete(keyOf(context, annotation));
  root.set(name('ParentTree'), writeNumberTree(context, [...rows]));
}

function joinOn(context: PDFContext, page: Page, rows: ReadonlyMap<number, PDFObject>, gone: Set<PDFDict>): void {
  const annotations = arrayOf(context, page.dict.get(name('Annots')));
  let last: Area | undefined;
  const own: PDFDict[] = [];
  for (const item of annotations?.asArray() ?? []) {
    const area = areaOf(context, item, rows);
    const isSame = area && last?.link === area.link && isNext(last.box, area.box);
    if (!isSame) {
      last = area;
      continue;
    }
    own.push(area.annotation);
    last = { ...(last as Area), box: around(last?.box, area.box) };
    last.annotation.set(name('Rect'), context.obj([...last.box]));
    release(context, area);
  }
  if (!annotations || own.length === 0) return;
  for (const annotation of own) gone.add(annotation);
  page.dict.set(
    name('Annots'),
    without(context, annotations, (item) => own.includes(dictOf(context, item) as PDFDict)),
  );
}

/** Undefined for what is no link of an element, or has areas of its own. */
function areaOf(context: PDFContext, item: PDFObject, rows: ReadonlyMap<number, PDFObject>): Area | undefined {
  const annotation = dictOf(context, item);
  if (annotation?.get(name('Subtype')) !== name('Link') || annotation.has(name('QuadPoints'))) return undefined;
  const link = dictOf(context, rows.get(keyOf(context, annotation)));
  const box = rectangleOf(context, annotation.get(name('Rect')));
  return link && box && { annotation, link, box };
}

const keyOf = (context: PDFContext, annotation: PDFDict): number => numberOf(context, annotation.get(name('StructParent'))) ?? NaN;

/** Whether they touch on one line, but for what Chromium rounds. */
const isNext = (one: Box, other: Box): boolean =>
  Math.abs(one[1] - other[1]) < 1 && Math.abs(one[3] - other[3]) < 1 && one[0] - other[2] < 1 && other[0] - one[2] < 1;

/** The element no longer holds the annotation. */
function release(context: PDFContext, { annotation, link }: Area): void {
  const kids = listOf(context, link.get(name('K')));
  const left = kids.filter((kid) => dictOf(context, dictOf(context, kid)?.get(name('Obj'))) !== annotation);
  link.set(name('K'), arrayFrom(context, left));
}

const without = (context: PDFContext, array: PDFArray, isGone: (item: PDFObject) => boolean): PDFArray =>
  arrayFrom(
    context,
    array.asArray().filter((item) => !isGone(item)),
  );
