/** Meshes whose corners bear colours (PDF 32000-1, 8.7.4.5.5 to 8.7.4.5.8): bits are read and written anew, one component where there were several. */
import { PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { deflate } from '../deflate.ts';
import { name, numberOf } from '../objects.ts';
import type { Value } from '../objects.ts';
import { unpack } from '../unpack.ts';
import { numbersOf, readBits } from './functions.ts';
import type { Space } from './spaces.ts';

/** Changes the mesh behind a reference; false where it can't be read. */
export function greyMesh(context: PDFContext, ref: Value, kind: number, space: Space): boolean {
  const stream = context.lookup(ref);
  const bytes = stream instanceof PDFRawStream ? unpack(context, stream)?.bytes : undefined;
  if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef) || bytes === undefined) return false;
  const value = (key: string): number => numberOf(context, stream.dict.get(name(key))) ?? 0;
  const bits = { flag: kind === 5 ? 0 : value('BitsPerFlag'), place: value('BitsPerCoordinate'), colour: value('BitsPerComponent') };
  const decode = numbersOf(context, stream.dict.get(name('Decode')));
  if (
    !isCount(bits.flag, 0, 8) ||
    !isCount(bits.place, 1, 32) ||
    !isCount(bits.colour, 1, 16) ||
    decode.length !== 4 + 2 * space.components
  )
    return false;
  const out = writer();
  for (let at = 0; at + 8 <= bytes.length * 8;) {
    const flag = bits.flag === 0 ? 0 : readBits(bytes, at, bits.flag);
    const { places, colours } = shapeOf(kind, flag);
    const body = at + bits.flag + places * bits.place;
    const end = Math.ceil((body + colours * space.components * bits.colour) / 8) * 8;
    if (end > bytes.length * 8) break;
    for (let bit = at; bit < body; bit++) out.put(readBits(bytes, bit, 1), 1);
    for (let colour = 0; colour < colours; colour++) {
      const components = Array.from({ length: space.components }, (_, index) => {
        const raw = readBits(bytes, body + (colour * space.components + index) * bits.colour, bits.colour);
        const [low, high] = [decode[4 + 2 * index] ?? 0, decode[5 + 2 * index] ?? 1];
        return low + (raw / (2 ** bits.colour - 1)) * (high - low);
      });
      out.put(Math.round(space.grey(components) * (2 ** bits.colour - 1)), bits.colour);
    }
    out.align();
    at = end;
  }
  const dict = stream.dict;
  dict.set(name('Decode'), context.obj([...decode.slice(0, 4), 0, 1]));
  dict.set(name('Filter'), name('FlateDecode'));
  dict.delete(name('DecodeParms'));
  context.assign(ref, PDFRawStream.of(dict, deflate(out.bytes())));
  return true;
}

/** Of bits (Table 82): with fewer than none an entry would end before it begins. */
const isCount = (bits: number, least: number, most: number): boolean => Number.isInteger(bits) && bits >= least && bits <= most;

/** How many numbers for places and how many colours an entry has. A patch that begins at another's edge has fewer of both. */
function shapeOf(kind: number, flag: number): { places: number; colours: number } {
  if (kind === 4 || kind === 5) return { places: 2, colours: 1 };
  const points = kind === 6 ? 12 : 16;
  return flag === 0 ? { places: 2 * points, colours: 4 } : { places: 2 * (points - 4), colours: 2 };
}

function writer() {
  const bytes: number[] = [];
  let [held, count] = [0, 0];
  const bit = (value: number): void => {
    held = (held << 1) | value;
    if (++count === 8) {
      bytes.push(held);
      [held, count] = [0, 0];
    }
  };
  return {
    put: (value: number, bits: number): void => {
      for (let at = bits - 1; at >= 0; at--) bit(Math.floor(value / 2 ** at) & 1);
    },
    align: (): void => {
      while (count > 0) bit(0);
    },
    bytes: (): Uint8Array => Uint8Array.from(bytes),
  };
}
