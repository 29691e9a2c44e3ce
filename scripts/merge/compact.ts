/**
 * What reaches the file: from the catalog and the document information on, every object that something refers to, numbered in the
 * order in which it is met, references to equal objects led to one of them. A reference to nothing is null (PDF 32000-1, 7.3.10) and
 * left out of dictionaries.
 *
 * Why texts and not objects: numbering, leaving out and writing are one walk. pdf-lib writes all that a file ever held, and walks
 * everything twice, to measure and to write.
 */
import { PDFArray, PDFDict, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

/** Which reference stands for which: the left one's object is not written. */
export type Aliases = Map<PDFRef, PDFRef>;

/** The reference whose object is written in place of that of `ref`, which may be `ref` itself. A chain of aliases is followed to its end. */
export function canonical(aliases: Aliases, ref: PDFRef): PDFRef {
  let at = ref;
  for (let next = aliases.get(at); next !== undefined; next = aliases.get(at)) at = next;
  return at;
}

/** An object as it is written, one character a byte; `contents` is what stands between `stream` and `endstream`. */
export interface Written {
  readonly text: string;
  readonly contents?: Uint8Array;
}

/** One walk through a file: asked for its roots with `refer`, then for all that was met. */
export interface Walk {
  /** The object's reference in the new file; null if there is no such object. */
  readonly refer: (ref: PDFRef) => string;
  /** All objects that were referred to, and those that they refer to: object 1 first. */
  readonly objects: () => readonly Written[];
}

/** `objects` ends the walk, and is asked for once. */
export function startWalk(context: PDFContext, aliases: Aliases): Walk {
  const walking: Walking = { context, aliases, numbers: new Map(), met: [] };
  return { refer: (ref) => refer(walking, ref), objects: () => writeAll(walking) };
}

/** `met`: what was referred to, in the order of its numbers. */
interface Walking {
  readonly context: PDFContext;
  readonly aliases: Aliases;
  readonly numbers: Map<PDFRef, string>;
  readonly met: PDFObject[];
}

function refer({ context, aliases, numbers, met }: Walking, ref: PDFRef): string {
  const target = aliases.size > 0 ? canonical(aliases, ref) : ref;
  const known = numbers.get(target);
  if (known !== undefined) return known;
  const value = context.lookup(target);
  if (value !== undefined) met.push(value);
  const text = value === undefined ? 'null' : `${met.length} 0 R`;
  numbers.set(target, text);
  return text;
}

function writeAll(walking: Walking): readonly Written[] {
  const written: Written[] = [];
  for (let index = 0; index < walking.met.length; index++) written.push(write(walking, walking.met[index] as PDFObject));
  return written;
}

function write(walking: Walking, value: PDFObject): Written {
  if (!(value instanceof PDFStream)) return { text: textOf(walking, value) };
  const contents = value instanceof PDFRawStream ? value.contents : value.getContents();
  return { text: dictText(walking, value.dict, contents.length), contents };
}

function textOf(walking: Walking, value: PDFObject): string {
  if (value instanceof PDFRef) return refer(walking, value);
  if (value instanceof PDFDict) return dictText(walking, value);
  if (!(value instanceof PDFArray)) return value.toString();
  let text = '[';
  for (let index = 0; index < value.size(); index++) text += `${index > 0 ? ' ' : ''}${textOf(walking, value.get(index))}`;
  return `${text}]`;
}

/** `length`: of a stream's contents. */
function dictText(walking: Walking, dict: PDFDict, length?: number): string {
  let text = '<<';
  for (const key of dict.keys()) {
    const item = dict.get(key);
    const written = item === undefined || (length !== undefined && key.asString() === '/Length') ? 'null' : textOf(walking, item);
    if (written !== 'null') text += `${key.asString()} ${written}`;
  }
  return length === undefined ? `${text}>>` : `${text}/Length ${length}>>`;
}
