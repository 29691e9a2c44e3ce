/** Inlines as HTML. Every word of the author's is escaped; every link is one that the article's check let through. */
import type { Inline } from '../model/article.ts';
import { citationPieces } from '../model/citation.ts';
import { numeral } from '../model/words.ts';
import { ids, noteOf, word, type HtmlContext } from './html-context.ts';
import { attribute, escapeHtml, html, join, type Html } from './html-markup.ts';
import { formulaKey } from './math.ts';

/** Where a note's text may stand: right at its mark, or only behind the block that holds the mark. */
export type NotePlace = 'here' | 'behind';

/** A run of inlines. */
export function inlinesHtml(inlines: readonly Inline[], context: HtmlContext, place: NotePlace = 'behind'): Html {
  return join(inlines.map((inline) => inlineHtml(inline, context, place)));
}

function inlineHtml(inline: Inline, context: HtmlContext, place: NotePlace): Html {
  const inside = (children: readonly Inline[]): Html => inlinesHtml(children, context, place);
  switch (inline.type) {
    case 'text':
      return escapeHtml(inline.value);
    case 'strong':
      return html`<strong>${inside(inline.children)}</strong>`;
    case 'emphasis':
      return html`<em>${inside(inline.children)}</em>`;
    case 'delete':
      return html`<del>${inside(inline.children)}</del>`;
    case 'inlineCode':
      return html`<code>${escapeHtml(inline.value)}</code>`;
    case 'inlineMath':
      return html`<span class="formula"
        >${context.prepared.math[formulaKey({ tex: inline.value, display: false })] ?? escapeHtml(inline.value)}</span
      >`;
    case 'break':
      return html`<br />`;
    case 'link':
      return html`<a${attribute('href', inline.url)} rel="noreferrer">${inside(inline.children)}</a>`;
    case 'crossReference':
      return html`<a class="reference" ${attribute('href', context.target(inline.id))}
        >${inline.children.length > 0 ? inside(inline.children) : escapeHtml(context.text.names[inline.id] ?? inline.id)}</a
      >`;
    case 'citation':
      return citationHtml(inline, context);
    case 'footnoteReference':
      return noteMark(inline.id, context, place);
    case 'inlineImage':
      return html`<img
        class="inline"
        ${attribute('src', context.prepared.pictures[inline.src]?.uri ?? '')}${attribute('alt', inline.alt)}
      />`;
  }
}

function citationHtml({ items }: Extract<Inline, { type: 'citation' }>, context: HtmlContext): Html {
  const { citations } = context.text;
  const pieces = citationPieces(items, citations, context.masthead.labels);
  return join(
    pieces.map(({ text, key }) => {
      if (key === undefined || !citations[key]) return escapeHtml(text);
      return html`<a class="citation" ${attribute('href', context.target(ids.reference(key)))}>${escapeHtml(text)}</a>`;
    }),
  );
}

/**
 * A note's mark. Where its text stands at the mark, the mark is a label of a hidden checkbox: on a phone it opens the note without a script.
 * Rejected: `<details>`, which may not stand inside a paragraph.
 */
function noteMark(id: string, context: HtmlContext, place: NotePlace): Html {
  const note = noteOf(context, id);
  if (!note) return html``;
  const first = !context.seenNotes.has(id);
  context.seenNotes.add(id);
  const number = escapeHtml(numeral(context.masthead.lang, note.number));
  const body = note.children[0];
  const short = note.children.length === 1 && body?.type === 'paragraph';
  if (!first || context.notes === 'end' || place === 'behind' || !short) return noteLink(id, number, first, context);
  const box = attribute('id', `${ids.note(id)}-open`);
  const label = attribute('aria-label', `${word(context, 'note')} ${number}`);
  const text = inlinesHtml(body.children, context, 'behind');
  return html`<label class="mark" ${attribute('for', `${ids.note(id)}-open`)}${attribute('id', ids.noteReference(id))}>${number}</label
    ><input type="checkbox" class="opener" ${box}${label} /><span class="sidenote" role="note" ${attribute('id', ids.note(id))}
      ><span class="note-number">${number}</span> ${text}</span
    >`;
}

function noteLink(id: string, number: Html, first: boolean, context: HtmlContext): Html {
  const own = first ? attribute('id', ids.noteReference(id)) : html``;
  return html`<a
    class="mark"
    ${own}${attribute('href', context.target(ids.note(id)))}${attribute('aria-label', `${word(context, 'note')} ${number}`)}
    >${number}</a
  >`;
}
