/**
 * The author's own last words: a section "Thank you" or "Any questions?" at the end, with an address or two below it. It is the deck's last slide, in the
 * author's words, and no section: an agenda that lists "Thank you" says nothing, and paper does not thank. What stands below it, whom to write to,
 * ends the text on paper.
 *
 * Known by the heading's words; of questions alone, by their mark. What has more to say (a list of names to thank, questions to discuss) is a section like
 * others.
 */
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import type { Closing, Content, Section } from '../model/section.ts';
import { plainText } from '../model/walk.ts';

/** What such sections are called, in lower case, without punctuation. */
export interface ClosingWords {
  readonly thanks: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

/** Lines below the heading, letters of each, and of all together: what has room on the slide, below names and address. */
const most = { lines: 5, letters: 110, all: 420 } as const;

/** The last sections as a closing, where all of them are such; `undefined` where one says more. */
export function closingOf(sections: readonly Section[], words: ClosingWords): Closing | undefined {
  const [first, ...others] = sections;
  if (!first || !sections.every((section) => isClosing(section, words))) return undefined;
  const lines = [...linesOf(first), ...others.flatMap((other) => [other.heading, ...linesOf(other)])];
  const letters = lines.map((line) => plainText(line).length);
  const isShort = letters.every((count) => count <= most.letters) && letters.reduce((sum, count) => sum + count, 0) <= most.all;
  if (lines.length > most.lines || !isShort) return undefined;
  return { heading: withoutNumber(first.heading), lines, notes: sections.flatMap(({ notes }) => notes), position: first.position };
}

/** Whether a section may be (part of) the last slide by its heading and by what kinds of blocks it holds. */
export function isClosing(section: Section, words: ClosingWords): boolean {
  const { blocks, points, slides } = section;
  if (points.length + slides.length > 0 || !blocks.every(isPlainText)) return false;
  const own = phrasesOf(bareHeading(plainText(section.heading)));
  if (own.length === 0 || !own.every((phrase) => words.thanks.has(phrase) || words.questions.has(phrase))) return false;
  return own.some((phrase) => words.thanks.has(phrase)) || (asks.test(plainText(section.heading)) && isOnlyThanks(blocks, words));
}

/** "Discussion" and "Q&A" may be sections that somebody forgot to write. */
const asks = /[?؟？]/u;

/** A reader of paper is told whom to write to, behind a line; not thanks. */
export function closingOnPaper({ lines, position }: Closing, words: ClosingWords): readonly Block[] {
  const told = lines.filter((line) => !isOnlyThanks(line, words));
  if (told.length === 0) return [];
  const paragraphs = told.map((children): Block => ({ type: 'paragraph', children, position }));
  return [{ type: 'handout', children: [{ type: 'thematicBreak', position }, ...paragraphs], position }];
}

const isPlainText = (block: Block): boolean =>
  block.type === 'paragraph' ||
  block.type === 'heading' ||
  (block.type === 'list' && block.items.every(({ children }) => children.every(({ type }) => type === 'paragraph')));

function isOnlyThanks(nodes: Parameters<typeof plainText>[0], { thanks, questions }: ClosingWords): boolean {
  return phrasesOf(plainText(nodes)).every((phrase) => thanks.has(phrase) || questions.has(phrase));
}

/** "Thank you! Any questions?" is two. */
const phrasesOf = (text: string): readonly string[] =>
  text
    .split(/[!?¡¿.,;:…–—|/？！。،؟\n]+/u)
    .map(bareWords)
    .filter((phrase) => phrase !== '');

/** In lower case, without punctuation. */
export const bareWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}&’' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Without a number of its own. */
export const bareHeading = (text: string): string => text.replace(/^\s*(?:\d+(?:\.\d+)*[.):]?|[IVX]+[.)]|\p{Lu}[.)])\s+/u, '');

const withoutNumber = ([first, ...rest]: readonly Inline[]): readonly Inline[] =>
  first?.type === 'text' ? [{ ...first, value: bareHeading(first.value) }, ...rest] : first ? [first, ...rest] : [];

const linesOf = ({ blocks }: Content): readonly (readonly Inline[])[] => blocks.flatMap(linesIn);

function linesIn(block: Block): readonly (readonly Inline[])[] {
  if (block.type === 'list') return block.items.flatMap(({ children }) => children.flatMap(linesIn));
  return block.type === 'paragraph' || block.type === 'heading' ? brokenAt(block.children) : [];
}

function brokenAt(nodes: readonly Inline[]): readonly (readonly Inline[])[] {
  const at = nodes.findIndex(({ type }) => type === 'break');
  return at < 0 ? [nodes] : [nodes.slice(0, at), ...brokenAt(nodes.slice(at + 1))];
}
