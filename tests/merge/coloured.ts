/** A PDF that has colour in every place where a PDF can have it, so that what takes colour out can be held against all of them. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject, PDFRef } from 'pdf-lib';

type Entries = Readonly<Record<string, unknown>>;

/** Writes objects of literals: strings are names, and a stream's bytes are packed where the entries say so. */
function maker(context: PDFContext) {
  const value = (literal: unknown): PDFObject => context.obj(literal as never);
  const stream = (bytes: Uint8Array | string, entries: Entries = {}): PDFRef => {
    const raw = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    const packed = entries['Filter'] === 'FlateDecode' ? deflateSync(raw) : raw;
    return context.register(PDFRawStream.of(value(entries) as PDFDict, packed));
  };
  return { value, stream, made: (literal: unknown): PDFRef => context.register(value(literal)) };
}

type Maker = ReturnType<typeof maker>;

const unit = (count: number): number[] => Array.from({ length: 2 * count }, (_, index) => index % 2);

function spaces({ value, stream, made }: Maker) {
  const spot = made({ FunctionType: 2, Domain: [0, 1], N: 1, C0: [0, 0, 0, 0], C1: [0, 1, 1, 0] });
  const zero = stream('{ 0 }', { FunctionType: 4, Domain: unit(2), Range: unit(3) });
  return {
    Sep: made(['Separation', 'Spot', 'DeviceCMYK', spot]),
    Two: made(['DeviceN', ['A', 'B'], 'DeviceRGB', zero]),
    Icc: made(['ICCBased', stream('no profile', { N: 3, Alternate: 'DeviceRGB' })]),
    Lab: made(['Lab', { WhitePoint: [0.95, 1, 1.09], Range: [-100, 100, -100, 100] }]),
    Ix: value(['Indexed', 'DeviceRGB', 3, PDFString.of('\\377\\000\\000\\000\\377\\000\\000\\000\\377\\377\\377\\000')]),
    Pu: value(['Pattern', 'DeviceRGB']),
  };
}

type Spaces = ReturnType<typeof spaces>;

const samples = Uint8Array.from({ length: 1024 }, (_, index) => (index * 83) & 255);

/** 16 × 16 pixels, each row the difference of its pixels (PNG's filter 1). */
const predicted = Uint8Array.from({ length: 16 * 49 }, (_, index) => (index % 49 === 0 ? 1 : (index * 3) & 255));

