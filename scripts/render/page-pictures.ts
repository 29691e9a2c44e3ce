/**
 * PDF → what each page looks like, as hashes of its picture at 100 dpi: pdf.js' only home.
 *
 * Why pdf.js and its canvas and not the browser: headless Chromium shows no PDFs. Both draw with code of their own, in software, so that the same
 * versions give the same pixels; `drawnBy` names them, and pictures of other versions are never compared.
 * Fonts that a foreign PDF lacks come from pdf.js, never from the machine.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../model/failure.ts';
import type { PageRecord } from '../model/record.ts';
import { makeExact } from './exact-canvas.ts';
import { rememberSteps } from './exact-paths.ts';
import { findNumberLine, withoutNumber, type NumberLine, type Run } from './page-number.ts';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Document = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;

const dotsPerInch = 100;
/** Pixels of a picture: a page of more is drawn smaller. A0 at 100 dpi has 15 million. */
const mostPixels = 2e7;

/** How a foot names a page and how many there are, both in decimal numbers. */
export type NumberWording = (page: number, total: number) => string;

/** The pages of a PDF in order. Throws a `Failure` where pictures cannot be drawn on this machine. */
export async function recordPages(bytes: Uint8Array, wording: NumberWording): Promise<PageRecord[]> {
  const { library, folder } = await load();
  const inside = (name: string): string => `${path.join(folder, name)}/`;
  const task = library.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    isEvalSupported: false,
    standardFontDataUrl: inside('standard_fonts'),
    cMapUrl: inside('cmaps'),
    cMapPacked: true,
    wasmUrl: inside('wasm'),
    iccUrl: inside('iccs'),
  });
  const file = await task.promise;
  try {
    const labels = (await file.getPageLabels()) ?? Array.from({ length: file.numPages }, (_, index) => String(index + 1));
    const total = labels.filter((label) => /^\d+$/.test(label)).length;
    const records: PageRecord[] = [];
    for (const [index, label] of labels.entries()) {
      const number = { label, total, wording: /^\d+$/.test(label) ? wording(Number(label), total) : '' };
      records.push(await recordPage(file, await file.getPage(index + 1), number));
    }
    return records;
  } finally {
    await task.destroy();
  }
}

/** What draws: "pdf.js 5.6.205, canvas 0.1.100 exact paths, linux-x64". */
export async function drawnBy(): Promise<string> {
  const { library, canvas } = await load();
  return `pdf.js ${library.version}, canvas ${canvas} exact paths, ${process.platform}-${process.arch}`;
}

interface Loaded {
  readonly library: PdfJs;
  readonly folder: string;
  readonly canvas: string;
}

let loaded: Promise<Loaded> | undefined;

function load(): Promise<Loaded> {
  loaded ??= loadOnce();
  return loaded;
}

/** By `require`, which takes ES modules too: a dynamic import is unknown to code that V8 has from its cache. */
async function loadOnce(): Promise<Loaded> {
  try {
    const own = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
    const require = createRequire(own);
    const { version } = require('@napi-rs/canvas/package.json') as { version: string };
    rememberSteps((require('@napi-rs/canvas') as { Path2D: typeof Path2D }).Path2D);
    return { library: require('./legacy/build/pdf.mjs') as PdfJs, folder: path.dirname(own), canvas: version };
  } catch (cause) {
    const remedy = 'run npm install without --omit=optional, on a system for which that package has a build';
    throw new Failure(3, `pictures of pages need the package @napi-rs/canvas, which cannot be loaded; ${remedy}`, { cause });
  }
}

interface PageNumber {
  readonly label: string;
  readonly total: number;
  readonly wording: string;
}

async function recordPage(file: Document, page: Page, { label, total, wording }: PageNumber): Promise<PageRecord> {
  const runs = await runsOf(page);
  const { height } = page.getViewport({ scale: 1 });
  const line = findNumberLine(runs, label, total, height);
  const isOnLine = (run: Run): boolean => line !== undefined && Math.round(run.y) === line.y;
  const beside = withoutNumber(
    runs
      .filter(isOnLine)
      .map(({ text }) => text)
      .join(' '),
    label,
    total,
    wording,
  );
  const others = runs.filter((run) => !isOnLine(run)).map(({ text, x, y }) => `${Math.round(x)} ${Math.round(y)} ${text}`);
  const words = hash(JSON.stringify([others, beside]));
  const drawn = await draw(file, page, line).catch(() => undefined);
  page.cleanup();
  return { label, picture: drawn?.picture ?? hash(`${words} ${label} ${total}`), body: drawn ? hash(drawn.body + beside) : words, words };
}

async function runsOf(page: Page): Promise<readonly Run[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    return [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), height: item.height || 8 }];
  });
}

interface Canvas {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly context: CanvasRenderingContext2D;
}

/** Hashes of the whole picture, and of it with the number's line blank. */
async function draw(file: Document, page: Page, line: NumberLine | undefined): Promise<{ picture: string; body: string }> {
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(mostPixels / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  const factory = file.canvasFactory as { create(width: number, height: number): Canvas; destroy(made: Canvas): void };
  const made = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const { width, height } = made.canvas;
  makeExact(made.context);
  try {
    await page.render({ canvas: null, canvasContext: made.context, viewport, intent: 'print' }).promise;
    const pixels = made.context.getImageData(0, 0, width, height).data;
    const picture = hash(pixels, `${width}x${height}`);
    if (!line) return { picture, body: picture };
    const [top, bottom] = [Math.max(0, Math.floor(height - line.upper * scale)), Math.min(height, Math.ceil(height - line.lower * scale))];
    pixels.fill(255, top * width * 4, bottom * width * 4);
    return { picture, body: hash(pixels, `${width}x${height}`) };
  } finally {
    factory.destroy(made);
  }
}

/** 64 bits as hexadecimal digits: enough for the pages of one article. */
function hash(...parts: readonly (string | Uint8ClampedArray)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex').slice(0, 16);
}
