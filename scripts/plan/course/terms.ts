/**
 * Where the terms of the index stand in a text: whole words, in any case, with the endings that the text's language adds.
 *
 * Why a table of first words: looking for every term of sixty lectures at every place of each of them grows with the square of the lectures.
 * Scripts that put no space between words have no first word; there a term is simply searched.
 */
import { isUnspaced } from '../../model/words.ts';
import { folded, termKey } from './glossary.ts';

/** `key` names an entry of the index. */
export interface Occurrence {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

interface Spelling {
  readonly key: string;
  readonly words: readonly string[];
  /** "IT" is not "it": a term in capitals is meant in capitals. */
  readonly exact: boolean;
}

/** Terms by their first word, in small letters; those of scripts that part no words are looked for anywhere in a text. */
export interface TermFinder {
  readonly byFirst: ReadonlyMap<string, readonly Spelling[]>;
  readonly unspaced: readonly { readonly key: string; readonly text: string }[];
}

interface Token {
  readonly text: string;
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;
/** What may stand between two words of one term: space, a hyphen or another sign that joins; no end of a sentence. */
const gap = /^(?:\s+|\s*[\p{Pd}\u00ad’'/&]\s*|\.)$/u;

/** A finder of these terms; `keys` are those of `termKey`. */
export function termFinder(terms: readonly string[]): TermFinder {
  const byFirst = new Map<string, Spelling[]>();
  const unspaced: { key: string; text: string }[] = [];
  for (const term of terms) {
    for (const text of spellings(term)) {
      const words = (text.match(word) ?? []).map((part) => part.normalize('NFC'));
      const exact = words.length === 1 && isCapitals(text);
      const first = words[0] && (exact ? words[0] : folded(words[0]));
      if (first === undefined) continue;
      if (isUnspaced(text)) unspaced.push({ key: termKey(term), text: termKey(text) });
      else listAt(byFirst, first).push({ key: termKey(term), words: exact ? words : words.map(folded), exact });
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirst, unspaced: unspaced.sort((a, b) => b.text.length - a.text.length) };
}

/** "ASEAN Regional Forum (ARF)" is also met as either half. */
function spellings(term: string): readonly string[] {
  const [, long, short] = /^(.{3,}?)\s*\(([^()]+)\)$/u.exec(term) ?? [];
  return long === undefined || short === undefined ? [term] : isCapitals(short) ? [term, long, short] : [term, long];
}

const isCapitals = (text: string): boolean => /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

function listAt(map: Map<string, Spelling[]>, key: string): Spelling[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** All places in order, the longest term at each; none lies within another. */
export function findTerms({ byFirst, unspaced }: TermFinder, text: string, endings: readonly string[]): readonly Occurrence[] {
  const tokens = [...text.matchAll(word)].map((match): Token => {
    const from = match.index;
    return { text: match[0].normalize('NFC'), folded: folded(match[0]), from, to: from + match[0].length };
  });
  const found: Occurrence[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const best = longestAt(byFirst, text, tokens, index, endings);
    if (!best) continue;
    const last = tokens[index + best.words.length - 1] as Token;
    found.push({ key: best.key, from: (tokens[index] as Token).from, to: last.to });
    index += best.words.length - 1;
  }
  return unspaced.length > 0 && isUnspaced(text) ? [...found, ...findUnspaced(unspaced, text)].sort((a, b) => a.from - b.from) : found;
}

function longestAt(
  byFirst: TermFinder['byFirst'],
  text: string,
  tokens: readonly Token[],
  index: number,
  endings: readonly string[],
): Spelling | undefined {
  const token = tokens[index] as Token;
  const firsts = [token.text, token.folded, ...endings.flatMap((ending) => (token.folded.endsWith(ending) ? stems(token, ending) : []))];
  const candidates = [...new Set(firsts)].flatMap((first) => byFirst.get(first) ?? []);
  return candidates
    .filter((spelling) => stands(spelling, text, tokens, index, endings))
    .sort((a, b) => b.words.length - a.words.length || (b.words[0]?.length ?? 0) - (a.words[0]?.length ?? 0))[0];
}

const stems = ({ text, folded }: Token, ending: string): readonly string[] => [
  folded.slice(0, -ending.length),
  text.slice(0, -ending.length),
];

function stands({ words, exact }: Spelling, text: string, tokens: readonly Token[], index: number, endings: readonly string[]): boolean {
  return words.every((wanted, step) => {
    const token = tokens[index + step];
    if (!token) return false;
    const before = tokens[index + step - 1];
    if (step > 0 && before && !gap.test(text.slice(before.to, token.from))) return false;
    const seen = exact ? token.text : token.folded;
    return seen === wanted || (step === words.length - 1 && endings.some((ending) => seen === wanted + ending));
  });
}

function findUnspaced(terms: TermFinder['unspaced'], text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const folded = text.toLowerCase();
  if (folded.length !== text.length) return found;
  for (const { key, text: term } of terms) {
    for (let from = folded.indexOf(term); from >= 0; from = folded.indexOf(term, from + term.length)) {
      const to = from + term.length;
      if (!found.some((other) => from < other.to && other.from < to)) found.push({ key, from, to });
    }
  }
  return found;
}
