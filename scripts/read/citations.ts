/** `[see @key, p. 4; -@other]` inside a text, in pandoc's form. Why by hand: the one micromark extension for it has no maintainer and no types. */
import type { CitationItem } from '../model/inline.ts';

/** One piece of a text: plain, or a citation with the offset in the text at which it begins. */
export type CitationPiece = { readonly text: string } | { readonly items: readonly CitationItem[]; readonly offset: number };

const bracket = /\[([^[\]@]*@[^[\]]*)\]/g;
const item = /^(?<prefix>.*?)(?<minus>-?)@(?<key>[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*?)[.:]?(?:\s*,\s*(?<locator>.*)|\s*)$/su;

/** Splits a text at its citations. Brackets that hold an `@` but no citation (an address, a handle) stay text. */
export function splitCitations(text: string): CitationPiece[] {
  const pieces: CitationPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(bracket)) {
    const items = readItems(match[1] ?? '');
    if (!items) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ items, offset: match.index });
    from = match.index + match[0].length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from) });
  return pieces;
}

/**
 * `@key` without brackets in a text as it is written, each with its offset: an address (`a@b`) holds none, and `\@key` is meant as text. Only who
 * knows the references can tell whether a key is meant.
 */
export function bareKeys(written: string): readonly { readonly key: string; readonly offset: number }[] {
  if (!written.includes('@')) return [];
  const text = written.replace(bracket, (all, inside: string) => (readItems(inside) ? ' '.repeat(all.length) : all));
  if (!text.includes('@')) return [];
  return [...text.matchAll(/(?<![\p{L}\p{N}@./_\\-])@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)/gu)].flatMap(({ 1: found = '', index }) =>
    endings(found).map((key) => ({ key, offset: index })),
  );
}

/** With and without the signs that may end its sentence: `@a.b.` is "a.b." or "a.b". */
const endings = (key: string): readonly string[] => [...new Set([key, key.replace(/(?<=[\p{L}\p{N}_])[^\p{L}\p{N}_]+$/u, '')])];

function readItems(inside: string): CitationItem[] | undefined {
  const items = inside.split(';').map(readItem);
  return items.every((found) => found !== undefined) ? items : undefined;
}

function readItem(part: string): CitationItem | undefined {
  const groups = item.exec(part.trim())?.groups;
  if (!groups?.['key']) return undefined;
  const prefix = groups['prefix']?.trim() ?? '';
  if (prefix !== '' && /\S@$/.test(`${groups['prefix'] ?? ''}@`) && !groups['minus']) return undefined;
  const locator = groups['locator']?.trim() ?? '';
  return {
    key: groups['key'],
    ...(prefix ? { prefix } : {}),
    ...(locator ? { locator } : {}),
    ...(groups['minus'] ? { authorless: true } : {}),
  };
}
