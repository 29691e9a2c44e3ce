/**
 * Contents with names counted anew as they are met, and what they show: that part of renaming (`renamed.ts`) which depends on nothing but the contents
 * and on what kinds of things they name. So contents that were renamed before, of a page that an edit did not touch, are not read again.
 *
 * Contents of Chromium's are tokens that a pattern can tell apart: strings in hexadecimal digits or brackets, names of a capital and digits.
 */
import type { PDFRawStream } from 'pdf-lib';
import { digestOf, inflated } from './deflate.ts';
import type { Known, Names } from './known.ts';
import { inLines, type Advances } from './lines.ts';
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
  const make = (): Names & { readonly bytes: Uint8Array } => (made ??= rename(inflated(stream), entries, isInLines));
  const { names, codes } = known.names(key, () => ({ names: make().names, codes: make().codes }));
  return { names, codes, key, bytes: () => make().bytes };
}

const tokens = /\((?:\\[^]|[^\\()])*\)|<<|>>|<([\dA-Fa-f]*)>|\/([A-Z][A-Za-z]*)(\d+)(?![\w.])/g;

function rename(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>, isInLines: boolean) {
  const names = new Map<string, string>();
  const codes = new Map<string, Set<number>>();
  const counts = new Map<string, number>();
  let font: { readonly shown: Set<number>; readonly digits: 2 | 4 } | undefined;
  const fontOf = (key: string, digits: 2 | 4 | undefined): typeof font => {
    if (digits === undefined) return undefined;
    const shown = codes.get(key) ?? new Set();
    codes.set(key, shown);
    return { shown, digits };
  };
  const text = isInLines ? inLines(bytes, (key) => entries.get(key)?.advances?.()) : Buffer.from(bytes).toString('latin1');
  const renamed = text.replace(
    tokens,
    (token: string, shown: string | undefined, letters: string | undefined, digits: string | undefined) => {
      if (shown !== undefined && font) addCodes(shown, font.digits, font.shown);
      const key = `${letters}${digits}`;
      const entry = letters === undefined ? undefined : entries.get(key);
      if (letters === undefined || entry === undefined) return token;
      if (entry.kind === 'Font') font = fontOf(key, entry.digits);
      const before = names.get(key);
      if (before !== undefined) return `/${before}`;
      const count = counts.get(letters) ?? 0;
      counts.set(letters, count + 1);
      names.set(key, `${letters}${count}`);
      return `/${letters}${count}`;
    },
  );
  return { bytes: Buffer.from(renamed, 'latin1'), names, codes };
}

function addCodes(text: string, digits: 2 | 4, codes: Set<number>): void {
  for (let at = 0; at + digits <= text.length; at += digits) {
    let code = 0;
    for (let digit = at; digit < at + digits; digit++) code = (code << 4) | hexDigit(text.charCodeAt(digit));
    codes.add(code);
  }
}
