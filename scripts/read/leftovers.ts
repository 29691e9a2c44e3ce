/**
 * Text that was meant as markup, or was pasted with the page around it (`leftover-sorts.ts`), and would be printed as it stands.
 *
 * Of each sort the first is reported, with how many there are: a page from the web has dozens, all mended by one replacement.
 * Looked for in what the author wrote, so that what is escaped is not taken for it.
 */
import type { Position } from '../model/diagnostic.ts';
import { sorts } from './leftover-sorts.ts';
import type { Sort } from './leftover-sorts/sort.ts';
import type { Problems } from './problems.ts';

/** What was found of each sort so far: the first, and how many. */
export type Leftovers = Map<Sort, { readonly text: string; readonly position: Position; readonly count: number }>;

/** Looks through one text as it was written. `at` gives the place of an offset in it. Gives the sorts of which nothing is to be printed. */
export function findLeftovers(written: string, at: (offset: number) => Position, found: Leftovers): readonly Sort[] {
  if (!/[[*|#\\【:{}=%^]|\.\. |!!|import|\(\(|Wikipedia|Categor|article|last edited/u.test(written)) return none;
  return sorts.filter((sort) => {
    if (!written.includes(sort.sign)) return false;
    const matches = [...written.matchAll(sort.pattern)];
    for (const match of matches) addLeftover(sort, match[0], () => at(match.index), found);
    return matches.length > 0 && sort.instead !== undefined;
  });
}

const none: readonly Sort[] = [];

/** `at` is asked only for the first of a sort. */
export function addLeftover(sort: Sort, text: string, at: () => Position, found: Leftovers): void {
  const known = found.get(sort);
  found.set(sort, known ? { ...known, count: known.count + 1 } : { text, position: at(), count: 1 });
}

/** The text without what `findLeftovers` found in it. */
export const withoutLeftovers = (text: string, found: readonly Sort[]): string =>
  found.reduce((left, { pattern, instead = '' }) => left.replace(pattern, instead), text);

/** One warning for each sort, at the first of it: a page that was pasted has dozens. */
export function reportLeftovers(found: Leftovers, problems: Problems): void {
  for (const [{ ruleId, hint, instead, becomes }, { text, position, count }] of found) {
    const line = text.replace(/\s+/g, ' ');
    const shown = line.length > 40 ? `${line.slice(0, 39)}…` : line;
    const more = count > 1 ? `, and ${count - 1} more of its sort` : '';
    problems.warning(
      ruleId,
      position,
      `"${shown}" is ${becomes ?? (instead === undefined ? 'printed as it stands' : 'left out')}${more}`,
      hint,
    );
  }
}
