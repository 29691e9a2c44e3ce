/**
 * Text that was meant as markup, or was pasted with the page around it, and would be printed as it stands.
 *
 * Of each sort the first is reported, with how many there are: a page from the web has dozens, all mended by one replacement.
 * Looked for in what the author wrote, so that what is escaped is not taken for it.
 */
import type { Position } from '../model/diagnostic.ts';
import type { Problems } from './problems.ts';

interface Sort {
  readonly ruleId: 'leftover' | 'unknown-footnote';
  readonly pattern: RegExp;
  readonly hint: string;
}

const sorts: readonly Sort[] = [
  {
    ruleId: 'unknown-footnote',
    pattern: /(?<!\\)\[\^[^[\]\s]+\]/gu,
    hint: 'write the note in a paragraph of its own in the same text: "[^…]: text"',
  },
  { ruleId: 'leftover', pattern: /(?<!\\)!\[[^[\]]*\]\([^)\s]*\s[^)]*\)/gu, hint: 'a file’s name with spaces goes between < and >' },
  {
    ruleId: 'leftover',
    pattern: /(?<![\\*\p{N}])\*\*(?![*\p{N}])/gu,
    hint: 'close what is strong, without a space before the stars; or write \\*\\*',
  },
  { ruleId: 'leftover', pattern: /^\|.*\|[^\S\n]*$/gmu, hint: 'a table needs a line |---|---| below its first row' },
  { ruleId: 'leftover', pattern: /^#{2,6}[\p{L}\p{N}].*$/gmu, hint: 'write a space behind ##' },
  {
    ruleId: 'leftover',
    pattern: /\\\([^)\\^_={]*(?!\\\()[\\^_={](?:(?!\\\()[^)])*\\\)|\\\[[^\]\\^_{]*(?!\\\[)[\\^_{](?:(?!\\\[)[^\]])*\\\]/gu,
    hint: 'write formulas as $…$, or between lines $$',
  },
  {
    ruleId: 'leftover',
    pattern: /\[(?:edit|edit source|citation needed|sunting|sunting sumber|butuh rujukan|bearbeiten|quelltext bearbeiten|modifier)\]/giu,
    hint: 'pasted from a web page; take it out',
  },
  {
    ruleId: 'leftover',
    pattern: /^(?:Your email address will not be published|Alamat email Anda tidak akan dipublikasikan)\..*\*\s*$/gmu,
    hint: 'pasted from a web page; take it out',
  },
  {
    ruleId: 'leftover',
    pattern: /(?<=[.,;:])\[\d{1,3}\]/gu,
    hint: 'pasted from a web page; take it out, or write a footnote [^1] or a citation [@key]',
  },
  {
    ruleId: 'leftover',
    pattern: /^:{3,}.*$/gmu,
    hint: 'a block is :::slide, :::notes or :::handout, without a space; what other tools set in columns or boxes has no block here',
  },
  { ruleId: 'leftover', pattern: /\{\{[<%][^{}]{0,200}[%>]\}\}|\{%[^{}]{0,200}%\}/gu, hint: 'a command of another tool; take it out' },
  { ruleId: 'leftover', pattern: /\](?:\{\.[^{}]*\})/gu, hint: 'a mark of another tool; take the brackets and braces out' },
  {
    ruleId: 'leftover',
    pattern: /!?\[\[(?=[^[\]]{0,100}\p{L})[^[\]]{1,100}\]\]/gu,
    hint: 'a link inside the article is [text](#id), a picture ![what it shows](file)',
  },
  { ruleId: 'leftover', pattern: /(?<![=\S])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/gu, hint: 'a marker is none here; what counts is **strong**' },
  {
    ruleId: 'leftover',
    pattern: /(?<![%\S])%%(?=[^\s%])[^%\n]*%%/gu,
    hint: 'a comment of another tool; take it out, or say it in a :::notes block',
  },
  {
    ruleId: 'leftover',
    pattern: /【[^【】†]*†[^【】]*】|:contentReference\[[^[\]]*\]|oaicite\S*/gu,
    hint: 'left behind by a chat; take it out',
  },
];

/** What was found of each sort so far: the first, and how many. */
export type Leftovers = Map<number, { readonly text: string; readonly position: Position; readonly count: number }>;

/** Looks through one text as it was written. `at` gives the place of an offset in it. */
export function findLeftovers(written: string, at: (offset: number) => Position, found: Leftovers): void {
  if (!/[[*|#\\【:{=%]/u.test(written)) return;
  sorts.forEach(({ pattern }, sort) => {
    for (const match of written.matchAll(pattern)) {
      const known = found.get(sort);
      found.set(sort, known ? { ...known, count: known.count + 1 } : { text: match[0], position: at(match.index), count: 1 });
    }
  });
}

/** One warning for each sort, at the first of it: a page that was pasted has dozens. */
export function reportLeftovers(found: Leftovers, problems: Problems): void {
  for (const [sort, { text, position, count }] of found) {
    const { ruleId, hint } = sorts[sort] ?? { ruleId: 'leftover', hint: '' };
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    const more = count > 1 ? `, and ${count - 1} more of its sort` : '';
    problems.warning(ruleId, position, `"${shown}" is printed as it stands${more}`, hint);
  }
}
