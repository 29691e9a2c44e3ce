/** PDFs as strangers hand them in: sizes, boxes, rotations, forms, notes, layers, and files that are a little broken. */
import { PDFDocument, PDFName, PDFNumber, PDFRadioGroup, PDFString, StandardFonts, degrees, rgb } from 'pdf-lib';
import type { PDFPage, PDFRef } from 'pdf-lib';

const name = PDFName.of;

/** Text in each corner and a frame, so that a shifted or cut page is seen. */
async function page(file: PDFDocument, size: [number, number], word: string): Promise<PDFPage> {
  const font = await file.embedFont(StandardFonts.Helvetica);
  const made = file.addPage(size);
  const [width, height] = size;
  made.drawRectangle({
    x: 4,
    y: 4,
    width: width - 8,
    height: height - 8,
    borderWidth: 3,
    borderColor: rgb(0.8, 0.1, 0.1),
    color: rgb(0.9, 0.95, 1),
  });
  made.drawText(word, { x: 20, y: height - 40, size: 18, font });
  made.drawText(`${word} below`, { x: width / 2, y: 20, size: 10, font });
  return made;
}

async function single(
  size: [number, number],
  word: string,
  change: (page: PDFPage, file: PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  change(await page(file, size, word), file);
  return file.save({ updateFieldAppearances: false });
}

/** Puts these contents before and behind the page's own. */
const around =
  (before: string, behind: string) =>
  (made: PDFPage, file: PDFDocument): void => {
    const own = made.node.normalizedEntries().Contents?.asArray() ?? [];
    const stream = (text: string): PDFRef => file.context.register(file.context.stream(text));
    made.node.set(name('Contents'), file.context.obj([stream(before), ...own, stream(behind)]));
  };

async function inherited(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const made = await page(file, [400, 300], 'Inherited');
  for (const key of ['Resources', 'MediaBox']) {
    const value = made.node.get(name(key));
    if (value) file.catalog.Pages().set(name(key), value);
    made.node.delete(name(key));
  }
  file.catalog.Pages().set(name('Rotate'), PDFNumber.of(90));
  return file.save();
}

async function form(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const made = await page(file, [400, 400], 'Form');
  const fields = file.getForm();
  const who = fields.createTextField('who');
  who.setText('Somebody');
  who.addToPage(made, { x: 50, y: 300, width: 120, height: 20 });
  const yes = fields.createCheckBox('yes');
  yes.addToPage(made, { x: 50, y: 250, width: 20, height: 20 });
  yes.check();
  fields.createCheckBox('no').addToPage(made, { x: 90, y: 250, width: 20, height: 20 });
  const choice = fields.createRadioGroup('choice');
  choice.addOptionToPage('one', made, { x: 50, y: 200, width: 20, height: 20 });
  choice.addOptionToPage('two', made, { x: 90, y: 200, width: 20, height: 20 });
  choice.select('two');
  const list = fields.createDropdown('list');
  list.addOptions(['Alpha', 'Beta']);
  list.select('Beta');
  list.addToPage(made, { x: 50, y: 150, width: 120, height: 20 });
  return file.save();
}

/** Fields with values that a viewer is to draw; radio buttons name their states in their looks only. */
async function formless(): Promise<Uint8Array> {
  const file = await PDFDocument.load(await form());
  const fields = file
    .getForm()
    .getFields()
    .filter((field) => !(field instanceof PDFRadioGroup));
  for (const field of fields) for (const widget of field.acroField.getWidgets()) widget.dict.delete(name('AP'));
  file.getForm().acroForm.dict.set(name('NeedAppearances'), file.context.obj(true));
  return file.save({ updateFieldAppearances: false });
}

async function annotated(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const first = await page(file, [400, 400], 'First');
  const second = await page(file, [400, 400], 'Second');
  const { context } = file;
  const look = context.register(context.stream('0 0.6 0 rg 0 0 80 30 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 80, 30] }));
  const popup = context.nextRef();
  const note = context.register(
    context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [300, 300, 320, 320], Contents: PDFString.of('A note'), Popup: popup }),
  );
  context.assign(popup, context.obj({ Type: 'Annot', Subtype: 'Popup', Rect: [320, 300, 390, 350], Parent: note }));
  const quads = [100, 340, 200, 340, 100, 320, 200, 320];
  const add = (entries: Record<string, unknown>): void =>
    first.node.addAnnot(context.register(context.obj({ Type: 'Annot', ...entries } as never)));
  first.node.addAnnot(note);
  first.node.addAnnot(popup);
  add({ Subtype: 'Highlight', Rect: [100, 320, 200, 340], QuadPoints: quads, C: [1, 1, 0], Contents: PDFString.of('Marked') });
  add({ Subtype: 'Stamp', Rect: [50, 100, 130, 130], AP: { N: look }, Contents: PDFString.of('Approved') });
  add({ Subtype: 'Link', Rect: [0, 0, 50, 50], A: { S: 'URI', URI: PDFString.of('https://example.org/') } });
  add({ Subtype: 'Link', Rect: [50, 0, 99, 50], Dest: [second.ref, 'Fit'] });
  add({ Subtype: 'Link', Rect: [100, 0, 150, 50], A: { S: 'GoTo', D: PDFString.of('there') } });
  add({ Subtype: 'Link', Rect: [150, 0, 199, 50], A: { S: 'GoToR', F: PDFString.of('other.pdf'), D: [0, 'Fit'] } });
  file.catalog.set(name('Names'), context.obj({ Dests: { Names: [PDFString.of('there'), [second.ref, 'XYZ', null, 200, null]] } }));
  return file.save();
}

async function many(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  for (let index = 0; index < 300; index++) file.addPage([200, 200]).drawText(`Page ${index + 1}`, { x: 20, y: 100 });
  return file.save();
}

/** A cross-reference table that lies. */
async function damaged(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  await page(file, [300, 300], 'Damaged');
  const text = Buffer.from(await file.save({ useObjectStreams: false })).toString('latin1');
  return Buffer.from(text.replace(/startxref\n\d+/, 'startxref\n17'), 'latin1');
}

export const unseenForm = formless;

export const strangers: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'an A3 plan': () => single([1190.55, 841.89], 'Plan'),
  'a card of 10 × 15 cm': () => single([283.46, 425.2], 'Card'),
  'a page turned by 90°': () => single([500, 300], 'Turned', (made) => made.setRotation(degrees(90))),
  'a page turned by 180°': () => single([500, 300], 'Turned', (made) => made.setRotation(degrees(180))),
  'a page turned by −90°': () => single([500, 300], 'Turned', (made) => made.setRotation(degrees(-90))),
  'a page cut to a crop box': () => single([500, 400], 'Cut', (made) => made.setCropBox(100, 50, 300, 300)),
  'a page whose box begins elsewhere': () => single([500, 400], 'Moved', (made) => made.setMediaBox(-50, -60, 500, 400)),
  'a page of larger units': () => single([200, 100], 'Units', (made) => made.node.set(name('UserUnit'), PDFNumber.of(2))),
  'a page that leaves states open': () => single([300, 300], 'Open', around('q q 0.5 0 0 0.5 30 30 cm ', '')),
  'a page that ends what it did not begin': () => single([300, 300], 'Ends', around('', ' EMC Q Q')),
  'a page in several streams': () => single([300, 300], 'Several', around('q 1 0 0 1 10 10 cm ', ' Q')),
  'an empty page': async () => {
    const file = await PDFDocument.create({ updateMetadata: false });
    file.addPage([300, 300]);
    return file.save();
  },
  'a page that inherits': inherited,
  'a form': form,
  'notes and links': annotated,
  '300 pages': many,
  'a damaged file': damaged,
};
