/** Inlines as HTML. Every word of the author's is escaped; every link is one that the article's check let through. */
import type { Inline } from '../model/inline.ts';
import { citationPieces } from '../model/citation.ts';
import { numeral, phrase } from '../model/words.ts';
import { withHeldFormulas, type HeldFormula } from './held-formulas.ts';
import { blankHtml } from './html-blank.ts';
import { ids, isolated, noteOf, within, wordsHtml, type HtmlContext } from './html-context.ts';
import { formulaHtml } from './html-formula.ts';
import { attribute, escapeHtml, join, markup, type Html } from './html-markup.ts';

/** Where a note's text may stand: right at its mark, or only behind the block that holds the mark. */
export type NotePlace = 'here' | 'behind';

/** A run of inlines. */
export function inlinesHtml(inlines: readonly Inline[], context: HtmlContext, place: NotePlace = 'behind'): Html {
  return join(withHeldFormulas(inlines).map((inline) => inlineHtml(inline, context, place)));
}

function inlineHtml(inline: Inline | HeldFormula, context: HtmlContext, place: NotePlace): Html {
  const inside = (children: readonly Inline[]): Html => inlinesHtml(children, context, place);
  switch (inline.type) {
    case 'text':
      return textHtml(inline.value, context);
    case 'strong':
      return markup`<strong>${inside(inline.children)}</strong>`;
    case 'emphasis':
      return markup`<em>${inside(inline.children)}</em>`;
    case 'delete':
      return markup`<del>${inside(inline.children)}</del>`;
    case 'subscript':
      return markup`<sub>${escapeHtml(inline.value)}</sub>`;
    case 'superscript':
      return markup`<sup>${escapeHtml(inline.value)}</sup>`;
    case 'inlineCode':
      return markup`<code>${escapeHtml(inline.value)}</code>`;
    case 'inlineMath':
      return formulaHtml({ tex: inline.value, display: false }, context);
    case 'heldFormula': {
      const formula = inlineHtml(inline.formula, context, place);
      return markup`<span class="held">${textHtml(inline.before, context)}${formula}${textHtml(inline.behind, context)}</span>`;
    }
    case 'break':
      return markup`<br>`;
    case 'link':
      return markup`<a${attribute('href', inline.url)} rel="noreferrer">${inside(inline.children)}</a>`;
    case 'crossReference':
      return markup`<a class="reference"${attribute('href', context.target(inline.id))}>${inline.children.length > 0 ? inside(inline.children) : escapeHtml(context.text.names[inline.id] ?? inline.id)}</a>`;
    case 'citation':
      return citationHtml(inline, context);
    case 'footnoteReference':
      return noteMark(inline.id, context, place);
    case 'blank':
      return blankHtml(inline, context);
    case 'inlineImage':
      return markup`<img class="inline"${attribute('src', context.prepared.pictures[inline.src]?.uri ?? '')}${attribute('alt', inline.alt)}>`;
  }
}

function textHtml(text: string, context: HtmlContext): Html {
  if (/^https?:\/\//.test(text)) return addressHtml(text);
  const write = (words: string): Html => wordsHtml(words, context);
  return context.words?.(text, write) ?? withNumbers(text, write);
}

/**
 * "C-24/95", "F-16", and spans such as "0.4–0.8": a line would break behind the hyphen or dash. The sign for one that holds would not be found by who looks
 * for these.
 */
const numbered =
  /((?<![\p{L}\p{N}\p{Pd}])\p{Lu}{1,3}-\p{Nd}+(?:\/\p{Nd}+)*(?![\p{L}\p{N}\p{Pd}])|(?<![\p{L}\p{N}\p{Pd}.,/])\p{Nd}{1,4}(?:[.,]\p{Nd}{1,3})?–\p{Nd}{1,4}(?:[.,]\p{Nd}{1,3})?(?![\p{L}\p{N}\p{Pd}]))/u;

function withNumbers(text: string, write: (words: string) => Html): Html {
  if (!/[-–]/.test(text) || !/\p{Lu}-\p{Nd}|\p{Nd}–\p{Nd}/u.test(text)) return write(text);
  return join(
    text.split(numbered).map((piece, index) => (index % 2 === 0 ? write(piece) : markup`<span class="held">${escapeHtml(piece)}</span>`)),
  );
}

/** An address may break behind its slashes and signs, so that it need not break in a word. */
function addressHtml(url: string): Html {
  return join(url.split(/(?<=[/?&=._-])(?=[^/])/).map(escapeHtml), '<wbr>');
}

function citationHtml({ items }: Extract<Inline, { type: 'citation' }>, context: HtmlContext): Html {
  const { citations } = context.text;
  const pieces = citationPieces(items, citations, context.masthead.labels);
  const shown = join(
    pieces.map(({ text, key }) => {
      if (key === undefined || !citations[key]) return escapeHtml(text);
      return markup`<a class="citation"${attribute('href', context.target(ids.reference(key)))}>${escapeHtml(text)}</a>`;
    }),
  );
  return isolated(shown, context);
}

/**
 * A note's mark. Where its text stands at the mark, the mark is a label of a hidden checkbox: on a phone it opens the note without a script.
 * Rejected: `<details>`, which may not stand inside a paragraph.
 */
function noteMark(id: string, context: HtmlContext, place: NotePlace): Html {
  const note = noteOf(context, id);
  if (!note || context.notes === 'none') return markup``;
  const first = !context.seenNotes.has(id);
  context.seenNotes.add(id);
  const number = escapeHtml(numeral(context.masthead.lang, note.number));
  const body = note.children[0];
  const short = note.children.length === 1 && body?.type === 'paragraph';
  if (!first || context.notes === 'end') return noteLink(id, number, first, context);
  if (place === 'behind' || !short || context.notesBehind.size > 0) {
    context.notesBehind.add(id);
    return noteLink(id, number, first, context);
  }
  const box = attribute('id', `${ids.note(id)}-open`);
  const label = attribute('aria-label', `${phrase(context.masthead.labels, 'note')} ${number}`);
  const text = inlinesHtml(body.children, within(context, 'narrow'), 'behind');
  return markup`<label class="mark"${attribute('for', `${ids.note(id)}-open`)}${attribute('id', ids.noteReference(id))}>${number}</label><input type="checkbox" class="opener"${box}${label}><span class="sidenote" role="note"${attribute('id', ids.note(id))}><span class="note-number">${number}</span> ${text}</span>`;
}

function noteLink(id: string, number: Html, first: boolean, context: HtmlContext): Html {
  const own = first ? attribute('id', ids.noteReference(id)) : markup``;
  return markup`<a class="mark"${own}${attribute('href', context.target(ids.note(id)))}${attribute('aria-label', `${phrase(context.masthead.labels, 'note')} ${number}`)}>${number}</a>`;
}
