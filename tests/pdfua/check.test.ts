/** The checker is checked: a good file has no finding, and each way of breaking it has its own. */
import { PDFDict, PDFDocument, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { merge } from '../../scripts/merge/merge.ts';
import { annotations, at, elements, fixture, list, metadata, name, read, text } from '../merge/files.ts';
import { checkPdfUa, report } from './check.ts';

let good: Uint8Array;
beforeAll(async () => {
  const parts = [
    { bytes: fixture('front'), kind: 'own' },
    { bytes: fixture('text'), kind: 'own' },
  ] as const;
  good = await merge(parts, { bookmarks: [{ title: 'One', page: 0, children: [] }], metadata });
});

it('finds nothing in a good file', async () => expect(report(await checkPdfUa(good))).toEqual([]));

type Breaking = (file: PDFDocument) => void;

const element = (file: PDFDocument, type: string, index = 0): PDFDict => {
  const found = elements(file).filter((one) => text(file, one, 'S') === type)[index];
  if (!found) throw new Error(`no ${type}`);
  return found;
};
const retyped =
  (from: string, to: string, index = 0): Breaking =>
  (file) =>
    element(file, from, index).set(name('S'), name(to));
const catalog =
  (key: string, value: PDFObject | undefined): Breaking =>
  (file) =>
    value ? file.catalog.set(name(key), value) : file.catalog.delete(name(key));
const dict = (file: PDFDocument, entries: Record<string, PDFObject>): PDFDict => {
  const made = PDFDict.withContext(file.context);
  for (const [key, value] of Object.entries(entries)) made.set(name(key), value);
  return made;
};
const roles =
  (entries: Record<string, string>): Breaking =>
  (file) => {
    const map = dict(file, Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, name(value)])));
    (at(file, file.catalog, 'StructTreeRoot') as PDFDict).set(name('RoleMap'), map);
  };
/** Puts contents behind those of the second page. */
const painted =
  (contents: string): Breaking =>
  (file) => {
    const page = file.getPage(1).node;
    page.set(
      name('Contents'),
      file.context.obj([
        ...list(file, page, 'Contents').map((item) => refOf(file, item)),
        file.context.register(file.context.stream(contents)),
      ]),
    );
  };
const refOf = (file: PDFDocument, item: PDFObject): PDFObject =>
  item instanceof PDFRawStream ? (file.context.getObjectRef(item) ?? item) : item;
const link = (file: PDFDocument): PDFDict => {
  const found = file.getPages().flatMap((_, page) => annotations(file, page))[0];
  if (!found) throw new Error('no link');
  return found;
};
const font = (file: PDFDocument): PDFDict =>
  file.context
    .enumerateIndirectObjects()
    .map(([, value]) => value)
    .find((value): value is PDFDict => value instanceof PDFDict && text(file, value, 'Subtype') === 'Type0') as PDFDict;
const descendant = (file: PDFDocument): PDFDict => at(file, font(file), 'DescendantFonts', 0) as PDFDict;
const mapped =
  (target: string): Breaking =>
  (file) => {
    const map = [...Array(0x120).keys()].map((code) => `<${code.toString(16).padStart(4, '0')}> <${target}>`).join('\n');
    font(file).set(name('ToUnicode'), file.context.register(file.context.stream(`288 beginbfchar\n${map}\nendbfchar`)));
  };
const xmp =
  (change: (text: string) => string): Breaking =>
  (file) => {
    const stream = at(file, file.catalog, 'Metadata') as PDFRawStream;
    file.catalog.set(
      name('Metadata'),
      file.context.register(file.context.stream(Buffer.from(change(Buffer.from(stream.contents).toString('utf8'))))),
    );
  };
const note = (file: PDFDocument, entries: Record<string, PDFObject> = {}): PDFDict => {
  const annotation = dict(file, { Type: name('Annot'), Subtype: name('Text'), Rect: file.context.obj([10, 10, 30, 30]), ...entries });
  const page = file.getPage(0).node;
  page.set(name('Annots'), file.context.obj([...list(file, page, 'Annots'), file.context.register(annotation)]));
  page.set(name('Tabs'), name('S'));
  return annotation;
};
const configuration =
  (entries: Record<string, PDFObject>): Breaking =>
  (file) =>
    file.catalog.set(name('OCProperties'), dict(file, { OCGs: file.context.obj([]), D: dict(file, entries) }));

