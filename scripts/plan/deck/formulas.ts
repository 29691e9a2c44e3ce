/** The TeX of a deck's formulas in the order in which its slides show them, for tags that Marp's drawings leave without a text. */
import type { Deck } from '../../model/deck.ts';
import { walk } from '../../model/walk.ts';

/** Headings before what stands below them; numbered formulas among the others. */
export function formulasOf({ slides }: Deck): string[] {
  const nodes = slides.flatMap(({ heading, blocks }) => [...walk([...heading, ...blocks])]);
  return nodes.flatMap((node) => (node.type === 'math' || node.type === 'inlineMath' ? [node.value] : []));
}
