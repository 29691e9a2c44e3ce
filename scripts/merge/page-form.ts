/**
 * A page as a form XObject (PDF 32000-1, 8.10) of the file that it stands in, with what its annotations look like in print (12.5.5).
 * Fonts and pictures stay where they are; nothing is copied. Its marks go: the form is print, and the tags that they belong to are left behind.
 */
import { PDFDict, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { deflate, readable } from './deflate.ts';
import { dictFrom, dictOf, itemsOf, listOf, name, numberOf, rectangleOf, textOf } from './objects.ts';
import { unmarked } from './unmarked.ts';
import { annotationsOf, standalone, visibleBox } from './source.ts';
import type { Page, Source } from './source.ts';

/** `box` in pt, lower left corner first. */
export interface PageForm {
  readonly form: PDFRef;
  readonly box: readonly [number, number, number, number];
}

/** Registers the form in the page's own file; the page stays as it is. */
export function pageForm(source: Source, page: Page): PageForm {
  const { context } = source;
  const plain = standalone(source, page);
  const box = visibleBox(context, plain);
  const resources = dictOf(context, plain.get(name('Resources')))?.clone(context) ?? PDFDict.withContext(context);
  const looks = annotationsOf(context, plain).flatMap((annotation) => lookOf(context, annotation) ?? []);
  const xObjects = dictOf(context, resources.get(name('XObject')))?.clone(context) ?? PDFDict.withContext(context);
  looks.forEach(({ form }, index) => xObjects.set(name(`PaparanLook${index}`), form));
  if (looks.length > 0) resources.set(name('XObject'), xObjects);
  const drawn = looks.map(({ matrix }, index) => `q ${matrix.map(short).join(' ')} cm /PaparanLook${index} Do Q\n`).join('');
  const bytes = Buffer.concat([Buffer.from('q\n'), unmarked(joined(context, plain)), Buffer.from(`\nQ\n${drawn}`)]);
  const entries = { Type: name('XObject'), Subtype: name('Form'), BBox: context.obj([...box]), Resources: resources };
  const dict = dictFrom(context, { ...entries, Group: plain.get(name('Group')), Filter: name('FlateDecode') });
  return { form: context.register(PDFRawStream.of(dict, deflate(bytes))), box };
}

/** A page's content streams as one, unpacked; a token never runs over from one to the next (7.8.2). */
export function joined(context: PDFContext, page: PDFDict): Uint8Array {
  const streams = listOf(context, page.get(name('Contents'))).map((item) => context.lookup(item));
  return Buffer.concat(streams.flatMap((stream) => (stream instanceof PDFRawStream ? [readable(stream), Buffer.from('\n')] : [])));
}

/** At most five decimals and never an exponent, which PDF doesn't know. */
export const short = (number: number): string => String(Number(number.toFixed(5)));

interface Look {
  readonly form: PDFRef;
  readonly matrix: readonly number[];
}

const hidden = 2;
const printed = 4;

/** How an annotation is drawn on paper; undefined where it isn't. */
function lookOf(context: PDFContext, annotation: PDFDict): Look | undefined {
  const flags = numberOf(context, annotation.get(name('F'))) ?? 0;
  const rect = rectangleOf(context, annotation.get(name('Rect')));
  const normal = dictOf(context, annotation.get(name('AP')))?.get(name('N'));
  const states = dictOf(context, normal);
  const found = states ? states.get(name(textOf(context, annotation.get(name('AS'))) ?? 'Off')) : normal;
  const stream = context.lookup(found);
  if ((flags & hidden) !== 0 || (flags & printed) === 0 || rect === undefined) return undefined;
  if (!(found instanceof PDFRef) || !(stream instanceof PDFRawStream)) return undefined;
  const matrix = fitted(context, stream.dict, rect);
  if (matrix === undefined) return undefined;
  stream.dict.set(name('Type'), name('XObject'));
  stream.dict.set(name('Subtype'), name('Form'));
  return { form: found, matrix };
}

/** Algorithm 8.1: the look's own matrix is applied to its box, and what that covers is fitted to the rectangle. */
function fitted(context: PDFContext, look: PDFDict, rect: readonly [number, number, number, number]): readonly number[] | undefined {
  const box = rectangleOf(context, look.get(name('BBox')));
  if (box === undefined) return undefined;
  const own = itemsOf(context, look.get(name('Matrix'))).map((item) => numberOf(context, item) ?? 0);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own.length === 6 ? own : [];
  const corners = [0, 2].flatMap((x) => [1, 3].map((y) => [box[x] ?? 0, box[y] ?? 0] as const));
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [left, lower, width, height] = [
    Math.min(...xs),
    Math.min(...ys),
    Math.max(...xs) - Math.min(...xs),
    Math.max(...ys) - Math.min(...ys),
  ];
  if (width === 0 || height === 0) return undefined;
  const [scaleX, scaleY] = [(rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height];
  return [scaleX, 0, 0, scaleY, rect[0] - left * scaleX, rect[1] - lower * scaleY];
}
