/** A quote on its slide: the large mark says what it is, so that the marks around all of its words are left out. */
import type { Quote } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import { plainText } from '../../model/walk.ts';

const opening = /^\s*[“„«‹「『»]\s*/u;
const closing = /\s*[”“»›」』«]\s*$/u;
const all = /[“”„«»‹›「」『』]/gu;

/** The quote without the marks around it, where it is one paragraph and has no others. */
export function withoutMarks(quote: Quote): Quote {
  const [paragraph, ...others] = quote.children;
  if (paragraph?.type !== 'paragraph' || others.length > 0) return quote;
  const text = plainText(paragraph.children);
  const last = paragraph.children.findLastIndex((node) => node.type !== 'citation' && node.type !== 'footnoteReference' && !isBlank(node));
  const isWhole = paragraph.children[0]?.type === 'text' && paragraph.children[last]?.type === 'text';
  if (!isWhole || !opening.test(text) || !closing.test(text) || text.match(all)?.length !== 2) return quote;
  const children = paragraph.children.map((node, index) => trimmed(node, index === 0, index === last));
  return { ...quote, children: [{ ...paragraph, children }] };
}

const isBlank = (node: Inline): boolean => node.type === 'text' && node.value.trim() === '';

function trimmed(node: Inline, isFirst: boolean, isLast: boolean): Inline {
  if (node.type !== 'text') return node;
  const value = isFirst ? node.value.replace(opening, '') : node.value;
  return isFirst || isLast ? { ...node, value: isLast ? value.replace(closing, '') : value } : node;
}
