/**
 * Formulas of a slide, wherever they stand in its blocks: broken over lines, or taken out of a line that they don't fit in.
 */
import type { Block } from '../../model/block.ts';
import { breakFormula } from '../../model/formula-lines.ts';

/** With each long formula over at least `lines` lines; nothing where none can be broken further. */
export function withBrokenFormulas(blocks: readonly Block[], lines: number): readonly Block[] | undefined {
  return changed(blocks, (block) => (block.type === 'math' && block.value.length > 30 ? [breakFormula(block, lines)] : [block]));
}

/** With wide formulas on lines of their own; nothing where there are none within text. */
export function withDisplayedFormulas(blocks: readonly Block[]): readonly Block[] | undefined {
  return changed(blocks, displayed);
}

const wideFormula = 40;

function displayed(block: Block): readonly Block[] {
  if (block.type !== 'paragraph') return [block];
  const pieces: Block[] = [];
  for (const node of block.children) {
    const last = pieces.at(-1);
    if (node.type === 'inlineMath' && node.value.length > wideFormula)
      pieces.push({ type: 'math', value: node.value, position: block.position });
    else if (last?.type === 'paragraph') pieces[pieces.length - 1] = { ...last, children: [...last.children, node] };
    else pieces.push({ ...block, children: [node] });
  }
  return pieces.length < 2 && pieces[0]?.type !== 'math' ? [block] : pieces;
}

function changed(blocks: readonly Block[], change: (block: Block) => readonly Block[]): readonly Block[] | undefined {
  const made = blocks.flatMap((block) => changedBlock(block, change));
  return made.length === blocks.length && made.every((block, index) => block === blocks[index]) ? undefined : made;
}

function changedBlock(block: Block, change: (block: Block) => readonly Block[]): readonly Block[] {
  const inside = (children: readonly Block[]): readonly Block[] => changed(children, change) ?? children;
  switch (block.type) {
    case 'list': {
      const items = block.items.map((item) =>
        inside(item.children) === item.children ? item : { ...item, children: inside(item.children) },
      );
      return items.every((item, index) => item === block.items[index]) ? [block] : [{ ...block, items }];
    }
    case 'blockquote':
      return inside(block.children) === block.children ? [block] : [{ ...block, children: inside(block.children) }];
    case 'definitionList': {
      const items = block.items.map((item) =>
        inside(item.description) === item.description ? item : { ...item, description: inside(item.description) },
      );
      return items.every((item, index) => item === block.items[index]) ? [block] : [{ ...block, items }];
    }
    default:
      return change(block);
  }
}
