/** A list of sources that the author wrote (`Section.isReferences`): of what it consists, on slides as on paper. */
import type { Block, ListItem } from './block.ts';

/** Its entries: items of lists, or paragraphs. */
export function entriesOf(blocks: readonly Block[]): readonly ListItem[] {
  return blocks.flatMap((block): readonly ListItem[] => (block.type === 'list' ? block.items : [{ children: [block] }]));
}
