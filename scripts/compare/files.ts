/**
 * PDFs of two builds, each with what it was before.
 *
 * Why not by their names alone: `handout.pdf` is the first layout's file under another name, and which layout is the first may change between the
 * builds. So it goes by its layout's name and is told of once. A build that has no file of a layout has the reading text alone.
 */
import { layoutOf } from '../model/layouts.ts';
import type { BuildRecord, PageRecord } from '../model/record.ts';

type Pages = BuildRecord['pages'];

/** `fresh` and `gone`: names of those that have no counterpart. */
export interface FilePairs {
  /** `name`: of the later file. */
  readonly both: readonly { readonly name: string; readonly before: readonly PageRecord[]; readonly after: readonly PageRecord[] }[];
  readonly fresh: readonly string[];
  readonly gone: readonly string[];
}

/** By what a file holds and not by its name alone: the first layout is also `handout.pdf`, whichever it is. */
export function pairFiles(before: Pages, after: Pages): FilePairs {
  const [old, later] = [byContent(before), byContent(after)];
  const both = [...later].flatMap(([key, name]) => {
    const was = old.get(key);
    return was === undefined ? [] : [{ name, before: before[was] ?? [], after: after[name] ?? [] }];
  });
  return {
    both,
    fresh: [...later].filter(([key]) => !old.has(key)).map(([, name]) => name),
    gone: [...old].filter(([key]) => !later.has(key)).map(([key, name]) => (Object.hasOwn(after, name) ? key : name)),
  };
}

const first = 'handout.pdf';

/** A build's files by what they hold; one that is another's twin is left out. */
function byContent(pages: Pages): ReadonlyMap<string, string> {
  const names = Object.keys(pages);
  const layouts = names.filter((name) => layoutOf(name) !== undefined);
  const hasTwin = layouts.some((name) => JSON.stringify(pages[name]) === JSON.stringify(pages[first]));
  const keyOf = (name: string): string => (name === first && layouts.length === 0 ? 'handout-text.pdf' : name);
  return new Map(names.filter((name) => name !== first || !hasTwin).map((name) => [keyOf(name), name]));
}
