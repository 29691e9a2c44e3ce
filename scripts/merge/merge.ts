/**
 * The stage: PDF parts → one PDF, its steps in order. Each source is parsed once, edited where it stands, and copied once.
 *
 * Why not pdf-lib's `copyPages`: it leaves tags, language, bookmarks and named destinations behind.
 */
import { PDFContext } from 'pdf-lib';
import type { PDFDict } from 'pdf-lib';
import type { Bookmark, Metadata } from '../model/pdf.ts';
import type { Place } from './destinations.ts';
import { createKnown, type Known } from './known.ts';
import { pageLabels } from './labels.ts';
import type { Label } from './labels.ts';
import { startLayers, writeLayers } from './layers.ts';
import { linkParts } from './links.ts';
import { describe } from './metadata.ts';
import { arrayFrom, dictFrom, name } from './objects.ts';
import { nestAppendices, writeOutline } from './outline.ts';
import { addPart } from './part.ts';
import type { Merged, Part } from './part.ts';
import { save } from './save.ts';
import type { Page } from './source.ts';
import { stamp } from './stamps.ts';
import type { Stamps } from './stamps.ts';
import { finishTags, startTags } from './tags.ts';
import { writeNameTree } from './trees.ts';

export type { Part } from './part.ts';
export type { Place } from './destinations.ts';
export type { Stamps } from './stamps.ts';

/** What the joined file has beside its parts. `bookmarks`' pages count from 0 in the joined file. */
export interface MergeOptions {
  readonly bookmarks: readonly Bookmark[];
  readonly metadata: Metadata;
  readonly stamps?: Stamps;
  /** Where the links `paparan:dest/<id>` of own parts lead, by their id; one to an unknown id is dropped. */
  readonly links?: Readonly<Record<string, Place>>;
}

/** One file of all parts: PDF 1.7, tagged, nothing stored twice. Throws on a part that is encrypted or can't be read. */
export async function merge(parts: readonly Part[], options: MergeOptions, known: Known = createKnown()): Promise<Uint8Array> {
  const context = PDFContext.create();
  const { metadata, stamps, links, bookmarks } = options;
  const merged: Merged = {
    context,
    tags: startTags(context),
    layers: startLayers(),
    pages: [],
    destinations: [],
    appendices: [],
    lang: metadata.lang,
  };
  for (const [index, part] of parts.entries()) await addPart(merged, part, index + 1, known);

  const own = merged.pages.filter(({ part }) => part.kind === 'own').map(({ dict }) => dict);
  const refs = merged.pages.map(({ ref }) => ref);
  if (links) linkParts(context, own, refs, links);
  if (stamps)
    await stamp(
      context,
      merged.pages.map(({ dict }) => dict),
      stamps,
    );

  const root = finishTags(context, merged.tags, metadata.lang);
  const outline = writeOutline(context, nestAppendices(bookmarks, merged.appendices), refs);
  const catalog = dictFrom(context, {
    Type: name('Catalog'),
    Pages: pageTree(context, merged.pages),
    StructTreeRoot: root,
    Outlines: outline,
    PageMode: name(outline ? 'UseOutlines' : 'UseNone'),
    PageLabels: pageLabels(context, labelsOf(merged.pages)),
    Names: names(merged),
    OCProperties: writeLayers(context, merged.layers),
  });
  context.trailerInfo.Root = context.register(catalog);
  /** Single pages of another print break off headings and links, so they claim nothing. */
  const isWhollyTagged = merged.pages.every(({ isAccessible, part }) => isAccessible && part.pageNames === undefined);
  describe(context, catalog, metadata, root === undefined ? 'none' : isWhollyTagged ? 'all' : 'some');
  return save(context, known);
}

function labelsOf(pages: Merged['pages']): Label[] {
  const counts = new Map<Part, number>();
  return pages.map(({ part }) => {
    const index = counts.get(part) ?? 0;
    counts.set(part, index + 1);
    return labelOf(part, index);
  });
}

/** `index` counts the pages that were taken of the part. */
function labelOf({ pageNames, labels }: Part, index: number): Label {
  const named = pageNames?.[index];
  return named === undefined ? (labels ?? 'decimal') : { name: named };
}

/** One node for all pages (PDF 32000-1, 7.7.3): viewers cope with far more than a briefing has. */
function pageTree(context: PDFContext, pages: readonly Page[]) {
  const kids = arrayFrom(
    context,
    pages.map(({ ref }) => ref),
  );
  const tree = context.register(dictFrom(context, { Type: name('Pages'), Count: context.obj(pages.length), Kids: kids }));
  for (const { dict } of pages) dict.set(name('Parent'), tree);
  return tree;
}

function names({ context, destinations }: Merged): PDFDict | undefined {
  return destinations.length === 0 ? undefined : dictFrom(context, { Dests: context.register(writeNameTree(context, destinations)) });
}
