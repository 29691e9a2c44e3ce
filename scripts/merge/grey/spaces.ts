/**
 * Colour spaces (PDF 32000-1, 8.6) and what their colours are worth in grey.
 *
 * Grey is 0.3 red + 0.59 green + 0.11 blue (10.4.2), also under the ink black. Rejected: adding black to the other inks, as 10.4.2 has it, which drowns the
 * shadows of photos for print; and weighing in linear light: printers and viewers use these weights, and under them mixing transparent colours stays the same.
 */
import { PDFArray, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictOf, itemsOf, name, numberOf, textOf } from '../objects.ts';
import type { Value } from '../objects.ts';
import { unpack } from '../unpack.ts';
import { clamp, functionOf, numbersOf } from './functions.ts';

/** A colour space, by what is asked of it here. */
export interface Space {
  /** `grey` is grey already; `rgb` and `cmyk` go by the formulas; `pattern` has no colour of its own but that of `base`. */
  readonly kind: 'grey' | 'rgb' | 'cmyk' | 'indexed' | 'other' | 'pattern';
  readonly components: number;
  /** Components that a content stream begins with (8.6.3). */
  readonly initial: readonly number[];
  /** From 0, black, to 1, white. */
  readonly grey: (components: readonly number[]) => number;
  /** Of samples, where a picture names none (Table 90). */
  readonly decode: readonly number[];
  /** Colours by index, of an indexed space. */
  readonly palette?: readonly number[];
  readonly base?: Space | undefined;
}

const unit = (components: number): readonly number[] => Array.from({ length: 2 * components }, (_, index) => index % 2);

const limited = (value: number | undefined): number => clamp(value ?? 0, 0, 1);

const gray: Space = { kind: 'grey', components: 1, initial: [0], grey: ([value]) => limited(value), decode: unit(1) };

const rgb: Space = {
  kind: 'rgb',
  components: 3,
  initial: [0, 0, 0],
  grey: ([red, green, blue]) => 0.3 * limited(red) + 0.59 * limited(green) + 0.11 * limited(blue),
  decode: unit(3),
};

const cmyk: Space = {
  kind: 'cmyk',
  components: 4,
  initial: [0, 0, 0, 1],
  grey: ([cyan, magenta, yellow, black]) =>
    (1 - limited(black)) * (1 - 0.3 * limited(cyan) - 0.59 * limited(magenta) - 0.11 * limited(yellow)),
  decode: unit(4),
};

const devices: Readonly<Record<string, Space>> = {
  DeviceGray: gray,
  G: gray,
  CalGray: gray,
  DeviceRGB: rgb,
  RGB: rgb,
  CalRGB: rgb,
  DeviceCMYK: cmyk,
  CMYK: cmyk,
  Pattern: { kind: 'pattern', components: 0, initial: [], grey: () => 0, decode: [] },
};

/** Spaces that were read: one is named many times in a stream. */
const known = new WeakMap<PDFObject, { readonly space: Space | undefined }>();

/** The space that a value names, in the resources where a content stream stands; undefined where it is none. */
export function spaceOf(context: PDFContext, value: Value, resources?: PDFDict, depth = 0): Space | undefined {
  const found = context.lookup(value);
  if (depth > 4) return undefined;
  if (found instanceof PDFName) {
    const device = devices[found.decodeText()];
    const named = dictOf(context, resources?.get(name('ColorSpace')))?.get(found);
    return device ?? (named === undefined ? undefined : spaceOf(context, named, resources, depth + 1));
  }
  if (!(found instanceof PDFArray)) return undefined;
  const before = known.get(found) ?? { space: read(context, found, depth) };
  known.set(found, before);
  return before.space;
}