function pictures({ stream }: Maker, { Icc, Lab, Ix, Sep, Two }: Spaces): Readonly<Record<string, PDFRef>> {
  const size = { Type: 'XObject', Subtype: 'Image', Width: 16, Height: 16, BitsPerComponent: 8 };
  const picture = (bytes: Uint8Array, entries: Entries): PDFRef => stream(bytes, { ...size, Filter: 'FlateDecode', ...entries });
  const photo = (file: string, entries: Entries): PDFRef =>
    picture(new Uint8Array(readFileSync(new URL(`fixtures/${file}.jpg`, import.meta.url))), {
      Width: 45,
      Height: 27,
      Filter: 'DCTDecode',
      ...entries,
    });
  const png = { Predictor: 15, Colors: 3, Columns: 16 };
  return {
    Photo: photo('photo', { ColorSpace: 'DeviceRGB' }),
    Progressive: photo('progressive', { ColorSpace: Icc }),
    Inks: photo('inks', { ColorSpace: 'DeviceCMYK', Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
    Png: picture(predicted, { ColorSpace: 'DeviceRGB', DecodeParms: png }),
    Keyed: picture(samples.slice(0, 768), { ColorSpace: 'DeviceRGB', Mask: [0, 120, 0, 255, 0, 255] }),
    Cmyk: picture(samples, { ColorSpace: 'DeviceCMYK' }),
    Indexed: picture(Uint8Array.from([0b00011011, 0b11100100]), { Width: 4, Height: 2, BitsPerComponent: 2, ColorSpace: Ix }),
    Profiled: picture(samples.slice(0, 768), { ColorSpace: Icc }),
    Lab: picture(samples.slice(0, 768), { ColorSpace: Lab }),
    Spot: picture(samples.slice(0, 256), { ColorSpace: Sep }),
    Two: picture(samples.slice(0, 512), { ColorSpace: Two }),
  };
}

/** Corners of a triangle in red, green and blue: flag, place, colour. */
const corners = Uint8Array.from([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0, 128, 255, 0, 0, 255]);

function shadings({ stream, made }: Maker) {
  const redToBlue = made({ FunctionType: 2, Domain: [0, 1], N: 1, C0: [1, 0, 0], C1: [0, 0, 1] });
  const greenToYellow = made({ FunctionType: 2, Domain: [0, 1], N: 1, C0: [0, 1, 0], C1: [1, 1, 0] });
  const both = made({ FunctionType: 3, Domain: [0, 1], Functions: [redToBlue, greenToYellow], Bounds: [0.5], Encode: unit(2) });
  const plane = stream('{ 2 copy mul 3 1 roll }', { FunctionType: 4, Domain: unit(2), Range: unit(3) });
  const each = [0, 1, 0].map((end) => made({ FunctionType: 2, Domain: [0, 1], N: 2, C0: [0], C1: [end] }));
  const bits = { BitsPerCoordinate: 8, BitsPerComponent: 8, BitsPerFlag: 8, Decode: [0, 100, 0, 100, ...unit(3)] };
  return {
    Axial: { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 595, 0], Function: both, Extend: [true, true], Background: [1, 0, 1] },
    Radial: { ShadingType: 3, ColorSpace: 'DeviceRGB', Coords: [50, 50, 0, 50, 50, 50], Function: redToBlue },
    Plane: { ShadingType: 1, ColorSpace: 'DeviceRGB', Matrix: [100, 0, 0, 100, 0, 0], Function: plane },
    Each: { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 100, 0], Function: each },
    Mesh: stream(corners, { ShadingType: 4, ColorSpace: 'DeviceRGB', ...bits }),
  };
}

function resources(make: Maker): Entries {
  const { stream } = make;
  const own = spaces(make);
  const { Axial, ...drawn } = shadings(make);
  const tile = { Type: 'Pattern', PatternType: 1, TilingType: 1, BBox: [0, 0, 10, 10], XStep: 10, YStep: 10, Resources: {} };
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 600, 850] };
  const mask = stream('1 0 0 rg 0 0 600 850 re f', { ...form, Group: { S: 'Transparency', CS: 'DeviceRGB' } });
  const glyph = stream('1000 0 d0 1 0 0 rg 0 0 800 800 re f');
  const font = { Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1000, 1000], FontMatrix: [0.001, 0, 0, 0.001, 0, 0], Resources: {} };
  return {
    XObject: { ...pictures(make, own), Form: stream('0 0 1 RG 5 w 0 0 m 60 60 l S', form) },
    ColorSpace: { ...own, DefaultRGB: own.Icc },
    Pattern: {
      Tile: stream('1 0 0 rg 0 0 5 5 re f', { ...tile, PaintType: 1 }),
      Bare: stream('0 0 5 5 re f', { ...tile, PaintType: 2 }),
      Axial: { PatternType: 2, Shading: Axial },
    },
    Shading: drawn,
    ExtGState: { Masked: { SMask: { S: 'Luminosity', G: mask, BC: [0, 1, 0] } } },
    Font: {
      Drawn: { ...font, CharProcs: { a: glyph }, Encoding: { Differences: [97, 'a'] }, FirstChar: 97, LastChar: 97, Widths: [1000] },
    },
  };
}

const inline = `BI /W 2 /H 2 /BPC 8 /CS /RGB ID ${String.fromCharCode(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0)}\nEI`;

