/** Opens a piece of Markdown: its nodes, and the context in which they are read; and reads its footnotes. */
import type { Definition as LinkDefinition, FootnoteDefinition, Nodes, RootContent } from 'mdast';
import type { Block } from '../model/article.ts';
import { readBlocks } from './blocks.ts';
import { withPlainBullets } from './bullets.ts';
import { placeOf, type ArticleContext, type TextContext } from './context.ts';
import { parseMarkdown } from './markdown.ts';
import type { Locate } from './yaml.ts';

export interface Footnote {
  readonly id: string;
  readonly children: readonly Block[];
}

export function openText(
  written: string,
  locate: Locate,
  scope: string,
  article: ArticleContext,
): { nodes: readonly RootContent[]; context: TextContext } {
  const text = withPlainBullets(written);
  const nodes = parseMarkdown(text, article.known.markdown);
  const definitions = new Map<string, LinkDefinition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const mentions = new Map<string, Set<string>>();
  const visit = (node: Nodes, within: string): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node);
    if (node.type === 'footnoteReference') mentions.set(within, (mentions.get(within) ?? new Set()).add(node.identifier));
    const inside = node.type === 'footnoteDefinition' ? node.identifier : within;
    if ('children' in node) for (const child of node.children) visit(child, inside);
  };
  for (const node of nodes) visit(node, '');
  return { nodes, context: { ...article, source: text, locate, scope, definitions, footnotes, mentions } };
}

/** The text's footnotes in the order in which it first refers to them, then those of which only footnotes speak; one of which none does is reported. */
export function readFootnotes(context: TextContext): Footnote[] {
  const used = new Set(context.mentions.get(''));
  for (const id of used) for (const inner of context.mentions.get(id) ?? []) used.add(inner);
  for (const [id, node] of context.footnotes) {
    if (!used.has(id)) context.problems.warning('unused-footnote', placeOf(node, context), `nothing refers to the footnote "${id}"`);
  }
  return [...used].flatMap((id) => {
    const node = context.footnotes.get(id);
    return node ? [{ id: context.scope + id, children: readBlocks(node.children, context) }] : [];
  });
}
