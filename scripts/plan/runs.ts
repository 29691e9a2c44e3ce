/**
 * The order of a briefing's pages: which parts are printed together, which number each page bears, and where blank pages stand.
 *
 * Roman numbers are for the front matter (cover, summary, contents) that stands before everything else; whatever follows counts from 1,
 * contents in the middle included. A briefing of front matter alone counts from 1.
 * With `duplex` every part, and every appendix, begins on a right-hand page and is a run of its own, so that a blank page can stand before
 * it. Blank pages are counted with what they follow, and are of its size: they are the back of its last sheet.
 */
import type { BriefingPart } from '../model/options.ts';
import type { Briefing, Run } from '../model/briefing.ts';
import type { Places } from './places.ts';

/** A page in pt, as it is seen. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** Of an appendix: whether nothing of its own stands where head and foot would. */
  readonly room?: { readonly head: boolean; readonly foot: boolean } | undefined;
}

/** A page of the finished file. `run` and `page` are indexes; a blank page has no `page` and belongs to the run that it follows. */
export interface PlacedPage extends Size {
  readonly run: number;
  readonly page?: number;
  readonly style: 'roman' | 'decimal';
  /** Counted within its style, from 1. */
  readonly number: number;
  readonly verso: boolean;
}

/** `firsts`: the index of each run's first page. */
export interface Arrangement {
  readonly pages: readonly PlacedPage[];
  readonly firsts: readonly number[];
}

/** The parts in groups that one print can hold. */
export function planRuns({ parts, appendices, duplex }: Pick<Briefing, 'parts' | 'appendices' | 'duplex'>): readonly Run[] {
  const groups: { kind: Run['kind']; parts: BriefingPart[]; appendix?: number }[] = [];
  for (const part of parts) {
    const kind = kindOf(part);
    const last = groups.at(-1);
    if (kind === 'appendix') groups.push(...appendices.map((_, appendix) => ({ kind, parts: [part], appendix })));
    else if (last?.kind === kind && !duplex) last.parts.push(part);
    else groups.push({ kind, parts: [part] });
  }
  const alone = groups.filter(({ kind }) => kind === 'text').length === 1;
  const first = groups.findIndex(({ kind }) => kind !== 'appendix');
  return groups.map((group, index) => ({ ...group, alone, titled: index === first && group.parts[0] !== 'cover' }));
}

function kindOf(part: BriefingPart): Run['kind'] {
  if (part === 'cover' || part === 'summary' || part === 'contents') return 'front';
  if (part === 'slides') return 'slides';
  return part === 'appendices' ? 'appendix' : 'text';
}

/** How many runs are front matter before everything else. */
function leading(runs: readonly Run[]): number {
  return Math.max(
    runs.findIndex(({ kind }) => kind !== 'front'),
    0,
  );
}

/**
 * Whether the front matter's length says nothing of other pages' numbers and its own are known beforehand: it is one run before all others,
 * its contents come last, and what stands before them has a page each. It is then printed once, when all numbers are known.
 */
export function isFrontFree(runs: readonly Run[], duplex: boolean): boolean {
  const [front] = runs;
  const fronts = runs.filter(({ kind }) => kind === 'front').length;
  if (duplex || !front || fronts !== 1 || leading(runs) !== 1) return false;
  return ['cover,summary,contents', 'cover,contents', 'summary,contents', 'contents'].includes(front.parts.join());
}

/** Every page in its place. `sizes` are those of each run's pages. */
export function arrange(runs: readonly Run[], sizes: readonly (readonly Size[])[], duplex: boolean): Arrangement {
  const front = leading(runs);
  const counted = { roman: 0, decimal: 0 };
  const pages: PlacedPage[] = [];
  const firsts: number[] = [];
  const place = (run: number, { width, height, room }: Size, page?: number): void => {
    const style = run < front ? 'roman' : 'decimal';
    const verso = duplex && pages.length % 2 === 1;
    pages.push({
      run,
      width,
      height,
      style,
      number: ++counted[style],
      verso,
      ...(page === undefined ? {} : { page, ...(room && { room }) }),
    });
  };
  for (const run of runs.keys()) {
    const last = pages.at(-1);
    if (duplex && last && pages.length % 2 === 1) place(last.run, last);
    firsts.push(pages.length);
    for (const [page, size] of (sizes[run] ?? []).entries()) place(run, size, page);
  }
  return { pages, firsts };
}

/** Places within each run as places in the finished file; the first of two with one name stands. */
export function placesIn({ firsts }: Arrangement, places: readonly Places[]): Places {
  const moved = places.map((own, run) =>
    Object.entries(own).map(([id, { page, top }]) => [id, { page: page + (firsts[run] ?? 0), top }] as const),
  );
  return Object.fromEntries(moved.reverse().flat());
}
