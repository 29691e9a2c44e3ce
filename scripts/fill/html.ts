/**
 * Blocks as HTML, by one exhaustive switch.
 *
 * Why written here and not in templates: the article's blocks are a closed tree with escaping at every leaf; templates hold the page around it.
 * Headings never leave a gap: a level is at most one below the last, whatever depth the author chose.
 */
import type { Block, Code, List, ListItem, Quote } from '../model/block.ts';
import type { Diagram } from '../model/diagram.ts';
import { takesMargin } from '../model/diagram-words.ts';
import { asFigure, drawingKey } from '../model/drawn.ts';
import { goesOn } from '../model/goes-on.ts';
import { counterStyle, widestNumber } from '../model/list-numbers.ts';
import { isVerse, verseLines } from '../model/verse.ts';
import { plainText } from '../model/walk.ts';
import { leansRight, numeral } from '../model/words.ts';
import { codeKey } from './code.ts';
import { hasWideLines, inLines } from './code-lines.ts';
import { chartNumbersHtml } from './html-chart.ts';
import { headingHtml, ids, indented, isolated, noteOf, within, word, type HtmlContext } from './html-context.ts';
import { figureHtml } from './html-figure.ts';
import { inlinesHtml, type NotePlace } from './html-inline.ts';
import { formulaHtml, isWideFormula } from './html-formula.ts';
import { attribute, escapeHtml, join, markup, trustedHtml, type Html } from './html-markup.ts';
import { tableHtml } from './html-table.ts';
import { isLongItem, isLongRemark, lengthOf } from './long.ts';

/** The blocks below a heading of `level`; in the handout each block is followed by the notes that could not stand inside it. */
export function blocksHtml(blocks: readonly Block[], context: HtmlContext, level = 3): Html {
  let last = level;
  return join(
    blocks.map((block, index) => {
      if (block.type === 'handout') return blocksHtml(block.children, context, level);
      if (block.type === 'heading') last = Math.min(block.depth - 4 + level + 1, last + 1);
      return withNotes(context, () => blockHtml(block, context, last, paragraphNumber(block, context, blocks[index - 1])));
    }),
    '\n',
  );
}

/**
 * Written, not counted by the style sheet: what a style sheet adds is in no tag, and a paragraph is cited by its number. What goes on after a formula
 * is of its paragraph.
 */
function paragraphNumber(block: Block, { paragraphs, masthead }: HtmlContext, before: Block | undefined): Html {
  if (!paragraphs || block.type !== 'paragraph' || goesOn(block, before)) return markup``;
  paragraphs.count += 1;
  return markup`<span class="paragraph-number">${escapeHtml(numeral(masthead.lang, paragraphs.count))}</span> `;
}

/** Writes something with the notes that its own markup could not hold behind it. */
export function withNotes(context: HtmlContext, write: () => Html): Html {
  const before = new Set(context.seenNotes);
  const written = write();
  if (context.notes !== 'side') return written;
  const behind = asides(before, written, context);
  context.notesBehind.clear();
  return join([written, ...behind]);
}

/** In the order of their numbers: a caption is not written first. A note may refer to another: those follow in their turn. */
function asides(before: ReadonlySet<string>, written: Html, context: HtmlContext): readonly Html[] {
  const missing = [...context.seenNotes].filter((id) => !before.has(id) && !written.includes(`id="${ids.note(id)}"`));
  if (missing.length === 0) return [];
  const placed = new Set(context.seenNotes);
  const numberOf = (id: string): number => noteOf(context, id)?.number ?? 0;
  missing.sort((one, other) => numberOf(one) - numberOf(other));
  const notes = missing.map((id) => aside(id, context));
  return [...notes, ...asides(placed, join(notes), context)];
}

function aside(id: string, context: HtmlContext): Html {
  const note = noteOf(context, id);
  const number = escapeHtml(numeral(context.masthead.lang, note?.number ?? 0));
  const body = itemHtml(note ?? { children: [] }, within(context, 'narrow'), 'behind');
  return markup`<aside class="sidenote behind" role="note"${attribute('id', ids.note(id))}><span class="note-number">${number}</span> ${body}</aside>`;
}

function blockHtml(block: Block, context: HtmlContext, level: number, number = markup``): Html {
  switch (block.type) {
    case 'paragraph':
      return markup`<p${attribute('class', lengthOf(block.children))}>${number}${isolated(inlinesHtml(block.children, context, 'here'), context)}</p>`;
    case 'heading': {
      const tag = trustedHtml(`h${Math.min(level, 6)}`);
      return headingHtml(tag, block.id, markup``, isolated(inlinesHtml(block.children, within(context, 'heading')), context));
    }
    case 'list':
      return listHtml(block, context);
    case 'table':
      return tableHtml(block, context);
    case 'blockquote':
      return quoteHtml(block, context);
    case 'figure':
      return figureHtml(block, context);
    case 'chart':
      return markup`${figureHtml(asFigure(block, context.masthead.labels), context)}${chartNumbersHtml(block, context)}`;
    case 'diagram':
      return diagramHtml(block, context);
    case 'code':
      return codeHtml(block, context);
    case 'math':
      return mathHtml(block, context);
    case 'definitionList':
      return markup`<dl>${join(
        block.items.map(
          ({ term, description }) =>
            markup`<dt>${inlinesHtml(term, context)}</dt><dd>${itemHtml({ children: description }, indented(context, indents.item))}</dd>`,
        ),
      )}</dl>`;
    case 'thematicBreak':
      return markup`<hr>`;
    case 'handout':
      return blocksHtml(block.children, context, level);
  }
}

