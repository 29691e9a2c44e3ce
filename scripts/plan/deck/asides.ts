/**
 * The paragraphs that belong to a figure, a formula or another piece of evidence: what leads to it, and what explains it. They are said with it; a formula
 * or code is shown with them (`evidence-words.ts`).
 */
import type { Block, Inline } from '../../model/article.ts';
import { goesOn } from '../../model/goes-on.ts';
import { plainText } from '../../model/walk.ts';
import { isEvidence } from './kinds.ts';
import { sentences } from './sentence.ts';
import { isOnlyOpening } from './strong.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** The paragraphs that say nothing without the evidence beside them: what leads to it, and what goes on after a formula ("where R is …"). */
export function asides(blocks: readonly Block[], lang: string): ReadonlyMap<Block, readonly Block[]> {
  const found = new Map<Block, Block[]>();
  const add = (block: Block, aside: Block): unknown => found.set(block, [...(found.get(block) ?? []), aside]);
  blocks.forEach((block, index) => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    if (block.type !== 'paragraph') return;
    const shown = next && isExampleNumber(next) ? blocks[index + 2] : next;
    if (shown && isEvidence(shown) && leadsOn(block, lang)) add(shown, block);
    else if (before && goesOn(block, before)) add(before, block);
  });
  return found;
}

/** "(1)", "(3a)" in a paragraph of its own, as linguists number what they show. */
const isExampleNumber = (block: Block): boolean =>
  block.type === 'paragraph' && block.children.length === 1 && /^\(\p{Nd}{1,3}\p{Ll}?\)$/u.test(plainText(block.children).trim());

/** A single sentence that ends with a colon, or with nothing; a strong opening ("**Example.**") may stand before it. */
function leadsOn({ children }: Paragraph, lang: string): boolean {
  if (isFinished(children)) return false;
  const all = sentences(children, lang);
  const [first] = children;
  return all.length === 1 || (all.length === 2 && first?.type === 'strong' && isOnlyOpening(all[0] ?? [], first));
}

/** Whether a text ends as a sentence does: what does not leads to what follows it. */
export const isFinished = (nodes: readonly Inline[]): boolean => /[.!?…。！？؟][)\]”"’»」]*$/u.test(plainText(nodes).trim());
