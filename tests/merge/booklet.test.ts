import { PDFDocument, PDFName, StandardFonts, degrees } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { creep, impose, unreachable } from '../../scripts/merge/booklet.ts';
import { mostSheets, sidesOf, signaturesOf } from '../../scripts/merge/imposition.ts';
import { at, contents, dangling, list, metadata, read, text } from './files.ts';

describe('sidesOf', () => {
  const pairs = (count: number, direction: 'ltr' | 'rtl'): (number | undefined)[][] =>
    sidesOf(count, direction).map(({ left, right }) => [left, right]);

  it('sets last beside first, and the two in the middle beside each other', () => {
    const expected = [
      [7, 0],
      [1, 6],
      [5, 2],
      [3, 4],
    ];
    expect(pairs(8, 'ltr')).toEqual(expected);
    expect(pairs(8, 'rtl')).toEqual(expected.map(([left, right]) => [right, left]));
  });

  it('leaves blanks at the end', () => {
    expect(pairs(5, 'ltr')).toEqual([
      [undefined, 0],
      [1, undefined],
      [undefined, 2],
      [3, 4],
    ]);
    expect(pairs(1, 'rtl')).toEqual([
      [0, undefined],
      [undefined, undefined],
    ]);
    expect(pairs(0, 'ltr')).toEqual([]);
  });

  it('reads in order when it is folded, whatever the count', () => {
    for (let count = 1; count <= 300; count++) {
      const sides = sidesOf(count, 'ltr');
      const read = signaturesOf(count).flatMap((_, signature) => {
        const own = sides.filter((side) => side.signature === signature);
        const [fronts, backs] = [own.filter(({ isFront }) => isFront), own.filter(({ isFront }) => !isFront)];
        const inwards = fronts.flatMap((front, index) => [front.right, backs[index]?.left]);
        return [...inwards, ...[...fronts].reverse().flatMap((front, index) => [backs.at(-1 - index)?.right, front.left])];
      });
      expect(read.filter((page) => page !== undefined)).toEqual(Array.from({ length: count }, (_, page) => page));
      expect(read.length - count).toBeLessThan(4);
      expect(read.slice(0, count)).not.toContain(undefined);
    }
  });

  it('makes signatures that can be stapled, of even size', () => {
    expect(signaturesOf(64)).toEqual([16]);
    expect(signaturesOf(65)).toEqual([9, 8]);
    for (const count of [65, 200, 1500]) expect(Math.max(...signaturesOf(count))).toBeLessThanOrEqual(mostSheets);
  });
});

