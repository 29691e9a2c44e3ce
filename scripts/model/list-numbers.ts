/** How much room the numbers of a list need: what stands beyond a page's edge is cut off, and Chromium reserves nothing for it. */
import type { List } from './article.ts';

/** The digits of the list's widest number; none where it has no numbers. */
export const widestNumber = ({ ordered, start, items }: List): number => (ordered ? String(start + items.length - 1).length : 0);
