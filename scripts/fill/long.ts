/**
 * What may be parted between two pages: text that takes more than three lines.
 *
 * Chromium leaves the last line of three alone on the next page, whatever `widows` says: it keeps `orphans` first. Fewer than four lines cannot be parted
 * into two and two, so they stay together; what is longer is told apart here, by its characters, since a style sheet knows of no lines.
 */
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import { plainText, walk } from '../model/walk.ts';

/** Three lines of the text column, in characters. In a narrower place the text has more lines, and stays whole all the same. */
const threeLines = 200;
/** A citation as it is printed, and a formula: about as much as "(Leeds et al. 2002)". */
const cited = 20;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The classes of a paragraph that may be parted, and of one that leads to what stands below it: a colon at a page's foot leads to nothing. */
export function lengthOf(children: readonly Inline[]): string | undefined {
  const classes = [...(isLongText(children) ? ['long'] : []), ...(/[:：]\s*$/u.test(plainText(children.slice(-1))) ? ['leads'] : [])];
  return classes.length > 0 ? classes.join(' ') : undefined;
}

/** Whether a list item, a note or an answer may be parted: it holds more than one short paragraph. */
export function isLongItem(children: readonly Block[]): boolean {
  const [first, ...rest] = children;
  return rest.length > 0 || first?.type !== 'paragraph' || isLongText(first.children);
}

/** A remark of more lines may be parted between two pages: kept whole, it would leave the better part of one empty. */
const longestRemark = 16;

/** Whether a remark may be parted. */
export const isLongRemark = (children: readonly Block[]): boolean => linesOf(children) > longestRemark;

/** About as many lines as blocks take in the text column, with the space between them. */
function linesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + 0.5 + blockLines(block), 0);
}

function blockLines(block: Block): number {
  switch (block.type) {
    case 'code':
      return block.value.split('\n').length + 1;
    case 'list':
      return block.items.reduce((sum, { children }) => sum + linesOf(children), 0);
    case 'table':
      return block.rows.length + 2;
    case 'math':
      return 2 + block.value.split('\\\\').length;
    case 'figure':
      return longestRemark;
    default:
      return Math.ceil(plainText([block]).length / (threeLines / 3));
  }
}

function isLongText(children: readonly Inline[]): boolean {
  const text = plainText(children);
  const room = threeLines - cited * walk(children).filter(({ type }) => type === 'citation' || type === 'inlineMath').length;
  if (text.length > room) return true;
  return wide.test(text) && [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0) > room;
}
