/**
 * Speaker notes as Text annotations (PDF 32000-1, 12.5.6.4): in every viewer, on the slide they belong to, not in print. Each is tagged
 * with an `Annot` element behind its slide's content, so that it is read in its place (14.8.4.4.2, 14.7.4.3).
 */
import { PDFDict, PDFHexString, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { arrayFrom, dictFrom, dictOf, itemsOf, listOf, name } from './objects.ts';
import { visibleBox } from './source.ts';
import type { Page, Source } from './source.ts';
import { isElement } from './structure.ts';
import { nextKey, treeOf } from './tags.ts';
import { readNumberTree, writeNumberTree } from './trees.ts';

/** pt. */
const margin = 6;
const side = 18;

/** NoZoom and NoRotate, without Print (Table 165). */
const flags = 8 | 16;

/** `notes` has one text a page, '' for none. */
export function attachNotes(source: Source, notes: readonly string[], title: string, date: Date): void {
  const { context } = source;
  const root = treeOf(source);
  const entries = root ? readNumberTree(context, root.get(name('ParentTree'))) : [];
  let key = root ? nextKey(context, root) : 0;
  const look = context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, side, side] }));
  source.pages.forEach((page, index) => {
    const note = notes[index]?.trim();
    if (!note) return;
    const annotation = annotationOf(context, page, { note, title, date, index, look, key: root && key });
    const ref = context.register(annotation);
    page.dict.set(name('Annots'), arrayFrom(context, [...itemsOf(context, page.dict.get(name('Annots'))), ref]));
    if (root) entries.push([key++, tag(source, root, page, ref)]);
  });
  root?.set(name('ParentTree'), context.register(writeNumberTree(context, entries)));
  root?.set(name('ParentTreeNextKey'), context.obj(key));
}

interface Note {
  readonly note: string;
  readonly title: string;
  readonly date: Date;
  readonly index: number;
  /** An empty form: the note is listed and opens, but no icon stands on a slide that is being presented. */
  readonly look: PDFRef;
  /** In the parent tree; undefined in an untagged file. */
  readonly key: number | undefined;
}

function annotationOf(context: PDFContext, page: Page, { note, title, date, index, look, key }: Note): PDFDict {
  const [left, , , upper] = visibleBox(context, page.dict);
  const rect = [left + margin, upper - margin - side, left + margin + side, upper - margin];
  return dictFrom(context, {
    Type: name('Annot'),
    Subtype: name('Text'),
    Rect: context.obj(rect.map((number) => Number(number.toFixed(3)))),
    P: page.ref,
    Contents: PDFHexString.fromText(note),
    T: PDFHexString.fromText(title),
    NM: PDFString.of(`note-${index + 1}`),
    Name: name('Note'),
    AP: dictFrom(context, { N: look }),
    Open: context.obj(false),
    F: context.obj(flags),
    M: PDFString.fromDate(date),
    StructParent: key === undefined ? undefined : context.obj(key),
  });
}

/** Inserts an element for the annotation behind the last one of its page. */
function tag(source: Source, root: PDFDict, page: Page, annotation: PDFRef): PDFRef {
  const { context } = source;
  const parent = branch(context, root);
  const kids = [...listOf(context, parent.dict.get(name('K')))];
  const last = kids.findLastIndex((kid) => pageOf(context, kid) === page.ref);
  const object = dictFrom(context, { Type: name('OBJR'), Obj: annotation, Pg: page.ref });
  const element = context.register(
    dictFrom(context, { Type: name('StructElem'), S: name('Annot'), P: parent.ref, Pg: page.ref, K: object }),
  );
  kids.splice(last === -1 ? kids.length : last + 1, 0, element);
  parent.dict.set(name('K'), arrayFrom(context, kids));
  return element;
}

/** The first element from the top that has more than one kid: the slides hang below it. */
function branch(context: PDFContext, root: PDFDict): { readonly dict: PDFDict; readonly ref: PDFRef | undefined } {
  let [dict, ref]: [PDFDict, PDFRef | undefined] = [root, undefined];
  for (;;) {
    const kids = listOf(context, dict.get(name('K')));
    const [only] = kids;
    const below = dictOf(context, only);
    const isTop = ref === undefined;
    if ((kids.length !== 1 && !isTop) || !(only instanceof PDFRef) || !isElement(below) || (!isTop && !holdsElements(context, below)))
      return { dict, ref };
    [dict, ref] = [below, only];
  }
}

const holdsElements = (context: PDFContext, dict: PDFDict): boolean =>
  listOf(context, dict.get(name('K'))).some((kid) => isElement(dictOf(context, kid)));

/** The page of the first content at or below a kid. */
function pageOf(context: PDFContext, kid: PDFObject): PDFObject | undefined {
  const dict = dictOf(context, kid);
  const own = dict?.get(name('Pg'));
  if (own !== undefined || dict === undefined) return own;
  for (const below of listOf(context, dict.get(name('K')))) {
    const page = pageOf(context, below);
    if (page !== undefined) return page;
  }
  return undefined;
}
