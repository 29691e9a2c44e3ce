/**
 * Storing equal things once: pictures with their masks, colour profiles, character maps, font files, and the small dictionaries that
 * lead to them. Two are equal when their dictionaries read the same, references led to one stand-in, and their bytes are the same.
 *
 * Rejected: comparing dictionaries of every type. Annotations, elements, pages and layers are themselves even if they read the same.
 */
import { PDFArray, PDFDict, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { canonical } from './compact.ts';
import type { Aliases } from './compact.ts';
import { name } from './objects.ts';

const comparable: ReadonlySet<PDFObject | undefined> = new Set(['Font', 'FontDescriptor', 'ExtGState', 'Encoding', 'Pattern'].map(name));

/** Rounds until nothing more is found equal: a picture can be compared once its mask was. */
export function shareEqual(context: PDFContext, aliases: Aliases): void {
  const candidates = context.enumerateIndirectObjects().filter(([, value]) => isComparable(value));
  for (let found = 1, round = 0; found > 0 && round < 6; round++) found = shareRound(candidates, aliases);
}

function isComparable(value: PDFObject): boolean {
  return value instanceof PDFRawStream || (value instanceof PDFDict && comparable.has(value.get(name('Type'))));
}

function shareRound(candidates: readonly (readonly [PDFRef, PDFObject])[], aliases: Aliases): number {
  const buckets = new Map<string, (readonly [PDFRef, PDFObject])[]>();
  let found = 0;
  for (const candidate of candidates) {
    const [ref, value] = candidate;
    if (aliases.has(ref)) continue;
    const key = signature(value, aliases);
    const bucket = buckets.get(key) ?? [];
    const equal = bucket.find(([, other]) => sameBytes(contents(other), contents(value)));
    if (equal) {
      aliases.set(ref, equal[0]);
      found++;
    } else buckets.set(key, [...bucket, candidate]);
  }
  return found;
}

/** How the value reads, without the bytes of a stream but with their hash. */
function signature(value: PDFObject, aliases: Aliases): string {
  if (value instanceof PDFRef) return canonical(aliases, value).toString();
  if (value instanceof PDFRawStream) return `${signature(value.dict, aliases)}${value.contents.length}:${hash(value.contents)}`;
  if (value instanceof PDFArray)
    return `[${value
      .asArray()
      .map((item) => signature(item, aliases))
      .join(' ')}]`;
  if (!(value instanceof PDFDict)) return value.toString();
  const entries = value.entries().map(([key, item]) => `${key.asString()} ${signature(item, aliases)}`);
  return `<<${entries.sort().join(' ')}>>`;
}

const contents = (value: PDFObject): Uint8Array => (value instanceof PDFRawStream ? value.contents : new Uint8Array());

/** FNV-1a over a sample: equality is decided by the bytes themselves. */
function hash(bytes: Uint8Array): number {
  const step = Math.max(1, bytes.length >> 9);
  let sum = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index += step) sum = Math.imul(sum ^ (bytes[index] ?? 0), 0x01000193) >>> 0;
  return sum;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
