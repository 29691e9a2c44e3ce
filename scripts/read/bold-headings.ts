/**
 * A paragraph that is nothing but strong, and no sentence, is the heading of what stands below it: so word processors and chats write them.
 *
 * As one it stays with its text at a page's end, has its bookmark, and is the headline of its slide. What ends like a sentence, or stands before
 * another of its sort, is a strong paragraph; but a short question is what its text answers.
 */
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import { plainText } from '../model/walk.ts';
import { isLabel } from './captions.ts';
import type { TextContext } from './context.ts';

/** In characters. */
const longest = 80;
const longestQuestion = 60;

/** The blocks with such paragraphs as headings of depth 4, whose ids are still to be given (''). */
export function withBoldHeadings(blocks: readonly Block[], context: TextContext): readonly Block[] {
  return blocks.map((block, index) => {
    const heading = headingIn(block);
    const next = blocks[index + 1];
    const text = heading ? plainText(heading).trim() : '';
    const leadsOn = /[:：]$/u.test(text) && next?.type !== 'paragraph' && next?.type !== 'list';
    if (!heading || !next || next.type === 'heading' || headingIn(next) || leadsOn || isLabel(text, context)) return block;
    return { type: 'heading', depth: 4, id: '', children: withoutColon(heading), position: block.position };
  });
}

/** What is strong, where it is all of a short paragraph, no sentence and no line of a letter ("Dear Sir,", "Jakarta, 30 November", "(Applause)"). */
function headingIn(block: Block): readonly Inline[] | undefined {
  if (block.type !== 'paragraph') return undefined;
  const [only, ...others] = block.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  if (only?.type !== 'strong' || only.open || others.length > 0) return undefined;
  const text = plainText(only.children).trim();
  if (/^[^.!?…。！？؟]+[?？؟]$/u.test(text)) return text.length > longestQuestion ? undefined : only.children;
  const isOther = text.length > longest || /[.!?…。！？؟][)\]"”’»“]*$|[,;)]$|,\s*\p{N}/u.test(text);
  return isOther ? undefined : only.children;
}

function withoutColon(children: readonly Inline[]): readonly Inline[] {
  const last = children.at(-1);
  return last?.type === 'text' ? [...children.slice(0, -1), { ...last, value: last.value.replace(/\s*[:：]\s*$/u, '') }] : children;
}
