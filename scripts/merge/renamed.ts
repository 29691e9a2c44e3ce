/**
 * The contents of a page with names of their own: fonts, states and forms are counted on each page as they are met, and the page's resources name no
 * others (PDF 32000-1, 7.8.3). On the way it is seen which glyphs of which font the page shows.
 *
 * Skia takes its names from the numbers of objects, so the same page has other names in another print; even of the same document, for a picture's font and
 * the page's are one font or two as the browser's memory has it. Its contents are tokens that a pattern can tell
 * apart: strings in hexadecimal digits or brackets, names of a capital and digits.
 */
import { PDFDict, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFName, PDFObject } from 'pdf-lib';
import { inflated } from './deflate.ts';
import { dictFrom, dictOf, name } from './objects.ts';
import type { Value } from './objects.ts';
import { startShowing } from './shown.ts';
import { subsetOf } from './subset.ts';

/** What was met on all pages. */
export interface Met {
  /** The glyphs that are shown, by the font's reference; undefined for fonts of other kinds. */
  readonly glyphs: Map<PDFRef, Set<number> | undefined>;
  /** Graphics states by how they read: Skia's have no type by which `save` could compare them. */
  readonly states: Map<string, PDFRef>;
  /** Contents that have their new names. */
  readonly done: Set<PDFRawStream>;
}

const nothing = (): Met => ({ glyphs: new Map(), states: new Map(), done: new Set() });

const kinds = ['Font', 'ExtGState', 'XObject', 'Pattern', 'Shading', 'ColorSpace', 'Properties'];
const tokens = /\((?:\\[^]|[^\\()])*\)|<<|>>|<([\dA-Fa-f]*)>|\/([A-Z][A-Za-z]*)(\d+)(?![\w.])/g;

/** Edits pages, and the forms and patterns that they draw, in place. What they show of their fonts is kept (`shownOf`). */
export function renameResources(context: PDFContext, pages: readonly PDFDict[]): void {
  const met = nothing();
  for (const page of pages) renamePage(context, page, met);
}

function renamePage(context: PDFContext, page: PDFDict, seen: Met): void {
  const contents = page.get(name('Contents'));
  const stream = context.lookup(contents);
  if (!(stream instanceof PDFRawStream) || !(contents instanceof PDFRef)) return;
  const made = rename(context, stream, dictOf(context, page.get(name('Resources'))), seen);
  if (made === undefined) return;
  page.set(name('Resources'), made.resources);
  page.set(name('Contents'), context.register(context.stream(made.bytes)));
}

function rename(context: PDFContext, stream: PDFRawStream, given: PDFDict | undefined, seen: Met) {
  if (given === undefined) return undefined;
  const entries = new Map(kinds.flatMap((kind) => entriesOf(context, given, kind)));
  const met = new Map<string, { readonly kind: string; readonly name: string; readonly value: Value }>();
  const counts = new Map<string, number>();
  let font: Set<number> | undefined;
  const text = Buffer.from(inflated(stream))
    .toString('latin1')
    .replace(tokens, (token: string, codes: string | undefined, letters: string | undefined, digits: string | undefined) => {
      if (codes !== undefined && font) addCodes(codes, font);
      const entry = letters === undefined ? undefined : entries.get(`${letters}${digits}`);
      if (entry === undefined) return token;
      if (entry.kind === 'Font') font = glyphsOf(context, seen, entry.value);
      const known = met.get(token);
      if (known) return `/${known.name}`;
      const count = counts.get(letters ?? '') ?? 0;
      counts.set(letters ?? '', count + 1);
      met.set(token, { ...entry, name: `${letters}${count}`, value: shared(context, entry, seen) });
      visit(context, entry.value, seen);
      return `/${letters}${count}`;
    });
  const resources = dictFrom(context, { ProcSet: given.get(name('ProcSet')) });
  for (const kind of kinds) {
    const own = [...met.values()].filter((one) => one.kind === kind);
    if (own.length > 0) resources.set(name(kind), dictFrom(context, Object.fromEntries(own.map((one) => [one.name, one.value]))));
  }
  return { bytes: Buffer.from(text, 'latin1'), resources };
}

/** A form or pattern is contents of its own. */
function visit(context: PDFContext, value: Value, seen: Met): void {
  const stream = context.lookup(value);
  if (!(stream instanceof PDFRawStream) || !(value instanceof PDFRef) || seen.done.has(stream)) return;
  seen.done.add(stream);
  const made = rename(context, stream, dictOf(context, stream.dict.get(name('Resources'))), seen);
  if (made === undefined) return;
  const dict = stream.dict.clone(context);
  for (const key of ['Filter', 'DecodeParms', 'Length']) dict.delete(name(key));
  dict.set(name('Resources'), made.resources);
  const plain = PDFRawStream.of(dict, made.bytes);
  seen.done.add(plain);
  context.assign(value, plain);
}

function entriesOf(context: PDFContext, resources: PDFDict, kind: string) {
  const entries: readonly (readonly [PDFName, Value])[] = dictOf(context, resources.get(name(kind)))?.entries() ?? [];
  return entries.map(([key, value]) => [key.decodeText(), { kind, value }] as const);
}

function shared(context: PDFContext, { kind, value }: { readonly kind: string; readonly value: Value }, { states }: Met): Value {
  const state = kind === 'ExtGState' && value instanceof PDFRef ? dictOf(context, value)?.toString() : undefined;
  if (state === undefined) return value;
  const known = states.get(state) ?? (value as PDFRef);
  states.set(state, known);
  return known;
}

function glyphsOf(context: PDFContext, { glyphs }: Met, font: Value): Set<number> | undefined {
  if (!(font instanceof PDFRef) || glyphs.has(font)) return font instanceof PDFRef ? glyphs.get(font) : undefined;
  const subset = subsetOf(context, font, context.lookup(font) as PDFObject);
  const found = subset && startShowing(context, subset);
  glyphs.set(font, found);
  return found;
}

/** Codes of two bytes, as Skia writes those of fonts with Identity-H. */
function addCodes(digits: string, glyphs: Set<number>): void {
  for (let at = 0; at + 4 <= digits.length; at += 4) glyphs.add(Number.parseInt(digits.slice(at, at + 4), 16));
}
