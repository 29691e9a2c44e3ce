/**
 * The last step of every edit: what is equal is stored once, what nothing reaches is left out, and the rest becomes a file with object
 * streams and a cross-reference stream (PDF 32000-1, 7.5.7 and 7.5.8).
 *
 * Why not pdf-lib's writer: see compact.ts; and it sets up a compressor for every 50 objects, where a tagged briefing has thousands.
 */
import { PDFRef } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { startWalk } from './compact.ts';
import type { Aliases, Written } from './compact.ts';
import { deflate } from './deflate.ts';
import { joinFonts } from './fonts.ts';
import { createKnown, type Known } from './known.ts';
import { shareEqual } from './streams.ts';

/** The bytes of a PDF 1.7 file, the same for the same objects. `known`: faces that were joined before. */
export function save(context: PDFContext, known: Known = createKnown()): Uint8Array {
  const aliases: Aliases = new Map();
  joinFonts(context, aliases, known);
  shareEqual(context, aliases);
  const { Root, Info } = context.trailerInfo;
  const { refer, objects } = startWalk(context, aliases);
  const trailer = [Root, Info].map((value) => (value instanceof PDFRef ? refer(value) : 'null'));
  return bytesOf(objects(), `/Root ${trailer[0]}/Info ${trailer[1]}`);
}

const objectsPerStream = 1000;

/** Where an object is: at an offset of the file (kind 1), or at an index of an object stream (kind 2; Table 18). Object 0 heads the free ones (kind 0). */
type Entry = readonly [kind: 0 | 1 | 2, offsetOrStream: number, index: number];

function bytesOf(objects: readonly Written[], trailer: string): Uint8Array {
  const file: File = { entries: [[0, 0, 0xffff]], chunks: [], size: 0 };
  push(file, latin1('%PDF-1.7\n%\x81\x81\x81\x81\n'));
  const plain: number[] = [];
  for (let index = 0; index < objects.length; index++) {
    const { text, contents } = objects[index] as Written;
    if (contents) add(file, index + 1, text, contents);
    else plain.push(index + 1);
  }
  let next = objects.length + 1;
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    const members = plain.slice(from, from + objectsPerStream);
    for (let index = 0; index < members.length; index++) file.entries[members[index] as number] = [2, next, index];
    const { entry, contents } = objectStream(members, objects);
    add(file, next++, entry, contents);
  }
  const start = file.size;
  file.entries[next] = [1, start, 0];
  const table = deflated(crossReferences(file.entries));
  const predictor = `/DecodeParms <</Predictor 12/Columns ${rowLength}>>`;
  add(file, next, `<</Type /XRef/Size ${next + 1}/W [1 4 2]${trailer}${predictor}${table.entries}>>`, table.contents);
  return new Uint8Array(Buffer.concat([...file.chunks, latin1(`startxref\n${start}\n%%EOF\n`)]));
}

/** A file on its way. `entries`: by the object's number; `size`: of the chunks so far. */
interface File {
  readonly entries: Entry[];
  readonly chunks: Uint8Array[];
  size: number;
}

function push(file: File, chunk: Uint8Array): void {
  file.chunks.push(chunk);
  file.size += chunk.length;
}

function add(file: File, number: number, text: string, contents: Uint8Array): void {
  file.entries[number] = [1, file.size, 0];
  push(file, latin1(`${number} 0 obj\n${text}stream\n`));
  push(file, contents);
  push(file, latin1('\nendstream\nendobj\n'));
}

function objectStream(numbers: readonly number[], objects: readonly Written[]) {
  let [header, texts] = ['', ''];
  for (const number of numbers) {
    header += `${header === '' ? '' : ' '}${number} ${texts.length}`;
    texts += `${objects[number - 1]?.text ?? 'null'}\n`;
  }
  header += '\n';
  const { contents, entries } = deflated(latin1(header + texts.slice(0, -1)));
  return { contents, entry: `<</Type /ObjStm/N ${numbers.length}/First ${header.length}${entries}>>` };
}

/** Bytes of an entry. */
const rowLength = 7;

/** Each row as its difference from the one above (7.4.4.4, PNG's Up): neighbours differ by one, which packs to almost nothing. */
function crossReferences(entries: readonly Entry[]): Uint8Array {
  const plain = new DataView(new ArrayBuffer(entries.length * rowLength));
  for (let number = 0; number < entries.length; number++) {
    const [kind, second, third] = entries[number] as Entry;
    plain.setUint8(number * rowLength, kind);
    plain.setUint32(number * rowLength + 1, second);
    plain.setUint16(number * rowLength + 5, third);
  }
  const rows = new Uint8Array(entries.length * (rowLength + 1));
  for (let row = 0, from = 0, to = 0; row < entries.length; row++) {
    rows[to++] = 2;
    for (let column = 0; column < rowLength; column++, from++)
      rows[to++] = plain.getUint8(from) - (row > 0 ? plain.getUint8(from - rowLength) : 0);
  }
  return rows;
}

function deflated(bytes: Uint8Array) {
  const contents = deflate(bytes, 'most');
  return { contents, entries: `/Filter /FlateDecode/Length ${contents.length}` };
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
