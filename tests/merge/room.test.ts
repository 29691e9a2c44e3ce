/** Where a stranger's page leaves room for head and foot: text, lines, pictures and forms, turned pages, grounds that cover all. */
import { PDFDocument, degrees, rgb, type PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { surveyAppendix } from '../../scripts/merge/positions.ts';
import { name } from './files.ts';

const mm = 72 / 25.4;
const [width, height] = [210 * mm, 297 * mm];

async function roomOf(draw: (page: PDFPage, file: PDFDocument) => void | Promise<void>) {
  const file = await PDFDocument.create({ updateMetadata: false });
  await draw(file.addPage([width, height]), file);
  return (await surveyAppendix(await file.save())).rooms[0];
}

const free = { head: true, foot: true };

describe('a page', () => {
  it.each([
    ['is empty', () => undefined, free],
    ['has text in its middle', (page: PDFPage) => page.drawText('x', { x: 50, y: height / 2 }), free],
    [
      'has a number of its own at its foot',
      (page: PDFPage) => page.drawText('12', { x: width / 2, y: 13 * mm, size: 9 }),
      { head: true, foot: false },
    ],
    ['has a letterhead', (page: PDFPage) => page.drawText('Ministry', { x: 50, y: height - 16 * mm }), { head: false, foot: true }],
    [
      'has a rule',
      (page: PDFPage) => page.drawLine({ start: { x: 20, y: 14 * mm }, end: { x: 500, y: 14 * mm } }),
      { head: true, foot: false },
    ],
    ['has a ground', (page: PDFPage) => page.drawRectangle({ x: 0, y: 0, width, height, color: rgb(1, 1, 0.9) }), free],
    ['has something nearer to the edge', (page: PDFPage) => page.drawText('x', { x: 50, y: 4 * mm, size: 6 }), free],
  ])('that %s', async (_, draw, room) => {
    expect(await roomOf((page) => void draw(page))).toEqual(room);
  });

  it.each([
    ['at the height of head and foot', 14, { head: false, foot: false }],
    ['around them', 8, free],
  ])('of a plan that has a frame %s', async (_, inset, room) => {
    const [wide, high, edge] = [297 * mm, 420 * mm, inset * mm];
    const found = await roomOf((page) => {
      page.setSize(wide, high);
      page.drawRectangle({ x: edge, y: edge, width: wide - 2 * edge, height: high - 2 * edge, borderColor: rgb(0, 0, 0) });
    });
    expect(found).toEqual(room);
  });

  it.each([
    ['T*', `BT /F 10 Tf 240 TL 1 0 0 1 50 760 Tm (x) Tj T* T* T* (12) Tj ET`],
    ["'", `BT /F 10 Tf 240 TL 1 0 0 1 50 760 Tm (x) Tj (y) ' (z) ' (12) ' ET`],
    ['TD', `BT /F 10 Tf 50 760 Td (x) Tj 0 -240 TD (y) Tj T* (z) Tj T* (12) Tj ET`],
  ])('that goes from line to line by %s is followed', async (_, said) => {
    const room = await roomOf((page, file) => page.node.set(name('Contents'), file.context.register(file.context.stream(said))));
    expect(room).toEqual({ head: true, foot: false });
  });

  it('that is turned is looked at as it is seen', async () => {
    const side = (angle: number, x: number, y: number) =>
      roomOf((page) => {
        page.setRotation(degrees(angle));
        page.drawText('x', { x, y, size: 8 });
      });
    expect(await side(90, width - 14 * mm, height / 2)).toEqual({ head: true, foot: false });
    expect(await side(270, 14 * mm, height / 2)).toEqual({ head: true, foot: false });
    expect(await side(180, width / 2, height - 15 * mm)).toEqual({ head: true, foot: false });
    expect(await side(90, 14 * mm, height / 2)).toEqual({ head: false, foot: true });
  });

  it('that draws another page is looked through', async () => {
    const inner = await PDFDocument.create({ updateMetadata: false });
    inner.addPage([width, height]).drawText('Own foot', { x: 50, y: 13 * mm, size: 9 });
    const bytes = await inner.save();
    const room = await roomOf(async (page, file) => {
      const [form] = await file.embedPdf(bytes);
      if (form) page.drawPage(form);
    });
    expect(room).toEqual({ head: true, foot: false });
  });
});
