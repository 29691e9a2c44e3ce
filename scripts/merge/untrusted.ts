/**
 * Disarming appendices, which come from strangers: only links to pages and addresses stay, everything that runs, opens files,
 * sends forms or plays media goes. What is drawn stays, so a form keeps the look of its fields.
 *
 * An allowlist of actions, as new kinds are invented; scripts of the catalog are never copied in the first place.
 */
import type { PDFDict } from 'pdf-lib';
import { dictFrom, dictOf, name, textOf } from './objects.ts';
import { annotationsOf } from './source.ts';
import type { Page, Source } from './source.ts';

const allowed = new Set(['GoTo', 'URI']);

/** Keys of annotations that act, or that lead to media and attached files (PDF 32000-1, 12.5.6, 12.6 and 13). */
const acting = ['AA', 'PA', '3DD', '3DV', '3DA', 'RichMediaContent', 'RichMediaSettings', 'Movie', 'Sound', 'FS'];

export function disarm(source: Source, taken: readonly Page[]): void {
  for (const page of taken) for (const annotation of annotationsOf(source.context, page.dict)) disarmAnnotation(source, annotation);
}

function disarmAnnotation(source: Source, annotation: PDFDict): void {
  const { context } = source;
  for (const key of acting) annotation.delete(name(key));
  const action = dictOf(context, annotation.get(name('A')));
  const kind = textOf(context, action?.get(name('S')));
  if (action === undefined || kind === undefined || !allowed.has(kind)) annotation.delete(name('A'));
  else annotation.set(name('A'), dictFrom(context, { S: name(kind), D: action.get(name('D')), URI: safeUri(context, action) }));
  if (textOf(context, annotation.get(name('Subtype'))) === 'Widget') annotation.delete(name('Parent'));
}

/** No `javascript:`, `file:` or `paparan:` from a stranger. */
function safeUri(context: Source['context'], action: PDFDict) {
  const uri = textOf(context, action.get(name('URI')));
  return uri !== undefined && /^(https?|mailto|tel|doi):/i.test(uri.trim()) ? action.get(name('URI')) : undefined;
}
