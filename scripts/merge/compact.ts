/**
 * References to equal objects are led to one of them, and only what the catalog reaches is kept: pdf-lib writes
 * every object that a file ever held.
 */
import { PDFArray, PDFDict, PDFNull, PDFRef, PDFStream } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

/** Which reference stands for which: the left one's object is not written. */
export type Aliases = Map<PDFRef, PDFRef>;

export function canonical(aliases: Aliases, ref: PDFRef): PDFRef {
  let at = ref;
  for (let next = aliases.get(at); next !== undefined; next = aliases.get(at)) at = next;
  return at;
}

/** References to nothing are left out (PDF 32000-1, 7.3.10: they mean null). */
export function keepReachable(context: PDFContext, aliases: Aliases): void {
  const reached = new Set<PDFRef>();
  const queue: PDFRef[] = [];
  const settle = (value: PDFObject): PDFObject => {
    if (!(value instanceof PDFRef)) {
      visit(value);
      return value;
    }
    const ref = canonical(aliases, value);
    if (reached.has(ref)) return ref;
    if (context.lookup(ref) === undefined) return PDFNull;
    reached.add(ref);
    queue.push(ref);
    return ref;
  };
  const visit = (value: PDFObject | undefined): void => {
    if (value instanceof PDFStream) visit(value.dict);
    else if (value instanceof PDFDict) visitDict(value);
    else if (value instanceof PDFArray) value.asArray().forEach((item, index) => value.set(index, settle(item)));
  };
  const visitDict = (dict: PDFDict): void => {
    for (const [key, value] of dict.entries()) {
      const settled = settle(value);
      if (settled === PDFNull) dict.delete(key);
      else if (settled !== value) dict.set(key, settled);
    }
  };
  for (const root of [context.trailerInfo.Root, context.trailerInfo.Info]) if (root) settle(root);
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) visit(context.lookup(ref));
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}
