/**
 * Tags for an appendix that has none, so that a screen reader finds it: a `Part` with the appendix's title, in it a paragraph for each page, which is
 * read in the order in which the page was painted; a page without text (a scan, a plan) is a figure that bears the title. Links and notes
 * hang below their page.
 *
 * That is access, not PDF/UA: headings and tables stay unknown, and the file does not claim it. Rejected: pages as artifacts, which hides them from
 * those who listen; guessing structure from looks.
 *
 * Contents move into a form, so that whatever marks and states a stranger left open end there.
 */
import { PDFDict, PDFRawStream, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { deflate } from './deflate.ts';
import { arrayFrom, dictFrom, dictOf, itemsOf, listOf, name, rectangleOf, textOf, textString } from './objects.ts';
import { contentsOf, type Contents } from './page-contents.ts';
import { visibleBox } from './source.ts';
import type { Page } from './source.ts';
import type { Tags } from './tags.ts';

/** What a screen reader says of it. */
export interface Appendix {
  readonly title: string;
  /** Where it is not the merged file's. */
  readonly lang?: string | undefined;
}

/** `pages` are copies that stand in the merged file already. */
export function tagAppendix(context: PDFContext, tags: Tags, pages: readonly Page[], { title, lang }: Appendix): void {
  const part = context.nextRef();
  const names = new Map<PDFObject, string>(
    pages.map(({ ref }, index) => [ref, pages.length === 1 ? title : `${title} (${index + 1}/${pages.length})`]),
  );
  const kids = pages.flatMap((page) => tagPage(context, tags, page, part, names) ?? []);
  if (kids.length === 0) return;
  const entries = {
    Type: name('StructElem'),
    S: name('Part'),
    P: tags.document,
    T: textString(title),
    Lang: lang === undefined ? undefined : PDFString.of(lang),
    K: arrayFrom(context, kids),
  };
  context.assign(part, dictFrom(context, entries));
  tags.kids.push(part);
}

/** Of the appendix's pages, by reference. */
type PageNames = ReadonlyMap<PDFObject | undefined, string>;

function tagPage(context: PDFContext, tags: Tags, page: Page, part: PDFRef, names: PageNames): PDFRef | undefined {
  const title = names.get(page.ref) ?? '';
  const element = context.nextRef();
  const isText = showsText(context, dictOf(context, page.dict.get(name('Resources'))));
  const isPainted = wrap(context, page.dict, isText ? 'P' : 'Figure');
  const annotations = tagAnnotations(context, tags, page, element, names);
  if (isPainted) {
    page.dict.set(name('StructParents'), context.obj(tags.next));
    tags.parents.push([tags.next++, arrayFrom(context, [element])]);
  }
  const kids = [...(isPainted ? [context.obj(0)] : []), ...annotations];
  if (kids.length === 0) return undefined;
  const common = {
    Type: name('StructElem'),
    S: name(isText || !isPainted ? 'P' : 'Figure'),
    P: part,
    Pg: page.ref,
    K: arrayFrom(context, kids),
  };
  const box = dictFrom(context, { O: name('Layout'), BBox: context.obj([...visibleBox(context, page.dict)]) });
  const figure = isText || !isPainted ? {} : { Alt: textString(title), A: box };
  context.assign(element, dictFrom(context, { ...common, ...figure }));
  return element;
}

/** Fonts in the page's resources or in those of its forms. */
function showsText(context: PDFContext, resources: PDFDict | undefined, depth = 0): boolean {
  if ((dictOf(context, resources?.get(name('Font')))?.keys().length ?? 0) > 0) return true;
  const objects = dictOf(context, resources?.get(name('XObject')))?.values() ?? [];
  return objects.some((object) => {
    const form = context.lookup(object);
    const inner = form instanceof PDFRawStream ? dictOf(context, form.dict.get(name('Resources'))) : undefined;
    return depth < 4 && inner !== undefined && showsText(context, inner, depth + 1);
  });
}

const formName = 'PaparanPage';

/** False for a page that paints nothing. */
function wrap(context: PDFContext, page: PDFDict, type: string): boolean {
  const before = listOf(context, page.get(name('Contents')));
  if (!before.some((item) => context.lookup(item) instanceof PDFRawStream)) return false;
  const [begin, end] = [`/${type} <</MCID 0>> BDC\n`, '\nEMC\n'].map((text) => context.register(context.stream(text)));
  const contents = attempt(() => contentsOf(context, page));
  if (contents === undefined) {
    page.set(name('Contents'), arrayFrom(context, [begin as PDFRef, ...before, end as PDFRef]));
    return true;
  }
  const entries = {
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: context.obj(roomy(context, page)),
    Resources: page.get(name('Resources')),
  };
  const packed =
    Object.keys(contents.entries).length > 0 ? contents : { bytes: deflate(contents.bytes), entries: { Filter: name('FlateDecode') } };
  const form = context.register(PDFRawStream.of(dictFrom(context, { ...entries, ...packed.entries }), packed.bytes));
  page.set(name('Resources'), dictFrom(context, { XObject: dictFrom(context, { [formName]: form }) }));
  page.set(name('Contents'), context.register(context.stream(`/${type} <</MCID 0>> BDC\n/${formName} Do\nEMC\n`)));
  return true;
}

/** Somewhat more than the page, so that no edge of it is smoothed twice. */
function roomy(context: PDFContext, page: PDFDict): number[] {
  const [left, bottom, right, top] = rectangleOf(context, page.get(name('MediaBox'))) ?? [0, 0, 612, 792];
  return [Math.floor(left) - 1, Math.floor(bottom) - 1, Math.ceil(right) + 1, Math.ceil(top) + 1];
}

function attempt(read: () => Contents): Contents | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** An element for each annotation; windows of notes (Popup) belong to their notes. One that says nothing is called by where it leads, or where it stands. */
function tagAnnotations(context: PDFContext, tags: Tags, page: Page, parent: PDFRef, names: PageNames): readonly PDFRef[] {
  const items = itemsOf(context, page.dict.get(name('Annots'))).map((item) => (item instanceof PDFRef ? item : context.register(item)));
  if (items.length > 0) page.dict.set(name('Annots'), arrayFrom(context, items));
  return items.flatMap((ref) => {
    const annotation = dictOf(context, ref);
    const subtype = textOf(context, annotation?.get(name('Subtype')));
    if (annotation === undefined || subtype === 'Popup') return [];
    if (!textOf(context, annotation.get(name('Contents')))?.trim())
      annotation.set(name('Contents'), textString(leadsTo(context, annotation, names) ?? names.get(page.ref) ?? ''));
    const object = dictFrom(context, { Type: name('OBJR'), Obj: ref, Pg: page.ref });
    const entries = { Type: name('StructElem'), S: name(subtype === 'Link' ? 'Link' : 'Annot'), P: parent, Pg: page.ref, K: object };
    const element = context.register(dictFrom(context, entries));
    annotation.set(name('StructParent'), context.obj(tags.next));
    tags.parents.push([tags.next++, element]);
    return [element];
  });
}

/** An address, or the name of a page. */
function leadsTo(context: PDFContext, annotation: PDFDict, names: PageNames): string | undefined {
  const action = dictOf(context, annotation.get(name('A')));
  const [page] = itemsOf(context, annotation.get(name('Dest')) ?? action?.get(name('D')));
  return textOf(context, action?.get(name('URI'))) ?? names.get(page);
}
