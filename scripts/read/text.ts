/** Opens a piece of Markdown: its nodes, and the context in which they are read; and reads its footnotes. */
import type { Definition as LinkDefinition, FootnoteDefinition, Nodes, RootContent } from 'mdast';
import type { Block } from '../model/article.ts';
import { readBlocks } from './blocks.ts';
import { withPlainBullets } from './bullets.ts';
import type { ArticleContext, TextContext } from './context.ts';
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
  for (const one of nodes)
    walk(one, (node) => {
      if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
      if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node);
    });
  return { nodes, context: { ...article, source: text, locate, scope, definitions, footnotes } };
}

/** The text's footnotes in the order in which it first refers to them; one that nothing refers to comes last and is reported. */
export function readFootnotes(context: TextContext): Footnote[] {
  const order = [...context.footnotes.keys()].map((id) => ({ id, at: context.source.search(referencePattern(id)) }));
  order.sort((a, b) => (a.at < 0 ? Infinity : a.at) - (b.at < 0 ? Infinity : b.at));
  return order.flatMap(({ id, at }) => {
    const node = context.footnotes.get(id);
    if (!node) return [];
    if (at < 0) {
      const start = node.position?.start ?? { line: 1, column: 1 };
      context.problems.warning('unused-footnote', context.locate(start.line, start.column), `nothing refers to the footnote "${id}"`);
      return [];
    }
    return [{ id: context.scope + id, children: readBlocks(node.children, context) }];
  });
}

/** `[^id]` that is not the definition itself. */
function referencePattern(id: string): RegExp {
  return new RegExp(`\\[\\^${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\](?!:)`, 'i');
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
}
