/**
 * How much of a slide blocks will take, before anybody has measured them.
 *
 * In px of the 1280 × 720 slide, from the theme's type sizes and an average letter, and in words: a slide that fits may still say too much.
 * Fitting measures again in the browser; this only has to be near, the same on every machine, and to err to the full side.
 */
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { SlideSize } from '../../model/options.ts';
import type { SlideKind } from '../../model/slide-kinds.ts';
import { isPictured } from '../../model/drawn.ts';
import { largestOf } from '../../model/extent.ts';
import { walk } from '../../model/walk.ts';
import { isWide } from '../../model/wide.ts';

/** What the theme (`templates/deck/themes/base.css`) gives to a slide's content. */
/** Widths of the text area by the slide's size. */
const pages = { '16:9': 1152, '4:3': 864 } as const;
const cellText = { size: 26, line: 34, gap: 16 };
/** Items of a list within a list. */
const nestedText = { size: 26, line: 35, gap: 8 };
/** As it is set where it fills a slide. */
const codeText = { size: 26, line: 33, gap: 32 };
/** Widths of an average letter, in parts of the type size. Letters beyond Latin's neighbours count as wide. */
const letter = { narrow: 0.5, wide: 1, fixed: 0.6 };

interface Body {
  /** What tables and code may fill. */
  readonly page: number;
  readonly size: number;
  readonly line: number;
  readonly gap: number;
  readonly width: number;
  /** What is left below the headline: of two lines, or of one where that is a label. */
  readonly height: number;
  /** Most words on one slide. */
  readonly words: number;
}
const body: Body = { page: pages['16:9'], size: 30, line: 40, gap: 20, width: 1040, height: 440, words: 48 };
const bodies: Readonly<Partial<Record<SlideKind, Body>>> = {
  takeaways: { ...body, size: 28, line: 37, height: 480, words: 80 },
  references: { page: pages['16:9'], size: 18.6, line: 27.6, gap: 10, width: 1152, height: 496, words: Infinity },
  question: { ...body, words: 80 },
  quote: { page: pages['16:9'], size: 46, line: 59, gap: 24, width: 966, height: 450, words: 80 },
  definition: { ...body, words: 70 },
  code: { ...body, height: 500 },
  timeline: { ...body, width: 780, gap: 24, words: 80 },
};

/** As many times the words of one slide stay together on one: two slides of two thirds as many look empty. */
export const oneSlide = 1.4;

/** Beyond as many times the words of one slide a list is told by the first sentences of its items, where these have more. */
export const wordy = 1.25;

/** For slides of `kind`: the share of one that blocks take by lines or by words, whichever is more. `slack`: as many times the words are taken for one. */
export function estimateFor(kind: SlideKind, slide: SlideSize = '16:9', slack = 1): (blocks: readonly Block[]) => number {
  const wide = bodies[kind] ?? body;
  const type = { ...wide, page: pages[slide], width: wide.width - pages['16:9'] + pages[slide] };
  return (blocks) => {
    const height = blocks.reduce((sum, block) => sum + blockHeight(block, type.width, type), 0);
    return Math.max(height / type.height, wordCount(blocks.filter(isRead)) / (type.words * slack));
  };
}

/** For slides of `kind`: the share of one that blocks take by their words alone. */
export function wordShareFor(kind: SlideKind): (blocks: readonly Block[]) => number {
  const { words } = bodies[kind] ?? body;
  return (blocks) => wordCount(blocks.filter(isRead)) / words;
}

/** Tables, code and figures are looked at, not read out: their words don't count. */
const isRead = (block: Block): boolean => block.type !== 'table' && block.type !== 'code' && !isPictured(block);

/**
 * Words in the blocks. Of scripts without spaces two signs count as one where each is a syllable, and five where it is a letter or the vowel at it; what is
 * written together in Korean is a word and its endings.
 */
