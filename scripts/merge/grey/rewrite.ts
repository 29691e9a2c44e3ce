/** Content streams with what their resources say of names, and inline pictures, which become pictures of their own so that one way treats all. */
import { PDFDict, PDFName, PDFObjectParser, PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { dictFrom, dictOf, name } from '../objects.ts';
import type { Value } from '../objects.ts';
import { withoutColour } from './content.ts';
import { spaceOf } from './spaces.ts';
import type { Greying } from './work.ts';

/** The stream in grey; the same object where nothing changed. Pictures that it holds are added to the resources. */
export function rewrite(work: Greying, bytes: Uint8Array, resources: PDFDict | undefined): Uint8Array {
  const { context } = work;
  return withoutColour(bytes, {
    device: (family) => spaceOf(context, name(family)),
    space: (called) => spaceOf(context, PDFName.of(called), resources),
    onUnknown: () => work.keep('colour space'),
    picture: (keys, data) => {
      const dict = read(context, keys);
      const picture = dict && pictureOf(context, dict, data);
      const space = picture && spaceOf(context, picture.dict.get(name('ColorSpace')), resources);
      const isMask = String(picture?.dict.get(name('ImageMask'))) === 'true';
      if (picture === undefined || isMask || space?.kind === 'grey') return undefined;
      if (space === undefined || resources === undefined) return void work.keep('picture');
      const given = picture.dict.get(name('ColorSpace'));
      const named = given instanceof PDFName ? dictOf(context, resources.get(name('ColorSpace')))?.get(given) : undefined;
      if (named) picture.dict.set(name('ColorSpace'), named);
      return `/${add(context, resources, picture)} Do`;
    },
  });
}

function add(context: PDFContext, resources: PDFDict, picture: PDFRawStream): string {
  const pictures = dictOf(context, resources.get(name('XObject')))?.clone(context) ?? PDFDict.withContext(context);
  const called = `PaparanInline${context.largestObjectNumber}`;
  pictures.set(name(called), context.register(picture));
  resources.set(name('XObject'), pictures);
  return called;
}

function read(context: PDFContext, keys: string): PDFDict | undefined {
  try {
    const dict = PDFObjectParser.forBytes(Buffer.from(`<<${keys}>>`, 'latin1'), context).parseObject();
    return dict instanceof PDFDict ? dict : undefined;
  } catch {
    return undefined;
  }
}

/** Short keys of inline pictures and what they stand for (Table 93). */
const keyNames = {
  W: 'Width',
  H: 'Height',
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  IM: 'ImageMask',
  I: 'Interpolate',
};

/** Short names of filters and spaces stand where they are understood: see unpack.ts and spaces.ts. */
function pictureOf(context: PDFContext, inline: PDFDict, data: Uint8Array): PDFRawStream {
  const dict = dictFrom(context, { Type: name('XObject'), Subtype: name('Image') });
  for (const [key, value] of inline.entries()) {
    const short = key.decodeText();
    dict.set(name(short in keyNames ? keyNames[short as keyof typeof keyNames] : short), value as Exclude<Value, undefined>);
  }
  return PDFRawStream.of(dict, data);
}
