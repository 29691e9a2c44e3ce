/**
 * Pictures without colour (PDF 32000-1, 8.9.5). The least is done that makes one grey: a palette becomes grey, a JPEG loses its colour difference
 * and keeps its brightness bit for bit, samples are counted anew; what can't be unpacked keeps its samples and gets a colour space that is worth grey.
 *
 * Rejected: unpacking in the browser; it would need a page, write colour JPEGs only, and know neither CMYK nor masks.
 */
import { PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import { deflate } from '../deflate.ts';
import { arrayFrom, name, numberOf } from '../objects.ts';
import { filtersOf, unpack } from '../unpack.ts';
import { numbersOf, readBits } from './functions.ts';
import { lumaOnly } from './jpeg.ts';
import { formulaOf } from './shadings.ts';
import { spaceOf } from './spaces.ts';
import type { Space } from './spaces.ts';

/** Beyond this a picture keeps its samples. */
const mostPixels = 2 ** 26;

/** Of a space whose colours a stranger's program computes. */
const mostComputed = 2 ** 20;

/** Changes the picture behind a reference; false where it can't be. */
export function greyPicture(context: PDFContext, ref: PDFRef, resources: PDFDict | undefined): boolean {
  const picture = context.lookup(ref);
  if (!(picture instanceof PDFRawStream)) return true;
  const { dict } = picture;
  if (String(context.lookup(dict.get(name('ImageMask')))) === 'true') return true;
  dict.delete(name('Alternates'));
  const given = dict.get(name('ColorSpace'));
  const space = spaceOf(context, given, resources);
  if (space === undefined || space.kind === 'pattern') return given === undefined && isGreyJpeg2000(context, picture);
  if (space.kind === 'grey') return true;
  if (greyPalette(context, dict, space)) return true;
  if (!greyJpeg(context, ref, picture, space) && !greySamples(context, ref, picture, space)) return greySpace(context, dict, space);
  greyMatte(context, dict, space);
  return true;
}

/** The number of components stands in the SIZ marker of the code stream (ISO/IEC 15444-1, A.5.1). */
function isGreyJpeg2000(context: PDFContext, { dict, contents }: PDFRawStream): boolean {
  const buffer = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  const at = buffer.indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
  return filtersOf(context, dict)[0] === 'JPXDecode' && at !== -1 && at + 42 <= buffer.length && buffer.readUInt16BE(at + 40) <= 2;
}

/** A mask by which the samples were mixed beforehand says with which colour (11.6.5.3). */
function greyMatte(context: PDFContext, dict: PDFDict, space: Space): void {
  const mask = context.lookup(dict.get(name('SMask')));
  const matte = mask instanceof PDFRawStream ? numbersOf(context, mask.dict.get(name('Matte'))) : [];
  if (mask instanceof PDFRawStream && matte.length === space.components && matte.length > 1)
    mask.dict.set(name('Matte'), context.obj([space.grey(matte)]));
}

function greyPalette(context: PDFContext, dict: PDFDict, { palette }: Space): boolean {
  if (palette === undefined) return false;
  const table = context.register(context.stream(Uint8Array.from(palette, (grey) => Math.round(grey * 255))));
  dict.set(name('ColorSpace'), arrayFrom(context, [name('Indexed'), name('DeviceGray'), context.obj(palette.length - 1), table]));
  return true;
}

function greyJpeg(context: PDFContext, ref: PDFRef, picture: PDFRawStream, space: Space): boolean {
  if (space.kind !== 'rgb' || filtersOf(context, picture.dict).at(-1) !== 'DCTDecode') return false;
  if (picture.dict.has(name('Decode')) || hasColourKey(context, picture.dict)) return false;
  const unpacked = unpack(context, picture);
  if (unpacked?.rest.length !== 1) return false;
  const transform = numberOf(context, unpacked.parameters?.get(name('ColorTransform'))) ?? 1;
  const luma = lumaOnly(unpacked.bytes, transform !== 0, mostPixels);
  if (luma === undefined) return false;
  replace(context, ref, picture.dict, luma, 'DCTDecode');
  return true;
}

const hasColourKey = (context: PDFContext, dict: PDFDict): boolean => numbersOf(context, dict.get(name('Mask'))).length > 0;

function replace(context: PDFContext, ref: PDFRef, dict: PDFDict, bytes: Uint8Array, filter: string): void {
  dict.set(name('ColorSpace'), name('DeviceGray'));
  dict.set(name('BitsPerComponent'), context.obj(8));
  dict.set(name('Filter'), name(filter));
  dict.delete(name('Decode'));
  dict.delete(name('DecodeParms'));
  context.assign(ref, PDFRawStream.of(dict, bytes));
}

function greySamples(context: PDFContext, ref: PDFRef, picture: PDFRawStream, space: Space): boolean {
  const { dict } = picture;
  const value = (key: string): number => numberOf(context, dict.get(name(key))) ?? 0;
  const [width, height, bits] = [value('Width'), value('Height'), value('BitsPerComponent')];
  if (width < 1 || height < 1 || width * height > mostPixels || ![1, 2, 4, 8, 16].includes(bits)) return false;
  if (space.kind === 'other' && space.components > 1 && width * height > mostComputed) return false;
  const row = Math.ceil((width * space.components * bits) / 8);
  const unpacked = unpack(context, picture, Math.max(2 ** 20, 4 * row * height));
  if (unpacked === undefined || unpacked.rest.length > 0 || unpacked.bytes.length < row * height) return false;
  const { bytes } = unpacked;
  const given = numbersOf(context, dict.get(name('Decode')));
  const decode = given.length === 2 * space.components ? given : space.decode;
  const most = 2 ** bits - 1;
  const key = numbersOf(context, dict.get(name('Mask')));
  const shown = key.length === 2 * space.components ? new Uint8Array(Math.ceil(width / 8) * height) : undefined;
  const samples = new Uint8Array(width * height);
  const levels = space.components === 1 && bits <= 8 ? levelsOf(space, decode, most) : undefined;
  const raw: number[] = Array.from({ length: space.components }, () => 0);
  const components = [...raw];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let index = 0; index < space.components; index++) {
        const at = x * space.components + index;
        const sample = bits === 8 ? (bytes[y * row + at] ?? 0) : readBits(bytes, y * row * 8 + at * bits, bits);
        const low = decode[2 * index] ?? 0;
        raw[index] = sample;
        components[index] = low + (sample / most) * ((decode[2 * index + 1] ?? 1) - low);
      }
      samples[y * width + x] = levels?.[raw[0] ?? 0] ?? Math.round(space.grey(components) * 255);
      const isHidden =
        shown !== undefined && raw.every((sample, index) => sample >= (key[2 * index] ?? 0) && sample <= (key[2 * index + 1] ?? 0));
      if (shown && isHidden)
        shown[y * Math.ceil(width / 8) + (x >> 3)] = (shown[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  if (shown) dict.set(name('Mask'), stencil(context, shown, width, height));
  replace(context, ref, dict, deflate(samples), 'FlateDecode');
  return true;
}

/** The grey of each sample where there is one a pixel. */
function levelsOf(space: Space, [low = 0, high = 1]: readonly number[], most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, sample) => Math.round(space.grey([low + (sample / most) * (high - low)]) * 255));
}

/** What a range of colours hid (8.9.6.4) as a mask of its own (8.9.6.3): a set bit hides. */
function stencil(context: PDFContext, bytes: Uint8Array, width: number, height: number): PDFRef {
  const size = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ImageMask: true, BitsPerComponent: 1 };
  return context.register(context.stream(deflate(bytes), { ...size, Filter: 'FlateDecode' }));
}

/** Samples as they are, under a space of inks that no device has and whose stand-in is grey (8.6.6.5). */
function greySpace(context: PDFContext, dict: PDFDict, space: Space): boolean {
  const transform = formulaOf(context, space);
  if (transform === undefined) return false;
  const inks = Array.from({ length: space.components }, (_, index) => name(`Component${index + 1}`));
  if (!dict.has(name('Decode')) && space.kind === 'other' && space.components === 3)
    dict.set(name('Decode'), context.obj([...space.decode]));
  dict.set(name('ColorSpace'), arrayFrom(context, [name('DeviceN'), arrayFrom(context, inks), name('DeviceGray'), transform]));
  return true;
}
