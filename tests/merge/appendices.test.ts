import { PDFDocument, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { merge } from '../../scripts/merge/merge.ts';
import { annotations, at, contents, dangling, elements, fixture, list, metadata, name, parents, read, target, text } from './files.ts';
import { readOutline } from './places.ts';

const own = { bytes: fixture('front'), kind: 'own' } as const;

describe('appendices', () => {
  async function stranger(): Promise<Uint8Array> {
    const file = await PDFDocument.create({ updateMetadata: false });
    const page = file.addPage([500, 300]);
    page.node.set(PDFName.of('Rotate'), PDFNumber.of(90));
    page.drawText('Turned');
    const field = file.getForm().createTextField('who');
    field.setText('Somebody');
    field.addToPage(page, { x: 50, y: 50, width: 100, height: 20 });
    const action = (entries: Record<string, PDFString | string>) => file.context.obj({ Subtype: 'Link', Rect: [0, 0, 9, 9], A: entries });
    const actions = [
      action({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
      action({ S: 'Launch', F: PDFString.of('evil.exe') }),
      action({ S: 'URI', URI: PDFString.of('javascript:evil()') }),
      action({ S: 'URI', URI: PDFString.of('paparan:dest/section-2') }),
      action({ S: 'URI', URI: PDFString.of('https://example.org/') }),
    ];
    for (const annotation of actions) page.node.addAnnot(file.context.register(annotation));
    page.node.set(PDFName.of('AA'), file.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('evil()') } }));
    file.addJavaScript('start', 'evil()');
    return file.save();
  }

  it('keeps looks and web links, and nothing that acts', async () => {
    const parts = [own, { bytes: await stranger(), kind: 'appendix', title: 'B' }] as const;
    const links = {};
    const file = await read(await merge(parts, { bookmarks: [], metadata, links, stamps: { bytes: fixture('stamps'), pages: [null, 0] } }));
    const [field, ...others] = annotations(file, 1);
    expect([text(file, field, 'Subtype'), at(file, field, 'AP', 'N') === undefined]).toEqual(['Stamp', false]);
    expect(others.map((annotation) => text(file, annotation, 'A', 'URI'))).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'undefined',
      'https://example.org/',
    ]);
    const all = file.context
      .enumerateIndirectObjects()
      .map(([, value]) => String(value))
      .join('');
    for (const word of ['JavaScript', 'Launch', 'evil', '/AA ', 'AcroForm']) expect(all).not.toContain(word);
    expect(contents(file, 1)).toMatch(/q 0 [\d.]+ -[\d.]+ 0 500 [\d.]+ cm \/PaparanStamp Do/);
  });

  it('without tags become a part with a paragraph a page, which takes the mark of PDF/UA but no tags from the file', async () => {
    const parts = [own, { bytes: await stranger(), kind: 'appendix', title: 'B' }] as const;
    const bytes = await merge(parts, { bookmarks: [], metadata });
    const file = await read(bytes);
    const part = elements(file).find((element) => text(file, element, 'T') === 'B');
    expect(elements(file, part).map((element) => text(file, element, 'S'))).toEqual(['P', 'Annot', 'Link', 'Link', 'Link', 'Link', 'Link']);
    expect(annotations(file, 1).map((annotation) => text(file, annotation, 'Contents'))[0]).toBe('who: Somebody');
    expect(text(file, file.catalog, 'MarkInfo', 'Marked')).toBe('true');
    expect(new TextDecoder().decode(bytes)).not.toContain('pdfuaid:part');
    expect((await readOutline(bytes))[0]?.title).toBe('B');
  });

  it('without tags say of links where they lead, of boxes and buttons whether they are on, and in which language they are', async () => {
    const file = await read(
      await merge([own, { bytes: await choices(), kind: 'appendix', title: 'Formular', lang: 'de' }], { bookmarks: [], metadata }),
    );
    expect(annotations(file, 1).map((annotation) => text(file, annotation, 'Contents'))).toEqual([
      'agreed ☑',
      'heard ☐',
      'paid: monthly ☐',
      'paid: yearly ☑',
      'send',
      'Formular (2/2)',
      'Formular (2/2)',
      'Formular (1/2)',
    ]);
    const part = elements(file).find((element) => text(file, element, 'T') === 'Formular');
    expect(text(file, part, 'Lang')).toBe('de');
  });

  it('keep hidden layers hidden', async () => {
    const layered = await PDFDocument.create({ updateMetadata: false });
    const layer = layered.context.register(layered.context.obj({ Type: 'OCG', Name: PDFString.of('Hidden') }));
    layered
      .addPage()
      .node.Resources()
      ?.set(name('Properties'), layered.context.obj({ L: layer }));
    layered.catalog.set(name('OCProperties'), layered.context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
    const parts = [own, { bytes: await layered.save(), kind: 'appendix', title: 'B' }] as const;
    const file = await read(await merge(parts, { bookmarks: [], metadata }));
    const [hidden] = list(file, file.catalog, 'OCProperties', 'D', 'OFF');
    expect(text(file, hidden, 'Name')).toBe('Hidden');
    expect(at(file, file.getPage(1).node, 'Resources', 'Properties', 'L')).toBe(file.context.lookup(hidden));
  });

  it('lose the elements of pages that are not taken', async () => {
    const file = await read(await merge([{ bytes: fixture('text'), kind: 'own', pages: [1] }], { bookmarks: [], metadata }));
    expect(elements(file).filter((element) => text(file, element, 'S') === 'H2')).toHaveLength(1);
    expect(list(file, file.catalog, 'StructTreeRoot', 'IDTree', 'Names')).toHaveLength(4);
    expect(parents(file).size).toBe(3);
    expect(annotations(file, 0).map((annotation) => target(file, annotation))).toEqual([undefined, 0]);
    expect(dangling(file)).toEqual([]);
  });

  it('in another language say so, and keep their own types', async () => {
    const german = await read(fixture('front'));
    const document = elements(german)[0];
    document?.set(name('Lang'), PDFString.of('de'));
    elements(german)
      .filter((element) => text(german, element, 'S') === 'H1')
      .forEach((element) => element.set(name('S'), name('Heading')));
    const roles = (type: string) => german.context.obj({ Heading: type });
    const save = async (type: string): Promise<Uint8Array> => {
      (at(german, german.catalog, 'StructTreeRoot') as typeof german.catalog).set(name('RoleMap'), roles(type));
      return german.save();
    };
    const own = [
      { bytes: await save('H1'), kind: 'own' },
      { bytes: await save('H2'), kind: 'appendix', title: 'B' },
    ] as const;
    const file = await read(await merge(own, { bookmarks: [], metadata }));
    const headings = elements(file).filter((element) => text(file, element, 'S').startsWith('Heading'));
    expect(headings.map((element) => text(file, element, 'S'))).toEqual(['Heading', 'Heading-2']);
    expect(text(file, file.catalog, 'StructTreeRoot', 'RoleMap', 'Heading-2')).toBe('H2');
    expect(headings.map((element) => text(file, element, 'Lang'))).toEqual(['de', 'de']);
  });
});

