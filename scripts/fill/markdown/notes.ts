/**
 * Blocks as plain text: what the presenter's view shows under a slide. Marp gives a comment's text as it stands, so markup would be read out.
 */
import type { Block, ListItem } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import { scriptWords } from '../../model/formula-words.ts';
import { itemMark } from '../../model/list-numbers.ts';
import type { References } from './inline.ts';

/** The notes of a slide; an empty line between blocks. */
export function notesText(blocks: readonly Block[], references: References): string {
  return blocks
    .map((block) => blockText(block, references))
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** Inlines as words. */
function inlineText(nodes: readonly Inline[], references: References): string {
  return nodes.map((node) => word(node, references)).join('');
}

function word(node: Inline, references: References): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return node.value;
    case 'subscript':
    case 'superscript':
      return scriptWords(node.type, node.value);
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
      return inlineText(node.children, references);
    case 'crossReference':
      return node.children.length > 0 ? inlineText(node.children, references) : (references.names[node.id] ?? '');
    case 'citation':
      return `(${node.items.map(({ key, authorless }) => citedAs(key, authorless === true, references)).join(references.semicolon ?? '; ')})`;
    case 'inlineImage':
      return node.alt;
    case 'break':
      return '\n';
    case 'footnoteReference':
    case 'blank':
      return '';
  }
}

function citedAs(key: string, authorless: boolean, { citations }: References): string {
  const name = citations[key];
  return name ? [authorless ? '' : name.author, name.year].filter(Boolean).join(' ') : key;
}

function blockText(block: Block, references: References): string {
  const lines = (nodes: readonly Inline[]): string => inlineText(nodes, references);
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return lines(block.children);
    case 'list':
      return block.items.map((item, index) => itemText(item, block.ordered ? `${itemMark(block, index)} ` : '- ', references)).join('\n');
    case 'blockquote':
      return [notesText(block.children, references), lines(block.source ?? [])].filter(Boolean).join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(lines).join(' | ')).join('\n');
    case 'definitionList':
      return block.items.map(({ term, description }) => `${lines(term)}\n${notesText(description, references)}`).join('\n');
    case 'figure':
      return block.caption ? lines(block.caption) : block.pictures.map(({ caption, alt }) => (caption ? lines(caption) : alt)).join(', ');
    case 'chart':
    case 'diagram':
      return block.caption ? lines(block.caption) : block.alt;
    case 'code':
    case 'math':
      return block.value;
    case 'thematicBreak':
    case 'handout':
      return '';
  }
}

function itemText({ children }: ListItem, marker: string, references: References): string {
  return marker + notesText(children, references).replaceAll('\n\n', '\n');
}
