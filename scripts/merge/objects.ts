/**
 * Typed reading of PDF objects: every value may stand behind a reference (PDF 32000-1, 7.3.10), and files of strangers hold
 * anything anywhere, so a value of the wrong type reads as missing.
 *
 * Rejected: pdf-lib's `lookup(key, Type)`, which throws on a wrong type and would stop a build for an odd appendix.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

/** What a key of a dictionary may give: an object, a reference to one, or nothing. */
export type Value = PDFObject | undefined;

const known = new Map<string, PDFName>();

/** pdf-lib holds each name once, so names compare by identity; its own look-up decodes the text every time. */
export function name(text: string): PDFName {
  let found = known.get(text);
  if (found === undefined) known.set(text, (found = PDFName.of(text)));
  return found;
}

/** The dictionary that is meant. A stream's is none: see `dictBehind` in `grey/functions.ts`. */
export function dictOf(context: PDFContext, value: Value): PDFDict | undefined {
  const found = context.lookup(value);
  return found instanceof PDFDict ? found : undefined;
}

/** The array that is meant. */
export function arrayOf(context: PDFContext, value: Value): PDFArray | undefined {
  const found = context.lookup(value);
  return found instanceof PDFArray ? found : undefined;
}

/** The number that is meant, be it written as an integer or not. */
export function numberOf(context: PDFContext, value: Value): number | undefined {
  const found = context.lookup(value);
  return found instanceof PDFNumber ? found.asNumber() : undefined;
}

/** A name or a text string, decoded. */
export function textOf(context: PDFContext, value: Value): string | undefined {
  const found = context.lookup(value);
  const isText = found instanceof PDFName || found instanceof PDFString || found instanceof PDFHexString;
  return isText ? found.decodeText() : undefined;
}

/** The members of an array; [] where there is none. */
export function itemsOf(context: PDFContext, value: Value): readonly PDFObject[] {
  return arrayOf(context, value)?.asArray() ?? [];
}

/** Where "one or an array of them" is allowed, as /K and /Contents are: always a list. */
export function listOf(context: PDFContext, value: Value): readonly PDFObject[] {
  if (value === undefined) return [];
  return arrayOf(context, value)?.asArray() ?? [value];
}

/** The four numbers of a rectangle in pt, lower left corner first (7.9.5). */
export function rectangleOf(context: PDFContext, value: Value): readonly [number, number, number, number] | undefined {
  const [a, b, c, d] = itemsOf(context, value).map((item) => numberOf(context, item));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** A new array, which stands in no place of the file yet. */
export function arrayFrom(context: PDFContext, items: Iterable<PDFObject>): PDFArray {
  const array = PDFArray.withContext(context);
  for (const item of items) array.push(item);
  return array;
}

/** A new dictionary without the keys whose value is undefined. */
export function dictFrom(context: PDFContext, entries: Readonly<Record<string, Value>>): PDFDict {
  const map = new Map<PDFName, PDFObject>();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map.set(name(key), value);
  return PDFDict.fromMapWithContext(map, context);
}

/** A text string (7.9.2.2), in letters where ASCII will do: UTF-16 takes four times the room. */
export function textString(text: string): PDFString | PDFHexString {
  return /^[ -~]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, '\\$&')) : PDFHexString.fromText(text);
}
