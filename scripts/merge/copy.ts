/**
 * Copying objects from one file into another, each once, whatever refers to it.
 *
 * Why not pdf-lib's PDFObjectCopier: it recurses (a long document whose pages link to each other overflows the stack), follows links
 * into pages that are not taken, copies every stream's bytes, and can't offset the structure keys on its way.
 */
import { PDFArray, PDFDict, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

/** Copies out of one file into another. */
export interface Copier {
  /** References to `ref` become references to `target`; with null they are left out. */
  readonly place: (ref: PDFRef, target: PDFRef | null) => void;
  /** The copy of a value and, behind it, of all that it refers to. Streams share their bytes with the source. */
  readonly copy: (value: PDFObject) => PDFObject;
}

/** `offset` is added to every StructParent(s) key (PDF 32000-1, 14.7.4.4); undefined leaves these keys out. */
export function createCopier(from: PDFContext, to: PDFContext, offset: number | undefined): Copier {
  const copying: Copying = { from, to, offset, placed: new Map(), queue: [] };
  return { place: (ref, target) => void copying.placed.set(ref, target), copy: (value) => copyAll(copying, value) };
}

/** `queue`: what was referred to and is still to be copied. */
interface Copying {
  readonly from: PDFContext;
  readonly to: PDFContext;
  readonly offset: number | undefined;
  readonly placed: Map<PDFRef, PDFRef | null>;
  readonly queue: PDFRef[];
}

function copyAll(copying: Copying, value: PDFObject): PDFObject {
  const { from, to, placed, queue } = copying;
  const copied = copyOf(copying, value);
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    const target = placed.get(ref);
    const found = from.lookup(ref);
    if (target && found) to.assign(target, copyOf(copying, found));
  }
  return copied;
}

function copyOf(copying: Copying, value: PDFObject): PDFObject {
  if (value instanceof PDFRef) return reference(copying, value);
  if (value instanceof PDFDict) return dictionary(copying, value);
  if (value instanceof PDFArray) return array(copying, value);
  if (value instanceof PDFRawStream) return PDFRawStream.of(dictionary(copying, value.dict), value.contents);
  return value;
}

function reference({ from, to, placed, queue }: Copying, ref: PDFRef): PDFObject {
  const known = placed.get(ref);
  if (known !== undefined) return known ?? PDFNull;
  const exists = from.lookup(ref) !== undefined;
  const target = exists ? to.nextRef() : null;
  placed.set(ref, target);
  if (exists) queue.push(ref);
  return target ?? PDFNull;
}

function dictionary(copying: Copying, dict: PDFDict): PDFDict {
  const map = new Map<PDFName, PDFObject>();
  for (const key of dict.keys()) {
    const value = dict.get(key) ?? PDFNull;
    const copied = key === structParents || key === structParent ? shifted(value, copying.offset) : copyOf(copying, value);
    if (copied !== PDFNull) map.set(key, copied);
  }
  return PDFDict.fromMapWithContext(map, copying.to);
}

function array(copying: Copying, items: PDFArray): PDFArray {
  const copied = PDFArray.withContext(copying.to);
  for (let index = 0; index < items.size(); index++) copied.push(copyOf(copying, items.get(index)));
  return copied;
}

const structParents = PDFName.of('StructParents');
const structParent = PDFName.of('StructParent');

function shifted(value: PDFObject, offset: number | undefined): PDFObject {
  return offset !== undefined && value instanceof PDFNumber ? PDFNumber.of(value.asNumber() + offset) : PDFNull;
}
