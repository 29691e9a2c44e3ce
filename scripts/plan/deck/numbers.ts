/** What a speaker can say of a chart on the slide: what it shows, and its numbers, since nobody can read them from afar. */
import type { Block } from '../../model/block.ts';
import { numbersOf } from '../../model/drawn.ts';

/** For the notes of a slide that shows `blocks`; nothing where there is no chart. */
export function saidOfCharts(blocks: readonly Block[], lang: string): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type !== 'chart') return [];
    const { alt, position } = block;
    return [{ type: 'paragraph', children: [{ type: 'text', value: alt }], position }, numbersOf(block, lang)];
  });
}
