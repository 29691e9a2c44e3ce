/** Blanks in blocks: in what teaches. Captions, credits, sources of quotations, headings of columns and sub-headings stay. */
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import { plainText } from '../../model/walk.ts';

/** What is done to the text of one stretch after the other, in reading order. */
export interface BlankBlocks {
  readonly inlines: (inlines: readonly Inline[]) => readonly Inline[];
  /** A sub-heading begins: it says these words. */
  readonly under: (heading: string) => void;
}

/** The blocks, every run of teaching words in them sent through `blanks.inlines` in reading order. */
export function blankBlocks(blocks: readonly Block[], blanks: BlankBlocks): readonly Block[] {
  return blocks.map((block) => blankBlock(block, blanks));
}

function blankBlock(block: Block, blanks: BlankBlocks): Block {
  const inside = (blocks: readonly Block[]): readonly Block[] => blankBlocks(blocks, blanks);
  switch (block.type) {
    case 'paragraph':
      return isLabel(block.children) ? block : { ...block, children: blanks.inlines(block.children) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, children: inside(item.children) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(blanks.inlines)) };
    case 'blockquote':
    case 'handout':
      return { ...block, children: inside(block.children) };
    case 'definitionList':
      return {
        ...block,
        items: block.items.map(({ term, description }) => ({ term: blanks.inlines(term), description: inside(description) })),
      };
    case 'heading':
      blanks.under(plainText(block.children));
      return block;
    case 'figure':
    case 'chart':
    case 'diagram':
    case 'code':
    case 'math':
    case 'thematicBreak':
      return block;
  }
}

/** "**Tools and materials:**" in a line of its own: the name of what stands below it, and nothing to be learned. */
function isLabel(children: readonly Inline[]): boolean {
  const isStrong = children.every((node) => node.type === 'strong' || (node.type === 'text' && /^[\s:：]*$/u.test(node.value)));
  return isStrong && /[:：]\s*$/u.test(plainText(children));
}
