/**
 * Which characters a WOFF2 file really has, as its `cmap` table says.
 *
 * Why read: packages claim the ranges of Google's slices, many of whose characters the font lacks ("→" of Noto Sans Arabic, "‰" of nearly
 * all). Rejected: a table made beforehand; an updated package would make it wrong.
 */
import { tablesOf, viewOf } from './woff2.ts';

/** First and last code point, both included; sorted, without overlap. */
export type Ranges = readonly (readonly [number, number])[];

/** The characters of a font. Throws when the bytes are no WOFF2. */
export function charactersOfFont(woff2: Uint8Array): Ranges {
  const [cmap] = tablesOf(woff2, ['cmap']);
  if (cmap === undefined) throw new Error('a font without characters');
  return readCmap(viewOf(cmap));
}

/** Format 12 has all characters; where there is none, format 4 does. Fonts for the web use no others for characters. */
function readCmap(cmap: DataView): Ranges {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + index * 8));
  const full = offsets.find((offset) => cmap.getUint16(offset) === 12);
  if (full !== undefined) return joinRanges(readGroups(cmap, full));
  const basic = offsets.find((offset) => cmap.getUint16(offset) === 4);
  return basic === undefined ? [] : joinRanges(readSegments(cmap, basic));
}

function readGroups(cmap: DataView, offset: number): [number, number][] {
  return Array.from({ length: cmap.getUint32(offset + 12) }, (_, index) => {
    const group = offset + 16 + index * 12;
    const first = cmap.getUint32(group);
    return [cmap.getUint32(group + 8) === 0 ? first + 1 : first, cmap.getUint32(group + 4)];
  });
}

function readSegments(cmap: DataView, offset: number): [number, number][] {
  const size = cmap.getUint16(offset + 6);
  const ranges: [number, number][] = [];
  for (let at = offset + 14; at < offset + 14 + size; at += 2) {
    const last = cmap.getUint16(at);
    const slot = at + size + 2;
    for (let code = cmap.getUint16(slot); code <= last && code < 0xffff; code++)
      if (glyphOf(cmap, code, slot, size) !== 0) ranges.push([code, code]);
  }
  return ranges;
}

/** Number of a character's glyph in a segment whose first character stands at `slot`; 0 is the glyph for "missing". */
function glyphOf(cmap: DataView, code: number, slot: number, size: number): number {
  const delta = cmap.getUint16(slot + size);
  const place = slot + 2 * size;
  const jump = cmap.getUint16(place);
  if (jump === 0) return (code + delta) & 0xffff;
  return cmap.getUint16(place + jump + (code - cmap.getUint16(slot)) * 2);
}

/** Sorted, none touching another; a range that ends before it begins is left out. */
export function joinRanges(ranges: Ranges): Ranges {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else if (first <= last) joined.push([first, last]);
  }
  return joined;
}

/** What stands in both. */
export function commonRanges(one: Ranges, other: Ranges): Ranges {
  const common: [number, number][] = [];
  let [here, there] = [0, 0];
  for (;;) {
    const [a, b] = [one[here], other[there]];
    if (!a || !b) return common;
    const [first, last] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
    if (first <= last) common.push([first, last]);
    if (a[1] < b[1]) here += 1;
    else there += 1;
  }
}

/** What stands in the first alone. */
export function rangesWithout(ranges: Ranges, taken: Ranges): Ranges {
  const gaps = [-1, ...taken.flatMap(([first, last]) => [first - 1, last + 1]), Infinity];
  return commonRanges(
    ranges,
    gaps.flatMap((from, index) => (index % 2 === 0 ? [[from, gaps[index + 1] ?? Infinity] as const] : [])),
  );
}

/** By halving: a Han font has thousands of ranges. */
export function inRanges(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}