const breakings: readonly (readonly [rule: string, way: string, breaking: Breaking])[] = [
  ['01-003', 'an artifact within tagged content', painted('/P <</MCID 900>> BDC /Artifact BMC 0 0 9 9 re f EMC EMC')],
  ['01-004', 'tagged content within an artifact', painted('/Artifact BMC /P <</MCID 900>> BDC 0 0 9 9 re f EMC EMC')],
  ['01-005', 'a rectangle without a mark', painted('0 0 9 9 re f')],
  ['01-005', 'a rectangle in a mark that says nothing', painted('/Span BMC 0 0 9 9 re f EMC')],
  ['01-007', 'suspects', (file) => (at(file, file.catalog, 'MarkInfo') as PDFDict).set(name('Suspects'), file.context.obj(true))],
  ['marked', 'not marked', catalog('MarkInfo', undefined)],
  ['marks-balanced', 'a sequence without end', painted('/Artifact BMC 0 0 9 9 re f')],
  ['mcid-unique', 'a number used twice', painted('/P <</MCID 1>> BDC 0 0 9 9 re f EMC')],
  ['parent-tree', 'a number that no element owns', painted('/P <</MCID 900>> BDC 0 0 9 9 re f EMC')],
  [
    'parent-tree',
    'a parent tree that is used up',
    (file) => (at(file, file.catalog, 'StructTreeRoot') as PDFDict).set(name('ParentTreeNextKey'), PDFNumber.of(0)),
  ],
  ['tree-kids', 'an element with content that is not there', (file) => element(file, 'H1').set(name('K'), PDFNumber.of(901))],
  ['tree-parent', 'an element that names another parent', (file) => element(file, 'TR').set(name('P'), element(file, 'P'))],
  ['02-001', 'a type of nobody’s', retyped('P', 'Absatz')],
  ['02-003', 'types that stand for each other', roles({ One: 'Two', Two: 'One', Em: 'Span' })],
  ['02-004', 'a standard type that stands for another', roles({ P: 'Div', Em: 'Span' })],
  ['document', 'no Document', retyped('Document', 'Part')],
  ['document', 'a second Document', retyped('P', 'Document')],
  ['tree', 'no tree', catalog('StructTreeRoot', undefined)],
  ['06-001', 'no XMP', catalog('Metadata', undefined)],
  ['06-002', 'no mark of PDF/UA', xmp((all) => all.replace(/<pdfuaid:part>1<\/pdfuaid:part>/, ''))],
  ['06-003', 'no title in XMP', xmp((all) => all.replace(/<dc:title>.*<\/dc:title>/, ''))],
  ['07-001', 'no title shown', catalog('ViewerPreferences', undefined)],
  ['07-002', 'the file’s name shown', (file) => catalog('ViewerPreferences', file.context.obj({ DisplayDocTitle: false }))(file)],
  ['09-004', 'a row outside of a table', retyped('Table', 'Div')],
  ['09-004', 'a cell that is a paragraph', retyped('TD', 'P')],
  ['09-005', 'a list of paragraphs', retyped('Table', 'L')],
  ['09-006', 'a table of contents of rows', retyped('Table', 'TOC')],
  ['10-001', 'a code without character', mapped('')],
  ['11-006', 'no language', catalog('Lang', undefined)],
  ['11-007', 'a language that is none', catalog('Lang', PDFString.of('english text'))],
  ['11-007', 'an element in no language', (file) => element(file, 'P').set(name('Lang'), PDFString.of('_'))],
  ['13-004', 'a figure without text', retyped('P', 'Figure')],
  ['17-002', 'a formula without text', retyped('P', 'Formula')],
  ['bbox', 'a figure without place', retyped('H3', 'Figure')],
  ['blank-text', 'an empty text', (file) => element(file, 'P').set(name('ActualText'), PDFString.of(' '))],
  ['14-002', 'a first heading of level 2', retyped('H1', 'P')],
  ['14-003', 'a level left out', retyped('H2', 'H5', 1)],
  ['14-007', 'H beside H1', retyped('H3', 'H')],
  [
    '15-001',
    'a table without head',
    (file) => {
      for (const one of elements(file)) if (text(file, one, 'S') === 'TH') one.set(name('S'), name('TD'));
    },
  ],
  ['15-003', 'a head of nothing', (file) => ['A', 'ID'].forEach((key) => element(file, 'TH').delete(name(key)))],
  [
    '15-rows',
    'a row that is short',
    (file) => element(file, 'TR').set(name('K'), file.context.obj(list(file, element(file, 'TR'), 'K').slice(1))),
  ],
  [
    '15-headers',
    'a cell that names no head',
    (file) => element(file, 'TD').set(name('A'), file.context.obj({ O: 'Table', Headers: [PDFString.of('nobody')] })),
  ],
  ['19-003', 'a note without id', retyped('P', 'Note')],
  [
    '19-004',
    'two notes with one id',
    (file) => {
      for (const index of [0, 0]) {
        const one = element(file, 'P', index);
        one.set(name('S'), name('Note'));
        one.set(name('ID'), PDFString.of('n'));
      }
    },
  ],
  ['20-002', 'layers without name', configuration({})],
  ['20-003', 'layers that switch themselves', configuration({ Name: PDFString.of('All'), AS: PDFString.of('x') })],
  [
    '21-001',
    'an attached file with half a name',
    (file) => file.catalog.set(name('AF'), file.context.obj([dict(file, { F: PDFString.of('a'), Desc: PDFString.of('a') })])),
  ],
  [
    '21-desc',
    'an attached file that says nothing',
    (file) => file.catalog.set(name('AF'), file.context.obj([dict(file, { F: PDFString.of('a'), UF: PDFString.of('a') })])),
  ],
  ['25-001', 'an XFA form', (file) => file.catalog.set(name('AcroForm'), dict(file, { XFA: PDFString.of('x') }))],
  ['28-002', 'a note outside of the tree', (file) => void note(file, { Contents: PDFString.of('said') })],
  ['28-004', 'a note that says nothing', (file) => void note(file)],
  ['28-006', 'an annotation of nobody’s', (file) => void note(file, { Subtype: name('Doodle') })],
  ['28-007', 'a trap network', (file) => void note(file, { Subtype: name('TrapNet') })],
  [
    '28-008',
    'no tab order',
    (file) => {
      note(file);
      file.getPage(0).node.delete(name('Tabs'));
    },
  ],
  [
    '28-009',
    'tab order by rows',
    (file) => {
      note(file);
      file.getPage(0).node.set(name('Tabs'), name('R'));
    },
  ],
  ['28-010', 'a field outside of Form', (file) => void note(file, { Subtype: name('Widget') })],
  ['28-005', 'a field without name', (file) => void note(file, { Subtype: name('Widget') })],
  ['28-011', 'a link outside of Link', retyped('Link', 'Span')],
  ['28-012', 'a link that says nothing', (file) => link(file).delete(name('Contents'))],
  ['parent-tree', 'a link with another’s key', (file) => link(file).set(name('StructParent'), PDFNumber.of(0))],
  ['link-object', 'a Link without annotation', retyped('H3', 'Link')],
  [
    'destination',
    'a link to a page of no file',
    (file) => {
      const one = link(file);
      one.delete(name('A'));
      one.set(name('Dest'), file.context.obj([file.context.nextRef(), 'Fit']));
    },
  ],
  [
    'destination',
    'a link to nowhere',
    (file) => {
      link(file).delete(name('Dest'));
      link(file).delete(name('A'));
    },
  ],
  ['bookmark', 'a bookmark to nowhere', (file) => (at(file, file.catalog, 'Outlines', 'First') as PDFDict).delete(name('Dest'))],
  [
    '30-001',
    'a form that stands for another file',
    (file) => {
      const form = file.context.register(file.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1], Ref: {} }));
      const page = file.getPage(1);
      page.node.setXObject(name('Other'), form);
      painted('/Artifact BMC /Other Do EMC')(file);
    },
  ],
  ['31-004', 'no map to glyphs', (file) => descendant(file).delete(name('CIDToGIDMap'))],
  ['31-006', 'an unknown CMap', (file) => font(file).set(name('Encoding'), name('Mine'))],
  ['31-009', 'a font left out', (file) => (at(file, descendant(file), 'FontDescriptor') as PDFDict).delete(name('FontFile2'))],
  [
    '31-016',
    'widths of another font',
    (file) => {
      descendant(file).delete(name('W'));
      descendant(file).set(name('DW'), PDFNumber.of(77));
    },
  ],
  [
    '31-015',
    'a CIDSet without its glyphs',
    (file) => (at(file, descendant(file), 'FontDescriptor') as PDFDict).set(name('CIDSet'), file.context.register(file.context.stream(''))),
  ],
  ['31-027', 'no ToUnicode', (file) => font(file).delete(name('ToUnicode'))],
  ['31-028', 'U+0000', mapped('0000')],
  ['31-029', 'U+FEFF', mapped('FEFF')],
];

describe('finds', () => {
  it.each(breakings)('%s: %s', async (rule, _, breaking) => {
    const file = await read(good);
    breaking(file);
    const findings = await checkPdfUa(await file.save({ useObjectStreams: false, updateFieldAppearances: false }));
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});
