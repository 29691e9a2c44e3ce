/**
 * Where phrases stand in a text: whole words, whatever their case, the longest first.
 *
 * Case is the language's (Turkish writes "İlke" for "ilke"). In scripts that put no space between words (Chinese, Japanese, Thai …) a phrase may stand
 * anywhere. A hyphen joins: "deterrence" does not stand in "non-deterrence". An apostrophe parts, for "l’alliance" and "the alliance’s".
 * Rejected: comparing stems; a wrong blank is worse than a missing one, and an author can mark any form as strong.
 */
import { isUnspaced, locale, unspacedScripts } from '../../model/words.ts';

/** Offsets in UTF-16 units, as JavaScript's texts have them; `end` is behind the last. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** Index of the phrase. */
  readonly phrase: number;
}

/** In the order in which they stand, none overlapping another. */
export type FindPhrases = (text: string) => readonly Found[];

const letters = '\\p{L}\\p{M}\\p{N}_';
/** No letter of a spaced script, nor one behind a hyphen. */
const [notBefore, notAfter] = [
  `(?<!(?![${unspacedScripts}])[${letters}])(?<![${letters}][-‐‑])`,
  `(?!(?![${unspacedScripts}])[${letters}])(?![-‐‑][${letters}])`,
];

/** A function that finds `phrases` in a text, none overlapping another. */
export function phraseFinder(phrases: readonly string[], lang: string): FindPhrases {
  const known = phrases
    .map((phrase, index) => ({ index, source: sourceOf(phrase.trim(), lang), length: phrase.length }))
    .filter(({ source }) => source !== '')
    .sort((a, b) => b.length - a.length || a.index - b.index);
  if (known.length === 0) return () => [];
  const pattern = new RegExp(known.map(({ source }) => `(${source})`).join('|'), 'gu');
  return (text) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      phrase: known[match.slice(1).findIndex((group) => group !== undefined)]?.index ?? 0,
    }));
}

/** Whether a phrase stands in a text. Making a finder is dear, and hardly any phrase needs one. */
export function stands(phrase: string, text: string, lang: string): boolean {
  const plain = (words: string): string => words.toLocaleLowerCase(locale(lang)).replace(/\s+/g, ' ').replace(/[’ʼ]/g, "'");
  return plain(text).includes(plain(phrase.trim())) && phraseFinder([phrase], lang)(text).length > 0;
}

function sourceOf(phrase: string, lang: string): string {
  const signs = [...phrase];
  if (signs.length === 0) return '';
  const body = phrase.split(/\s+/).map((word) => [...word].map((sign) => signSource(sign, lang)).join(''));
  const edge = (sign: string | undefined, look: string): string => (sign !== undefined && isUnspaced(sign) ? '' : look);
  return edge(signs[0], notBefore) + body.join('\\s+') + edge(signs.at(-1), notAfter);
}

function signSource(sign: string, lang: string): string {
  if (/['’ʼ]/.test(sign)) return "['’ʼ]";
  const forms = new Set([sign, sign.toLocaleLowerCase(locale(lang)), sign.toLocaleUpperCase(locale(lang))]);
  return `(?:${[...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})`;
}
