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
import { createDrawnFonts, type DrawnFonts } from './drawn-fonts.ts';
import { inLines, type Advances } from './lines.ts';
import { dictFrom, dictOf, name } from './objects.ts';
import type { Value } from './objects.ts';
import { startShowing } from './shown.ts';
import { hexDigit } from './strings.ts';
import { advancesOf, subsetOf } from './subset.ts';

/** What was met on all pages. */
export interface Met {
  /** The glyphs that are shown, by the font's reference; undefined for fonts of other kinds. */
  readonly glyphs: Map<PDFRef, Set<number> | undefined>;
  /** Graphics states by how they read: Skia's have no type by which `save` could compare them. */
  readonly states: Map<string, PDFRef>;
  /** Contents that have their new names. */
  readonly done: Set<PDFRawStream>;
  readonly drawn: DrawnFonts;
  readonly isInLines: boolean;
}

const nothing = (context: PDFContext, isInLines: boolean): Met => ({
  glyphs: new Map(),
  states: new Map(),
  done: new Set(),
  drawn: createDrawnFonts(context),
  isInLines,
});

const kinds = ['Font', 'ExtGState', 'XObject', 'Pattern', 'Shading', 'ColorSpace', 'Properties'];
const tokens = /\((?:\\[^]|[^\\()])*\)|<<|>>|<([\dA-Fa-f]*)>|\/([A-Z][A-Za-z]*)(\d+)(?![\w.])/g;

/**
 * Edits pages, and the forms and patterns that they draw, in place. What they show of their fonts is kept (`shownOf`). `isInLines`: text is set line by
 * line on the way (`lines.ts`).
 */
export function renameResources(context: PDFContext, pages: readonly PDFDict[], isInLines: boolean): void {
  const met = nothing(context, isInLines);
  for (const page of pages) renamePage(context, page, met);
  met.drawn.close();
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
  const met = new Map<string, Named>();
  const counts = new Map<string, number>();
  let font: Shown | undefined;
  const advances = (key: string): Advances => {
    const value = entries.get(key)?.value;
    const dict = value instanceof PDFRef ? dictOf(context, value) : undefined;
    return dict && advancesOf(context, dict);
  };
  const bytes = inflated(stream);
  const text = (seen.isInLines ? inLines(bytes, advances) : Buffer.from(bytes).toString('latin1')).replace(
    tokens,
    (token: string, codes: string | undefined, letters: string | undefined, digits: string | undefined) => {
      if (codes !== undefined && font) addCodes(codes, font);
      const entry = letters === undefined ? undefined : entries.get(`${letters}${digits}`);
      if (entry === undefined) return token;
      const known = met.get(token);
      if (entry.kind === 'Font') font = known ? known.shown : shownBy(context, seen, entry.value);
      if (known) return `/${known.name}`;
      const count = counts.get(letters ?? '') ?? 0;
      counts.set(letters ?? '', count + 1);
      met.set(token, {
        ...entry,
        name: `${letters}${count}`,
        value: shared(context, entry, seen),
        shown: entry.kind === 'Font' ? font : undefined,
      });
      visit(context, entry.value, seen);
      return `/${letters}${count}`;
    },
  );
  const resources = dictFrom(context, { ProcSet: given.get(name('ProcSet')) });
  for (const kind of kinds) {
    const own = [...met.values()].filter((one) => one.kind === kind);
    const values = own.map((one) => [one.name, kind === 'Font' ? placed(one, seen) : one.value] as const);
    if (own.length > 0) resources.set(name(kind), dictFrom(context, Object.fromEntries(values)));
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

/** What is shown of a font. `length`: digits of a code: Skia writes 4 for fonts with Identity-H, where codes are glyphs, and 2 for drawn ones. */
interface Shown {
  readonly codes: Set<number>;
  readonly length: 2 | 4;
}

/** What contents name. `shown`: by these contents, where it is a font that is drawn; else by all that were read. */
interface Named {
  readonly kind: string;
  readonly name: string;
  readonly value: Value;
  readonly shown: Shown | undefined;
}

const placed = ({ value, shown }: Named, { drawn }: Met): Value =>
  shown?.length === 2 && value instanceof PDFRef ? drawn.place(value, shown.codes) : value;

function shownBy(context: PDFContext, { glyphs, drawn }: Met, font: Value): Shown | undefined {
  if (!(font instanceof PDFRef)) return undefined;
  if (drawn.has(font)) return { codes: new Set(), length: 2 };
  if (!glyphs.has(font)) {
    const subset = subsetOf(context, font, context.lookup(font) as PDFObject);
    glyphs.set(font, subset && startShowing(context, subset));
  }
  const codes = glyphs.get(font);
  return codes && { codes, length: 4 };
}

function addCodes(digits: string, { codes, length }: Shown): void {
  for (let at = 0; at + length <= digits.length; at += length) {
    let code = 0;
    for (let digit = at; digit < at + length; digit++) code = (code << 4) | hexDigit(digits.charCodeAt(digit));
    codes.add(code);
  }
}
