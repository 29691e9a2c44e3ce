/**
 * A slide before it is split and has its id: what the rules of the other files make, and `finish` completes.
 */
import type { Block } from '../../model/article.ts';
import type { Slide, SlideKind } from '../../model/document.ts';
import { splitBlocks } from '../split.ts';
import type { Measure } from '../split.ts';

/** `anchor`: the id of the section or point that it belongs to. `perItem`: notes in step with the items of its only list. */
export interface Draft extends Omit<Slide, 'id' | 'part'> {
  readonly anchor: string;
  readonly perItem?: readonly (readonly Block[])[];
}

/** The drafts as slides: each split where it is too much for one, and named for good. */
export function finish(drafts: readonly Draft[], measureOf: (kind: SlideKind) => Measure): readonly Slide[] {
  const counts = new Map<string, number>();
  return drafts.flatMap((draft) => {
    const name = draft.anchor === draft.kind ? draft.kind : `${draft.anchor}-${draft.kind}`;
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    return splitDraft(draft, number === 1 ? name : `${name}-${number}`, measureOf(draft.kind));
  });
}

function splitDraft(draft: Draft, id: string, measure: Measure): readonly Slide[] {
  const { anchor: _anchor, perItem, notes, ...slide } = draft;
  const parts = isSplit(draft) ? splitBlocks(draft.blocks, measure) : [draft.blocks];
  return parts.map((blocks, index) => ({
    ...slide,
    id: index === 0 ? id : `${id}.${index + 1}`,
    blocks,
    notes: perItem ? notesOfPart(parts, index, perItem, notes) : index === 0 ? notes : [],
    ...(parts.length > 1 ? { part: { index: index + 1, count: parts.length } } : {}),
  }));
}

/** A comparison is one picture, and an opener stays one slide: these are fitted otherwise. */
const isSplit = ({ kind }: Draft): boolean => !['comparison', 'section', 'cover', 'agenda', 'closing', 'figure'].includes(kind);

/** The notes of a part's items; the others (`:::notes`, what stands outside paragraphs) go with the first. */
function notesOfPart(
  parts: readonly (readonly Block[])[],
  index: number,
  perItem: readonly (readonly Block[])[],
  others: readonly Block[],
): readonly Block[] {
  const start = parts.slice(0, index).reduce((sum, part) => sum + itemCount(part), 0);
  const own = perItem.slice(start, start + itemCount(parts[index] ?? [])).flat();
  return index === 0 ? [...own, ...others] : own;
}

const itemCount = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.type === 'list' ? block.items.length : 0), 0);
