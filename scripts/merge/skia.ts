/**
 * Reads what Skia writes, and so every print, into pdf-lib's objects.
 *
 * Why beside pdf-lib's own parser: that one looks for damage at every byte, and was a quarter of what joining PDFs takes. Skia's files are plain (PDF
 * 32000-1, 7.5: one table of places at the end, no packed objects), so each object is read where the table says it is. Whatever is not as Skia writes
 * it, another's file or a damaged one, is left to pdf-lib. A test holds both to the same objects.
 *
 * Here and wherever else each byte or object of a file is looked at, functions of the module's own and what they share as a plain value, not functions within
 * one that share its variables: those die with the file, and with them what V8 has optimised, which it then optimises again for the next.
 */
import {
  PDFArray,
  PDFBool,
  PDFCatalog,
  PDFContext,
  PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { name } from './objects.ts';

/** Undefined for a file that Skia would not write. */
export function readSkia(bytes: Uint8Array): PDFContext | undefined {
  if (bytes.length < least || !opening.every((byte, index) => bytes[index] === byte)) return undefined;
  try {
    return read(bytes);
  } catch {
    return undefined;
  }
}

/** "%PDF-1.4", and the comment by which Skia says that bytes follow. */
const opening = [...Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
const least = 100;

function read(bytes: Uint8Array): PDFContext {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const context = PDFContext.create();
  context.header = PDFHeader.forVersion(1, 4);
  const scanner: Scanner = { text, context, at: 0, names: new Map(), numbers: new Map(), refs: [] };
  const { places, trailer } = readTable(text);
  for (const [number, place] of places.entries())
    if (place > 0) context.assign(PDFRef.of(number), readObject(scanner, bytes, number, place));
  scanner.at = trailer;
  const last = readValue(scanner);
  if (!(last instanceof PDFDict) || last.has(name('Prev')) || last.has(name('Encrypt'))) throw new Error('another kind of trailer');
  const [Root, Info, ID] = ['Root', 'Info', 'ID'].map((key) => last.get(name(key)));
  if (!(context.lookup(Root) instanceof PDFCatalog)) throw new Error('no catalog');
  Object.assign(context.trailerInfo, { Root, Info, ID });
  return context;
}

/** Bytes from the file's start by object number, 0 for a free one; and where the trailer's dictionary begins (7.5.4, 7.5.5). */
function readTable(text: string): { readonly places: readonly number[]; readonly trailer: number } {
  const start = Number(/\nstartxref\n(\d+)\n%%EOF\n?$/.exec(text.slice(-40))?.[1]);
  const head = /^xref\n0 (\d+)\n/.exec(text.slice(start, start + 30));
  if (!head) throw new Error('no table');
  const [first, count] = [start + head[0].length, Number(head[1])];
  const end = first + count * row;
  if (!text.startsWith('trailer\n', end)) throw new Error('a table of another length');
  const places = Array.from({ length: count }, (_, number) => {
    const at = first + number * row;
    return text.charCodeAt(at + 17) === letter.n ? Number(text.slice(at, at + 10)) : 0;
  });
  return { places, trailer: end + 'trailer\n'.length };
}

/** Bytes of an entry. */
const row = 20;

function readObject(scanner: Scanner, bytes: Uint8Array, number: number, place: number): PDFObject {
  scanner.at = place;
  expect(scanner, `${number} 0 obj\n`);
  const value = readValue(scanner);
  skip(scanner);
  if (!(value instanceof PDFDict) || !take(scanner, 'stream')) {
    expect(scanner, 'endobj');
    return value;
  }
  expect(scanner, '\n');
  const length = value.get(name('Length'));
  if (!(length instanceof PDFNumber) || ['ObjStm', 'XRef'].some((type) => value.get(name('Type')) === name(type)))
    throw new Error('another kind of stream');
  const contents = bytes.subarray(scanner.at, scanner.at + length.asNumber());
  scanner.at += length.asNumber();
  skip(scanner);
  expect(scanner, 'endstream');
  skip(scanner);
  expect(scanner, 'endobj');
  return PDFRawStream.of(value, contents);
}

/** `at` is the next character. What is expected and not there is an error. */
interface Scanner {
  readonly text: string;
  readonly context: PDFContext;
  at: number;
  readonly names: Map<string, PDFName>;
  readonly numbers: Map<string, PDFNumber>;
  readonly refs: PDFRef[];
}

const letter = {
  n: 110,
  slash: 47,
  less: 60,
  greater: 62,
  open: 91,
  close: 93,
  left: 40,
  right: 41,
  back: 92,
} as const;
const isSpace = markOf('\0\t\n\f\r ');
const endsWord = markOf('\0\t\n\f\r ()<>[]{}/%');
const isNumeric = markOf('0123456789+-.');

function markOf(characters: string): Uint8Array {
  const marks = new Uint8Array(256);
  for (const character of characters) marks[character.charCodeAt(0)] = 1;
  return marks;
}

function skip(scanner: Scanner): void {
  while (isSpace[scanner.text.charCodeAt(scanner.at)] === 1) scanner.at++;
}

function take(scanner: Scanner, word: string): boolean {
  if (!scanner.text.startsWith(word, scanner.at)) return false;
  scanner.at += word.length;
  return true;
}

function expect(scanner: Scanner, word: string): void {
  if (!take(scanner, word)) throw new Error(`not "${word}"`);
}

function readValue(scanner: Scanner): PDFObject {
  skip(scanner);
  const { text, at } = scanner;
  const code = text.charCodeAt(at);
  if (code === letter.slash) return readName(scanner);
  if (code === letter.less) return text.charCodeAt(at + 1) === letter.less ? readDict(scanner) : readHex(scanner);
  if (code === letter.open) return readArray(scanner);
  if (code === letter.left) return readString(scanner);
  if (isNumeric[code] === 1) return readNumber(scanner);
  if (take(scanner, 'true')) return PDFBool.True;
  if (take(scanner, 'false')) return PDFBool.False;
  expect(scanner, 'null');
  return PDFNull;
}

/** Up to the first character for which the marks say so. */
function readWord(scanner: Scanner, marks: Uint8Array, stop: 0 | 1): string {
  const { text, at: start } = scanner;
  let at = start;
  while (at < text.length && marks[text.charCodeAt(at)] !== stop) at++;
  scanner.at = at;
  return text.slice(start, at);
}

function readName(scanner: Scanner): PDFName {
  scanner.at++;
  const found = readWord(scanner, endsWord, 1);
  let known = scanner.names.get(found);
  if (known === undefined) scanner.names.set(found, (known = PDFName.of(found)));
  return known;
}

function readNumber(scanner: Scanner): PDFObject {
  const found = readWord(scanner, isNumeric, 0);
  if (scanner.text.startsWith(' 0 R', scanner.at)) {
    scanner.at += 4;
    const index = Number(found);
    return (scanner.refs[index] ??= PDFRef.of(index));
  }
  let known = scanner.numbers.get(found);
  if (known === undefined) {
    if (!Number.isFinite(Number(found))) throw new Error('not a number');
    scanner.numbers.set(found, (known = PDFNumber.of(Number(found))));
  }
  return known;
}

function readHex(scanner: Scanner): PDFHexString {
  const end = scanner.text.indexOf('>', scanner.at);
  const found = scanner.text.slice(scanner.at + 1, end);
  if (end < 0) throw new Error('a string without an end');
  scanner.at = end + 1;
  return PDFHexString.of(found);
}

/** With what is escaped left as it is (7.3.4.2). */
function readString(scanner: Scanner): PDFString {
  const { text } = scanner;
  const start = scanner.at + 1;
  for (let depth = 0; scanner.at < text.length; scanner.at++) {
    const code = text.charCodeAt(scanner.at);
    if (code === letter.back) scanner.at++;
    else if (code === letter.left) depth++;
    else if (code === letter.right && --depth === 0) return PDFString.of(text.slice(start, scanner.at++));
  }
  throw new Error('a string without an end');
}

function readArray(scanner: Scanner): PDFArray {
  const found = PDFArray.withContext(scanner.context);
  scanner.at++;
  for (skip(scanner); scanner.text.charCodeAt(scanner.at) !== letter.close; skip(scanner)) found.push(readValue(scanner));
  scanner.at++;
  return found;
}

function readDict(scanner: Scanner): PDFDict {
  const { text, context } = scanner;
  const entries = new Map<PDFName, PDFObject>();
  scanner.at += 2;
  for (skip(scanner); text.charCodeAt(scanner.at) !== letter.greater; skip(scanner)) {
    if (text.charCodeAt(scanner.at) !== letter.slash) throw new Error('a key that is no name');
    entries.set(readName(scanner), readValue(scanner));
  }
  expect(scanner, '>>');
  const type = entries.get(Type);
  if (type === Catalog) return PDFCatalog.fromMapWithContext(entries, context);
  if (type === Pages) return PDFPageTree.fromMapWithContext(entries, context);
  return (type === Page ? PDFPageLeaf : PDFDict).fromMapWithContext(entries, context);
}

const [Type, Catalog, Pages, Page] = [name('Type'), name('Catalog'), name('Pages'), name('Page')];