const contents = [
  '1 0 0 rg 20 780 40 40 re f 0 1 0 RG 4 w 70 780 40 40 re S 0 1 1 0 k 120 780 40 40 re f 1 0 0 0 K 170 780 40 40 re S',
  '/Sep cs 220 780 40 40 re f .5 scn 270 780 40 40 re f /Two cs 0.2 0.9 scn 320 780 40 40 re f /Icc cs 0 0 1 sc 370 780 40 40 re f',
  '/Lab cs 60 80 20 sc 420 780 40 40 re f /Ix cs 1 sc 470 780 40 40 re f /DeviceCMYK CS 0 0 1 0 SC 520 780 40 40 re S',
  '/Pattern cs /Tile scn 20 720 60 50 re f /Pu cs 0 0.6 0 /Bare scn 90 720 60 50 re f /Pattern cs /Axial scn 160 720 400 50 re f',
  ...['Radial', 'Plane', 'Each', 'Mesh'].map((one, index) => `q 1 0 0 1 ${20 + 120 * index} 600 cm 0 0 100 100 re W n /${one} sh Q`),
  ...['Photo', 'Progressive', 'Inks'].map((one, index) => `q 160 0 0 100 ${20 + 180 * index} 480 cm /${one} Do Q`),
  ...['Png', 'Keyed', 'Cmyk', 'Indexed', 'Profiled', 'Lab', 'Spot', 'Two'].map(
    (one, index) => `q 60 0 0 60 ${20 + 68 * index} 400 cm /${one} Do Q`,
  ),
  'q 1 0 0 1 20 300 cm /Form Do Q q 1 0 0 rg /Masked gs 120 300 60 60 re f Q BT /Drawn 40 Tf 420 300 Td (a \\) 1 0 0 rg \\() Tj ET',
  `q 60 0 0 60 220 300 cm ${inline} Q q 60 0 0 60 320 300 cm BI /W 2 /H 2 /IM true ID \x80\x40\nEI Q`,
].join('\n');

/** An A4 page with everything, and a turned A3 page that is coloured to its edges. */
export async function coloured(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const make = maker(file.context);
  const { value, stream } = make;
  const page = file.addPage([595, 842]).node;
  page.set(PDFName.of('Resources'), value(resources(make)));
  page.set(PDFName.of('Group'), value({ S: 'Transparency', CS: 'DeviceRGB' }));
  page.set(PDFName.of('Contents'), stream(contents, { Filter: 'FlateDecode' }));
  const look = stream('0.9 0.8 0.1 rg 0 0 100 30 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 30] });
  const annotation = { Type: 'Annot', F: 4, Rect: [20, 200, 120, 230] };
  const words = { DA: PDFString.of('1 0 0 rg /Helv 12 Tf'), Contents: PDFString.of('x') };
  page.set(
    PDFName.of('Annots'),
    value([
      { ...annotation, Subtype: 'Stamp', AP: { N: look }, C: [1, 0, 0] },
      { ...annotation, Subtype: 'Square', C: [0, 0, 1], IC: [0, 0, 1, 0] },
      { ...annotation, Subtype: 'FreeText', ...words },
    ]),
  );
  const wide = file.addPage([842, 1190]).node;
  wide.set(PDFName.of('Rotate'), value(90));
  wide.set(PDFName.of('Contents'), stream('0 1 0 rg 0 0 842 1190 re f 1 1 1 rg 100 900 300 200 re f'));
  return file.save();
}

/** A page with a JPEG 2000 picture that tells its colours itself, and one in a space that no one knows. */
export async function beyondGrey(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const { value, stream } = maker(file.context);
  file.addPage([595, 842]);
  const page = file.addPage([595, 842]).node;
  const size = { Type: 'XObject', Subtype: 'Image', Width: 16, Height: 16 };
  const picture = stream(Uint8Array.from([0, 0, 0, 12, 0x6a, 0x50]), { ...size, Filter: 'JPXDecode' });
  page.set(PDFName.of('Resources'), value({ XObject: { P: picture }, ColorSpace: { Odd: ['Odd'] } }));
  page.set(PDFName.of('Contents'), stream('/P Do /Odd cs 1 0 0 sc 0 0 9 9 re f'));
  return file.save();
}

/** A page that is one JPEG of 45 × 27 pixels. */
export async function onePicture(jpeg: Uint8Array, space: string): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const { value, stream } = maker(file.context);
  const page = file.addPage([45, 27]).node;
  const size = { Type: 'XObject', Subtype: 'Image', Width: 45, Height: 27, BitsPerComponent: 8 };
  page.set(PDFName.of('Resources'), value({ XObject: { P: stream(jpeg, { ...size, ColorSpace: space, Filter: 'DCTDecode' }) } }));
  page.set(PDFName.of('Contents'), stream('45 0 0 27 0 0 cm /P Do'));
  return file.save();
}
