/**
 * Which kind of slide blocks make, where the author did not say.
 */
import type { Block, ContentKind } from '../../model/article.ts';
import { wordCount } from './estimate.ts';

/** Blocks that always get a slide of their own, and its kind. */
export const evidenceKinds: Readonly<Partial<Record<Block['type'], ContentKind>>> = {
  figure: 'figure',
  table: 'table',
  blockquote: 'quote',
  code: 'code',
  math: 'math',
  definitionList: 'definition',
};

/** The kind that the blocks of a `:::slide` ask for: what they show besides text, two headings set against each other, or how much they say. */
export function kindOf(blocks: readonly Block[]): ContentKind {
  if (blocks.filter(({ type }) => type === 'heading').length === 2 && blocks[0]?.type === 'heading') return 'comparison';
  const evidence = blocks.map(({ type }) => evidenceKinds[type]).find((kind) => kind !== undefined);
  if (evidence) return evidence;
  const [only] = blocks;
  return !only || (blocks.length === 1 && only.type === 'paragraph' && wordCount([only]) <= 26) ? 'statement' : 'points';
}

/** Whether blocks can be shown as `kind` at all: a table slide needs a table. */
export function suits(kind: ContentKind, blocks: readonly Block[]): boolean {
  const needed = Object.keys(evidenceKinds).find((type) => evidenceKinds[type as Block['type']] === kind);
  if (kind === 'definition' || needed === undefined)
    return kind !== 'comparison' || blocks.filter(({ type }) => type === 'heading').length === 2;
  return blocks.some(({ type }) => type === needed);
}

/** Blocks without `:::handout`, wherever it stands. */
export function spoken(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'handout' || block.type === 'thematicBreak') return [];
    if (block.type === 'blockquote') return [{ ...block, children: spoken(block.children) }];
    if (block.type === 'list') return [{ ...block, items: block.items.map((item) => ({ ...item, children: spoken(item.children) })) }];
    if (block.type === 'definitionList')
      return [{ ...block, items: block.items.map((item) => ({ ...item, description: spoken(item.description) })) }];
    return [block];
  });
}
