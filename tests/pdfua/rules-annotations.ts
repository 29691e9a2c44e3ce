/** Matterhorn 28: every annotation that is seen stands in the tree, in the right element, and says what it is. */
import { PDFDict } from 'pdf-lib';
import { inherited, type File, type Finding, type Page } from './file.ts';
import type { Tree } from './tree.ts';

/** PDF 32000-1, Table 169. */
const subtypes = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Sound ' +
    'Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact'
  ).split(' '),
);

export function checkAnnotations(file: File, tree: Tree): Finding[] {
  return file.pages.flatMap((page) => {
    const annotations = file.list(page.dict, 'Annots').flatMap((item) => file.dict(item) ?? []);
    const tabs = file.text(page.dict, 'Tabs');
    const rule = tabs === undefined ? '28-008' : '28-009';
    const wrong =
      annotations.length > 0 && tabs !== 'S' ? [{ rule, place: `page ${page.number}`, message: `tab order ${tabs ?? 'missing'}` }] : [];
    return [...wrong, ...annotations.flatMap((annotation, index) => checkAnnotation(file, tree, page, annotation, index + 1))];
  });
}

const hidden = 2;

function checkAnnotation(file: File, tree: Tree, page: Page, annotation: PDFDict, index: number): Finding[] {
  const subtype = file.text(annotation, 'Subtype') ?? '';
  const place = `page ${page.number}, annotation ${index} (${subtype})`;
  const found: Finding[] = [];
  const key = file.number(annotation, 'StructParent');
  const entry = key === undefined ? undefined : tree.parents.get(key);
  const dict = file.at(entry) instanceof PDFDict ? file.dict(entry) : undefined;
  const element = dict && tree.byDict.get(dict);
  if (key !== undefined && !element) found.push({ rule: 'parent-tree', place, message: `its key ${key} leads to no element` });
  if (element && !element.kids.some((kid) => kid.kind === 'object' && kid.object === annotation))
    found.push({ rule: 'parent-tree', place, message: `its element ${element.place} does not hold it` });
  if (!subtypes.has(subtype)) found.push({ rule: '28-006', place, message: 'of no known kind' });
  if (subtype === 'TrapNet') found.push({ rule: '28-007', place, message: 'a trap network' });
  if (subtype === 'PrinterMark' && element) found.push({ rule: '28-017', place, message: 'a printer mark in the tree' });
  const isHidden = ((file.number(annotation, 'F') ?? 0) & hidden) !== 0;
  if (isHidden || subtype === 'Popup' || subtype === 'PrinterMark' || isOutside(file, page, annotation)) return found;

  const inner = element?.standard;
  const isNested = (type: string): boolean => {
    for (let at = element; at; at = at.parent) if (at.standard === type) return true;
    return false;
  };
  const says = (key1: string): boolean => (file.text(annotation, key1) ?? '').trim() !== '';
  const isSaid = says('Contents') || (file.text(element?.dict, 'Alt') ?? '').trim() !== '';
  if (subtype === 'Widget') {
    if (inner !== 'Form') found.push({ rule: '28-010', place, message: `in ${inner ?? 'no element'}, not in Form` });
    if (!says('TU') && !(file.text(file.dict(annotation, 'Parent'), 'TU') ?? '') && !isSaid)
      found.push({ rule: '28-005', place, message: 'no TU' });
  } else if (subtype === 'Link') {
    if (!isNested('Link')) found.push({ rule: '28-011', place, message: `in ${inner ?? 'no element'}, not in Link` });
    if (!says('Contents')) found.push({ rule: '28-012', place, message: 'no Contents' });
  } else {
    if (!isNested('Annot')) found.push({ rule: '28-002', place, message: `in ${inner ?? 'no element'}, not in Annot` });
    if (!isSaid) found.push({ rule: '28-004', place, message: 'no Contents and no Alt' });
  }
  return found;
}

function isOutside(file: File, page: Page, annotation: PDFDict): boolean {
  const box = file
    .list(inherited(file, page.dict, 'CropBox') ?? inherited(file, page.dict, 'MediaBox'))
    .map((item) => file.number(item) ?? 0);
  const rect = file.list(annotation, 'Rect').map((item) => file.number(item) ?? 0);
  const [left, bottom, right, top] = [0, 1, 2, 3].map((at) => (at < 2 ? Math.min : Math.max)(rect[at % 2] ?? 0, rect[(at % 2) + 2] ?? 0));
  return (
    Number(left) >= Number(box[2]) || Number(right) <= Number(box[0]) || Number(bottom) >= Number(box[3]) || Number(top) <= Number(box[1])
  );
}

/** A Link element holds the annotation that it is about (ISO 14289-1, 7.18.5). */
export function checkLinks(tree: Tree): Finding[] {
  const holds = (element: Tree['elements'][number]): boolean =>
    element.kids.some((kid) => kid.kind === 'object' || (kid.kind === 'element' && holds(kid.element)));
  return tree.elements.flatMap((element) =>
    element.standard === 'Link' && !holds(element) ? [{ rule: 'link-object', place: element.place, message: 'holds no annotation' }] : [],
  );
}
