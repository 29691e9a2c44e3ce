/** Paragraphs that tell of the block above or below them: a quote's source, the caption of a table or picture, its credit. How each looks, its own file says. */
import type { Paragraph, RootContent } from 'mdast';
import type { Block, Quote } from '../model/block.ts';
import type { Figure } from '../model/figure.ts';
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import { isPictured, type Drawn } from '../model/drawn.ts';
import { isCaption, readCaption, type Captioned } from './captions.ts';
import type { TextContext } from './context.ts';
import { creditOf } from './credits.ts';
import { languageOf } from './fenced.ts';
import { isFigure } from './figures.ts';
import { readInlines } from './inlines.ts';
import type { LetteredList } from './lettered.ts';
import { photoCaptionOf } from './photo-captions.ts';
import { sourceBelow } from './quotes.ts';

/** What stands one below another, lists that letters count among it. */
export type FlowNode = RootContent | LetteredList;

type CaptionedBlock = Table | Figure | Drawn;

/** Whether it may have a caption. */
export const isCaptioned = (block: Block): block is CaptionedBlock => block.type === 'table' || isPictured(block);

/** A block with what the paragraph below it tells of it: a quote's source, a caption, a credit; nothing where that is text. `behind`: the two that follow the paragraph. */
export function withTold(node: Paragraph, last: Block, behind: readonly FlowNode[], context: TextContext): Block | undefined {
  return (
    withSourceBelow(node, last, context) ??
    withCaptionBelow(node, last, behind, context) ??
    withCreditBelow(node, last, context) ??
    withPhotoCaption(node, last, context)
  );
}

function withSourceBelow(node: Paragraph, last: Block, context: TextContext): Quote | undefined {
  const source = last.type === 'blockquote' && !last.source && !last.callout ? sourceBelow(node) : undefined;
  return source && last.type === 'blockquote' ? { ...last, source: readInlines(source, context) } : undefined;
}

/** Between two of a sort a caption is the lower one's, unless that has one below, too. */
function withCaptionBelow(node: Paragraph, last: Block, [next, after]: readonly FlowNode[], context: TextContext): Block | undefined {
  if (!isCaptioned(last) || last.caption) return undefined;
  const sort = last.type === 'table' ? 'table' : 'figure';
  const isNexts = captionedAs(next, context) === sort && !(after?.type === 'paragraph' && isCaption(after, sort, context));
  return !isNexts && isCaption(node, sort, context) ? withCaption(last, node, context) : undefined;
}

function withCreditBelow(node: Paragraph, last: Block, context: TextContext): Block | undefined {
  if (last.type !== 'table' && last.type !== 'figure' && last.type !== 'chart') return undefined;
  const found = creditOf(node, context.creditWords);
  if (!found) return undefined;
  if (last.type === 'chart') return found.origin && !last.source ? { ...last, source: readInlines(found.origin, context) } : undefined;
  const before: readonly Inline[] = last.credit ? [...last.credit, { type: 'break' }] : [];
  return { ...last, credit: [...before, ...readInlines(found.children, context)] };
}

function withPhotoCaption(node: Paragraph, last: Block, context: TextContext): Figure | undefined {
  const found = last.type === 'figure' && !last.caption && !last.credit ? photoCaptionOf(node) : undefined;
  if (!found || last.type !== 'figure') return undefined;
  const words = (value: string): Inline[] =>
    readInlines([{ type: 'text', value, ...(node.position && { position: node.position }) }], context);
  return { ...last, caption: words(found.caption), credit: words(found.credit) };
}

/** What a node will be a caption's owner as. */
export function captionedAs(node: FlowNode | undefined, context: TextContext): Captioned | undefined {
  if (node?.type === 'table') return 'table';
  if (node?.type === 'code') return ['chart', 'mermaid'].includes(languageOf(node)) ? 'figure' : undefined;
  return node?.type === 'paragraph' && isFigure(node, context) ? 'figure' : undefined;
}

/** With the paragraph as its caption, and the id that stands there. */
export function withCaption<One extends CaptionedBlock>(block: One, node: Paragraph, context: TextContext): One {
  const { inlines = [], id } = readCaption(node, block.type === 'table' ? 'table' : 'figure', context) ?? {};
  return { ...block, caption: inlines, ...(id === undefined ? {} : { id }) };
}
