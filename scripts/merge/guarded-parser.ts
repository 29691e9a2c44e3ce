/**
 * pdf-lib's parser, held to what a file may unpack to while it is loaded. Object streams (PDF 32000-1, 7.5.7) are all that it must unpack for that; pages
 * and pictures stay packed, so a large file costs nothing more. Asked where pdf-lib itself decides which stream is one, so that no odd spelling hides it.
 */
import { PDFDict, PDFName, PDFNumber, PDFParser, PDFRawStream } from 'pdf-lib';
import type { PDFArray, PDFContext, PDFObject, PDFStream } from 'pdf-lib';
import { name } from './objects.ts';
import { unpackOrSay } from './unpack.ts';

/** Bytes of one object stream, bytes and objects of all: several times what the longest honest files have. */
const limits = { one: 2 ** 26, all: 2 ** 27, objects: 2_000_000 };

/** The file's own structure unpacks to more than any document needs. */
export class TooMuchStructure extends Error {}

/** The file's objects. Throws `TooMuchStructure`, and whatever pdf-lib throws; `isStrict`: on any object that is broken. */
export async function parseGuarded(bytes: Uint8Array, isStrict: boolean): Promise<PDFContext> {
  const parser = new GuardedParser(bytes, Infinity, isStrict);
  const context = await parser.parseDocument().catch((error: unknown) => {
    throw parser.isOver ? new TooMuchStructure() : error;
  });
  if (parser.isOver) throw new TooMuchStructure();
  return context;
}

class GuardedParser extends PDFParser {
  isOver = false;
  #bytes = limits.all;
  #objects = limits.objects;

  protected override parseDictOrStream(): PDFDict | PDFStream {
    const parsed = super.parseDictOrStream();
    if (!(parsed instanceof PDFRawStream)) return parsed;
    const type = parsed.dict.lookup(name('Type'));
    if (type === name('XRef')) return withoutEntries(parsed);
    return type === name('ObjStm') ? this.#unpacked(parsed) : parsed;
  }

  /** What is over the limit is left out: pdf-lib catches what is thrown here, and would go on with it. */
  #unpacked(stream: PDFRawStream): PDFDict | PDFStream {
    const count = stream.dict.lookup(name('N'));
    this.#objects -= count instanceof PDFNumber ? count.asNumber() : 0;
    const unpacked = this.isOver || this.#objects < 0 ? 'too-much' : unpackOrSay(this.context, stream, Math.min(limits.one, this.#bytes));
    if (unpacked === 'too-much') {
      this.isOver = true;
      return PDFDict.withContext(this.context);
    }
    if (unpacked === 'broken' || unpacked.rest.length > 0) throw new Error('an object stream that does not unpack');
    this.#bytes -= unpacked.bytes.length;
    return replaced(stream, unpacked.bytes);
  }
}

/** pdf-lib reads all entries of a cross-reference stream (7.5.8), and looks at none: the file is read from end to end. */
function withoutEntries(stream: PDFRawStream): PDFRawStream {
  const none: PDFArray = stream.dict.context.obj([]);
  return replaced(stream, new Uint8Array(), [[name('Index'), none]]);
}

function replaced(stream: PDFRawStream, bytes: Uint8Array, entries: readonly [PDFName, PDFObject][] = []): PDFRawStream {
  const map = new Map([...stream.dict.entries(), ...entries]);
  map.delete(name('Filter'));
  return PDFRawStream.of(PDFDict.fromMapWithContext(map, stream.dict.context), bytes);
}