describe('impose', () => {
  const a4 = { width: 595.28, height: 841.89 };
  const options = { metadata: { ...metadata, title: 'On paper (booklet)' }, direction: 'ltr', paper: a4 } as const;
  let source: Uint8Array;
  let file: PDFDocument;

  beforeAll(async () => {
    const made = await PDFDocument.create({ updateMetadata: false });
    const font = await made.embedFont(StandardFonts.Helvetica);
    const sizes: [number, number][] = [
      ...Array.from({ length: 10 }, (): [number, number] => [a4.width, a4.height]),
      [1190.55, 841.89],
      [841.89, 595.28],
      [298, 420],
    ];
    sizes.forEach((size, index) => made.addPage(size).drawText(`Page ${index + 1}`, { x: 100, y: 200, font }));
    made.getPage(11).setRotation(degrees(90));
    source = await made.save();
    file = await read((await impose(source, { ...options, foreign: new Set([10, 11, 12]) })).bytes);
  });

  it('gives sheets of the paper, lying, two pages a side', () => {
    expect(file.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual(
      Array.from({ length: 8 }, () => [842, 595]),
    );
    expect(placed(file, 0, 'left')).toBeUndefined();
    expect([1, 4, 7].map((side) => Boolean(placed(file, side, 'left') && placed(file, side, 'right')))).toEqual([false, true, true]);
    expect(dangling(file)).toEqual([]);
  });

  it('is for print: a title that says so, no tags, links or bookmarks, turned over the short edge', () => {
    expect(file.getTitle()).toBe('On paper (booklet)');
    for (const key of ['StructTreeRoot', 'Outlines', 'Names', 'AF']) expect(file.catalog.has(PDFName.of(key))).toBe(false);
    expect(text(file, file.catalog, 'MarkInfo', 'Marked')).toBe('false');
    expect(text(file, file.catalog, 'ViewerPreferences', 'Duplex')).toBe('DuplexFlipShortEdge');
    const fonts = file.context.enumerateIndirectObjects().filter(([, value]) => text(file, value, 'Type') === 'Font');
    expect(fonts).toHaveLength(1);
  });

  it('moves the pages of inner sheets to the spine', () => {
    const outer = placed(file, 0, 'right');
    const inner = placed(file, 6, 'right');
    expect((outer?.left ?? 0) - (inner?.left ?? 0)).toBeCloseTo(3 * creep, 2);
    expect((placed(file, 6, 'left')?.right ?? 0) + (inner?.left ?? 0)).toBeCloseTo(a4.height, 2);
    expect(outer?.scale).toBeCloseTo(595.28 / 841.89, 3);
  });

  it('sets pages of any size upright into their half, off the edge, and none larger than it is', () => {
    const found = [placed(file, 5, 'right'), placed(file, 4, 'left'), placed(file, 3, 'right')].flatMap((one) => one ?? []);
    expect(found.map(({ scale }) => Number(scale.toFixed(2)))).toEqual([0.47, 0.66, 1]);
    for (const { left, right, lower, upper, scale } of found) {
      expect(upper - lower).toBeGreaterThan(right - left);
      expect(lower).toBeGreaterThanOrEqual(unreachable - 0.01);
      expect(upper).toBeLessThanOrEqual(a4.width - unreachable + 0.01);
      expect(Math.min(left, a4.height - right)).toBeGreaterThanOrEqual(unreachable - 0.01);
      expect(scale).toBeLessThanOrEqual(1);
    }
  });

  it('gives the same bytes for the same input, and folds the other way for text from the right', async () => {
    const again = { ...options, foreign: new Set([10, 11, 12]) };
    expect(await impose(source, again)).toEqual(await impose(source, again));
    const arabic = await read((await impose(source, { ...again, direction: 'rtl' })).bytes);
    expect(placed(arabic, 0, 'left')?.right).toBeCloseTo(a4.height - (placed(file, 0, 'right')?.left ?? 0), 2);
    expect(placed(arabic, 0, 'right')).toBeUndefined();
  });

  it('draws what annotations look like in print, and not those that only the screen shows', async () => {
    const made = await PDFDocument.load(source);
    const { context } = made;
    const look = (): unknown => context.register(context.stream('0 0 10 10 re f', { BBox: [0, 0, 10, 10], Matrix: [0, 1, -1, 0, 0, 0] }));
    const annotation = (flags: number): object => ({
      Type: 'Annot',
      Subtype: 'Stamp',
      Rect: [100, 100, 140, 120],
      F: flags,
      AP: { N: look() },
    });
    made.getPage(0).node.set(PDFName.of('Annots'), context.obj([annotation(4), annotation(0), annotation(6)] as never));
    const folded = await read((await impose(await made.save(), { ...options, foreign: new Set() })).bytes);
    const drawn = at(folded, folded.getPage(0).node, 'Resources', 'XObject', 'right');
    expect(list(folded, at(folded, drawn, 'Resources', 'XObject', 'PaparanLook0'), 'BBox').map(String)).toEqual(['0', '0', '10', '10']);
    expect(at(folded, drawn, 'Resources', 'XObject', 'PaparanLook1')).toBeUndefined();
  });

  it('marks the backs of several signatures, one a step', async () => {
    const made = await PDFDocument.create({ updateMetadata: false });
    for (let index = 0; index < 140; index++) made.addPage([a4.width, a4.height]);
    const folded = await read((await impose(await made.save(), { ...options, foreign: new Set() })).bytes);
    const marks = folded
      .getPages()
      .flatMap((_, index) => /([\d.]+) ([\d.]+) [\d.]+ [\d.]+ re f/.exec(contents(folded, index))?.slice(1, 3) ?? []);
    expect(marks.filter((_, index) => index % 2 === 0)).toEqual([marks[0], marks[0], marks[0]]);
    expect(new Set(marks.filter((_, index) => index % 2 === 1)).size).toBe(3);
  });
});

/** Where a page came to stand on a side, in pt, and how large. */
function placed(file: PDFDocument, side: number, half: 'left' | 'right') {
  const form = at(file, file.getPage(side).node, 'Resources', 'XObject', half);
  const matrix = new RegExp(`([-\\d. ]+) cm /${half} Do`).exec(contents(file, side))?.[1]?.trim().split(' ').map(Number);
  if (form === undefined || matrix === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = list(file, form, 'BBox').map((number) => Number(String(number)));
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => [a * x + c * y + e, b * x + d * y + f] as const));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), lower: Math.min(...ys), upper: Math.max(...ys), scale: Math.hypot(a, b) };
}
