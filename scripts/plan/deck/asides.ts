/**
 * The paragraphs that belong to a figure, a formula or another piece of evidence: what leads to it, and what explains it. They are said with it; a formula
 * or code is shown with them (`evidence-words.ts`).
 */
import type { Block } from '../../model/block.ts';
import { goesOn } from '../../model/goes-on.ts';
import { plainText, walk } from '../../model/walk.ts';
import { wordCount } from './estimate.ts';
import { isEvidence } from './kinds.ts';
import { firstSentence, isFinished, joinedSentences, sentences } from './sentence.ts';
import { isOnlyOpening } from './strong.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** The paragraphs that say nothing without the evidence beside them: what leads to it, and what explains a formula ("where R is …"). */
export function asides(blocks: readonly Block[], lang: string): ReadonlyMap<Block, readonly Block[]> {
  const found = new Map<Block, Block[]>();
  const add = (block: Block, aside: Block): unknown => found.set(block, [...(found.get(block) ?? []), aside]);
  blocks.forEach((block, index) => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    if (block.type !== 'paragraph') return;
    const shown = next && isExampleNumber(next) ? blocks[index + 2] : next;
    if (shown && isEvidence(shown) && leadsOn(block, lang)) add(shown, block);
    else if (before && explains(block, before, lang)) add(before, block);
  });
  return found;
}

/** The rest of a formula's sentence, or one that begins with a letter of the formula: "Here $R$ is …", "Dabei ist $I$ die …". */
function explains(block: Paragraph, before: Block, lang: string): boolean {
  if (before.type !== 'math') return false;
  if (goesOn(block, before)) return true;
  const first = firstSentence(block.children, lang);
  const place = first.findIndex(({ type }) => type === 'inlineMath');
  const letter = first[place];
  if (letter?.type !== 'inlineMath' || /[=<>]|\\(?:approx|[gl]eq?|in|to)\b/u.test(letter.value)) return false;
  return before.value.includes(letter.value) && wordCount(first.slice(0, place)) <= wordsBeforeLetter;
}

/** "Dabei ist", "In this": more words say something else than what the letter is. */
const wordsBeforeLetter = 2;

/** What explains a formula and then says something strong, as two paragraphs: the first goes with the formula, the second is shown for itself. */
export function parted(blocks: readonly Block[], lang: string): readonly Block[] {
  return blocks.flatMap((block, index): readonly Block[] => {
    const before = blocks[index - 1];
    if (block.type !== 'paragraph' || !before || !explains(block, before, lang)) return [block];
    const [first = [], ...others] = sentences(block.children, lang);
    if (!others.some((sentence) => walk(sentence).some(({ type }) => type === 'strong'))) return [block];
    const rest = joinedSentences(others);
    return [
      { ...block, children: first },
      { ...block, children: rest },
    ];
  });
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
