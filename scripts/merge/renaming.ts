/**
 * Contents with names counted anew as they are met, and what they show: that part of renaming (`renamed.ts`) which depends on nothing but the contents
 * and on what kinds of things they name. So contents that were renamed before, of a page that an edit did not touch, are not read again.
 *
 * Contents of Chromium's are read letter by letter, of which few begin something: strings in hexadecimal digits or brackets, names of a capital and digits.
 * Why no pattern: it makes an array of each of thirty thousand glyphs.
 */
import type { PDFRawStream } from 'pdf-lib';
import { digestOf, inflated } from './deflate.ts';
import type { Known, Names } from './known.ts';
import { inLines, type Advances } from './lines.ts';
import { withSoftHyphens } from './soft-hyphens.ts';
import { hexDigit } from './strings.ts';

/** What a name in the page's resources stands for. */
export interface Entry {
  readonly kind: string;
  /** Of a font: digits of a code. Skia writes 4 for fonts with Identity-H, where codes are glyphs, and 2 for drawn ones; undefined for others. */
  readonly digits?: 2 | 4 | undefined;
  /** Of a font, where text is set in lines: what tells its advances from others, and these. */
  readonly state?: string;
  readonly advances?: () => Advances;
}

/** One page's contents with the new names in them; made only where they are asked for. */
export interface Renaming extends Names {
  /** The contents. */
  readonly bytes: () => Uint8Array;
  /** Tells these contents from all others. */
  readonly key: string;
}

/** `isInLines`: text is set line by line on the way (`lines.ts`). */
export function renaming(stream: PDFRawStream, entries: ReadonlyMap<string, Entry>, isInLines: boolean, known: Known): Renaming {
  const kinds = [...entries].map(([key, { kind, digits, state }]) => `${key} ${kind} ${digits} ${state}`).join('\n');
  const key = `${isInLines} ${stream.dict.toString()} ${digestOf(stream.contents)} ${digestOf(kinds)}`;
  let made: (Names & { readonly bytes: Uint8Array }) | undefined;
  const make = (): Names & { readonly bytes: Uint8Array } => (made ??= rename(withSoftHyphens(inflated(stream)), entries, isInLines));
  const { names, codes } = known.names(key, () => ({ names: make().names, codes: make().codes }));
  return { names, codes, key, bytes: () => make().bytes };
}

/** Contents on their way to new names. */
interface Counting {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly names: Map<string, string>;
  readonly codes: Map<string, Set<number>>;
  readonly counts: Map<string, number>;
  font: { readonly shown: Set<number>; readonly digits: 2 | 4 } | undefined;
}

function rename(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>, isInLines: boolean) {
  const text = isInLines ? inLines(bytes, (key) => entries.get(key)?.advances?.()) : Buffer.from(bytes).toString('latin1');
  const counting: Counting = { entries, names: new Map(), codes: new Map(), counts: new Map(), font: undefined };
  let [renamed, done] = ['', 0];
  for (let at = 0; at < text.length;) {
    const letter = text.charCodeAt(at);
    if (letter === slash) {
      const { now, end } = nameAt(counting, text, at);
      if (now !== undefined) {
        renamed += `${text.slice(done, at)}/${now}`;
        done = end;
      }
      at = end;
    } else if (letter === less) at = codesAt(counting, text, at);
    else if (letter === opening) at = behindString(text, at);
    else at++;
  }
  const { names, codes } = counting;
  return { bytes: Buffer.from(renamed + text.slice(done), 'latin1'), names, codes };
}

const [slash, less, greater, opening, closing, escape] = ['/', '<', '>', '(', ')', '\\'].map((letter) => letter.charCodeAt(0));
const isDigit = (letter: number): boolean => letter >= 48 && letter <= 57;
const isCapital = (letter: number): boolean => letter >= 65 && letter <= 90;
const isLetter = (letter: number): boolean => isCapital(letter) || (letter >= 97 && letter <= 122);

/** The end of what was read, and the new name if it is one of a capital, letters and digits that the resources know. */
function nameAt(counting: Counting, text: string, at: number): { readonly now?: string; readonly end: number } {
  if (!isCapital(text.charCodeAt(at + 1))) return { end: at + 1 };
  let number = at + 2;
  while (isLetter(text.charCodeAt(number))) number++;
  let end = number;
  while (isDigit(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  if (end === number || isLetter(next) || next === 46 || next === 95) return { end };
  const now = nameNow(counting, text.slice(at + 1, number), text.slice(at + 1, end));
  return now === undefined ? { end } : { now, end };
}

/** Behind a string in hexadecimal digits, whose codes are seen, or behind what is none: the mark of a dictionary. */
function codesAt({ font }: Counting, text: string, at: number): number {
  if (text.charCodeAt(at + 1) === less) return at + 2;
  let end = at + 1;
  for (let digit = hexDigit(text.charCodeAt(end)); digit >= 0 && digit < 16; digit = hexDigit(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== greater) return at + 1;
  if (font) addCodes(text, at + 1, end, font);
  return end + 1;
}

/** Behind a string in brackets; one that has brackets of its own, or no end, is no string of Skia's, and read on within. */
function behindString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const letter = text.charCodeAt(end);
    if (letter === closing) return end + 1;
    if (letter === opening) break;
    if (letter === escape) end++;
  }
  return at + 1;
}

/** Undefined for a name that is left as it is. */
function nameNow(counting: Counting, letters: string, key: string): string | undefined {
  const { names, counts } = counting;
  const entry = counting.entries.get(key);
  if (entry === undefined) return undefined;
  if (entry.kind === 'Font') counting.font = fontOf(counting, key, entry.digits);
  const known = names.get(key);
  if (known !== undefined) return known;
  const count = counts.get(letters) ?? 0;
  counts.set(letters, count + 1);
  names.set(key, `${letters}${count}`);
  return `${letters}${count}`;
}

function fontOf({ codes }: Counting, key: string, digits: 2 | 4 | undefined): Counting['font'] {
  if (digits === undefined) return undefined;
  const shown = codes.get(key) ?? new Set();
  codes.set(key, shown);
  return { shown, digits };
}

function addCodes(text: string, from: number, to: number, { shown, digits }: NonNullable<Counting['font']>): void {
  for (let at = from; at + digits <= to; at += digits) {
    let code = 0;
    for (let digit = at; digit < at + digits; digit++) code = (code << 4) | hexDigit(text.charCodeAt(digit));
    shown.add(code);
  }
}
