/** What a font program and its maps hold, as far as the rules ask: advances (hmtx), widths (W), characters (ToUnicode). */
import { PDFArray, type PDFDict } from 'pdf-lib';
import type { File } from './file.ts';

/** In thousandths of the size; undefined for what is no TrueType program. */
export function advances(bytes: Uint8Array): { readonly advances: readonly number[] } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return undefined;
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4) && 28 + 16 * index <= bytes.length; index++)
    tables.set(String.fromCharCode(...bytes.subarray(12 + 16 * index, 16 + 16 * index)), view.getUint32(20 + 16 * index));
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined;
  const scale = 1000 / view.getUint16(head + 18);
  const count = view.getUint16(hhea + 34);
  return {
    advances: Array.from({ length: view.getUint16(maxp + 4) }, (_, glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, count - 1)) * scale),
  };
}

/** PDF 32000-1, 9.7.4.3. */
export function widthsOf(file: File, descendant: PDFDict | undefined): ReadonlyMap<number, number> {
  const items = file.list(descendant, 'W').map((item) => file.at(item));
  const widths = new Map<number, number>();
  for (let at = 0; at < items.length;) {
    const first = file.number(items[at]) ?? 0;
    const next = items[at + 1];
    if (next instanceof PDFArray) {
      next.asArray().forEach((width, index) => widths.set(first + index, file.number(width) ?? 0));
      at += 2;
    } else {
      for (let code = first; code <= (file.number(next) ?? -1); code++) widths.set(code, file.number(items[at + 2]) ?? 0);
      at += 3;
    }
  }
  return widths;
}

/** bfchar and bfrange of a ToUnicode map (9.10.3). */
export function charactersOf(cmap: string): { readonly characters: ReadonlyMap<number, string> } {
  const characters = new Map<number, string>();
  const text = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, code = '', to = ''] of body.matchAll(/<([^>]*)>\s*<([^>]*)>/g)) characters.set(parseInt(code, 16), text(to));
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, from = '', to = '', single, several] of body.matchAll(/<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g)) {
      const first = parseInt(from, 16);
      const list = several === undefined ? undefined : [...several.matchAll(/<([^>]*)>/g)].map((match) => text(match[1] ?? ''));
      for (let code = first; code <= parseInt(to, 16); code++)
        characters.set(code, list ? (list[code - first] ?? '') : moved(text(single ?? ''), code - first));
    }
  return { characters };
}

function moved(text: string, by: number): string {
  const points = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  return String.fromCodePoint(...points.slice(0, -1), (points.at(-1) ?? 0) + by);
}
