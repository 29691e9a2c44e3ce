/**
 * Going through an article's text in reading order, and its plain words.
 *
 * Why here: plan numbers what it meets, fill collects what it must typeset, and both must meet the same nodes in the same order.
 * Rejected: a visitor with callbacks; with a list the caller filters, stops and collects in plain loops. A generator, which hands each node up
 * through all levels above it: a deck is planned from many walks, and they took five times as long.
 */
import type { Block } from './block.ts';
import type { Inline } from './inline.ts';
import { formulaWords, scriptWords } from './formula-words.ts';

/** Anything in an article's text. */
export type Node = Block | Inline;

/** Every node at and below `nodes`, parents first, in the order in which they are read. */
export function walk(nodes: readonly Node[]): readonly Node[] {
  const all: Node[] = [];
  collect(nodes, all);
  return all;
}

function collect(nodes: readonly Node[], all: Node[]): void {
  for (const node of nodes) {
    all.push(node);
    const children = childrenOf(node);
    if (children.length > 0) collect(children, all);
  }
}

/** What stands directly inside a node, in reading order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'handout':
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
    case 'crossReference':
      return node.children;
    case 'list':
      return node.items.flatMap((item) => item.children);
    case 'table':
      return [...(node.caption ?? []), ...node.header.flat(), ...node.rows.flat(2), ...(node.credit ?? [])];
    case 'blockquote':
      return [...node.children, ...(node.source ?? [])];
    case 'figure':
      return [...node.pictures, node].flatMap(({ caption = [], credit = [] }) => [...caption, ...credit]);
    case 'chart':
      return [...(node.caption ?? []), ...(node.source ?? [])];
    case 'diagram':
      return node.caption ?? [];
    case 'definitionList':
      return node.items.flatMap((item) => [...item.term, ...item.description]);
    case 'text':
    case 'subscript':
    case 'superscript':
    case 'inlineCode':
    case 'inlineMath':
    case 'break':
    case 'citation':
    case 'footnoteReference':
    case 'inlineImage':
    case 'blank':
    case 'code':
    case 'math':
    case 'thematicBreak':
      return [];
  }
}

/** The author's pictures that a node shows itself, by their `src`. */
export function picturesIn(node: Node): readonly string[] {
  if (node.type === 'figure') return node.pictures.map(({ src }) => src);
  return node.type === 'inlineImage' ? [node.src] : [];
}

/** The words of `nodes` without any markup: for titles, bookmarks and alternative text. Citations and footnote marks are left out. */
export function plainText(nodes: readonly Node[]): string {
  return wordsOf(nodes, formulaWords);
}

/** The same with formulas as they are written, in TeX: for what must not change with how we show them, such as ids. */
export function writtenText(nodes: readonly Node[]): string {
  return wordsOf(nodes, (tex) => tex);
}

function wordsOf(nodes: readonly Node[], formula: (tex: string) => string): string {
  return walk(nodes)
    .map((node) => ownWords(node, formula))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function ownWords(node: Node, formula: (tex: string) => string): string {
  switch (node.type) {
    case 'inlineMath':
    case 'math':
      return formula(node.value);
    case 'subscript':
    case 'superscript':
      return scriptWords(node.type, node.value);
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'inlineImage':
      return node.alt;
    case 'break':
      return ' ';
    default:
      return '';
  }
}
