/**
 * A citation in the text, in the one author–date style: "(see Walt 1987: 4; Snyder 1997)".
 *
 * Why here: the deck writes it in Markdown and the paper in HTML; both only decorate these pieces.
 */
import type { CitationItem } from './inline.ts';
import type { Labels } from './label-files.ts';
import type { Citations } from './names.ts';
import { phrase } from './words.ts';

/** `key` is set where the piece is a reference's name and can be a link. */
export interface CitationPiece {
  readonly text: string;
  readonly key?: string;
}

/** The citation with its parentheses, in order. */
export function citationPieces(items: readonly CitationItem[], citations: Citations, labels: Labels): readonly CitationPiece[] {
  const pieces = items.flatMap((item, index) => [
    ...(index > 0 ? [{ text: phrase(labels, 'semicolon') }] : []),
    ...itemPieces(item, citations, labels),
  ]);
  return [{ text: '(' }, ...pieces, { text: ')' }];
}

function itemPieces(item: CitationItem, citations: Citations, labels: Labels): readonly CitationPiece[] {
  const name = citations[item.key];
  const called = item.authorless || !name ? (name?.year ?? item.key) : `${name.author} ${name.year}`;
  return [
    ...(item.prefix ? [{ text: `${item.prefix} ` }] : []),
    { text: called, key: item.key },
    ...(item.locator ? [{ text: locatorText(item.locator, labels) }] : []),
  ];
}

/** Pages follow a colon without their word; chapters and articles keep theirs. */
function locatorText(locator: string, labels: Labels): string {
  const words = ['pp.', 'p.', labels['pagesPrefix'] ?? '', labels['pagePrefix'] ?? ''];
  const word = words.find((prefix) => prefix && locator.startsWith(prefix));
  const bare = word ? locator.slice(word.length).trim() : locator;
  return /^[\dIVXLivxl]+\b/.test(bare) ? `: ${bare.replace(/-+/g, '–')}` : `, ${locator}`;
}
