/**
 * Disarming appendices, which come from strangers: only links to pages and addresses stay, everything that runs, opens files,
 * sends forms or plays media goes. What is drawn stays, so a form keeps the look of its fields.
 *
 * An allowlist of actions, as new kinds are invented; scripts of the catalog are never copied in the first place.
 */
import type { PDFContext, PDFDict } from 'pdf-lib';
import { dictFrom, dictOf, name, numberOf, textOf } from './objects.ts';
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
  if (textOf(context, annotation.get(name('Subtype'))) === 'Widget') flatten(context, annotation);
}

/** What makes a widget a field (12.7.3, Tables 188 and 220 to 232). */
const field = ['Parent', 'Kids', 'FT', 'Ff', 'V', 'DV', 'DA', 'Q', 'MK', 'H', 'T', 'TM', 'MaxLen', 'Opt', 'I', 'TI', 'Lock', 'SV'];
const readOnly = 64;
const locked = 128;

/** A form's field becomes a stamp with its looks: a widget without a form is an error that viewers treat each in their own way. */
function flatten(context: PDFContext, widget: PDFDict): void {
  const label = widget.get(name('TU')) ?? dictOf(context, widget.get(name('Parent')))?.get(name('TU'));
  for (const key of [...field, 'TU']) widget.delete(name(key));
  widget.set(name('Subtype'), name('Stamp'));
  widget.set(name('F'), context.obj((numberOf(context, widget.get(name('F'))) ?? 0) | readOnly | locked));
  if (label) widget.set(name('Contents'), label);
}

/** No `javascript:`, `file:` or `paparan:` from a stranger. */
function safeUri(context: PDFContext, action: PDFDict) {
  const uri = textOf(context, action.get(name('URI')));
  return uri !== undefined && /^(https?|mailto|tel|doi):/i.test(uri.trim()) ? action.get(name('URI')) : undefined;
}