/** Boxes and buttons that are on and off, and links to the next page in both forms, and to nowhere. */
async function choices(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const [page, next] = [file.addPage([400, 400]), file.addPage([400, 400])];
  page.drawText('One');
  next.drawText('Two');
  const form = file.getForm();
  const [agreed, heard, paid] = [form.createCheckBox('agreed'), form.createCheckBox('heard'), form.createRadioGroup('paid')];
  agreed.addToPage(page, { x: 10, y: 10 });
  heard.addToPage(page, { x: 10, y: 80 });
  paid.addOptionToPage('monthly', page, { x: 80, y: 10 });
  paid.addOptionToPage('yearly', page, { x: 80, y: 80 });
  form.createButton('send').addToPage('Send', page, { x: 10, y: 200 });
  agreed.check();
  paid.select('yearly');
  const to = [next.ref, 'Fit'];
  for (const entries of [{ Dest: to }, { A: { S: 'GoTo', D: to } }, {}])
    page.node.addAnnot(file.context.register(file.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], ...entries })));
  return file.save();
}

/** Bookmarks each of which holds the next and leads to the only page. */
async function nesting(count: number): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const page = file.addPage([300, 300]);
  const refs = Array.from({ length: count }, () => file.context.nextRef());
  refs.forEach((ref, index) => {
    const below = refs[index + 1];
    const lower = below ? { First: below, Last: below } : {};
    file.context.assign(ref, file.context.obj({ Title: PDFString.of(`Level ${index + 1}`), Dest: [page.ref, 'Fit'], ...lower }));
  });
  const first = refs[0];
  if (first) file.catalog.set(PDFName.of('Outlines'), file.context.register(file.context.obj({ First: first, Last: first })));
  return file.save();
}

it('of an appendix, bookmarks that nest thousands deep are kept to a depth that anybody opens', async () => {
  const parts = [own, { bytes: await nesting(10_000), kind: 'appendix', title: 'Deep' }] as const;
  const outline = await readOutline(await merge(parts, { bookmarks: [], metadata }));
  const levels = outline.filter(({ title }) => title.startsWith('Level'));
  expect(levels.map(({ title }) => title).slice(0, 2)).toEqual(['Level 1', 'Level 2']);
  expect(levels.length).toBeGreaterThan(10);
  expect(levels.length).toBeLessThan(100);
});
