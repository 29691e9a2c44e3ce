/**
 * The ids of a tagged PDF's elements, counted from 1; and no time of day, so that what is made of a print is found again when it is printed anew.
 *
 * Chromium takes them from a counter of its process, which also counts what it happens to paint before it prints: the same document would give other
 * bytes from one run to the next. They are eight digits in plain sight (Skia does not compress objects), so their length stays, and so do all offsets.
 */

const declared = /\/ID \(node(\d{8})\)/g;
const used = /\(node(\d{8})\)/g;

const times = [/(\/CreationDate \(D:)\d{14}/, /(\/ModDate \(D:)\d{14}/];

/** The same PDF with element ids that depend on nothing but their order, and the first second of 2000 as its dates. */
export function withStableIds(pdf: Buffer): Buffer {
  const text = times.reduce((found, time) => found.replace(time, (_, start: string) => `${start}20000101000000`), pdf.toString('latin1'));
  const ids = [...new Set([...text.matchAll(declared)].map(([, id]) => id ?? ''))].sort();
  const numbers = new Map(ids.map((id, index) => [id, String(index + 1).padStart(8, '0')]));
  return Buffer.from(
    text.replace(used, (whole, id: string) => (numbers.has(id) ? `(node${numbers.get(id)})` : whole)),
    'latin1',
  );
}
