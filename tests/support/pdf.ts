/**
 * A PDF read back as a reader meets it, with pdf.js: words by page, bookmarks, links, labels, notes.
 *
 * Why not pdf-lib here: it wrote the file, and would forgive its own mistakes. What pdf.js does not tell (fonts, the whole tree of
 * tags) the tests look up in pdf-lib's low-level objects.
 */
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Spot {
  /** From 0. */
  readonly page: number;
  /** From the page's lower edge, in points; nothing when the whole page is meant. */
  readonly y: number | undefined;
}

export interface Bookmark {
  readonly title: string;
  readonly depth: number;
  readonly spot: Spot | undefined;
}

export interface Link {
  readonly page: number;
  readonly rect: readonly number[];
  readonly url: string | undefined;
  readonly spot: Spot | undefined;
}

/** A run of text; `x` and `y` are where its baseline begins, `width` how far it reaches, in points. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly words: readonly Word[];
  /** What sticky notes say. */
  readonly notes: readonly string[];
}

export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: readonly Page[];
  readonly labels: readonly string[];
  readonly outline: readonly Bookmark[];
  readonly links: readonly Link[];
  readonly destinations: ReadonlyMap<string, Spot>;
  readonly info: Readonly<Record<string, unknown>>;
}

interface Annotation {
  readonly subtype: string;
  readonly rect: number[];
  readonly url?: string;
  readonly dest?: unknown;
  readonly contentsObj?: { readonly str: string };
}

interface OutlineItem {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly OutlineItem[];
}

export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const file = await task.promise;
  const proxies = await Promise.all(Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1)));
  const annotations = await Promise.all(proxies.map((page) => page.getAnnotations() as Promise<Annotation[]>));
  const pages = await Promise.all(proxies.map((page, index) => readPage(page, annotations[index] ?? [])));
  const links = await Promise.all(
    annotations.flatMap((found, page) => found.filter(({ subtype }) => subtype === 'Link').map((link) => readLink(file, page, link))),
  );
  const outline = await readOutline(file, (await file.getOutline()) as OutlineItem[] | null, 0);
  const named = Object.entries((await file.getDestinations()) as Record<string, unknown>);
  const destinations = new Map<string, Spot>();
  for (const [name, target] of named) destinations.set(name, (await spotOf(file, target)) ?? { page: -1, y: undefined });
  const info = (await file.getMetadata()).info as Record<string, unknown>;
  const labels = (await file.getPageLabels()) ?? [];
  await task.destroy();
  return { bytes, pages, labels, outline, links, destinations, info };
}

async function readPage(page: PDFPageProxy, annotations: readonly Annotation[]): Promise<Page> {
  const { items } = await page.getTextContent();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const runs = items.flatMap((item) => ('str' in item ? [item] : []));
  return {
    width: right - left,
    height: top - bottom,
    text: runs.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
    words: runs.flatMap(({ str, transform, width }) =>
      str.trim() === '' ? [] : [{ text: str, x: Number(transform[4]), y: Number(transform[5]), width }],
    ),
    notes: annotations.filter(({ subtype }) => subtype === 'Text').map((note) => note.contentsObj?.str ?? ''),
  };
}

async function readLink(file: PDFDocumentProxy, page: number, { rect, url, dest }: Annotation): Promise<Link> {
  return { page, rect, url, spot: await spotOf(file, dest) };
}

async function readOutline(file: PDFDocumentProxy, items: readonly OutlineItem[] | null, depth: number): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  for (const { title, dest, items: inner } of items ?? []) {
    found.push({ title, depth, spot: await spotOf(file, dest) }, ...(await readOutline(file, inner, depth + 1)));
  }
  return found;
}

async function spotOf(file: PDFDocumentProxy, target: unknown): Promise<Spot | undefined> {
  const explicit = typeof target === 'string' ? await file.getDestination(target) : target;
  if (!Array.isArray(explicit)) return undefined;
  const page = await file.getPageIndex(explicit[0] as Parameters<PDFDocumentProxy['getPageIndex']>[0]).catch(() => -1);
  return page < 0 ? undefined : { page, y: typeof explicit[3] === 'number' ? explicit[3] : undefined };
}
