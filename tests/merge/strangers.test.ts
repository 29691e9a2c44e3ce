/** Appendices are brought in whole: each page looks as before, and its notes and links are there. */
import { createCanvas } from '@napi-rs/canvas';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { impose } from '../../scripts/merge/booklet.ts';
import { toGrey } from '../../scripts/merge/grey/grey.ts';
import { readCharacters, readWidths } from '../../scripts/merge/glyphmaps.ts';
import { inspect } from '../../scripts/merge/inspect.ts';
import { merge } from '../../scripts/merge/merge.ts';
import { checkPdfUa, report } from '../pdfua/check.ts';
import { annotations, at, dangling, fixture, metadata, read, target, text } from './files.ts';
import { strangers, unseenForm } from './strangers.ts';

const own = { bytes: fixture('front'), kind: 'own' } as const;
const nobodys = (bytes: Uint8Array) => [own, { bytes, kind: 'appendix', title: 'Appendix' }] as const;

const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: `${path.resolve('node_modules/pdfjs-dist/standard_fonts')}/`,
  }).promise;

/** The page's size and pixels, at half size. `index` from 0. */
async function look(file: PDFDocumentProxy, index: number): Promise<{ readonly size: string; readonly pixels: Buffer }> {
  const page = await file.getPage(index + 1);
  const viewport = page.getViewport({ scale: 0.5 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as never, viewport }).promise;
  return {
    size: `${viewport.width} × ${viewport.height}`,
    pixels: Buffer.from(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data),
  };
}

/** What stays wrong in a stranger's file: a link to another file is disarmed, a mark too many stays in its form. */
const theirs: Readonly<Record<string, readonly string[]>> = {
  'notes and links': ['destination'],
  'a page that ends what it did not begin': ['marks-balanced'],
};

describe.each(Object.keys(strangers))('%s', (which) => {
  it('looks as before', { timeout: 60_000 }, async () => {
    const before = await (strangers[which] ?? fail)();
    const merged = await openPdf(await merge(nobodys(before), { bookmarks: [], metadata }));
    const original = await openPdf(before);
    expect(merged.numPages).toBe(original.numPages + 1);
    const pages = original.numPages > 10 ? [0, 150, 299] : Array.from({ length: original.numPages }, (_, index) => index);
    for (const index of pages) {
      const [one, other] = [await look(original, index), await look(merged, index + 1)];
      expect(other.size).toBe(one.size);
      expect(other.pixels.equals(one.pixels)).toBe(true);
    }
  });

  it('is in the tree of tags, and breaks no rule but those of its own fonts and claims', async () => {
    const bytes = await merge(nobodys(await (strangers[which] ?? fail)()), { bookmarks: [], metadata });
    const findings = (await checkPdfUa(bytes)).filter(({ rule }) => rule !== '06-002' && rule !== '31-009');
    const expected = theirs[which] ?? [];
    expect([...new Set(findings.map(({ rule }) => rule))], report(findings).join('\n')).toEqual(expected);
    expect(dangling(await read(bytes))).toEqual([]);
  });
});

function fail(): never {
  throw new Error('no such stranger');
}

it('a stranger’s notes stay, its links lead to its own pages, and none to another file', async () => {
  const file = await read(await merge(nobodys(await (strangers['notes and links'] ?? fail)()), { bookmarks: [], metadata }));
  const found = annotations(file, 1);
  expect(found.map((annotation) => text(file, annotation, 'Subtype'))).toEqual([
    'Text',
    'Popup',
    'Highlight',
    'Stamp',
    'Link',
    'Link',
    'Link',
    'Link',
  ]);
  expect(found.slice(4).map((annotation) => target(file, annotation))).toEqual([undefined, 2, 2, undefined]);
  expect(found.map((annotation) => at(file, annotation, 'A', 'F'))).toEqual(found.map(() => undefined));
  expect(at(file, found[0], 'Popup')).toBe(found[1]);
});

it('a page that leaves states open does not move its stamp', async () => {
  const stamps = { bytes: fixture('stamps'), pages: [null, 0] };
  const stamped = async (which: string): Promise<Buffer> => {
    const file = await openPdf(await merge(nobodys(await (strangers[which] ?? fail)()), { bookmarks: [], metadata, stamps }));
    return (await look(file, 1)).pixels;
  };
  const plain = async (which: string): Promise<Buffer> => (await look(await openPdf(await (strangers[which] ?? fail)()), 0)).pixels;
  const changed = async (which: string): Promise<number[]> => {
    const [one, other] = [await plain(which), await stamped(which)];
    return [...one.keys()].filter((at) => one[at] !== other[at]);
  };
  const [open, closed] = [await changed('a page that leaves states open'), await changed('a page that ends what it did not begin')];
  expect(open.length).toBeGreaterThan(50);
  expect(Math.abs((open[0] ?? 0) - (closed[0] ?? 0))).toBeLessThan(150 * 4 * 2);
  expect(Math.abs((open.at(-1) ?? 0) - (closed.at(-1) ?? 0))).toBeLessThan(150 * 4 * 2);
});

it('fields without looks get them from their values', async () => {
  const file = await read(await merge(nobodys(await unseenForm()), { bookmarks: [], metadata }));
  const stamps = annotations(file, 1);
  expect(stamps.map((annotation) => text(file, annotation, 'Subtype'))).toEqual(stamps.map(() => 'Stamp'));
  expect(stamps.map((annotation) => at(file, annotation, 'AP', 'N') !== undefined)).toEqual(stamps.map(() => true));
  expect(stamps.map((annotation) => text(file, annotation, 'Contents')).slice(0, 2)).toEqual(['who: Somebody', 'yes ☑']);
});

/** The file once for each of its streams, with that one's bytes spoilt. */
function* spoilt(bytes: Uint8Array): Generator<Uint8Array> {
  const whole = Buffer.from(bytes).toString('latin1');
  for (const { index, 0: found } of whole.matchAll(/(?<!end)stream\r?\n[^]*?\nendstream/g)) {
    const broken = Buffer.from(bytes);
    broken.fill(0xff, index + Math.floor(found.length / 2), index + Math.floor(found.length / 2) + 12);
    yield broken;
  }
}

it('a stream that is damaged costs what it holds, and not the file', { timeout: 60_000 }, async () => {
  const paper = { width: 595, height: 842 };
  let taken = 0;
  for (const bytes of spoilt(fixture('text'))) {
    if (!('pages' in (await inspect(bytes)))) continue;
    taken++;
    const merged = await merge(nobodys(bytes), { bookmarks: [], metadata });
    expect((await read(merged)).getPageCount()).toBeGreaterThan(1);
    await toGrey(merged);
    await impose(merged, { metadata, direction: 'ltr', paper, foreign: new Set() });
  }
  expect(taken).toBeGreaterThan(8);
});

it('ranges that go over all codes again and again are not followed for minutes', async () => {
  const { context } = await read(fixture('text'));
  const widths = context.obj(Array.from({ length: 3000 }, () => [0, 65_535, 500]).flat());
  const ranges = Array.from({ length: 3000 }, () => '<0000> <FFFF> <0041>').join('\n');
  const begun = performance.now();
  expect(readWidths(context, widths).size).toBe(65_536);
  expect(readCharacters(`1 beginbfrange\n${ranges}\nendbfrange`).size).toBe(65_536);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

it('widths that begin below the first glyph are not counted up to it', async () => {
  const context = (await read(fixture('text'))).context;
  const widths = context.obj([-2_000_000_000, 3, 500]);
  expect([...readWidths(context, widths)]).toEqual([0, 1, 2, 3].map((glyph) => [glyph, 500]));
});
