/**
 * Inlines to Markdown: what may stand within a line of a slide.
 *
 * Emphasis is written with stars where CommonMark's flanking rules surely take them for such, else as HTML, which Marp lets pass.
 * Pictures are always `<img>`: in Marp's own syntax the alternative text holds commands (`![bg blur](…)`), and an author's words must not.
 */
import type { CitationItem, Inline } from '../../model/inline.ts';
import type { Citations, Names } from '../../model/names.ts';
import { transcribedPieces } from '../../model/transcribed.ts';
import { withHeldFormulas, type HeldFormula } from '../held-formulas.ts';
import { address, attribute, codeSpan, mathSpan, text } from './escape.ts';
import type { Markdown } from './escape.ts';

/** What inlines refer to. `pictures` gives a picture's data URI by its `src`. */
export interface References {
  readonly names: Names;
  /** Of what is numbered, by its id, in the language's digits. */
  readonly numbers?: Readonly<Record<string, Markdown>>;
  readonly citations: Citations;
  readonly pictures: Readonly<Record<string, string>>;
  /** What a column without a heading is called, for a screen reader. */
  readonly columnWord?: Markdown;
  /** Between two citations. */
  readonly semicolon?: string;
  /** Puts soft hyphens into words so long that a slide may have to part them. */
  readonly hyphenate?: (text: string) => string;
  /** Items of outer lists appear one by one. */
  readonly reveal?: boolean;
}

/** Inlines on one line. `linked`: already inside a link, which can't hold another. */
export function inlines(written: readonly Inline[], references: References, linked = false): Markdown {
  const nodes = withHeldFormulas(written);
  const pieces = nodes.map((node) => inline(node, references, linked));
  const marked = pieces.map((piece, index) => {
    const [sign, tag] = marks[nodes[index]?.type ?? 'text'] ?? [];
    if (sign === undefined || tag === undefined || piece === '') return piece;
    return canUseSign(piece, pieces[index - 1], pieces[index + 1]) ? sign + piece + sign : `<${tag}>${piece}</${tag}>`;
  });
  return marked.join('') as Markdown;
}

/** A picture as an element; `height` in px where it is known. */
export function image(src: string, alt: string, references: References, kind: string, height?: number): Markdown {
  return element(kind, references.pictures[src] ?? '', alt, height);
}

/** As `image`, for a picture that is no file of the article. `uri` is its address. */
export function element(kind: string, uri: string, alt: string, height?: number): Markdown {
  const tall = height === undefined ? '' : ` height="${height}"`;
  return `<img class="${kind}" alt="${attribute(alt)}"${tall} src="${uri}">` as Markdown;
}

const marks: Readonly<Partial<Record<(Inline | HeldFormula)['type'], readonly [string, string]>>> = {
  strong: ['**', 'strong'],
  emphasis: ['*', 'em'],
  delete: ['~~', 'del'],
};

/** Letters or digits at both ends, and no other marks beside it that would run into these. */
function canUseSign(piece: string, before: string | undefined, after: string | undefined): boolean {
  return /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(piece) && isApart(before?.at(-1)) && isApart(after?.at(0));
}

const isApart = (sign: string | undefined): boolean => sign === undefined || /[\s.,;:()]/.test(sign);

function inline(node: Inline | HeldFormula, references: References, linked: boolean): string {
  switch (node.type) {
    case 'text':
      return words(node.value, references);
    case 'strong':
    case 'emphasis':
    case 'delete':
      return inlines(node.children, references, linked);
    case 'subscript':
      return `<sub>${text(node.value)}</sub>`;
    case 'superscript':
      return `<sup>${text(node.value)}</sup>`;
    case 'inlineCode':
      return codeSpan(node.value);
    case 'inlineMath':
      return mathSpan(node.value);
    case 'heldFormula':
      return `<span class="held">${text(node.before)}${mathSpan(node.formula.value)}${text(node.behind)}</span>`;
    case 'break':
      return '<br>';
    case 'link':
      return link(node, references, linked);
    case 'crossReference':
      return node.children.length > 0 ? inlines(node.children, references, linked) : text(references.names[node.id] ?? '');
    case 'citation':
      return `<small class="citation">(${node.items.map((item) => cite(item, references)).join(text(references.semicolon ?? '; '))})</small>`;
    case 'footnoteReference':
    case 'blank':
      return '';
    case 'inlineImage':
      return image(node.src, node.alt, references, 'inline');
  }
}

/** What is transcribed is set in one face. */
function words(value: string, { hyphenate = (piece) => piece }: References): string {
  const pieces = transcribedPieces(value);
  return pieces.map((piece, index) => (index % 2 === 0 ? text(hyphenate(piece)) : `<span class="sounds">${text(piece)}</span>`)).join('');
}

function link(node: Extract<Inline, { type: 'link' }>, references: References, linked: boolean): string {
  const label = inlines(node.children, references, true);
  return linked || label === '' ? label : `[${label}](${address(node.url)})`;
}

function cite(item: CitationItem, { citations }: References): string {
  const name = citations[item.key];
  return text([item.authorless === true ? '' : name?.author, name?.year].filter(Boolean).join(' ') || item.key);
}
