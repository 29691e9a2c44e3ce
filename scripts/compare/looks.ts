/** What makes all slides look other at once. Where an earlier mark does not say how they looked, nothing is said of it. */
import type { LookChange } from '../model/changes.ts';
import type { DeckLook } from '../model/record.ts';

/** One entry for each thing that is another now, in the order in which the later build names them. */
export function compareLooks(before: DeckLook | undefined, after: DeckLook | undefined): readonly LookChange[] {
  if (!before || !after) return [];
  const changed = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter((what) => before[what] !== after[what]);
  return changed.map((what) => ({
    what,
    ...(before[what] === undefined ? {} : { before: before[what] }),
    ...(after[what] === undefined ? {} : { after: after[what] }),
  }));
}
