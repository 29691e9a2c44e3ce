/**
 * A text that takes several slides, parted where figures, code or formulas stand in it: each of them is shown behind the text that leads to it, and not all of
 * them behind all of the text. What has room on one slide stays one: a slide a sentence says less than it costs.
 */
import type { Block } from '../../model/block.ts';
import { listOf } from './condense.ts';
import type { Draft } from './draft.ts';
import { estimateFor, oneSlide } from './estimate.ts';

/** Something that a slide shows, with the notes that are its own, and where its text stands among the blocks. */
interface Unit {
  readonly shown: Block;
  readonly notes: readonly Block[];
  readonly place: number;
}

/** A piece of evidence with its slide. */
export interface Shown {
  readonly block: Block;
  readonly draft: Draft;
}

/** The text's slide and those of the evidence behind its beginning, in the order of `blocks`. */
export function inTextOrder(text: Draft, evidence: readonly Shown[], blocks: readonly Block[]): readonly Draft[] {
  const size = estimateFor('points', '16:9');
  const isOne = text.kind !== 'points' || estimateFor('points', '16:9', oneSlide)(text.blocks) <= 1;
  if (isOne || evidence.length === 0) return [text, ...evidence.map(({ draft }) => draft)];
  const placeOf = (block: Block): number => blocks.findIndex(({ position }) => position === block.position);
  const places = evidence.map(({ block }) => blocks.indexOf(block));
  const units = groupsOf(unitsOf(text, placeOf), places);
  const notes = groupsOf(
    text.notes.map((block) => ({ block, place: placeOf(block) })),
    places,
  );
  const drafts: Draft[] = [];
  let said: readonly Block[] = [];
  for (let start = 0, end = 1; start < units.length; start = end, end = start + 1) {
    while (end < units.length && size(shownOf(units.slice(start, end + 1).flat(), text)) <= 1) end += 1;
    const own = units.slice(start, end).flat();
    said = [...said, ...notes.slice(start, end).flatMap((group) => group.map(({ block }) => block))];
    if (own.length > 0) drafts.push(textSlide(own, text, said));
    if (own.length > 0) said = [];
    drafts.push(...evidence.slice(start, end).map(({ draft }) => draft));
  }
  return withLast(drafts, said);
}

/** Items of its only list with their notes, or its blocks. */
function unitsOf({ blocks: shown, perItem }: Draft, placeOf: (block: Block) => number): readonly Unit[] {
  const [list] = shown;
  if (!perItem || list?.type !== 'list') return shown.map((block) => ({ shown: block, notes: [], place: placeOf(block) }));
  return list.items.flatMap(({ children: [item] }, index) =>
    item ? [{ shown: item, notes: perItem[index] ?? [], place: placeOf(item) }] : [],
  );
}

/** What stands before each place, and behind the last. */
function groupsOf<One extends { readonly place: number }>(all: readonly One[], places: readonly number[]): readonly (readonly One[])[] {
  return [...places, Infinity].map((end, index) => {
    const start = places[index - 1] ?? -Infinity;
    return all.filter(({ place }) => place > start && place < end);
  });
}

function shownOf(units: readonly Unit[], { perItem }: Draft): readonly Block[] {
  const shown = units.map((unit) => unit.shown);
  const items = shown.flatMap((block) => (block.type === 'paragraph' ? [block] : []));
  return perItem ? [listOf(items)] : shown;
}

function textSlide(units: readonly Unit[], text: Draft, said: readonly Block[]): Draft {
  const { perItem, ...slide } = text;
  return { ...slide, blocks: shownOf(units, text), ...(perItem ? { perItem: units.map(({ notes }) => notes) } : {}), notes: said };
}

/** What is said behind the last slide of text is said with the last of all. */
function withLast(drafts: readonly Draft[], said: readonly Block[]): readonly Draft[] {
  const last = drafts.at(-1);
  return last && said.length > 0 ? [...drafts.slice(0, -1), { ...last, notes: [...last.notes, ...said] }] : drafts;
}
