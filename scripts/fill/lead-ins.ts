/**
 * "Fear: they will not come" in every item of a list: the words before the colon are what the eye looks for, and are set strong.
 *
 * Only where all items of a list have them; a single colon is just a colon.
 */
import type { Block, List, ListItem } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';

/** Longest lead-in, in characters. */
const longest = 28;
const leadIn = new RegExp(`^([^:：]{1,${longest}}[:：])(?=\\s|$|[^\\x00-\\x7f])`, 'u');

/** The blocks with the lead-ins of their lists set strong. */
export function withLeadIns(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) =>
    block.type === 'list' && block.items.length > 1 && block.items.every(hasLeadIn) ? strengthened(block) : block,
  );
}

function hasLeadIn({ children: [first] }: ListItem): boolean {
  const [opening, next] = first?.type === 'paragraph' ? first.children : [];
  return opening?.type === 'text' && leadIn.test(opening.value) && (next !== undefined || !/[:：]\s*$/.test(opening.value));
}

function strengthened(list: List): List {
  return {
    ...list,
    items: list.items.map(({ children, ...item }) => ({
      ...item,
      children: children.map((block, index) => (index === 0 ? lead(block) : block)),
    })),
  };
}

function lead(block: Block): Block {
  const [opening, ...rest] = block.type === 'paragraph' ? block.children : [];
  if (block.type !== 'paragraph' || opening?.type !== 'text') return block;
  const words = leadIn.exec(opening.value)?.[1] ?? '';
  const strong: Inline = { type: 'strong', children: [{ type: 'text', value: words }] };
  return { ...block, children: [strong, { type: 'text', value: opening.value.slice(words.length) }, ...rest] };
}
