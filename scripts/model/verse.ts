/** Paragraphs whose lines stay lines: a poem is parted and joined between them only. */
import type { Block } from './block.ts';
import type { Inline } from './inline.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** Whether a block is a paragraph of lines. */
export const isVerse = (block: Block): block is Paragraph => block.type === 'paragraph' && block.children.some(isBreak);

const isBreak = ({ type }: Inline): boolean => type === 'break';

/** Its lines, a paragraph each; all but the last keep the break that ends them. */
export function verseLines(verse: Paragraph): readonly Paragraph[] {
  const lines: Inline[][] = [[]];
  for (const inline of verse.children) {
    lines.at(-1)?.push(inline);
    if (isBreak(inline)) lines.push([]);
  }
  return lines.filter((line) => line.length > 0).map((children) => ({ ...verse, children }));
}

/** Children of a quote with the lines of one stanza in one paragraph again, and no break at its end. */
export function joinedVerse(children: readonly Block[]): readonly Block[] {
  return children.reduce<Block[]>((before, child) => {
    const last = before.at(-1);
    const goesOn = last?.type === 'paragraph' && child.type === 'paragraph' && last.position === child.position && endsOpen(last);
    return goesOn ? [...before.slice(0, -1), { ...last, children: [...last.children, ...child.children] }] : [...before, child];
  }, []);
}

const endsOpen = ({ children }: Paragraph): boolean => children.at(-1)?.type === 'break';
