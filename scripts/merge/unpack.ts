/**
 * A stream's bytes unpacked, for those that look inside (PDF 32000-1, 7.4): with predictors, which pdf-lib leaves in, and with a limit, for
 * appendices come from strangers.
 */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { PDFDict, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { arrayFrom, dictFrom, dictOf, listOf, name, numberOf, textOf } from './objects.ts';

const long: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
  DCT: 'DCTDecode',
  CCF: 'CCITTFaxDecode',
};

/** The stream's filters by their long names, in the order in which they are undone. */
export function filtersOf(context: PDFContext, dict: PDFDict): readonly string[] {
  const given = dict.get(name('Filter')) ?? dict.get(name('F'));
  return listOf(context, given)
    .map((filter) => textOf(context, filter) ?? '?')
    .map((filter) => long[filter] ?? filter);
}

function parametersOf(context: PDFContext, dict: PDFDict, index: number): PDFDict | undefined {
  return dictOf(context, listOf(context, dict.get(name('DecodeParms')) ?? dict.get(name('DP')))[index]);
}

const generic = new Set(['FlateDecode', 'LZWDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode']);

/** `rest`: the first filter that is a picture's own, and those behind it; `parameters` are that one's. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  readonly rest: readonly string[];
  readonly parameters: PDFDict | undefined;
}

/** Bytes that a stream may unpack to where nothing else is said. */
const usualLimit = 2 ** 28;

/** Undoes filters up to the first that is a picture's own; undefined where one is broken, unknown or gives too much. */
export function unpack(context: PDFContext, stream: PDFRawStream, limit = usualLimit): Unpacked | undefined {
  const unpacked = unpackOrSay(context, stream, limit);
  return typeof unpacked === 'string' ? undefined : unpacked;
}

/** As `unpack`, and says why it didn't. */
export function unpackOrSay(context: PDFContext, stream: PDFRawStream, limit: number): Unpacked | 'too-much' | 'broken' {
  const filters = filtersOf(context, stream.dict);
  let bytes: Uint8Array = stream.contents;
  for (const [index, filter] of filters.entries()) {
    const parameters = parametersOf(context, stream.dict, index);
    if (!generic.has(filter)) return { bytes, rest: filters.slice(index), parameters };
    const undone = filter === 'FlateDecode' ? inflate(bytes, limit) : undo(context, filter, bytes, parameters, limit);
    if (typeof undone === 'string') return undone;
    if (undone.length > limit) return 'too-much';
    bytes = unpredict(context, undone, parameters);
  }
  return { bytes, rest: [], parameters: undefined };
}

/** What is cut off, or has a wrong sum at its end, is read as far as it goes: viewers do so. */
function inflate(bytes: Uint8Array, limit: number): Uint8Array | 'too-much' | 'broken' {
  const header = 2;
  const asFarAsItGoes = { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH };
  const whole = withinLimit(() => inflateSync(bytes, { maxOutputLength: limit }));
  return whole === 'broken' ? withinLimit(() => inflateRawSync(bytes.subarray(header), asFarAsItGoes)) : whole;
}

function withinLimit(unpacking: () => Uint8Array): Uint8Array | 'too-much' | 'broken' {
  try {
    return unpacking();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-much' : 'broken';
  }
}

/** pdf-lib undoes these filters a few bytes at a time: it is asked for no more than one byte too many. */
function undo(
  context: PDFContext,
  filter: string,
  bytes: Uint8Array,
  parameters: PDFDict | undefined,
  limit: number,
): Uint8Array | 'broken' {
  try {
    const dict = dictFrom(context, {
      Filter: arrayFrom(context, [name(filter)]),
      DecodeParms: parameters && arrayFrom(context, [parameters]),
    });
    return new Uint8Array(decodePDFRawStream(PDFRawStream.of(dict, bytes)).getBytes(limit + 1));
  } catch {
    return 'broken';
  }
}

function unpredict(context: PDFContext, bytes: Uint8Array, parameters: PDFDict | undefined): Uint8Array {
  const value = (key: string, otherwise: number): number => numberOf(context, parameters?.get(name(key))) ?? otherwise;
  const predictor = value('Predictor', 1);
  const [colors, depth, columns] = [value('Colors', 1), value('BitsPerComponent', 8), value('Columns', 1)];
  const step = Math.max(1, (colors * depth) >> 3);
  /** No row is longer than all bytes, whatever the file says of it. */
  const row = Math.min(Math.max(Math.ceil((colors * depth * columns) / 8), 1), bytes.length);
  if (predictor >= 10) return undoPng(bytes, row, step);
  return predictor === 2 && depth === 8 ? undoTiff(bytes, row, step) : bytes;
}

function undoTiff(bytes: Uint8Array, row: number, step: number): Uint8Array {
  const out = bytes.slice();
  for (let at = 0; at < out.length; at++) if (at % row >= step) out[at] = (out[at] ?? 0) + (out[at - step] ?? 0);
  return out;
}

/** PNG's five filters (RFC 2083, 6): each row begins with the number of its own. */
function undoPng(bytes: Uint8Array, row: number, step: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const [from, to] = [y * (row + 1), y * row];
    const kind = bytes[from] ?? 0;
    for (let x = 0; x < row; x++) {
      const left = x >= step ? (out[to + x - step] ?? 0) : 0;
      const up = y > 0 ? (out[to + x - row] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[to + x - row - step] ?? 0) : 0;
      const guess = kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : kind === 4 ? paeth(left, up, corner) : 0;
      out[to + x] = (bytes[from + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
