/**
 * A slide before it is split and has its id: what the rules of the other files make, `splitDrafts` splits, and `toSlides` completes.
 *
 * Why three forms: fitting splits again what was measured, and needs the whole to do so; joining slides would lose whose notes are whose.
 */
import type { Block } from '../../model/block.ts';
import type { Slide, SlideFit } from '../../model/deck.ts';
import type { SlideKind } from '../../model/slide-kinds.ts';
import { plainText } from '../../model/walk.ts';
import { splitBlocks } from '../split.ts';
import type { Measure } from '../split.ts';
import { oneSlide } from './estimate.ts';

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

/** How to measure slides of a kind; `slack`: how many times the words of one slide they may have. */
export type MeasureOf = (kind: SlideKind, slack?: number) => Measure;

/** The drafts as slides: each split where it is too much for one, and named for good. */
export function finish(drafts: readonly Draft[], measureOf: MeasureOf): readonly Slide[] {
  return toSlides(splitDrafts(drafts, measureOf));
}

/** Names the drafts and splits them where they are too much for one slide. */
export function splitDrafts(drafts: readonly Draft[], measureOf: MeasureOf): readonly Planned[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const name = draft.anchor === draft.kind ? draft.kind : `${draft.anchor}-${draft.kind}`;
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    const parts = isSplit(draft) ? splitBlocks(draft.blocks, measureOf(draft.kind), measureOf(draft.kind, oneSlide)) : [draft.blocks];
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
    blocks: withRowGroup(shown, index),
    id: index === 0 ? id : `${id}.${index + 1}`,
    notes: perItem ? notesOfPart(shown, index, perItem, notes) : notesOfLists(shown, index, notes),
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

/** A list in the notes that has the items of the slides is said with them; all else with the first. */
function notesOfLists(parts: readonly (readonly Block[])[], index: number, notes: readonly Block[]): readonly Block[] {
  const counts = parts.map(itemCount);
  const start = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return notes.flatMap((block): readonly Block[] => {
    if (parts.length < 2 || block.type !== 'list' || block.items.length !== all) return index === 0 ? [block] : [];
    return [{ ...block, start: block.start + start, items: block.items.slice(start, start + (counts[index] ?? 0)) }];
  });
}

/** A table that goes on in the middle of a group of rows says again whose they are, as its first column has it only once. */
function withRowGroup(parts: readonly (readonly Block[])[], index: number): readonly Block[] {
  const blocks = parts[index] ?? [];
  const [table, ...rest] = blocks;
  if (table?.type !== 'table' || index === 0) return blocks;
  const [[cell, ...cells] = [], ...rows] = table.rows;
  const before = parts
    .slice(0, index)
    .flat()
    .flatMap((block) => (block.type === 'table' && block.header === table.header ? block.rows : []));
  const name = before.findLast(([first]) => first && plainText(first).trim() !== '')?.[0];
  if (!cell || plainText(cell).trim() !== '' || !name) return blocks;
  return [{ ...table, rows: [[name, ...cells], ...rows] }, ...rest];
}

const itemCount = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.type === 'list' ? block.items.length : 0), 0);
