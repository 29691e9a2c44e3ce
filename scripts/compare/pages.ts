/**
 * Pages: which of them must be printed again, which only bear another number.
 *
 * Pages are brought in step by their picture without the page number, since one page more gives all that follow another one.
 */
import { diffArrays } from 'diff';
import type { PageChanges } from '../model/changes.ts';
import type { PageRecord } from '../model/record.ts';

/** `byWords`: the pictures were drawn by different versions, so words and their places are compared instead. */
export function comparePages(file: string, before: readonly PageRecord[], after: readonly PageRecord[], byWords: boolean): PageChanges {
  const bodyOf = (page: PageRecord): string => (byWords ? page.words : page.body);
  const partners = inOrder(before.map(bodyOf), after.map(bodyOf));
  const used = new Set(partners.values());
  const elsewhere = leftovers(before, after, partners, used, bodyOf);
  const all = new Map([...partners, ...elsewhere]);
  const same = [...all].sort(([a], [b]) => a - b).map(([page, old]) => ({ page, before: old }));
  const renumbered = ({ page, before: old }: { page: number; before: number }): boolean => after[page]?.label !== before[old]?.label;
  const print = [...after.keys()].filter((page) => !all.has(page));
  const gone = [...before.keys()].filter((page) => !used.has(page) && ![...elsewhere.values()].includes(page));
  return {
    file,
    labels: after.map(({ label }) => label),
    oldLabels: before.map(({ label }) => label),
    print,
    moved: same.filter((pair) => renumbered(pair) || elsewhere.has(pair.page)),
    recounted: same.filter((pair) => !renumbered(pair) && !elsewhere.has(pair.page) && isRecounted(pair)).map(({ page }) => page),
    removed: gone.filter((page) => !print.some((fresh) => after[fresh]?.label === before[page]?.label)),
    byWords,
  };

  function isRecounted({ page, before: old }: { page: number; before: number }): boolean {
    return byWords ? before.length !== after.length : after[page]?.picture !== before[old]?.picture;
  }
}

/** The earlier page of each later one that stayed in step. */
function inOrder(before: readonly string[], after: readonly string[]): Map<number, number> {
  const partners = new Map<number, number>();
  let [old, fresh] = [0, 0];
  for (const { added, removed, count } of diffArrays([...before], [...after])) {
    if (!added && !removed) for (let at = 0; at < count; at += 1) partners.set(fresh + at, old + at);
    if (!added) old += count;
    if (!removed) fresh += count;
  }
  return partners;
}

/** Pages that look as before and stand elsewhere. */
function leftovers(
  before: readonly PageRecord[],
  after: readonly PageRecord[],
  partners: ReadonlyMap<number, number>,
  used: ReadonlySet<number>,
  bodyOf: (page: PageRecord) => string,
): Map<number, number> {
  const waiting = new Map<string, number[]>();
  before.forEach((page, index) => {
    if (!used.has(index)) waiting.set(bodyOf(page), [...(waiting.get(bodyOf(page)) ?? []), index]);
  });
  const found = new Map<number, number>();
  after.forEach((page, index) => {
    const old = partners.has(index) ? undefined : waiting.get(bodyOf(page))?.shift();
    if (old !== undefined) found.set(index, old);
  });
  return found;
}
