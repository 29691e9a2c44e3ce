/**
 * The contents of a page with names of their own: fonts, states and forms are counted on each page as they are met, and the page's resources name no
 * others (PDF 32000-1, 7.8.3). On the way it is seen which glyphs of which font the page shows.
 *
 * Skia takes its names from the numbers of objects, so the same page has other names in another print; even of the same document, for a picture's font and
 * the page's are one font or two as the browser's memory has it.
 */
import { PDFDict, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFName, PDFObject } from 'pdf-lib';
import type { Known } from './known.ts';
import { createDrawnFonts, type DrawnFonts } from './drawn-fonts.ts';
import { dictFrom, dictOf, name } from './objects.ts';
import type { Value } from './objects.ts';
import { renaming, type Entry, type Renaming } from './renaming.ts';
import { startShowing } from './shown.ts';
import { advancesOf, stateOf, subsetOf } from './subset.ts';

/** What was met on all pages. */
interface Met {
  /** The glyphs that are shown, by the font's reference; undefined for fonts of other kinds. */
  readonly glyphs: Map<PDFRef, Set<number> | undefined>;
  /** Graphics states by how they read: Skia's have no type by which `save` could compare them. */
  readonly states: Map<string, PDFRef>;
  /** Contents that have their new names. */
  readonly done: Set<PDFRawStream>;
  readonly drawn: DrawnFonts;
  readonly isInLines: boolean;
  readonly known: Known;
}

const nothing = (context: PDFContext, isInLines: boolean, known: Known): Met => ({
  glyphs: new Map(),
  states: new Map(),
  done: new Set(),
  drawn: createDrawnFonts(context),
  isInLines,
  known,
});

const kinds = ['Font', 'ExtGState', 'XObject', 'Pattern', 'Shading', 'ColorSpace', 'Properties'];

/**
 * Edits the resources of pages, and the forms and patterns that they draw, in place. What they show of their fonts is kept (`shownOf`). Gives the pages'
 * contents, which the caller is to put into their place; of those that it can't read nothing. `isInLines`: text is set line by line on the way (`lines.ts`).
 */
export function renameResources(
  context: PDFContext,
  pages: readonly PDFDict[],
  isInLines: boolean,
  known: Known,
): ReadonlyMap<PDFDict, Renaming> {
  const met = nothing(context, isInLines, known);
  const renamed = new Map(
    pages.flatMap((page) => {
      const made = renamePage(context, page, met);
      return made ? [[page, made] as const] : [];
    }),
  );
  met.drawn.close();
  return renamed;
}

function renamePage(context: PDFContext, page: PDFDict, seen: Met): Renaming | undefined {
  const stream = context.lookup(page.get(name('Contents')));
  if (!(stream instanceof PDFRawStream)) return undefined;
  const made = rename(context, stream, dictOf(context, page.get(name('Resources'))), seen);
  if (made) page.set(name('Resources'), made.resources);
  return made?.renamed;
}

function rename(context: PDFContext, stream: PDFRawStream, given: PDFDict | undefined, seen: Met) {
  if (given === undefined) return undefined;
  const entries = new Map(kinds.flatMap((kind) => entriesOf(context, given, kind, seen)));
  const renamed = renaming(stream, entries, seen.isInLines, seen.known);
  const met = [...renamed.names].map(([before, now]) => ({
    ...(entries.get(before) as Named),
    now,
    codes: renamed.codes.get(before) ?? none,
  }));
  const values = met.map((one) => {
    if (one.digits === 4) for (const code of one.codes) glyphsOf(context, one.value, seen)?.add(code);
    const value = shared(context, one, seen);
    visit(context, one.value, seen);
    return value;
  });
  const resources = dictFrom(context, { ProcSet: given.get(name('ProcSet')) });
  for (const kind of kinds) {
    const own = met.flatMap((one, index) => (one.kind === kind ? [[one.now, placed(one, seen) ?? values[index]] as const] : []));
    if (own.length > 0) resources.set(name(kind), dictFrom(context, Object.fromEntries(own)));
  }
  return { renamed, resources };
}

const none: ReadonlySet<number> = new Set();

/** Of a font that is drawn, the one that holds what these contents show of it. */
const placed = ({ value, digits, codes }: Named & { readonly codes: ReadonlySet<number> }, { drawn }: Met): Value =>
  digits === 2 && value instanceof PDFRef ? drawn.place(value, codes) : undefined;

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
  const plain = PDFRawStream.of(dict, made.renamed.bytes());
  seen.done.add(plain);
  context.assign(value, plain);
}

/** What contents name. */
interface Named extends Entry {
  readonly value: Value;
}

function entriesOf(context: PDFContext, resources: PDFDict, kind: string, seen: Met) {
  const entries: readonly (readonly [PDFName, Value])[] = dictOf(context, resources.get(name(kind)))?.entries() ?? [];
  return entries.map(([key, value]): readonly [string, Named] => {
    const text = key.decodeText();
    return [text, kind === 'Font' ? fontEntry(context, value, seen) : { kind, value }];
  });
}

function fontEntry(context: PDFContext, value: Value, seen: Met): Named {
  const digits = value instanceof PDFRef && seen.drawn.has(value) ? 2 : glyphsOf(context, value, seen) && 4;
  const font = value instanceof PDFRef && seen.isInLines ? dictOf(context, value) : undefined;
  return { kind: 'Font', value, digits, ...(font && { state: stateOf(context, font), advances: () => advancesOf(context, font) }) };
}

/** What is shown of a font of glyphs, by all contents that were read. */
function glyphsOf(context: PDFContext, font: Value, { glyphs }: Met): Set<number> | undefined {
  if (!(font instanceof PDFRef)) return undefined;
  if (!glyphs.has(font)) {
    const subset = subsetOf(context, font, context.lookup(font) as PDFObject);
    glyphs.set(font, subset && startShowing(context, subset));
  }
  return glyphs.get(font);
}

function shared(context: PDFContext, { kind, value }: Named, { states }: Met): Value {
  const state = kind === 'ExtGState' && value instanceof PDFRef ? dictOf(context, value)?.toString() : undefined;
  if (state === undefined) return value;
  const known = states.get(state) ?? (value as PDFRef);
  states.set(state, known);
  return known;
}
