/** What is coloured in a PDF, found object by object: every stream that draws, every picture, shading, group, mask and annotation. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFString, PDFHexString, decodePDFRawStream } from 'pdf-lib';
import type { PDFDocument, PDFObject } from 'pdf-lib';
import { at, list, text } from './files.ts';

/** A line for each thing that is coloured, or that could be. */
export function colourLeft(file: PDFDocument): string[] {
  const contents = new Set(file.getPages().flatMap((page) => list(file, page.node, 'Contents').map((item) => file.context.lookup(item))));
  const found: string[] = [];
  for (const [ref, value] of file.context.enumerateIndirectObjects()) {
    const stream = value instanceof PDFRawStream ? value : undefined;
    const isPicture = stream !== undefined && text(file, stream, 'Subtype') === 'Image';
    if (stream && isPicture && isColourSpace(file, at(file, stream, 'ColorSpace'))) found.push(`${ref} a picture`);
    const draws =
      stream && (contents.has(stream) || text(file, stream, 'Subtype') === 'Form' || at(file, stream, 'PatternType') || isGlyph(stream));
    if (draws) found.push(...operatorsOf(stream).map((operator) => `${ref} ${operator}`));
    visit(value instanceof PDFRawStream ? value.dict : value, (dict) => found.push(...inDict(file, dict).map((what) => `${ref} ${what}`)));
  }
  return found;
}

function visit(value: PDFObject, look: (dict: PDFDict) => void): void {
  if (value instanceof PDFDict) {
    look(value);
    for (const one of value.values()) visit(one, look);
  } else if (value instanceof PDFArray) for (const one of value.asArray()) visit(one, look);
}

function inDict(file: PDFDocument, dict: PDFDict): string[] {
  const found: string[] = [];
  if (at(file, dict, 'ShadingType') && isColourSpace(file, at(file, dict, 'ColorSpace'))) found.push('a shading');
  if (text(file, dict, 'S') === 'Transparency' && dict.has(PDFName.of('CS')) && isColourSpace(file, at(file, dict, 'CS')))
    found.push('a group');
  if (list(file, dict, 'BC').length > 1 || list(file, dict, 'BG').length > 1) found.push('a backdrop');
  const spaces = at(file, dict, 'ColorSpace');
  if (spaces instanceof PDFDict)
    for (const [key, value] of spaces.entries()) if (isColourSpace(file, file.context.lookup(value))) found.push(`the space ${key}`);
  if (text(file, dict, 'Type') !== 'Annot') return found;
  for (const key of ['C', 'IC']) if (list(file, dict, key).length > 1) found.push(`an annotation's ${key}`);
  const words = at(file, dict, 'DA');
  if ((words instanceof PDFString || words instanceof PDFHexString) && /\b(rg|k)\b/i.test(words.decodeText()))
    found.push("an annotation's DA");
  return found;
}

/** Grey are DeviceGray and CalGray, profiles of one component, palettes of grey, and inks that grey stands for. */
function isColourSpace(file: PDFDocument, space: PDFObject | undefined): boolean {
  if (space === undefined) return false;
  if (space instanceof PDFName) return !['/DeviceGray', '/CalGray', '/G', '/Pattern'].includes(space.asString());
  const family = text(file, space, 0);
  if (family === 'ICCBased') return Number(String(at(file, space, 1, 'N'))) !== 1;
  if (family === 'Indexed' || family === 'Pattern') return isColourSpace(file, at(file, space, 1));
  return family === 'Separation' || family === 'DeviceN' ? isColourSpace(file, at(file, space, 2)) : family !== 'CalGray';
}

const decoded = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

/** A Type 3 glyph says first how wide it is. */
const isGlyph = (stream: PDFRawStream): boolean => !stream.dict.has(PDFName.of('Filter')) && / d[01]\s/.test(decoded(stream).slice(0, 60));

/** Operations that set a colour of several components; words of a text are taken out first. */
function operatorsOf(stream: PDFRawStream): string[] {
  const code = decoded(stream).replace(/\((?:\\[^]|[^\\()])*\)/g, '()');
  const set = [...code.matchAll(/([\d.-]+\s+){3,4}(rg|RG|k|K|scn?|SCN?)\b/g)].map(([all]) => all);
  const named = [...code.matchAll(/\/(DeviceRGB|DeviceCMYK|RGB|CMYK)\b/g)].map(([all]) => all);
  return [...set, ...named];
}
