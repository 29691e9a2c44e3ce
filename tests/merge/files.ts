/** What the tests of this folder share: fixtures, metadata, and a merged or finished file read back with pdf-lib. */
import { readFileSync } from 'node:fs';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString, decodePDFRawStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';

export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}.pdf`, import.meta.url)));

export const metadata = {
  title: 'Learning & <teaching> — überall',
  authors: ['Zoë Quist', 'B. Author'],
  subject: 'On learning',
  keywords: ['school', 'this & that'],
  lang: 'en',
  date: new Date('2026-11-23T00:00:00Z'),
};

export const name = PDFName.of;

export const read = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });

/** Follows keys and indexes through dictionaries, arrays and references. */
export function at(file: PDFDocument, from: PDFObject | undefined, ...path: (string | number)[]): PDFObject | undefined {
  const value = file.context.lookup(from);
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') return value instanceof PDFArray ? at(file, value.asArray()[step], ...rest) : undefined;
  const dict = value instanceof PDFRawStream ? value.dict : value;
  return dict instanceof PDFDict ? at(file, dict.get(name(step)), ...rest) : undefined;
}

export function list(file: PDFDocument, from: PDFObject | undefined, ...path: (string | number)[]): readonly PDFObject[] {
  const value = at(file, from, ...path);
  return value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value];
}

/** What an object says, decoded if it is a text string. */
export function text(file: PDFDocument, from: PDFObject | undefined, ...path: (string | number)[]): string {
  const value = at(file, from, ...path);
  const isText = value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString;
  return isText ? value.decodeText() : String(value);
}

export const annotations = (file: PDFDocument, page: number): readonly PDFDict[] =>
  list(file, file.getPage(page).node, 'Annots').flatMap((item) => file.context.lookup(item, PDFDict));

/** The page that a link leads to, from 0; undefined if to none of this file. */
export function target(file: PDFDocument, annotation: PDFDict): number | undefined {
  const explicit = at(file, annotation, 'Dest') ?? at(file, annotation, 'A', 'D');
  const ref = explicit instanceof PDFArray ? explicit.get(0) : undefined;
  const index = file.getPages().findIndex((page) => page.ref === ref);
  return index === -1 ? undefined : index;
}

/** Elements below the structure tree's root, in reading order. */
export function elements(file: PDFDocument, from: PDFObject | undefined = file.catalog.get(name('StructTreeRoot'))): readonly PDFDict[] {
  return list(file, from, 'K').flatMap((kid) => {
    const dict = file.context.lookup(kid);
    return dict instanceof PDFDict && dict.has(name('S')) ? [dict, ...elements(file, dict)] : [];
  });
}

/** An element's type with its language, and in brackets those of what is below it. */
export function outline(file: PDFDocument, element: PDFDict): string {
  const below = list(file, element, 'K').flatMap((kid) => elements(file).find((one) => one === file.context.lookup(kid)) ?? []);
  const lang = element.has(name('Lang')) ? `:${text(file, element, 'Lang')}` : '';
  return `${text(file, element, 'S')}${lang}${below.length > 0 ? `(${below.map((kid) => outline(file, kid)).join(' ')})` : ''}`;
}

/** The parent tree as a map. */
export function parents(file: PDFDocument): ReadonlyMap<number, PDFObject> {
  const nums = list(file, file.catalog, 'StructTreeRoot', 'ParentTree', 'Nums');
  return new Map(
    Array.from({ length: nums.length / 2 }, (_, index) => [Number(String(nums[2 * index])), nums[2 * index + 1] as PDFObject]),
  );
}

/** Names of the Type0 fonts in the file, without subset tags. */
export function faces(file: PDFDocument): readonly string[] {
  const fonts = file.context.enumerateIndirectObjects().filter(([, value]) => text(file, value, 'Subtype') === 'Type0');
  return fonts.map(([, value]) => text(file, value, 'BaseFont').replace(/^[A-Z]{6}\+/, '')).sort();
}

/** What a page draws, as text. */
export function contents(file: PDFDocument, page: number): string {
  const streams = list(file, file.getPage(page).node, 'Contents').map((item) => file.context.lookup(item));
  return streams
    .map((stream) => (stream instanceof PDFRawStream ? new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode()) : ''))
    .join('');
}

/** References in the file that lead to no object. */
export function dangling(file: PDFDocument): readonly string[] {
  const found: string[] = [];
  const visit = (value: PDFObject): void => {
    if (value instanceof PDFRef && file.context.lookup(value) === undefined) found.push(value.toString());
    else if (value instanceof PDFRawStream) visit(value.dict);
    else if (value instanceof PDFDict) value.values().forEach(visit);
    else if (value instanceof PDFArray) value.asArray().forEach(visit);
  };
  for (const [, value] of file.context.enumerateIndirectObjects()) visit(value);
  return found;
}
