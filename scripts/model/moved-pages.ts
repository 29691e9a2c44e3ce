/**
 * Pages that bear another number than in the earlier print, in stretches that can be told in one sentence: for the terminal and for the page to read.
 */
import type { PageChanges } from './changes.ts';

/** `pages` and `before`: the same pages by their index in the later and the earlier file. */
export interface MovedRun {
  readonly pages: readonly number[];
  readonly before: readonly number[];
  /** What is to be added to the number of each; nothing where numbers are no decimal ones, or all that follow did not move alike. */
  readonly shift?: number;
}

type Moved = PageChanges['moved'][number];

/** The stretches in the later file's order. Pages that are printed again part none: their new number stands on them. */
export function movedRuns({ moved, print, labels, oldLabels }: PageChanges): readonly MovedRun[] {
  const shiftOf = ({ page, before }: Moved): number => Number(labels[page]) - Number(oldLabels[before]);
  const arePrinted = (from: number, to: number): boolean => labels.slice(from, to).every((_, index) => print.includes(from + index));
  const runs: Moved[][] = [];
  for (const pair of moved) {
    const last = runs.at(-1)?.at(-1);
    const goesOn = last && shiftOf(last) === shiftOf(pair) && pair.before > last.before && arePrinted(last.page + 1, pair.page);
    if (goesOn) runs.at(-1)?.push(pair);
    else runs.push([pair]);
  }
  return runs.map((run) => {
    const [first, last] = [run[0], run.at(-1)] as [Moved, Moved];
    const shift = shiftOf(first);
    const reaches = arePrinted(last.page + 1, labels.length);
    return {
      pages: run.map(({ page }) => page),
      before: run.map(({ before }) => before),
      ...(reaches && shift !== 0 && !Number.isNaN(shift) ? { shift } : {}),
    };
  });
}
