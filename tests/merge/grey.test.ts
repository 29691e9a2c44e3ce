import { readFileSync } from 'node:fs';
import { PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { lumaOnly } from '../../scripts/merge/grey/jpeg.ts';
import { toGrey } from '../../scripts/merge/grey/grey.ts';
import { greyShading } from '../../scripts/merge/grey/shadings.ts';
import { merge } from '../../scripts/merge/merge.ts';
import { beyondGrey, coloured, onePicture } from './coloured.ts';
import { at, dangling, fixture, list, metadata, read } from './files.ts';
import { colourLeft } from './grey-check.ts';

describe('toGrey', () => {
  it('leaves no colour in any place where a PDF can have it', async () => {
    const before = await read(await coloured());
    expect(colourLeft(before).length).toBeGreaterThan(40);
    const { bytes, kept } = await toGrey(await coloured());
    const file = await read(bytes);
    expect(kept).toEqual([]);
    expect(colourLeft(file)).toEqual([]);
    expect(dangling(file)).toEqual([]);
    expect(await toGrey(await coloured())).toEqual({ bytes, kept });
  });

  it('shows nothing but grey, as another reader computes it', async () => {
    expect((await shown(await coloured())).filter(isColoured).length).toBeGreaterThan(10);
    const after = await shown((await toGrey(await coloured())).bytes);
    expect(after.length).toBeGreaterThan(20);
    expect(after.filter(isColoured)).toEqual([]);
  });

  it('keeps the brightness: red is dark, yellow is light, a hard edge stays one', async () => {
    const file = await read((await toGrey(await coloured())).bytes);
    const drawn = contentsOf(file, 0);
    expect(drawn).toMatch(/^0\.3 g 20 780.* 0\.59 G 4 w .* 0\.3 g 120 .* 0\.7 G 170/);
    expect(drawn).toContain('/Pattern cs /Tile scn');
    expect(drawn).toContain('0.354 /Bare scn');
    expect(drawn).toContain('(a \\) 1 0 0 rg \\() Tj');
    const axial = at(file, file.getPage(0).node, 'Resources', 'Pattern', 'Axial', 'Shading');
    expect(list(file, axial, 'Function', 'Bounds').map(String)).toEqual(['0.5']);
    const ends = [0, 1].flatMap((part) =>
      ['C0', 'C1'].map((end) => Number(String(list(file, axial, 'Function', 'Functions', part, end)[0]))),
    );
    expect(ends.map((end) => end.toFixed(2))).toEqual(['0.30', '0.11', '0.59', '0.89']);
    expect(list(file, axial, 'Background').map(String)).toEqual(['0.41']);
  });

  it('keeps words, tags, links and bookmarks of our own pages', async () => {
    const parts = [{ bytes: fixture('text'), kind: 'own' }] as const;
    const made = await merge(parts, { bookmarks: [{ title: 'One', page: 0, children: [] }], metadata });
    const before = await read(made);
    const { bytes, kept } = await toGrey(made.slice());
    const after = await read(bytes);
    expect(kept).toEqual([]);
    for (const key of ['StructTreeRoot', 'Outlines', 'Lang', 'MarkInfo', 'PageLabels'])
      expect(after.catalog.has(PDFName.of(key))).toBe(true);
    const words = (file: PDFDocument): string[] => [...contentsOf(file, 0).matchAll(/<[0-9A-F]+> Tj|\/MCID \d+/g)].map(String);
    expect(words(after)).toEqual(words(before));
    expect(words(after).length).toBeGreaterThan(5);
    expect(colourLeft(after)).toEqual([]);
  });

  it('tells what it had to leave, once a page', async () => {
    const { kept } = await toGrey(await beyondGrey());
    expect(kept).toEqual([
      { page: 1, what: 'colour space' },
      { page: 1, what: 'picture' },
    ]);
  });
});

describe('lumaOnly', () => {
  const jpeg = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}.jpg`, import.meta.url)));

  it.each(['photo', 'progressive'])('makes of %s a grey JPEG of the same brightness', async (name) => {
    const luma = lumaOnly(jpeg(name), true, 1e6);
    const [before, after] = [await pixels(jpeg(name), 'DeviceRGB'), await pixels(luma ?? new Uint8Array(), 'DeviceGray')];
    expect(after.length).toBe(45 * 27);
    const compared = [...after].flatMap((grey, index) => {
      const [red = 0, green = 0, blue = 0] = before.subarray(3 * index, 3 * index + 3);
      const isClipped = [red, green, blue].some((value) => value === 0 || value === 255);
      return isClipped ? [] : [Math.abs(grey - (0.299 * red + 0.587 * green + 0.114 * blue))];
    });
    expect(compared.length).toBeGreaterThan(300);
    expect(Math.max(...compared)).toBeLessThan(2);
    expect(new Set(after).size).toBeGreaterThan(20);
  });

  it.each([
    ['of four inks', jpeg('inks')],
    ['that is none', Uint8Array.from([1, 2, 3])],
    ['that is empty', new Uint8Array()],
    ['that breaks off in its head', jpeg('photo').subarray(0, 200)],
  ])('leaves a JPEG %s', (_, bytes) => expect(lumaOnly(bytes, true, 1e6)).toBeUndefined());

  it('leaves one that is too large, or that has no brightness', () => {
    expect(lumaOnly(jpeg('photo'), true, 100)).toBeUndefined();
    expect(lumaOnly(jpeg('photo'), false, 1e6)).toBeUndefined();
  });

  it('survives any broken byte', () => {
    for (let index = 2; index < jpeg('progressive').length; index++) {
      const broken = jpeg('progressive').map((byte, place) => (place === index ? byte ^ 0x5a : byte));
      expect(() => lumaOnly(broken, true, 1e6)).not.toThrow();
    }
  });
});

function contentsOf(file: PDFDocument, page: number): string {
  const streams = list(file, file.getPage(page).node, 'Contents').map((item) => file.context.lookup(item));
  return streams
    .map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : ''))
    .join('\n');
}

/** Colours that pdf.js sets on all pages, `#rrggbb`, and the kinds of pictures that it paints. */
async function shown(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const file = await task.promise;
  const found: string[] = [];
  const setters = new Set<number>([OPS.setFillRGBColor, OPS.setStrokeRGBColor]);
  for (let number = 1; number <= file.numPages; number++) {
    const { fnArray, argsArray } = await (await file.getPage(number)).getOperatorList();
    fnArray.forEach((operator, index) => {
      if (setters.has(operator)) found.push(String((argsArray[index] as unknown[])[0]));
    });
  }
  await task.destroy();
  return found;
}

const isColoured = (colour: string): boolean => !/^#(..)\1\1$/.test(colour);

/** What pdf.js makes of a JPEG: its samples, of one component or of three. */
async function pixels(jpeg: Uint8Array, space: string): Promise<Uint8ClampedArray> {
  const task = getDocument({ data: await onePicture(jpeg, space), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const called = String((argsArray[fnArray.indexOf(OPS.paintImageXObject)] as unknown[])[0]);
  const { data, kind } = await new Promise<{ data: Uint8ClampedArray; kind: number }>((resolve) => page.objs.get(called, resolve));
  const step = data.length / (45 * 27);
  const copy = data.filter((_, index) => step < 4 || index % 4 < 3);
  await task.destroy();
  expect([1, 2, 3]).toContain(kind);
  return space === 'DeviceGray' && copy.length > 45 * 27 ? copy.filter((_, index) => index % 3 === 0) : copy;
}

it.each([{ BitsPerCoordinate: -100 }, { BitsPerFlag: -64 }, { BitsPerComponent: -8 }, { BitsPerCoordinate: 0.001 }])(
  'a mesh whose entries would end before they begin is left as it is: %j',
  async (given) => {
    const { context } = await read(fixture('text'));
    const sizes = { BitsPerCoordinate: 8, BitsPerComponent: 8, BitsPerFlag: 8, ...given };
    const decode = { Decode: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1] };
    const mesh = context.register(context.stream(new Uint8Array(64), { ShadingType: 4, ColorSpace: 'DeviceRGB', ...sizes, ...decode }));
    expect(greyShading(context, mesh, undefined)).toBe(false);
  },
);
