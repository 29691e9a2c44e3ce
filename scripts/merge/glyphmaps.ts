/**
 * What a Type0 font says of its glyphs, as maps by glyph id: widths (/W, PDF 32000-1, 9.7.4.3) and characters (the ToUnicode CMap,
 * 9.10.3). Read, and written again for a union of subsets.
 */
import { PDFArray } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { arrayFrom, itemsOf, numberOf } from './objects.ts';
import type { Value } from './objects.ts';

/** In thousandths of the font size. */
export type Widths = ReadonlyMap<number, number>;

/** UTF-16BE in upper-case hexadecimal. */
export type Characters = ReadonlyMap<number, string>;

/** Steps that the ranges of one font may take: sixteen times as many as it has codes. Of a stranger's that go over all codes again and again the rest is not read. */
const mostSteps = 2 ** 20;

/** Both forms of /W, of which the range's is read up to glyph 65535, whatever it says; what is no number is 0. */
export function readWidths(context: PDFContext, value: Value): Widths {
  const widths = new Map<number, number>();
  const items = itemsOf(context, value);
  let left = mostSteps;
  for (let index = 0; index + 1 < items.length;) {
    const first = numberOf(context, items[index]) ?? 0;
    const second = context.lookup(items[index + 1]);
    if (second instanceof PDFArray) {
      for (let step = 0; step < second.size(); step++) widths.set(first + step, numberOf(context, second.get(step)) ?? 0);
      index += 2;
      continue;
    }
    const last = Math.min(numberOf(context, second) ?? first, 0xffff);
    for (let glyph = Math.max(first, 0); glyph <= last && left-- > 0; glyph++) widths.set(glyph, numberOf(context, items[index + 2]) ?? 0);
    index += 3;
  }
  return widths;
}

/** Runs of neighbours as `first [width …]`. */
export function writeWidths(context: PDFContext, widths: Widths): PDFArray {
  const runs: { first: number; widths: number[] }[] = [];
  for (const [glyph, width] of [...widths].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && run.first + run.widths.length === glyph) run.widths.push(width);
    else runs.push({ first: glyph, widths: [width] });
  }
  return arrayFrom(
    context,
    runs.flatMap((run) => [context.obj(run.first), context.obj(run.widths)]),
  );
}

/**
 * What texts mean where a face shows two characters by one glyph, of which Chromium names the first in Unicode: quotation marks and the apostrophe and not
 * modifier letters, the Japanese middle dot and not the hyphenation point. Else no search finds them that looks up glyphs only, as that of Firefox.
 */
const meant: ReadonlyMap<string, string> = new Map([
  ['02BB', '2018'],
  ['02BC', '2019'],
  ['2027', '30FB'],
]);

/** As texts mean them. */
export function readCharacters(cmap: string): Characters {
  const characters = new Map<number, string>();
  let left = mostSteps;
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of body.matchAll(/<([^>]*)>\s*<([^>]*)>/g)) characters.set(hex(code), clean(text));
  }
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text, list] of body.matchAll(/<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g)) {
      const texts = [...(list ?? '').matchAll(/<([^>]*)>/g)].map(([, item = '']) => clean(item));
      const last = Math.min(hex(to), hex(from) + 0xffff);
      for (let code = hex(from); code <= last && left-- > 0; code++) {
        const found = text === undefined ? texts[code - hex(from)] : advance(clean(text), code - hex(from));
        if (found !== undefined) characters.set(code, found);
      }
    }
  }
  for (const [code, text] of characters) if (meant.has(text)) characters.set(code, meant.get(text) ?? text);
  return characters;
}

/** `length`: digits of a code, 4 in a Type0 font with Identity-H, 2 in a font of single bytes. */
export function writeCharacters(characters: Characters, length: 2 | 4 = 4): string {
  const lines = [...characters].sort(([a], [b]) => a - b).map(([code, text]) => `<${digits(code, length)}> <${text}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => lines.slice(100 * index, 100 * index + 100));
  return [...opening(length), ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, 'endbfchar']), ...closing].join('\n');
}

const opening = (length: 2 | 4): readonly string[] => [
  '/CIDInit /ProcSet findresource begin',
  '12 dict begin',
  'begincmap',
  '/CIDSystemInfo',
  '<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
  '/CMapName /Adobe-Identity-UCS def',
  '/CMapType 2 def',
  '1 begincodespacerange',
  `<${digits(0, length)}> <${'F'.repeat(length)}>`,
  'endcodespacerange',
];
const closing = ['endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end'];

const clean = (text: string): string => text.replace(/\s+/g, '').toUpperCase();
const hex = (text: string): number => Number.parseInt(clean(text), 16);
const digits = (code: number, length = 4): string => code.toString(16).toUpperCase().padStart(length, '0');

/** Only the last code unit counts up. */
function advance(text: string, steps: number): string {
  return text.slice(0, -4) + digits((hex(text.slice(-4)) + steps) & 0xffff);
}
