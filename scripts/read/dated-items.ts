/**
 * "- 4. April 1949: …": a day with its full stop begins a list within the list, says Markdown. It is read as the date that its author meant.
 *
 * Only before the name of a month in the article's language; "- 4. Point four" stays a list.
 */
import type { ListItem, RootContent } from 'mdast';
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
