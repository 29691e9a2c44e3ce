/**
 * Dates that Markdown takes for the numbers of a list, read as the dates that their author meant.
 *
 * "- 4. April 1949: …" would be a list within the list; only before the name of a month in the article's language, "- 4. Point four" stays one.
 * "1945. The war ended" would be an item with a number wider than its margin, and the next one's 1967 would be counted as 1946.
 */
import type { List, ListItem, RootContent } from 'mdast';
import { isMonth } from '../model/timeline.ts';

/** What an item of a list holds. */
export function itemContent({ children }: ListItem, lang: string): readonly RootContent[] {
  const [inner, ...others] = children;
  if (inner?.type !== 'list' || !inner.ordered || others.length > 0 || inner.children.length > 1) return children;
  const [first, ...more] = inner.children[0]?.children ?? [];
  const [opening, ...rest] = first?.type === 'paragraph' ? first.children : [];
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return children;
  const [word = ''] = /^[\p{L}\p{M}]+/u.exec(opening.value) ?? [];
  if (!isMonth(word, lang)) return children;
  return [{ ...first, children: [{ ...opening, value: `${inner.start ?? 1}. ${opening.value}` }, ...rest] }, ...more];
}

/** What to read in place of a list that is numbered by years: a paragraph where it is one item, else a list of dated items. */
export function withoutYears(list: List, source: string): RootContent {
  const years = list.ordered ? list.children.map((item) => yearOf(item, source)) : [undefined];
  if (years.some((year) => year === undefined)) return list;
  const [only, ...others] = list.children;
  const [paragraph, ...rest] = only ? opened(only, `${years[0]}: `) : [];
  if (others.length === 0 && rest.length === 0 && paragraph?.type === 'paragraph') return paragraph;
  const items = list.children.map((item, index): ListItem => ({ ...item, children: opened(item, `${years[index]}: `) }));
  return { ...list, ordered: false, start: null, children: items };
}

/** An item's own number, where it can be a year. */
function yearOf({ position }: ListItem, source: string): string | undefined {
  const offset = position?.start.offset;
  return offset === undefined ? undefined : /^([12]\d{3})[.)]/.exec(source.slice(offset, offset + 5))?.[1];
}

function opened({ children: [first, ...rest] }: ListItem, opening: string): ListItem['children'] {
  if (first?.type !== 'paragraph')
    return [{ type: 'paragraph', children: [{ type: 'text', value: opening.trim() }] }, ...(first ? [first] : []), ...rest];
  return [{ ...first, children: [{ type: 'text', value: opening }, ...first.children] }, ...rest];
}
