/**
 * The index of terms: what the lectures define, and the keywords that they name, with the pages on which their texts speak of them.
 *
 * Why keywords as well: names of bodies and people are what a reader looks up, and no glossary defines them. A keyword that is only
 * another form of a defined term ("alliances" beside "Alliance") has no entry of its own.
 */
import { locale } from '../../model/words.ts';
import { termKey } from './glossary.ts';

/** Pages that follow each other: `last` is `first` where one stands alone. Pages count from 0. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** `key`: as `TermFinder` knows the term. */
export interface IndexEntry {
  readonly key: string;
  readonly term: string;
  readonly ranges: readonly PageRange[];
}

/** Terms under one letter; '' where entries begin with no letter. */
export interface IndexGroup {
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

/** Every term once, defined ones first. `endings`: of the course's language. */
export function indexTerms(defined: readonly string[], keywords: readonly string[], endings: readonly string[]): readonly string[] {
  const terms = new Map<string, string>();
  for (const term of defined) if (!terms.has(termKey(term))) terms.set(termKey(term), term);
  for (const term of keywords) {
    const key = termKey(term);
    const stem = endings.find((ending) => key.endsWith(ending) && terms.has(key.slice(0, -ending.length)));
    if (key !== '' && !terms.has(key) && stem === undefined) terms.set(key, term);
  }
  return [...terms.values()];
}

/** Entries in the language's order, in groups by first letter; terms that no text speaks of are left out. `pages` are by `termKey`. */
export function planIndex(terms: readonly string[], pages: ReadonlyMap<string, readonly number[]>, lang: string): readonly IndexGroup[] {
  const collator = new Intl.Collator(locale(lang), { sensitivity: 'base', numeric: true, ignorePunctuation: true });
  const letters = new Intl.Collator(locale(lang), { sensitivity: 'base' });
  const entries = terms
    .map((term) => ({ key: termKey(term), term, ranges: toRanges(pages.get(termKey(term)) ?? []) }))
    .filter(({ ranges }) => ranges.length > 0)
    .sort((a, b) => collator.compare(a.term, b.term));
  const groups: { letter: string; entries: IndexEntry[] }[] = [];
  for (const entry of entries) {
    const letter = letterOf(entry.term, lang);
    const group = groups.find((known) => letters.compare(known.letter, letter) === 0);
    if (group) group.entries.push(entry);
    else groups.push({ letter, entries: [entry] });
  }
  return groups;
}

/** A capital, without its accent where the language sorts it so; '' for digits and for scripts of which every sign would be a group. */
function letterOf(term: string, lang: string): string {
  const first = /[\p{L}\p{N}]/u.exec(term)?.[0] ?? '';
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first)) return '';
  const letter = first.toLocaleUpperCase(locale(lang));
  const plain = letter.normalize('NFD').charAt(0);
  return new Intl.Collator(locale(lang), { sensitivity: 'base' }).compare(plain, letter) === 0 ? plain : letter;
}

/** 3, 12, 13, 14 become 3 and 12–14. */
export function toRanges(pages: readonly number[]): readonly PageRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && range.last + 1 === page) range.last = page;
    else ranges.push({ first: page, last: page });
  }
  return ranges;
}
