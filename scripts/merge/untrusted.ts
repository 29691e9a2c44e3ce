/**
 * Disarming appendices, which come from strangers: only links to pages and addresses stay, everything that runs, opens files,
 * sends forms or plays media goes. What is drawn stays, so a form keeps the look of its fields.
 *
 * An allowlist of actions, as new kinds are invented; scripts of the catalog are never copied in the first place.
 */
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictFrom, dictOf, itemsOf, name, numberOf, textOf, textString } from './objects.ts';
import { describeLinks } from './link-words.ts';
import { annotationsOf } from './source.ts';
import type { Page, Source } from './source.ts';
import { treeOf } from './tags.ts';
import { readNumberTree } from './trees.ts';

const allowed = new Set(['GoTo', 'URI']);

/** Keys of annotations that act, or that lead to media and attached files (PDF 32000-1, 12.5.6, 12.6 and 13). */
const acting = ['AA', 'PA', '3DD', '3DV', '3DA', 'RichMediaContent', 'RichMediaSettings', 'Movie', 'Sound', 'FS'];

/** Elements of tagged files follow: a field's `Form` becomes an `Annot`, and links without a word for themselves say where they lead. */
export function disarm(source: Source, taken: readonly Page[]): void {
  const { context } = source;
  const root = treeOf(source);
  const rows = new Map(root ? readNumberTree(context, root.get(name('ParentTree'))) : []);
  for (const page of taken) {
    for (const annotation of annotationsOf(context, page.dict)) {
      disarmAnnotation(source, annotation);
      const element = dictOf(context, rows.get(numberOf(context, annotation.get(name('StructParent'))) ?? NaN));
      const isField = element?.get(name('S')) === name('Form') && annotation.get(name('Subtype')) === name('Stamp');
      if (isField) element.set(name('S'), name('Annot'));
    }
  }
  if (root) describeLinks(source, taken, rows, new Map());
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
  const label = labelOf(context, widget);
  for (const key of [...field, 'TU']) widget.delete(name(key));
  widget.set(name('Subtype'), name('Stamp'));
  widget.set(name('F'), context.obj((numberOf(context, widget.get(name('F'))) ?? 0) | readOnly | locked));
  if (label) widget.set(name('Contents'), textString(label));
}

/** What the field is called and what stands in it; both may be the parent's (12.7.3.1). Of a box or button, whether it is on. */
function labelOf(context: PDFContext, widget: PDFDict): string {
  const parent = dictOf(context, widget.get(name('Parent')));
  const own = (key: string): PDFObject | undefined => widget.get(name(key)) ?? parent?.get(name(key));
  const called = textOf(context, own('TU')) ?? textOf(context, own('T'));
  const flags = numberOf(context, own('Ff')) ?? 0;
  if (textOf(context, own('FT')) !== 'Btn' || flags & pushes) return [called, textOf(context, own('V'))].filter(Boolean).join(': ');
  const choice = flags & choosesOne ? choiceOf(context, widget, own('Opt')) : undefined;
  const isOn = (textOf(context, widget.get(name('AS'))) ?? 'Off') !== 'Off';
  return `${[called, choice].filter(Boolean).join(': ')} ${isOn ? '☑' : '☐'}`.trim();
}

/** Table 226. */
const [choosesOne, pushes] = [1 << 15, 1 << 16];

/** What a radio button stands for: the name of its look when it is on, or what the field says for that (Table 227). */
function choiceOf(context: PDFContext, widget: PDFDict, options: PDFObject | undefined): string | undefined {
  const looks = dictOf(context, dictOf(context, widget.get(name('AP')))?.get(name('N')))?.keys() ?? [];
  const state = looks.map((look) => look.decodeText()).find((look) => look !== 'Off');
  return textOf(context, itemsOf(context, options)[Number(state)]) ?? state;
}

/** No `javascript:`, `file:` or `paparan:` from a stranger. */
function safeUri(context: PDFContext, action: PDFDict) {
  const uri = textOf(context, action.get(name('URI')));
  return uri !== undefined && /^(https?|mailto|tel|doi):/i.test(uri.trim()) ? action.get(name('URI')) : undefined;
}
