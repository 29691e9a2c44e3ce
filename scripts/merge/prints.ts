/** What is handed to this stage to be finished or joined: a print as it is, or pages of several that stand for one. Each is opened once. */
import { collate, type Collation } from './collate.ts';
import { open, peek, type Source } from './source.ts';

/** The first as bytes of a PDF. */
export type Print = Uint8Array | Collation;

/** Those that were put together to be read and not edited since. */
const collated = new WeakMap<Collation, Promise<Source>>();

/** To read it only; see `peek`. */
export function peekPrint(print: Print): Promise<Source> {
  if (print instanceof Uint8Array) return peek(print);
  const known = collated.get(print) ?? collate(print);
  collated.set(print, known);
  return known;
}

/** To edit it; see `open`. */
export function openPrint(print: Print): Promise<Source> {
  if (print instanceof Uint8Array) return open(print);
  const known = collated.get(print);
  collated.delete(print);
  return known ?? collate(print);
}
