/** PDF functions (PDF 32000-1, 7.10) as functions: what a colour's tint or a shading's place is worth. */
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { itemsOf, name, numberOf } from '../objects.ts';
import type { Value } from '../objects.ts';
import { unpack } from '../unpack.ts';
import { calculator } from './calculator.ts';

/** As many numbers in as the function has inputs; as many out as it has outputs. Both are kept within its /Domain and /Range. */
export type Evaluate = (inputs: readonly number[]) => readonly number[];

/** The array's numbers in their order, 0 where something is none; no numbers where it is no array. */
export const numbersOf = (context: PDFContext, value: Value): readonly number[] =>
  itemsOf(context, value).map((item) => numberOf(context, item) ?? 0);

/** `value` if it is between `low` and `high`, else the nearer of the two. */
export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The dictionary that the value is, or that a stream begins with. */
export function dictBehind(context: PDFContext, value: Value): PDFDict | undefined {
  const found = context.lookup(value);
  return found instanceof PDFRawStream ? found.dict : found instanceof PDFDict ? found : undefined;
}

/** The function behind a value; undefined where it is none. */
export function functionOf(context: PDFContext, value: Value, depth = 0): Evaluate | undefined {
  const dict = dictBehind(context, value);
  if (dict === undefined || depth > 8) return undefined;
  const domain = numbersOf(context, dict.get(name('Domain')));
  const range = numbersOf(context, dict.get(name('Range')));
  const inner = bare(context, value, dict, domain, range, depth);
  if (inner === undefined || domain.length < 2) return undefined;
  return (inputs) => within(inner(within(inputs, domain)), range);
}

function within(values: readonly number[], limits: readonly number[]): readonly number[] {
  if (limits.length === 0) return values;
  return values.slice(0, limits.length / 2).map((value, index) => clamp(value, limits[2 * index] ?? 0, limits[2 * index + 1] ?? 1));
}

function bare(
  context: PDFContext,
  value: Value,
  dict: PDFDict,
  domain: readonly number[],
  range: readonly number[],
  depth: number,
): Evaluate | undefined {
  const stream = context.lookup(value);
  switch (numberOf(context, dict.get(name('FunctionType')))) {
    case 0:
      return stream instanceof PDFRawStream ? sampled(context, stream, domain, range) : undefined;
    case 2:
      return exponential(context, dict);
    case 3:
      return stitched(context, dict, domain, depth);
    case 4: {
      const code = stream instanceof PDFRawStream ? unpack(context, stream, 2 ** 20)?.bytes : undefined;
      return code && calculator(Buffer.from(code).toString('latin1'));
    }
    default:
      return undefined;
  }
}

function exponential(context: PDFContext, dict: PDFDict): Evaluate {
  const from = numbersOf(context, dict.get(name('C0')));
  const to = numbersOf(context, dict.get(name('C1')));
  const power = numberOf(context, dict.get(name('N'))) ?? 1;
  const [low, high] = [from.length > 0 ? from : [0], to.length > 0 ? to : [1]];
  return ([x = 0]) => low.map((start, index) => start + x ** power * ((high[index] ?? 0) - start));
}

function stitched(context: PDFContext, dict: PDFDict, domain: readonly number[], depth: number): Evaluate | undefined {
  const parts = itemsOf(context, dict.get(name('Functions'))).map((part) => functionOf(context, part, depth + 1));
  const bounds = numbersOf(context, dict.get(name('Bounds')));
  const encode = numbersOf(context, dict.get(name('Encode')));
  const [first = 0, last = 1] = domain;
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return ([x = 0]) => {
    const index = Math.min(bounds.filter((bound) => x >= bound).length, parts.length - 1);
    const [low, high] = [bounds[index - 1] ?? first, bounds[index] ?? last];
    const [a, b] = [encode[2 * index] ?? 0, encode[2 * index + 1] ?? 1];
    return parts[index]?.([high === low ? a : a + ((x - low) * (b - a)) / (high - low)]) ?? [];
  };
}

/** Linear between samples, in as many dimensions as there are inputs. */
function sampled(context: PDFContext, stream: PDFRawStream, domain: readonly number[], range: readonly number[]): Evaluate | undefined {
  const { dict } = stream;
  const size = numbersOf(context, dict.get(name('Size')));
  const bits = numberOf(context, dict.get(name('BitsPerSample'))) ?? 8;
  const [inputs, outputs] = [domain.length / 2, range.length / 2];
  const count = size.reduce((product, one) => product * one, outputs);
  const bytes = unpack(context, stream, 2 ** 26)?.bytes;
  if (bytes === undefined || size.length !== inputs || inputs > 4 || outputs < 1 || !(count > 0) || (count * bits) / 8 > bytes.length + 1)
    return undefined;
  const given = numbersOf(context, dict.get(name('Encode')));
  const encode = given.length > 0 ? given : size.flatMap((one) => [0, one - 1]);
  const decoded = numbersOf(context, dict.get(name('Decode')));
  const decode = decoded.length > 0 ? decoded : range;
  const most = 2 ** bits - 1;
  const sample = (index: number): number => readBits(bytes, index * bits, bits) / most;
  return (values) => {
    const places = size.map((one, axis) => {
      const [low, high] = [domain[2 * axis] ?? 0, domain[2 * axis + 1] ?? 1];
      const [a, b] = [encode[2 * axis] ?? 0, encode[2 * axis + 1] ?? 1];
      return clamp(a + (((values[axis] ?? 0) - low) * (b - a)) / (high - low || 1), 0, one - 1);
    });
    return Array.from({ length: outputs }, (_, output) => {
      let sum = 0;
      for (let corner = 0; corner < 2 ** inputs; corner++) {
        let [weight, at, stride] = [1, 0, 1];
        for (let axis = 0; axis < inputs; axis++) {
          const [place, one] = [places[axis] ?? 0, size[axis] ?? 1];
          const low = Math.min(Math.floor(place), Math.max(0, one - 2));
          const up = (corner >> axis) & 1;
          weight *= up === 1 ? place - low : 1 - (place - low);
          at += Math.min(low + up, one - 1) * stride;
          stride *= one;
        }
        if (weight > 0) sum += weight * sample(at * outputs + output);
      }
      const [low, high] = [decode[2 * output] ?? 0, decode[2 * output + 1] ?? 1];
      return low + sum * (high - low);
    });
  };
}

/** `count` bits from a place in bits, highest first; up to 32. */
export function readBits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count;) {
    const taken = Math.min(8 - (at & 7), from + count - at);
    const piece = ((bytes[at >> 3] ?? 0) >> (8 - (at & 7) - taken)) & ((1 << taken) - 1);
    value = value * 2 ** taken + piece;
    at += taken;
  }
  return value;
}
