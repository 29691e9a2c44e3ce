/**
 * The last step of every edit: what is equal is stored once, what nothing reaches is left out, and the rest becomes bytes.
 *
 * Why not PDFDocument.save(), or pdf-lib's stream writer behind it: it measures every object before it writes it, and sets up a
 * compressor for 50 objects at a time; a tagged briefing has thousands. Compression stays pdf-lib's: the same bytes on every machine.
 */
import { PDFArray, PDFDict, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { keepReachable } from './compact.ts';
import type { Aliases } from './compact.ts';
import { joinFonts } from './fonts.ts';
import { name } from './objects.ts';
import { shareEqual } from './streams.ts';

export function save(context: PDFContext): Uint8Array {
  const aliases: Aliases = new Map();
  joinFonts(context, aliases);
  shareEqual(context, aliases);
  keepReachable(context, aliases);
  return bytesOf(context);
}

const objectsPerStream = 1000;

/** Where an object is: at an offset of the file, or at a place in an object stream. */
type Entry = readonly [kind: 1, offset: number, generation: 0] | readonly [kind: 2, stream: number, index: number];

/** PDF 1.7 with object streams and a cross-reference stream (PDF 32000-1, 7.5.7 and 7.5.8). */
function bytesOf(context: PDFContext): Uint8Array {
  const objects = context.enumerateIndirectObjects();
  const plain = objects.filter(([, value]) => !(value instanceof PDFStream));
  const entries = new Map<number, Entry>();
  const chunks: Uint8Array[] = [latin1('%PDF-1.7\n%\x81\x81\x81\x81\n')];
  let size = chunks[0]?.length ?? 0;
  const add = (number: number, stream: PDFStream): void => {
    entries.set(number, [1, size, 0]);
    const contents = stream instanceof PDFRawStream ? stream.contents : stream.getContents();
    stream.dict.set(name('Length'), context.obj(contents.length));
    for (const chunk of [latin1(`${number} 0 obj\n${textOf(stream.dict)}stream\n`), contents, latin1('\nendstream\nendobj\n')]) {
      chunks.push(chunk);
      size += chunk.length;
    }
  };

  for (const [ref, value] of objects) if (value instanceof PDFStream) add(ref.objectNumber, value);
  let next = context.largestObjectNumber + 1;
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    const members = plain.slice(from, from + objectsPerStream);
    members.forEach(([ref], index) => entries.set(ref.objectNumber, [2, next, index]));
    add(next++, objectStream(context, members));
  }
  const start = size;
  entries.set(next, [1, start, 0]);
  add(next, crossReferences(context, entries));
  return concat([...chunks, latin1(`startxref\n${start}\n%%EOF\n`)]);
}

function objectStream(context: PDFContext, members: readonly (readonly [PDFRef, PDFObject])[]): PDFStream {
  const texts = members.map(([, value]) => textOf(value));
  let offset = 0;
  const index = members.map(([ref], at) => {
    const pair = `${ref.objectNumber} ${offset}`;
    offset += (texts[at]?.length ?? 0) + 1;
    return pair;
  });
  const header = `${index.join(' ')}\n`;
  return context.flateStream(latin1(header + texts.join('\n')), { Type: 'ObjStm', N: members.length, First: header.length });
}

/** Numbers that are not used are left out, by /Index. */
function crossReferences(context: PDFContext, entries: ReadonlyMap<number, Entry>): PDFStream {
  const numbers = [...entries.keys()].sort((a, b) => a - b);
  const rows = new DataView(new ArrayBuffer(numbers.length * 7));
  const ranges: number[][] = [];
  numbers.forEach((number, row) => {
    const [kind, second, third] = entries.get(number) as Entry;
    rows.setUint8(row * 7, kind);
    rows.setUint32(row * 7 + 1, second);
    rows.setUint16(row * 7 + 5, third);
    const range = ranges.at(-1);
    if (range && (range[0] ?? 0) + (range[1] ?? 0) === number) range[1] = (range[1] ?? 0) + 1;
    else ranges.push([number, 1]);
  });
  const { Root, Info } = context.trailerInfo;
  const trailer = { Size: (numbers.at(-1) ?? 0) + 1, Root, Info, Index: ranges.flat(), W: [1, 4, 2] };
  return context.flateStream(new Uint8Array(rows.buffer), { Type: 'XRef', ...trailer });
}

/** One character a byte. Every object is written with generation 0. */
function textOf(value: PDFObject): string {
  if (value instanceof PDFRef) return `${value.objectNumber} 0 R`;
  if (value instanceof PDFArray) return `[${value.asArray().map(textOf).join(' ')}]`;
  if (!(value instanceof PDFDict)) return value.toString();
  let text = '<<';
  for (const [key, item] of value.entries()) text += `${key.asString()} ${textOf(item)}`;
  return `${text}>>`;
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const concat = (chunks: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(chunks));
