/**
 * Finishing a PDF that stands alone: deck and handout are edited in place, so tags, links and named destinations stay as printed.
 */
import type { Bookmark, Metadata } from '../model/pdf.ts';
import { makeAccessible } from './accessible.ts';
import { createKnown, type Known } from './known.ts';
import { pageLabels } from './labels.ts';
import { describe } from './metadata.ts';
import { name } from './objects.ts';
import { attachNotes } from './notes.ts';
import { writeOutline } from './outline.ts';
import { mapNewerTypesOf } from './roles.ts';
import { openPrint, type Print } from './prints.ts';
import { save } from './save.ts';
import type { Source } from './source.ts';
import { stamp, type Stamps } from './stamps.ts';
import { nextKey, treeOf } from './tags.ts';

/** What a print of ours becomes a file with. */
export interface FinishOptions {
  /** Replace those of the print; `page` counts from 0. */
  readonly bookmarks: readonly Bookmark[];
  readonly metadata: Metadata;
  /** The TeX of formulas that have no text of their own, in order. */
  readonly formulas?: readonly string[];
  /** Running heads and lines to write on, laid over the pages as artifacts. */
  readonly stamps?: Stamps;
}

/** And what a deck has beside that: its notes, as annotations of its pages (PDF 32000-1, 12.5.6.4). */
export interface FinishDeckOptions extends FinishOptions {
  /** Speaker notes as plain text, one a page; '' for none. */
  readonly notes: readonly string[];
  /** What a note's window is called. */
  readonly noteTitle: string;
}

/** Sets bookmarks, metadata, language and page labels of a PDF. */
export async function finish(print: Print, options: FinishOptions, known: Known = createKnown()): Promise<Uint8Array> {
  const source = await openPrint(print);
  makeAccessible(source, { formulas: options.formulas ?? [], isAlone: true }, known);
  settle(source, options);
  const { stamps } = options;
  const pages = source.pages.map(({ dict }) => dict);
  if (stamps) await stamp(source.context, pages, stamps);
  return save(source.context, known);
}

/** As `finish`, with each slide's speaker notes as an annotation on its page. */
export async function finishDeck(print: Print, options: FinishDeckOptions, known: Known = createKnown()): Promise<Uint8Array> {
  const source = await openPrint(print);
  makeAccessible(source, { formulas: options.formulas ?? [], isAlone: true }, known);
  settle(source, options);
  attachNotes(source, options.notes, options.noteTitle, options.metadata.date);
  return save(source.context, known);
}

function settle(source: Source, { bookmarks, metadata }: FinishOptions): void {
  const { context, catalog, pages } = source;
  const tree = treeOf(source);
  const outline = writeOutline(
    context,
    bookmarks,
    pages.map(({ ref }) => ref),
  );
  if (outline) catalog.set(name('Outlines'), outline);
  else catalog.delete(name('Outlines'));
  catalog.set(name('PageMode'), name(outline ? 'UseOutlines' : 'UseNone'));
  catalog.set(
    name('PageLabels'),
    pageLabels(
      context,
      pages.map(() => 'decimal'),
    ),
  );
  for (const { dict } of pages) dict.set(name('Tabs'), name('S'));
  if (tree) {
    tree.set(name('ParentTreeNextKey'), context.obj(nextKey(context, tree)));
    mapNewerTypesOf(context, tree);
  }
  describe(context, catalog, metadata, tree ? 'all' : 'none');
}
