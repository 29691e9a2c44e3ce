/** Annotations in grey (PDF 32000-1, 12.5): how they look, and the colours by which a viewer draws those without a look of their own. */
import { PDFHexString, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictOf, name, textOf } from '../objects.ts';
import { numbersOf } from './functions.ts';
import { rewrite } from './rewrite.ts';
import { spaceOf } from './spaces.ts';
import type { Greying } from './work.ts';

/** Edits the annotation and its appearance streams where they stand; does nothing for undefined, or what was done before. */
export function greyAnnotation(work: Greying, annotation: PDFDict | undefined): void {
  const { context } = work;
  if (annotation === undefined || work.seen.has(annotation)) return;
  work.seen.add(annotation);
  for (const look of dictOf(context, annotation.get(name('AP')))?.values() ?? []) visitLook(work, look);
  for (const key of ['C', 'IC']) greyArray(context, annotation, key);
  const field = dictOf(context, annotation.get(name('MK')));
  if (field) for (const key of ['BG', 'BC']) greyArray(context, field, key);
  const text = textOf(context, annotation.get(name('DA')));
  if (text !== undefined) annotation.set(name('DA'), stringOf(rewrite(work, Buffer.from(text, 'latin1'), undefined)));
  annotation.delete(name('RC'));
}

/** A stream, or a dictionary of streams by state. */
function visitLook(work: Greying, look: PDFObject): void {
  const states = dictOf(work.context, look);
  for (const one of states ? states.values() : [look]) if (one instanceof PDFRef) work.form(one, undefined);
}

const families: Readonly<Record<number, string>> = { 3: 'DeviceRGB', 4: 'DeviceCMYK' };

/** An array of no number is transparent, of one grey, of three and four red, green, blue and the four inks. */
function greyArray(context: PDFContext, dict: PDFDict, key: string): void {
  const colour = numbersOf(context, dict.get(name(key)));
  const family = families[colour.length];
  const space = family === undefined ? undefined : spaceOf(context, name(family));
  if (space) dict.set(name(key), context.obj([Number(space.grey(colour).toFixed(5))]));
}

const stringOf = (bytes: Uint8Array): PDFString | PDFHexString => PDFHexString.of(Buffer.from(bytes).toString('hex'));
