/**
 * Copying objects from one file into another, each once, whatever refers to it.
 *
 * Why not pdf-lib's PDFObjectCopier: it recurses (a long document whose pages link to each other overflows the stack), follows links
 * into pages that are not taken, copies every stream's bytes, and can't offset the structure keys on its way.
 */
import { PDFArray, PDFDict, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

export interface Copier {
  /** References to `ref` become references to `target`; with null they are left out. */
  readonly place: (ref: PDFRef, target: PDFRef | null) => void;
  /** The copy of a value and, behind it, of all that it refers to. Streams share their bytes with the source. */
  readonly copy: (value: PDFObject) => PDFObject;
}

/** `offset` is added to every StructParent(s) key (PDF 32000-1, 14.7.4.4); undefined leaves these keys out. */
export function createCopier(from: PDFContext, to: PDFContext, offset: number | undefined): Copier {
  const placed = new Map<PDFRef, PDFRef | null>();
  const queue: PDFRef[] = [];

  const reference = (ref: PDFRef): PDFObject => {
    const known = placed.get(ref);
    if (known !== undefined) return known ?? PDFNull;
    const exists = from.lookup(ref) !== undefined;
    const target = exists ? to.nextRef() : null;
    placed.set(ref, target);
    if (exists) queue.push(ref);
    return target ?? PDFNull;
  };
  const dictionary = (dict: PDFDict): PDFDict => {
    const map = new Map<PDFName, PDFObject>();
    for (const key of dict.keys()) {
      const value = dict.get(key) ?? PDFNull;
      const copied = key === structParents || key === structParent ? shifted(value, offset) : direct(value);
      if (copied !== PDFNull) map.set(key, copied);
    }
    return PDFDict.fromMapWithContext(map, to);
  };
  const array = (items: PDFArray): PDFArray => {
    const copied = PDFArray.withContext(to);
    for (let index = 0; index < items.size(); index++) copied.push(direct(items.get(index)));
    return copied;
  };
  const direct = (value: PDFObject): PDFObject => {
    if (value instanceof PDFRef) return reference(value);
    if (value instanceof PDFDict) return dictionary(value);
    if (value instanceof PDFArray) return array(value);
    if (value instanceof PDFRawStream) return PDFRawStream.of(dictionary(value.dict), value.contents);
    return value;
  };
  const drain = (): void => {
    for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
      const target = placed.get(ref);
      const value = from.lookup(ref);
      if (target && value) to.assign(target, direct(value));
    }
  };
  const copy = (value: PDFObject): PDFObject => {
    const copied = direct(value);
    drain();
    return copied;
  };
  return { place: (ref, target) => void placed.set(ref, target), copy };
}

const structParents = PDFName.of('StructParents');
const structParent = PDFName.of('StructParent');

function shifted(value: PDFObject, offset: number | undefined): PDFObject {
  return offset !== undefined && value instanceof PDFNumber ? PDFNumber.of(value.asNumber() + offset) : PDFNull;
}
