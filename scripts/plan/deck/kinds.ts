/**
 * Which kind of slide blocks make, where the author did not say.
 */
import type { Block, Quote } from '../../model/block.ts';
import type { ContentKind } from '../../model/slide-kinds.ts';
import { askedNumber, markedNumber } from '../../model/number.ts';
import { askedTimelineOf, timelineOf } from '../../model/timeline.ts';
import { wordCount } from './estimate.ts';

/** Blocks that always get a slide of their own, and its kind. */
export const evidenceKinds: Readonly<Partial<Record<Block['type'], ContentKind>>> = {
  figure: 'figure',
  chart: 'chart',
  diagram: 'diagram',
  table: 'table',
  blockquote: 'quote',
  code: 'code',
  math: 'math',
  definitionList: 'definition',
};

/** Whether a block stands on a slide of its own and not in the notes. */
export const isEvidence = (block: Block): boolean => evidenceKinds[block.type] !== undefined;

/** The kind of a block that gets a slide of its own. A remark that is set apart gets one, too, as the text that it is. */
export function evidenceKind(block: Block, lang: string): ContentKind | undefined {
  return isCallout(block) ? kindOf(block.children, lang) : evidenceKinds[block.type];
}

/** Whether a quote is a remark of the author's own: it is no evidence, and shown as text. */
export const isCallout = (block: Block): block is Quote & { readonly callout: true } =>
  block.type === 'blockquote' && block.callout === true;

/** The kind that the blocks of a `:::slide` ask for: what they show besides text, two headings set against each other, or how much they say. */
export function kindOf(blocks: readonly Block[], lang: string): ContentKind {
  if (blocks.filter(({ type }) => type === 'heading').length === 2 && blocks[0]?.type === 'heading') return 'comparison';
  const evidence = blocks.map((block) => (isCallout(block) ? undefined : evidenceKinds[block.type])).find((kind) => kind !== undefined);
  if (evidence) return evidence;
  const [only] = blocks;
  if (blocks.length === 1 && only?.type === 'list' && timelineOf(only, lang)) return 'timeline';
  if (blocks.length > 1 || (only && only.type !== 'paragraph')) return 'points';
  if (only && wordCount([only]) > statementWords) return 'points';
  return only && isNumber(only) ? 'number' : 'statement';
}

/** Most words of a statement: what can be said large. */
export const statementWords = 26;

/** Whether a paragraph is mostly one figure that its author marked. */
export const isNumber = (block: Block): boolean => block.type === 'paragraph' && markedNumber(block.children) !== undefined;

/** Whether blocks can be shown as `kind` at all: a table slide needs a table. */
export function suits(kind: ContentKind, blocks: readonly Block[], lang: string): boolean {
  const [first] = blocks;
  const isText = blocks.every(({ type }) => type === 'paragraph');
  switch (kind) {
    case 'points':
    case 'question':
      return true;
    case 'statement':
      return isText && wordCount(blocks) <= statementWords * 1.5;
    case 'number':
      return isText && first?.type === 'paragraph' && askedNumber(first.children) !== undefined;
    case 'timeline':
      return blocks.length === 1 && first?.type === 'list' && askedTimelineOf(first, lang) !== undefined;
    case 'comparison':
      return blocks.filter(({ type }) => type === 'heading').length === 2;
    case 'definition':
      return blocks.some(({ type }) => type === 'definitionList' || type === 'paragraph');
    default:
      return blocks.some(({ type }) => evidenceKinds[type] === kind);
  }
}

/** Blocks without `:::handout`, wherever it stands. */
export function spoken(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'handout' || block.type === 'thematicBreak') return [];
    if (block.type === 'blockquote') return [{ ...block, children: spoken(block.children) }];
    if (block.type === 'list') return [{ ...block, items: block.items.map((item) => ({ ...item, children: spoken(item.children) })) }];
    if (block.type === 'definitionList')
      return [{ ...block, items: block.items.map((item) => ({ ...item, description: spoken(item.description) })) }];
    return [block];
  });
}
