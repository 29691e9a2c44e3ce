/**
 * A slide before it is split and has its id: what the rules of the other files make, `splitDrafts` splits, and `toSlides` completes.
 *
 * Why three forms: fitting splits again what was measured, and needs the whole to do so; joining slides would lose whose notes are whose.
 */
import type { Block } from '../../model/article.ts';
import type { Slide, SlideFit, SlideKind } from '../../model/document.ts';
import { splitBlocks } from '../split.ts';
import type { Measure } from '../split.ts';

/** `anchor`: the id of the section or point that it belongs to. `perItem`: notes in step with the items of its only list. */
export interface Draft extends Omit<Slide, 'id' | 'part' | 'fit'> {
  readonly anchor: string;
  readonly perItem?: readonly (readonly Block[])[];
}

/** What one slide of a draft shows. `agenda`: its share of the draft's entries. */
export interface Part extends Pick<Slide, 'agenda'> {
  readonly blocks: readonly Block[];
  readonly fit?: SlideFit;
}

/** A draft with its name and the slides that it takes, at least one. */
export interface Planned {
  readonly id: string;
  readonly draft: Draft;
  readonly parts: readonly Part[];
}

/** The drafts as slides: each split where it is too much for one, and named for good. */
export function finish(drafts: readonly Draft[], measureOf: (kind: SlideKind) => Measure): readonly Slide[] {
  return toSlides(splitDrafts(drafts, measureOf));
}

/** Names the drafts and splits them where they are too much for one slide. */
export function splitDrafts(drafts: readonly Draft[], measureOf: (kind: SlideKind) => Measure): readonly Planned[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const name = draft.anchor === draft.kind ? draft.kind : `${draft.anchor}-${draft.kind}`;
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    const parts = isSplit(draft) ? splitBlocks(draft.blocks, measureOf(draft.kind)) : [draft.blocks];
    return { id: number === 1 ? name : `${name}-${number}`, draft, parts: parts.map((blocks) => ({ blocks })) };
  });
}

/** The slides, in order. */
export function toSlides(planned: readonly Planned[]): readonly Slide[] {
  return planned.flatMap(slidesOf);
}

/** The slides of one draft. */
export function slidesOf({ id, draft, parts }: Planned): readonly Slide[] {
  const { anchor: _anchor, perItem, notes, ...slide } = draft;
  const shown = parts.map(({ blocks }) => blocks);
  return parts.map((part, index) => ({
    ...slide,
    ...part,
    id: index === 0 ? id : `${id}.${index + 1}`,
    notes: perItem ? notesOfPart(shown, index, perItem, notes) : index === 0 ? notes : [],
    ...(parts.length > 1 ? { part: { index: index + 1, count: parts.length } } : {}),
  }));
}

/** A comparison is one picture, and an opener stays one slide: these are fitted otherwise. */
const isSplit = ({ kind }: Draft): boolean =>
  !['comparison', 'section', 'cover', 'agenda', 'closing', 'figure', 'chart', 'diagram'].includes(kind);

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
