/**
 * A paragraph right below a table, a picture or a chart that is its source or its notes: "Source: IMF.", "* p < 0.05", "*Note:* rounded."
 *
 * It stands with what it speaks of and is set as small as a caption is; as a paragraph it would be a slide, and might stand on the next page. By the words
 * of the article's language that begin such lines; "Note that …" and "Sources differ" are text, and so is "**Note:** …", which calls for attention.
 */
import type { Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** What begins such lines, in lower case. `source`: those that say where something is from. */
export interface CreditWords {
  readonly all: ReadonlySet<string>;
  readonly source: ReadonlySet<string>;
}

/** Longest, in characters. */
const longest = 400;

/** How many of the words mean a source: those come first in a label file. */
const sources = 2;

/** From labels, the article's language's before English ones: an English "Source:" is one in any article. */
export function creditWords(...labels: readonly Readonly<Record<string, string>>[]): CreditWords {
  const lists = labels.map((one) => (one['own.note'] ?? '').toLowerCase().split('|'));
  return { all: new Set(lists.flat()), source: new Set(lists.flatMap((list) => list.slice(0, sources))) };
}

/** What the paragraph says, where it is one. `origin`: what follows the word, where that means a source. */
export function creditOf(
  { children }: Paragraph,
  words: CreditWords,
): { readonly children: readonly PhrasingContent[]; readonly origin?: readonly PhrasingContent[] } | undefined {
  const [only, ...others] = children;
  const said = only?.type === 'emphasis' && others.length === 0 ? only.children : children;
  const text = toString({ type: 'paragraph', children: [...said] }).trim();
  if (text.length > longest) return undefined;
  if (/^(?:[*†‡§¶]{1,4}|[\u00b9\u00b2\u00b3ᵃᵇᶜᵈ])\s?[\p{L}\p{N}(]/u.test(text) && said[0]?.type === 'text') return { children: said };
  const [, name = ''] = /^([\p{L}\p{M}’' ]{1,30}?)\s?[.:：]\s*\S/u.exec(text) ?? [];
  const word = name.toLowerCase();
  if (!words.all.has(word) || (said[0]?.type === 'strong' && !words.source.has(word))) return undefined;
  const [first, ...rest] = said;
  const isSource = words.source.has(word) && first?.type === 'text' && first.value.startsWith(name);
  if (!isSource) return { children: said };
  return { children: said, origin: [{ ...first, value: first.value.slice(name.length).replace(/^\s?[.:：]\s*/u, '') }, ...rest] };
}
