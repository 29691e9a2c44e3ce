/**
 * Link annotations (PDF 32000-1, 12.5.6.5): within a source they become explicit destinations before it is copied; between own parts
 * they are written in the HTML as `paparan:` URIs and become explicit destinations once all pages have their place.
 *
 * Why URIs: Chromium drops a `#id` link whose target stands in another document without a word, but keeps any URI.
 */
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import { explicit, goTo } from './destinations.ts';
import type { Names, Place } from './destinations.ts';
import { dictFrom, dictOf, name, textOf } from './objects.ts';
import { annotationsOf } from './source.ts';
import type { Page, Source } from './source.ts';

/** What links between parts begin with in the HTML. */
export const scheme = 'paparan:';

/** Links to pages that are not taken, or to nothing, lose their destination: a link must not lead to a wrong place. */
export function settleLinks(source: Source, taken: readonly Page[], names: Names): void {
  const pages = new Set(taken.map((page) => page.ref));
  for (const page of taken) for (const annotation of annotationsOf(source.context, page.dict)) settle(source, annotation, names, pages);
}

function settle(source: Source, annotation: PDFDict, names: Names, pages: ReadonlySet<PDFRef>): void {
  const { context } = source;
  const action = dictOf(context, annotation.get(name('A')));
  const isGoTo = action !== undefined && textOf(context, action.get(name('S'))) === 'GoTo';
  const dest = annotation.get(name('Dest'));
  if (!isGoTo && dest === undefined) return;
  const found = explicit(source, names, isGoTo ? action.get(name('D')) : dest);
  const known = found && pages.has(found.get(0) as PDFRef) ? found : undefined;
  annotation.delete(name('Dest'));
  if (isGoTo) annotation.delete(name('A'));
  if (known && isGoTo) annotation.set(name('A'), dictFrom(context, { S: name('GoTo'), D: known }));
  else if (known) annotation.set(name('Dest'), known);
}

/** Replaces the actions with `paparan:dest/<id>` URIs on these pages; an id that `links` doesn't know loses its action. */
export function linkParts(
  context: PDFContext,
  own: readonly PDFDict[],
  pages: readonly PDFRef[],
  links: Readonly<Record<string, Place>>,
): void {
  for (const page of own) {
    for (const annotation of annotationsOf(context, page)) {
      const uri = uriOf(context, annotation);
      if (!uri?.startsWith(scheme)) continue;
      const id = targetOf(uri);
      const place = Object.hasOwn(links, id) ? links[id] : undefined;
      const target = place && pages[place.page];
      annotation.delete(name('A'));
      if (target) annotation.set(name('A'), goTo(context, target, place.top));
    }
  }
}

/** Chromium percent-encodes what is no ASCII. */
function targetOf(uri: string): string {
  const id = uri.slice(`${scheme}dest/`.length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function uriOf(context: PDFContext, annotation: PDFDict): string | undefined {
  return textOf(context, dictOf(context, annotation.get(name('A')))?.get(name('URI')));
}