export function wordCount(nodes: readonly (Block | Inline)[]): number {
  const text = plain(nodes);
  return signs(text, /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu) + (dense.test(text) ? inDense(text) : 0);
}

const signs = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Of the scripts below; most texts have none. */
const dense = /[\u0e00-\u109f\u1780-\u17ff\u3040-\ud7af]/;

function inDense(text: string): number {
  const syllables = signs(text, /[\u3040-\u30ff\u3400-\u9fff]/g) / 2 + signs(text, /[\uac00-\ud7af]/g) / 4;
  return Math.floor(syllables + signs(text, /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/g) / 5);
}

function plain(nodes: readonly (Block | Inline)[]): string {
  return walk(nodes)
    .map((node) => (node.type === 'text' || node.type === 'inlineCode' ? node.value : node.type === 'citation' ? ' (X) ' : ''))
    .join('');
}

/** How wide `text` runs in one line. */
function textWidth(text: string, size: number): number {
  const signs = [...text];
  const wide = signs.filter(isWide).length;
  return size * (letter.wide * wide + letter.narrow * (signs.length - wide));
}

function linesOf(nodes: readonly (Block | Inline)[], size: number, width: number): number {
  return Math.max(1, Math.ceil((textWidth(plain(nodes), size) * 1.04) / width));
}

function blockHeight(block: Block, width: number, type: Body): number {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return linesOf(block.children, type.size, width) * type.line + type.gap;
    case 'list':
      return block.items.reduce((sum, item) => sum + itemHeight(item.children, width - 40, type), 0);
    case 'table':
      return tableHeight(block, type.page);
    case 'code':
      return block.value.split('\n').reduce((sum, line) => sum + codeLines(line, type.page - 62) * codeText.line, codeText.gap);
    case 'blockquote':
      return block.children.reduce((sum, child) => sum + blockHeight(child, width, type), 40);
    case 'definitionList':
      return block.items.reduce((sum, item) => sum + itemHeight(item.description, width - 60, type) + type.line + type.gap, 0);
    case 'math':
      return 120 * block.value.split('\n').length;
    case 'figure':
    case 'chart':
    case 'diagram':
      return type.height;
    case 'thematicBreak':
    case 'handout':
      return 0;
  }
}

const codeLines = (line: string, width: number): number => Math.max(1, Math.ceil((line.length * codeText.size * letter.fixed) / width));

function itemHeight(children: readonly Block[], width: number, type: Body): number {
  const height = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + blockHeight(block, width, type), 0);
  const nested = children.filter((child) => child.type === 'list');
  const below = nested.reduce((sum, child) => sum + blockHeight(child, width, { ...type, ...nestedText }), 0);
  return Math.max(height(children.filter((child) => child.type !== 'list')), type.line + type.gap) + below;
}

/** Columns get what they want, and where that is too much the widest give way, as in a browser. */
function tableHeight({ header, rows, caption }: Extract<Block, { type: 'table' }>, page: number): number {
  const all = [header, ...rows];
  const wants = header.map((_, column) =>
    largestOf(
      all.map((row) => textWidth(plain(row[column] ?? []), cellText.size) * 0.95 + 24),
      60,
    ),
  );
  const widest = widestColumn(wants, page);
  const rowHeight = (row: (typeof rows)[number]): number =>
    Math.max(...wants.map((want, column) => cellLines(row[column] ?? [], Math.min(want, widest) - 24))) * cellText.line + cellText.gap;
  return all.reduce((sum, row) => sum + rowHeight(row), caption ? 60 : 36);
}

const cellLines = (cell: readonly Inline[], width: number): number =>
  Math.max(1, Math.ceil((textWidth(plain(cell), cellText.size) * 0.95) / Math.max(width, 40)));

/** The width to which columns are cut so that all fit the page. */
function widestColumn(wants: readonly number[], page: number): number {
  const sorted = [...wants].sort((a, b) => a - b);
  let left = page;
  for (const [index, want] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (want > share) return share;
    left -= want;
  }
  return Infinity;
}