function codeHtml(block: Code, context: HtmlContext): Html {
  const marked = context.prepared.code[codeKey(block)] ?? escapeHtml(block.value);
  const isParted = isLong(block.value);
  const shown = isParted || hasWideLines(block.value) ? inLines(marked, block.value, isParted) : marked;
  return markup`<pre${attribute('class', isParted ? 'long' : undefined)}><code>${shown}</code></pre>`;
}

/** Code of more lines may be parted between two pages. */
const longestWhole = 15;
const isLong = (code: string): boolean => code.split('\n').length > longestWhole;

/** How far a style sheet sets in an item, and a quote's or a remark's text on both sides; in mm. */
const indents = { item: 6, quote: 4 } as const;

function listHtml(list: List, outer: HtmlContext): Html {
  const context = indented(outer, indents.item);
  const tag = trustedHtml(list.ordered ? 'ol' : 'ul');
  const start = list.ordered && list.start !== 1 ? attribute('start', list.start) : markup``;
  const items = list.items.map(
    (item) => markup`<li${attribute('class', classesOf(item))}>${taskMark(item, context)}${itemHtml(item, context)}</li>`,
  );
  const digits = widestNumber(list);
  const looks = [...(digits > 2 ? [`--digits:${digits}`] : []), ...(list.letters ? [`list-style-type:${counterStyle(list.letters)}`] : [])];
  const style = looks.length > 0 ? attribute('style', looks.join(';')) : markup``;
  return markup`<${tag}${start}${style}>${join(items, '\n')}</${tag}>`;
}

function classesOf({ checked, children }: ListItem): string | undefined {
  const classes = [...(checked === undefined ? [] : ['task']), ...(isLongItem(children) ? ['long'] : [])];
  return classes.length > 0 ? classes.join(' ') : undefined;
}

function taskMark({ checked }: ListItem, context: HtmlContext): Html {
  if (checked === undefined) return markup``;
  const state = checked ? 'checked' : 'unchecked';
  return markup`<span class="box ${trustedHtml(state)}" role="img" aria-label="${word(context, state)}"></span>`;
}

/** A list item, a note or a definition: a single paragraph needs no `<p>` of its own. */
export function itemHtml({ children }: { readonly children: readonly Block[] }, context: HtmlContext, place: NotePlace = 'here'): Html {
  const [first, ...rest] = children;
  if (first?.type !== 'paragraph') return innerBlocks(children, context);
  const lead = isolated(inlinesHtml(first.children, context, place), context);
  return rest.length === 0 ? lead : markup`<p${attribute('class', lengthOf(first.children))}>${lead}</p>${innerBlocks(rest, context)}`;
}

/** Blocks inside another: their notes stand behind the outermost. */
function innerBlocks(blocks: readonly Block[], context: HtmlContext): Html {
  return join(blocks.map((block) => blockHtml(block, context, 6)));
}

function quoteHtml({ children, source, callout }: Quote, outer: HtmlContext): Html {
  const context = indented(outer, indents.quote);
  if (callout)
    return markup`<div${attribute('class', isLongRemark(children) ? 'callout long' : 'callout')}>${innerBlocks(children, context)}</div>`;
  const from = source ? markup`<footer><cite>${isolated(inlinesHtml(source, context), context)}</cite></footer>` : markup``;
  const direction = context.masthead.direction !== 'rtl' && leansRight(plainText(children)) ? 'rtl' : undefined;
  return markup`<blockquote${attribute('dir', direction)}>${join(children.map((child) => (isVerse(child) ? verseHtml(child, context) : blockHtml(child, context, 6))))}${from}</blockquote>`;
}

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** Each line in an element of its own: on a screen too narrow for it, it goes on further in, so that its turn is told from the next line. */
function verseHtml(verse: Paragraph, context: HtmlContext): Html {
  const lines = verseLines(verse).map(({ children }) => children.filter(({ type }) => type !== 'break'));
  const shown = lines.map((line) => markup`<span class="line">${isolated(inlinesHtml(line, context, 'here'), context)}</span>`);
  return markup`<p class="${trustedHtml([lengthOf(verse.children), 'verse'].filter(Boolean).join(' '))}">${join(shown, '<br>')}</p>`;
}

/** A large one takes the margin, too: its words would be too small in the column of text. */
function diagramHtml(block: Diagram, context: HtmlContext): Html {
  const picture = context.prepared.pictures[drawingKey(block.id)];
  const html = figureHtml(asFigure(block, context.masthead.labels), context);
  return picture && takesMargin(picture) ? markup`<div class="drawing wide">${html}</div>` : html;
}

function mathHtml({ value, id }: Extract<Block, { type: 'math' }>, context: HtmlContext): Html {
  const formula = { tex: value, display: true };
  const number = id === undefined ? undefined : context.text.numbers[id];
  const mark =
    number === undefined ? markup`` : markup`<span class="equation-number">(${escapeHtml(numeral(context.masthead.lang, number))})</span>`;
  const box = isWideFormula(formula, context) ? 'equation wide' : 'equation';
  return markup`<div${attribute('class', box)}${attribute('id', id)}>${formulaHtml(formula, context)}${mark}</div>`;
}
