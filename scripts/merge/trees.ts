/**
 * Name trees and number trees (PDF 32000-1, 7.9.6 and 7.9.7), read into lists and written as one node, which is enough for the
 * few thousand entries of a briefing.
 */
import { PDFNumber } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { arrayFrom, dictFrom, dictOf, itemsOf, name, numberOf, textOf, textString } from './objects.ts';
import type { Value } from './objects.ts';

/** A key with its value, which may be a reference. */
export type Entry<Key> = readonly [Key, PDFObject];

/** Entries in the order of the tree's nodes, so sorted in a sound file. What is no number or has no value is left out. */
export function readNumberTree(context: PDFContext, tree: Value): Entry<number>[] {
  return leaves(context, tree, 'Nums').flatMap(([key, value]) => pair(numberOf(context, key), value));
}

/** The same with texts as keys. */
export function readNameTree(context: PDFContext, tree: Value): Entry<string>[] {
  return leaves(context, tree, 'Names').flatMap(([key, value]) => pair(textOf(context, key), value));
}

/** One node with /Nums in the order of the keys. */
export function writeNumberTree(context: PDFContext, entries: readonly Entry<number>[]): PDFDict {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  return dictFrom(context, {
    Nums: arrayFrom(
      context,
      sorted.flatMap(([key, value]) => [PDFNumber.of(key), value]),
    ),
  });
}

/** Keys must be sorted by their bytes: those in UTF-16 begin with FE and so stand behind those in ASCII; among themselves code units count. */
export function writeNameTree(context: PDFContext, entries: readonly Entry<string>[]): PDFDict {
  const isWide = (key: string): number => (/^[ -~]*$/.test(key) ? 0 : 1);
  const sorted = [...entries].sort(([a], [b]) => isWide(a) - isWide(b) || (a < b ? -1 : a > b ? 1 : 0));
  return dictFrom(context, {
    Names: arrayFrom(
      context,
      sorted.flatMap(([key, value]) => [textString(key), value]),
    ),
  });
}

function pair<Key>(key: Key | undefined, value: PDFObject): Entry<Key>[] {
  return key === undefined ? [] : [[key, value]];
}

function leaves(context: PDFContext, tree: Value, key: 'Nums' | 'Names', seen = new Set<PDFDict>()): (readonly [PDFObject, PDFObject])[] {
  const node = dictOf(context, tree);
  if (node === undefined || seen.has(node)) return [];
  seen.add(node);
  const items = itemsOf(context, node.get(name(key)));
  const own = Array.from({ length: items.length >> 1 }, (_, index) => items.slice(2 * index, 2 * index + 2) as [PDFObject, PDFObject]);
  return [...own, ...itemsOf(context, node.get(name('Kids'))).flatMap((kid) => leaves(context, kid, key, seen))];
}
