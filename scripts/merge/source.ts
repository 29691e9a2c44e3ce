/**
 * Opening a PDF: parsed once, its pages listed once. What is opened here is ours to change: edits are made in it and then
 * either copied into the merged file or written back.
 */
import { EncryptedPDFError, PDFCatalog, PDFPageLeaf } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import { parseGuarded } from './guarded-parser.ts';
import { dictFrom, dictOf, itemsOf, name, numberOf, rectangleOf } from './objects.ts';
import { readSkia } from './skia.ts';

/** A page object, under the reference by which links name it. */
export interface Page {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** A file that was opened; `pages` in their order, whatever the page tree looks like. */
export interface Source {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly Page[];
  /** Index of each page, from 0. */
  readonly index: ReadonlyMap<PDFRef, number>;
}

/** Files that were parsed to be read and not edited since: parsing is the dearest step, and what is read is often edited next. */
const parsed = new WeakMap<Uint8Array, Promise<Source>>();

/** Opens a file to read it only. Throws on an encrypted or unreadable file, and `TooMuchStructure`. */
export function peek(bytes: Uint8Array): Promise<Source> {
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const opened = parse(bytes);
  parsed.set(bytes, opened);
  return opened;
}

/** Opens a file to edit it: nobody else has this one. Throws as `peek` does. */
export function open(bytes: Uint8Array): Promise<Source> {
  const known = parsed.get(bytes);
  parsed.delete(bytes);
  return known ?? parse(bytes);
}

/** As `open`, and throws on a file in which anything is broken. */
export const openStrictly = (bytes: Uint8Array): Promise<Source> => parse(bytes, true);

async function parse(bytes: Uint8Array, isStrict = false): Promise<Source> {
  const print = isStrict ? undefined : readSkia(bytes);
  if (print) return sourceOf(print);
  const context = await parseGuarded(bytes, isStrict);
  if (context.lookup(context.trailerInfo.Encrypt)) throw new EncryptedPDFError();
  return sourceOf(context);
}

function sourceOf(context: PDFContext): Source {
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFCatalog)) throw new Error('a PDF without a catalog');
  const pages: Page[] = [];
  catalog.Pages().traverse((node, ref) => {
    if (node instanceof PDFPageLeaf) pages.push({ ref, dict: node });
  });
  return { context, catalog, pages, index: new Map(pages.map((page, index) => [page.ref, index])) };
}

/** What a merged page keeps: no actions, thumbnails, article threads or private data (PDF 32000-1, Table 30). */
const kept = ['Contents', 'MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit', 'Resources', 'Group', 'Annots'];
const inherited = new Set(['MediaBox', 'CropBox', 'Rotate', 'Resources']);

/** The page with what it inherits (7.7.3.4), tab order by structure, and no parent. */
export function standalone(source: Source, page: Page): PDFDict {
  const dict = dictFrom(source.context, { Type: name('Page'), Tabs: name('S') });
  for (const key of [...kept, 'StructParents']) {
    const value = inherited.has(key) ? inherit(page.dict, key, source.context) : page.dict.get(name(key));
    if (value !== undefined) dict.set(name(key), value);
  }
  if (!dict.has(name('MediaBox'))) dict.set(name('MediaBox'), source.context.obj([0, 0, 612, 792]));
  return dict;
}

/** An entry of the page, or of the nodes above it (7.7.3.4). */
export function inherit(page: PDFDict, key: string, context: PDFContext) {
  const seen = new Set<PDFDict>();
  for (let at: PDFDict | undefined = page; at !== undefined && !seen.has(at); at = parentOf(at, context)) {
    const value = at.get(name(key));
    if (value !== undefined) return value;
    seen.add(at);
  }
  return undefined;
}

function parentOf(dict: PDFDict, context: PDFContext): PDFDict | undefined {
  return dictOf(context, dict.get(name('Parent')));
}

/** The visible box in pt: the crop box within the media box (14.11.2). */
export function visibleBox(context: PDFContext, page: PDFDict): readonly [number, number, number, number] {
  const media = rectangleOf(context, inherit(page, 'MediaBox', context)) ?? [0, 0, 612, 792];
  const crop = rectangleOf(context, inherit(page, 'CropBox', context)) ?? media;
  const box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])] as const;
  return box[2] > box[0] && box[3] > box[1] ? box : media;
}

/** Degrees clockwise in which the page is shown: 0, 90, 180 or 270. */
export function rotation(context: PDFContext, page: PDFDict): number {
  const degrees = numberOf(context, inherit(page, 'Rotate', context)) ?? 0;
  return (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
}

/** The page's annotations that are dictionaries (12.5.2). */
export function annotationsOf(context: PDFContext, page: PDFDict): readonly PDFDict[] {
  return itemsOf(context, page.get(name('Annots'))).flatMap((item) => dictOf(context, item) ?? []);
}
