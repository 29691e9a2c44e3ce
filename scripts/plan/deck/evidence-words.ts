/**
 * The words without which a formula, or a few lines of code, say nothing on a slide: "The share is", be it the end of a longer paragraph, "where n is the number
 * of pupils", and the sentences beside a formula that say what its letters mean. Rejected: the whole paragraphs beside it, which are text to be read.
 */
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import { plainText, walk } from '../../model/walk.ts';
import { wordCount } from './estimate.ts';
import { firstSentence, isFinished, joinedSentences, sentences } from './sentence.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type Formula = Extract<Block, { type: 'math' }>;
type Code = Extract<Block, { type: 'code' }>;

/** Most words that are shown with a formula or code, and fewest: "and" is not shown. */
const wordsBeside = { fewest: 2, math: 44, code: 24 } as const;
/** Most lines of code that leave room for words. */
const fewLines = 8;
/** "It is", "so that": a lead of so few words says nothing without the sentence before it. */
const shortLead = 2;

/**
 * The evidence among its words; where these are too many, of what explains it the first sentence, else only that, or only what leads to it. `said`: the
 * paragraphs that are only for it.
 */
export function withWords(shown: Formula | Code, said: readonly Block[], blocks: readonly Block[], lang: string): readonly Block[] {
  if (shown.type === 'code' && shown.value.split('\n').length > fewLines) return [shown];
  const place = blocks.indexOf(shown);
  const own = (from: number, to: number): readonly Block[] => blocks.slice(from, to).filter((block) => said.includes(block));
  const [before, after] = [blocks[place - 1], blocks[place + 1]];
  const isLed = before?.type === 'paragraph' && !said.includes(before);
  const lead = isLed ? leading(before, shown, lang) : own(0, place);
  const isFollowed = after?.type === 'paragraph' && !said.includes(after) && !names(lead, shown);
  const explained = isFollowed ? explaining(after, shown, lang) : own(place + 1, blocks.length).filter((block) => !isRest(block));
  const short = explained.map((block) =>
    block.type === 'paragraph' ? { ...block, children: firstSentence(block.children, lang) } : block,
  );
  const choices = [[lead, explained] as const, [lead, short] as const, [[], short] as const, [lead, []] as const];
  const words = choices.find((sides) => isFew(sides.flat(), shown));
  return words ? [...words[0], shown, ...words[1]] : [shown];
}

/** The paragraph before the evidence, where all of it is shown with it: shown on a slide of its own, too, it would be read twice. */
export function wholeLead(evidence: Block, said: readonly Block[], blocks: readonly Block[], lang: string): Paragraph | undefined {
  if (evidence.type !== 'math' && evidence.type !== 'code') return undefined;
  const before = blocks[blocks.indexOf(evidence) - 1];
  if (before?.type !== 'paragraph' || said.includes(before)) return undefined;
  const [first] = withWords(evidence, said, blocks, lang);
  return first?.type === 'paragraph' && plainText(first.children) === plainText(before.children) ? before : undefined;
}

/** The last words of a formula's sentence, which say nothing of its letters: "entries.", "per year." */
const isRest = (block: Block): boolean => wordCount([block]) < 4 && !walk([block]).some(({ type }) => type === 'inlineMath');

function isFew(words: readonly Block[], { type }: Formula | Code): boolean {
  const count = wordCount(words);
  return count >= wordsBeside.fewest && count <= wordsBeside[type];
}

/**
 * The last sentence of a paragraph, where it goes on in what is shown, with those right before it that name a formula's letters, and the one before a short
 * one; none where it is too long.
 */
function leading(paragraph: Paragraph, shown: Formula | Code, lang: string): readonly Paragraph[] {
  if (isFinished(paragraph.children)) return [];
  const all = sentences(paragraph.children, lang);
  const most = wordsBeside[shown.type];
  let lead = joined(paragraph, all.slice(-1));
  if (wordCount([lead]) > most) return [];
  for (let from = all.length - 2; from >= 0; from--) {
    const isNeeded = names([joined(paragraph, all.slice(from, from + 1))], shown) || wordCount([lead]) <= shortLead;
    const longer = joined(paragraph, all.slice(from));
    if (!isNeeded || wordCount([longer]) > most) break;
    lead = longer;
  }
  return [lead];
}

/** "Here $m$ is the mass and $c$ the speed of light.": the first sentence behind a formula, where it names two of its letters. */
function explaining(paragraph: Paragraph, formula: Formula | Code, lang: string): readonly Paragraph[] {
  const shown = joined(paragraph, sentences(paragraph.children, lang).slice(0, 1));
  return lettersIn([shown], formula).size > 1 ? [shown] : [];
}

const joined = (paragraph: Paragraph, all: readonly (readonly Inline[])[]): Paragraph => ({
  ...paragraph,
  children: joinedSentences(all),
});

const names = (blocks: readonly Block[], shown: Formula | Code): boolean => lettersIn(blocks, shown).size > 0;

/** The formulas within a text that are part of the formula, as letters that it explains are; of code none. */
function lettersIn(blocks: readonly Block[], { type, value }: Formula | Code): ReadonlySet<string> {
  if (type === 'code') return new Set();
  const small = walk(blocks).flatMap((node) => (node.type === 'inlineMath' ? [signs(node.value)] : []));
  return new Set(small.filter((letter) => letter.trim() !== '' && signs(value).includes(letter)));
}

/** TeX as its commands and signs, each between blanks, so that "e" is no part of `\exp`; without braces: `x_i` is `x_{i}`. */
const signs = (tex: string): string => ` ${(tex.match(/\\\p{L}+|\\?[^\s{}]/gu) ?? []).join(' ')} `;
