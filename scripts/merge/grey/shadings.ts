/**
 * Shadings without colour (PDF 32000-1, 8.7.4.5). Their functions are changed as they are made, where grey goes evenly with the colours, so that
 * a hard edge stays hard; others are sampled. Meshes have the colours of their corners written anew.
 */
import { PDFRawStream } from 'pdf-lib';
import type { PDFArray, PDFContext, PDFDict, PDFObject, PDFRef } from 'pdf-lib';
import { deflate } from '../deflate.ts';
import { arrayFrom, itemsOf, name, numberOf } from '../objects.ts';
import type { Value } from '../objects.ts';
import { unpack } from '../unpack.ts';
import { dictBehind, functionOf, numbersOf } from './functions.ts';
import { greyMesh } from './meshes.ts';
import { spaceOf } from './spaces.ts';
import type { Space } from './spaces.ts';

/** Changes the shading where it stands; false where it can't be. */
export function greyShading(context: PDFContext, value: Value, resources: PDFDict | undefined): boolean {
  const shading = dictBehind(context, value);
  if (shading === undefined) return true;
  const space = spaceOf(context, shading.get(name('ColorSpace')), resources);
  if (space === undefined || space.kind === 'pattern') return false;
  if (space.kind === 'grey') return true;
  const kind = numberOf(context, shading.get(name('ShadingType'))) ?? 0;
  const given = shading.get(name('Function'));
  if (given !== undefined) {
    const inputs = kind === 1 ? 2 : 1;
    const made = greyFunction(context, given, space, inputs, domainOf(context, shading, kind));
    if (made === undefined) return false;
    shading.set(name('Function'), made);
  } else if (kind < 4 || !greyMesh(context, value, kind, space)) return false;
  const background = itemsOf(context, shading.get(name('Background'))).map((item) => numberOf(context, item) ?? 0);
  if (background.length > 0) shading.set(name('Background'), context.obj([space.grey(background)]));
  shading.set(name('ColorSpace'), name('DeviceGray'));
  return true;
}

/** What the function is asked for: the shading's own domain, or that of a mesh's parameter. */
function domainOf(context: PDFContext, shading: PDFDict, kind: number): readonly number[] {
  const given = numbersOf(context, shading.get(name('Domain')));
  if (kind >= 4) return numbersOf(context, shading.get(name('Decode'))).slice(4, 6);
  return given.length > 0 ? given : kind === 1 ? [0, 1, 0, 1] : [0, 1];
}

/** `value`: one function of all components, or an array with one for each. */
function greyFunction(context: PDFContext, value: Value, space: Space, inputs: number, domain: readonly number[]): PDFObject | undefined {
  const functions = itemsOf(context, value);
  const single = functions.length === 1 ? functions[0] : functions.length === 0 ? value : undefined;
  const isEven = space.kind === 'rgb' || space.kind === 'cmyk';
  const exact = single !== undefined && isEven ? sameShape(context, single, space) : undefined;
  if (exact !== undefined) return exact;
  const evaluate = (functions.length > 0 ? functions : [value]).map((one) => functionOf(context, one as Value));
  if (evaluate.includes(undefined)) return undefined;
  return sample(context, (at) => space.grey(evaluate.flatMap((one) => one?.(at) ?? [])), inputs, domain);
}

/** A function of one output that is made as the given one is. */
function sameShape(context: PDFContext, value: Value, space: Space, depth = 0): PDFObject | undefined {
  const dict = dictBehind(context, value);
  if (dict === undefined || depth > 8) return undefined;
  const grey = (key: string, otherwise: number): PDFArray => {
    const given = numbersOf(context, dict.get(name(key)));
    return context.obj([space.grey(given.length > 0 ? given : [otherwise])]);
  };
  const copy = dict.clone(context);
  switch (numberOf(context, dict.get(name('FunctionType')))) {
    case 2:
      copy.delete(name('Range'));
      copy.set(name('C0'), grey('C0', 0));
      copy.set(name('C1'), grey('C1', 1));
      return context.register(copy);
    case 3: {
      const parts = itemsOf(context, dict.get(name('Functions'))).map((part) => sameShape(context, part, space, depth + 1));
      if (parts.some((part) => part === undefined)) return undefined;
      copy.delete(name('Range'));
      copy.set(name('Functions'), arrayFrom(context, parts as PDFObject[]));
      return context.register(copy);
    }
    case 4:
      return calculated(context, value, space);
    default:
      return undefined;
  }
}

const formulas = {
  rgb: '0.11 mul exch 0.59 mul add exch 0.3 mul add',
  cmyk: '4 1 roll 0.11 mul exch 0.59 mul add exch 0.3 mul add 1 exch sub exch 1 exch sub mul',
};

/** A calculator function with the formula at its end. */
function calculated(context: PDFContext, value: Value, space: Space): PDFObject | undefined {
  const stream = context.lookup(value);
  const code = stream instanceof PDFRawStream ? Buffer.from(unpack(context, stream, 2 ** 20)?.bytes ?? []).toString('latin1') : '';
  const end = code.lastIndexOf('}');
  if (!(stream instanceof PDFRawStream) || end === -1 || (space.kind !== 'rgb' && space.kind !== 'cmyk')) return undefined;
  return calculator(context, `${code.slice(0, end)} ${formulas[space.kind]} }`, numbersOf(context, stream.dict.get(name('Domain'))));
}

function calculator(context: PDFContext, code: string, domain: readonly number[]): PDFRef {
  const stream = context.stream(deflate(Buffer.from(code, 'latin1')), { FunctionType: 4, Filter: 'FlateDecode' });
  stream.dict.set(name('Domain'), context.obj([...domain]));
  stream.dict.set(name('Range'), context.obj([0, 1]));
  return context.register(stream);
}

/** The function that turns a space's components into grey: a formula where there is one, else samples; undefined for too many components. */
export function formulaOf(context: PDFContext, space: Space): PDFObject | undefined {
  if (space.kind === 'rgb' || space.kind === 'cmyk') return calculator(context, `{${formulas[space.kind]}}`, space.decode);
  return space.components > 3 ? undefined : sample(context, space.grey, space.components, space.decode);
}

const steps = [0, 1024, 129, 17];

/** A sampled function (7.10.2) of 16 bits; the first input varies fastest. */
function sample(
  context: PDFContext,
  grey: (at: readonly number[]) => number,
  inputs: number,
  domain: readonly number[],
): PDFObject | undefined {
  const size = steps[inputs];
  if (size === undefined || domain.length < 2 * inputs) return undefined;
  const bytes = new DataView(new ArrayBuffer(2 * size ** inputs));
  for (let index = 0; index < size ** inputs; index++) {
    const at = Array.from({ length: inputs }, (_, axis) => {
      const [low, high] = [domain[2 * axis] ?? 0, domain[2 * axis + 1] ?? 1];
      return low + ((Math.floor(index / size ** axis) % size) / (size - 1)) * (high - low);
    });
    bytes.setUint16(2 * index, Math.round(Math.min(Math.max(grey(at), 0), 1) * 65535));
  }
  const stream = context.stream(deflate(new Uint8Array(bytes.buffer)), { FunctionType: 0, BitsPerSample: 16, Filter: 'FlateDecode' });
  stream.dict.set(name('Domain'), context.obj(domain.slice(0, 2 * inputs)));
  stream.dict.set(name('Range'), context.obj([0, 1]));
  stream.dict.set(name('Size'), context.obj(Array.from({ length: inputs }, () => size)));
  return context.register(stream);
}
