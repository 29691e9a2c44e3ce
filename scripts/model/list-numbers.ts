/** What stands at the items of a list, and how much room it needs: what stands beyond a page's edge is cut off, and Chromium reserves nothing for it. */
import type { Letters, List } from './block.ts';

/** What a list may count with, in their order. */
export const alphabet: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'];
/** As far as lists count so: a list with more items shows figures from 13 on. */
export const romans: readonly string[] = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** "3.", "b)", "(iv)" of the item at `index`. */
export function itemMark({ start, letters }: Pick<List, 'start' | 'letters'>, index: number): string {
  if (!letters) return `${start + index}.`;
  const letter = letterAt(letters, start + index);
  return letters.signs === 'parens' ? `(${letter})` : `${letter}${letters.signs === 'dot' ? '.' : ')'}`;
}

function letterAt({ style }: Letters, number: number): string {
  const letter = (style.endsWith('alpha') ? alphabet : romans)[number - 1] ?? String(number);
  return style.startsWith('upper') ? letter.toUpperCase() : letter;
}

/** The name of what counts so in the style sheets (`counters.css`). */
export const counterStyle = ({ style, signs }: Letters): string => (signs === 'dot' ? style : `${style}-${signs}`);

/** The signs of the list's widest number; none where it has no numbers. */
export function widestNumber({ ordered, start, items, letters }: List): number {
  if (!ordered) return 0;
  if (!letters) return String(start + items.length - 1).length;
  const widest = Math.max(...items.map((_, index) => letterAt(letters, start + index).length));
  return widest + (letters.signs === 'parens' ? 1 : 0);
}
