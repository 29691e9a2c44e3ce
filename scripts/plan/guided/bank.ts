/** The word bank: what was taken out, in an order that tells nothing. */
import { locale } from '../../model/words.ts';
import type { FindPhrases } from './phrases.ts';

/** Each answer once, whatever its case, in the language's order. A glossary's term is written as there, since a capital would tell that it begins a sentence. */
export function planBank(answers: readonly string[], terms: readonly string[], findTerms: FindPhrases, lang: string): readonly string[] {
  const { compare } = new Intl.Collator(locale(lang), { sensitivity: 'base', numeric: true });
  const known = new Map<string, string>();
  for (const answer of answers) {
    const term = findTerms(answer).find(({ start, end }) => start === 0 && end === answer.length)?.phrase;
    const shown = (term === undefined ? answer : (terms[term] ?? answer)).replace(/\s+/g, ' ').trim();
    const key = shown.toLocaleLowerCase(locale(lang));
    if (!known.has(key)) known.set(key, shown);
  }
  return [...known.values()].sort((a, b) => compare(a, b) || (a < b ? -1 : 1));
}
