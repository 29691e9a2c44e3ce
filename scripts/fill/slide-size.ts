/**
 * Few words are set larger: the largest of the theme's two larger sizes at which all lines surely stay on the slide.
 *
 * Sizes in px as in `base.css` and `larger.css`, letters by an average width. Fitting measures after this and takes the class away where it errs.
 * Rejected: growing in the browser until it is full; slides of one deck would have as many sizes as there are slides.
 */
import type { Block } from '../model/block.ts';
import type { Slide } from '../model/deck.ts';
import { largestOf } from '../model/extent.ts';
import { plainText } from '../model/walk.ts';
import { lettersOf } from '../model/wide.ts';

/** One size to try: the class, its type size, line height in parts of it, space between items. */
interface Step {
  readonly name: 'large' | 'medium';
  readonly size: number;
  readonly line: number;
  readonly gap: number;
}

/** As the theme sets what stands beside a formula or code. */
const wordsBeside: Step = { name: 'medium', size: 30, line: 1.4, gap: 0 };

const steps = (large: number, medium: number, line: number, gap: number): readonly Step[] => [
  { name: 'large', size: large, line, gap },
  { name: 'medium', size: medium, line, gap },
];

/** `['large']`, `['medium']` or nothing. `page`: the width of the slide's text area. */
export function typeSize({ kind, blocks }: Slide, page: number): readonly string[] {
  const found = candidates(kind).find((step) => hasRoom(kind, blocks, step, page));
  return found ? [found.name] : [];
}

function candidates(kind: Slide['kind']): readonly Step[] {
  switch (kind) {
    case 'points':
      return steps(40, 34, 1.35, 36);
    case 'takeaways':
      return steps(38, 33, 1.32, 32);
    case 'comparison':
      return steps(38, 34, 1.35, 24);
    case 'table':
      return steps(34, 30, 1.3, 22);
    case 'references':
      return steps(28, 24, 1.38, 16);
    case 'code':
      return steps(34, 30, 1.42, 0);
    case 'quote':
      return steps(64, 54, 1.28, 0);
    case 'math':
      return steps(80, 60, 1.6, 40);
    default:
      return [];
  }
}

function hasRoom(kind: Slide['kind'], blocks: readonly Block[], step: Step, page: number): boolean {
  const [first] = blocks;
  if (kind === 'table') return first?.type === 'table' && blocks.length === 1 && tableHasRoom(first, step, page);
  if (kind === 'code') return codeHasRoom(blocks, step, page);
  if (kind === 'math') return mathHasRoom(blocks, step, page);
  if (kind === 'quote') return blocks.length === 1 && textHeight(plainText(quoted(blocks)), step, page - 186) <= 300;
  if (kind === 'comparison') return sidesOf(blocks).every((side) => listHeight(side, step, page / 2 - 82) <= 330);
  return isPlain(blocks) && listHeight(blocks, step, page - 136) <= 420;
}

const quoted = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.type === 'blockquote' ? block.children : [block]));

const itemsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items.map((item) => item.children) : [[block]]));

/** Paragraphs, and lists of them. */
const isPlain = (blocks: readonly Block[]): boolean =>
  itemsOf(blocks)
    .flat()
    .every((block) => block.type === 'paragraph');

function sidesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const starts = blocks.flatMap((block, index) => (block.type === 'heading' ? [index] : []));
  return starts.map((start, index) => blocks.slice(start + 1, starts[index + 1]));
}

/** Infinite where anything but plain items is in it. */
function listHeight(blocks: readonly Block[], step: Step, width: number): number {
  if (!isPlain(blocks)) return Infinity;
  return itemsOf(blocks).reduce((sum, item) => sum + textHeight(plainText(item), step, width) + step.gap, 0);
}

function textHeight(text: string, { size, line }: Step, width: number): number {
  return Math.ceil((lettersOf(text) * size * 0.53) / width) * size * line;
}

/** Each row on one line. */
function tableHasRoom({ header, rows, caption }: Extract<Block, { type: 'table' }>, { size, line, gap }: Step, page: number): boolean {
  const all = [header, ...rows];
  const widths = header.map((_, column) => largestOf(all.map((row) => lettersOf(plainText(row[column] ?? [])))) * size * 0.5 + 24);
  const width = widths.reduce((sum, one) => sum + one, 0);
  return width <= page && all.length * (size * line + gap) <= (caption ? 410 : 440);
}

/** One formula of one line, alone or, smaller, among up to five lines of words. */
function mathHasRoom(blocks: readonly Block[], { name, size }: Step, page: number): boolean {
  const [formula, ...others] = blocks.filter(({ type }) => type === 'math');
  const words = blocks.filter((block) => block !== formula);
  if (formula?.type !== 'math' || others.length > 0 || /\\\\|\\begin/.test(formula.value)) return false;
  if (
    words.length > 0 &&
    (name === 'large' || !isPlain(words) || listHeight(words, wordsBeside, page) > 5 * wordsBeside.size * wordsBeside.line)
  ) {
    return false;
  }
  return formula.value.length * size * 0.4 <= page;
}

/** A block of code, alone or with words before or behind it. */
function codeHasRoom(blocks: readonly Block[], { size, line }: Step, page: number): boolean {
  const [code, ...others] = blocks.filter(({ type }) => type === 'code');
  const words = blocks.filter((block) => block !== code);
  if (code?.type !== 'code' || others.length > 0 || !isPlain(words)) return false;
  const rows = code.value.split('\n');
  const height = rows.length * size * line + listHeight(words, wordsBeside, page);
  return rows.every((row) => lettersOf(row) * size * 0.6 <= page - 62) && height <= 400;
}