function read(context: PDFContext, array: PDFArray, depth: number): Space | undefined {
  const [family, ...rest] = array.asArray();
  const inner = (item: Value): Space | undefined => spaceOf(context, item, undefined, depth + 1);
  switch (textOf(context, family)) {
    case 'ICCBased':
      return profiled(context, rest[0], inner);
    case 'Lab':
      return lab(context, rest[0]);
    case 'Indexed':
    case 'I':
      return indexed(context, rest, inner);
    case 'Separation':
      return tinted(context, [textOf(context, rest[0]) ?? ''], rest[1], rest[2], inner);
    case 'DeviceN':
      return tinted(
        context,
        itemsOf(context, rest[0]).map((ink) => textOf(context, ink) ?? ''),
        rest[1],
        rest[2],
        inner,
      );
    case 'Pattern':
      return { kind: 'pattern', components: 0, initial: [], grey: () => 0, decode: [], base: inner(rest[0]) };
    default:
      return devices[textOf(context, family) ?? ''];
  }
}

type Inner = (value: Value) => Space | undefined;

function profiled(context: PDFContext, value: Value, inner: Inner): Space | undefined {
  const stream = context.lookup(value);
  if (!(stream instanceof PDFRawStream)) return undefined;
  const alternate = inner(stream.dict.get(name('Alternate')));
  const count = numberOf(context, stream.dict.get(name('N')));
  if (alternate?.kind === 'other' && alternate.components === count) return alternate;
  return count === 1 ? gray : count === 3 ? rgb : count === 4 ? cmyk : undefined;
}

/** Only the lightness counts: as luminance (8.6.5.4), then as sRGB writes it. */
function lab(context: PDFContext, value: Value): Space {
  const given = numbersOf(context, dictOf(context, value)?.get(name('Range')));
  const range = given.length === 4 ? given : [-100, 100, -100, 100];
  const grey = ([lightness = 0]: readonly number[]): number => {
    const base = (clamp(lightness, 0, 100) + 16) / 116;
    const light = base >= 6 / 29 ? base ** 3 : (108 / 841) * (base - 4 / 29);
    return limited(light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
  };
  return { kind: 'other', components: 3, initial: [0, 0, 0], grey, decode: [0, 100, ...range] };
}

function indexed(context: PDFContext, [first, high, table]: readonly Value[], inner: Inner): Space | undefined {
  const base = inner(first);
  const last = clamp(numberOf(context, high) ?? -1, -1, 255);
  const bytes = tableOf(context, table);
  if (base === undefined || bytes === undefined || base.components === 0) return undefined;
  const palette = Array.from({ length: last + 1 }, (_, index) =>
    base.grey(
      Array.from({ length: base.components }, (__, component) => {
        const [low, top] = [base.decode[2 * component] ?? 0, base.decode[2 * component + 1] ?? 1];
        return low + ((bytes[index * base.components + component] ?? 0) / 255) * (top - low);
      }),
    ),
  );
  const grey = ([index = 0]: readonly number[]): number => palette[clamp(Math.round(index), 0, last)] ?? 0;
  return { kind: base.kind === 'grey' ? 'grey' : 'indexed', components: 1, initial: [0], grey, decode: [], palette };
}

function tableOf(context: PDFContext, value: Value): Uint8Array | undefined {
  const found = context.lookup(value);
  if (found instanceof PDFString || found instanceof PDFHexString) return found.asBytes();
  return found instanceof PDFRawStream ? unpack(context, found, 2 ** 16)?.bytes : undefined;
}

/** By the space and the function that stand for inks which a device has not (8.6.6.4). The ink None paints nothing, and what stands for black is grey. */
function tinted(context: PDFContext, inks: readonly string[], alternate: Value, transform: Value, inner: Inner): Space | undefined {
  const space = inner(alternate);
  const evaluate = functionOf(context, transform);
  const components = inks.length;
  if (space === undefined || evaluate === undefined || components === 0) return undefined;
  const kind = space.kind === 'grey' || inks.every((ink) => ink === 'None') ? 'grey' : 'other';
  const grey = (values: readonly number[]): number => space.grey(evaluate(values));
  return { kind, components, initial: inks.map(() => 1), grey, decode: unit(components) };
}
