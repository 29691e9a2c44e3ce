/**
 * Quotation marks of languages that have no label file: their documents speak English words, but their authors' sentences are their own.
 *
 * As CLDR has them (`delimiters`), in the order of a label's `quotes`: double open and close, single open and close. Not from Intl, which has none.
 */
import { baseLanguage } from '../model/words.ts';

const marks: Readonly<Record<string, readonly string[]>> = {
  '«»„“': ['ru', 'uk', 'be', 'kk'],
  '«»“”': ['el', 'sq', 'ca', 'gl', 'eu'],
  '«»‹›': ['fa', 'az', 'hy', 'ps'],
  '«»‘’': ['nb', 'no', 'nn'],
  '„”«»': ['pl', 'ro'],
  '„”»«': ['hu'],
  '„”‚’': ['hr', 'bs'],
  '„“‚‘': ['cs', 'sk', 'sl', 'bg', 'sr', 'mk', 'is', 'lt', 'et', 'ka'],
  '””’’': ['fi', 'sv'],
};
const byLanguage = new Map(Object.entries(marks).flatMap(([four, languages]) => languages.map((language) => [language, four] as const)));

/** Four marks; undefined where the language has those of English, or is not known. */
export const otherQuotes = (lang: string): string | undefined => byLanguage.get(baseLanguage(lang));
