/**
 * Spaces at which no line may break: behind the words of one letter that end no line in Polish, Czech or Russian, behind a sign or a short form before its number ("§ 48", "Abs. 1", "p. 4"), between a figure and its unit, between groups of
 * digits, beside the signs of a short equation, between a day and its month, and within short forms ("z. B."). They become spaces that hold, which are found and copied as any other.
 *
 * Which short forms stand before numbers says each language's label `beforeNumber`; units and signs are the same in all. No more is looked at than the signs
 * beside a space: one that holds for nothing costs its line a little evenness.
 */

import { isMonth } from '../model/timeline.ts';

const digit = /[\p{Nd}=≠×<>≤≥±≈]/u;
const dotted = /\p{L}\. \p{L}\./u;

/** The text with such spaces. `beforeNumber`: the short forms of `lang`, as `shortForms` gives them. */
export function holdSpaces(text: string, beforeNumber: RegExp, lang: string): string {
  const own = ofOneLetter.find(({ languages }) => languages.test(lang));
  const led = own ? text.replace(own.behind, '\u00a0') : text;
  const words = dotted.test(led) ? led.replace(inShortForm, '\u00a0') : led;
  if (!digit.test(words)) return words;
  return words
    .replace(digitGroups, (groups) => groups.replace(/[ \u2009]/g, held))
    .replace(beforeUnit, held)
    .replace(beforeNumber, held)
    .replace(behindSign, held)
    .replace(behindOperator, held)
    .replace(beforeOperator, held)
    .replace(behindStars, held)
    .replace(besideDay, (found, month: string | undefined, next: string | undefined) =>
      isMonth(month ?? next ?? '', lang) ? '\u00a0' : found,
    );
}

/** Prepositions and "and": "w Gdańsku", "k řece", "в ночи". */
const behind = (letters: string): RegExp => new RegExp(` (?=\\S|$)(?<=(?:^|[\\s(„«"'\\u00a0])[${letters}${letters.toUpperCase()}] )`, 'gu');
const ofOneLetter = [
  { languages: /^pl\b/i, behind: behind('aiouwz') },
  { languages: /^(?:cs|sk)\b/i, behind: behind('aikosuvz') },
  { languages: /^(?:ru|be|uk|bg)\b/i, behind: behind('авиікосузя') },
];

/** "13. Dezember", "5 November", "October 14": a month and its day, which is beside it. */
const besideDay =
  / (?:(?=\p{Nd}{1,2}(?![\p{N}.,:]*\p{N}))(?<=(?<![\p{L}\p{N}])(\p{L}{3,12}) )|(?<=(?<![\p{N}.,/])\p{Nd}{1,2}\.? )(?=(\p{L}{3,12})(?![\p{L}\p{N}])))/gu;

/** A pattern for the space behind the short forms of a label, "Abs.|Nr.|S.", with a large or small letter: before a figure, or a Roman one. */
export function shortForms(label: string | undefined): RegExp {
  const forms = (label ?? '').split('|').filter((form) => form !== '');
  const cased = forms.flatMap((form) => [form.charAt(0).toUpperCase() + form.slice(1), form.charAt(0).toLowerCase() + form.slice(1)]);
  const any = [...new Set(['§', ...cased])].map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const number = '\\(?\\p{Nd}|(?:[vxVX]|[ivxlc]{2,}|[IVXLC]{2,})(?![\\p{L}\\p{N}])';
  return new RegExp(`${space}(?=${number})(?<=(?<![\\p{L}\\p{N}])(?:${any}).)`, 'gu');
}

/** One that may break; a narrow one stays narrow. */
const space = '[ \\u2009]';
const held = (found: string): string => (found === ' ' ? '\u00a0' : '\u202f');

/** What a figure counts, with what multiplies it, and what it is counted by: "mmol/L", "kWh", "m³". "ha" is a verb behind a year. */
const metric =
  '[pnµμmcdhkMGT]?(?:mol|Hz|Pa|eV|Wh|bar|cal|Bq|Sv|Da|[gmslLMWVAJNKFTCΩB])|min|h|t|IU|dB|px|pt|EUR|USD|GBP|CHF|JPY|IDR|Rp|DM|kr|ff?\\.';
/** "30 Millionen", "10 mil": in all languages at once, for one that is a word of another holds for nothing. Behind "Rp 690" three would hang together. */
const multiple =
  '[Mm]il|[Mm]illion(?:en?|s)?|[Mm]illiard(?:en?|s)?|[Bb]illion(?:en|s)?|[Tt]rillions?|M(?:io|rd)\\.|bn|mill(?:ón|ones)|milh(?:ão|ões)|milion[ei]|miliard[oi]|' +
  'miljoen|miljard|ribu|juta|miliar|triliun|milyon|milyar|lakh|crore';
const currency = '(?:\\p{Sc}|Rp|EUR|USD|GBP|CHF|IDR)';
const word = "(?![\\p{L}\\p{N}'’])";
const beforeUnit = new RegExp(
  `${space}(?=[%‰°\\p{Sc}]|(?:${metric})[²³]?${word})(?<=\\p{Nd}.)|${space}(?=(?:${multiple})${word})(?<=(?<!${currency}[\\s]?[\\p{Nd}.,]{0,12})\\p{Nd}.)|${space}(?=ha${word})(?<=(?<!(?<!\\p{Nd})(?:1[5-9]|20)\\p{Nd}{2})(?<=\\p{Nd}).)`,
  'gu',
);

/** "€ 12", "Rp 690", "EUR 5", "§§ 48". */
const behindSign = new RegExp(`${space}(?=\\p{Nd})(?<=(?:[\\p{Sc}§¶№]|(?<![\\p{L}\\p{N}])(?:Rp|EUR|USD|GBP|CHF|IDR)).)`, 'gu');

/** "10 000", all groups at once, so that a long row of them is not gone back through at each. */
const digitGroups = /(?<![\p{Nd}.,/–-])\p{Nd}{1,3}(?:[ \u2009]\p{Nd}{3})+(?!\p{Nd})/gu;

/** "κ = 0,81", "≥ 110": no line ends with the sign, and none begins with it where what stands before is short and no other sign stands before that. */
const sign = '[=≠×<>≤≥±≈]';
const behindOperator = new RegExp(
  `${space}(?=[−–+-]?[\\p{L}\\p{N}(\\p{Sc}]|$)(?<=[\\p{L}\\p{N}%)\\]′]\\s${sign}.)|${space}(?=\\p{Nd})(?<=(?:^|[\\s(])[<>≤≥±≈~].)`,
  'gu',
);
const beforeOperator = new RegExp(`${space}(?=${sign}\\s(?:\\S|$))(?<=(?:^|[\\s(])(?<!${sign}\\s)[^\\s=≠×<>≤≥±≈]{1,12}.)`, 'gu');

/** "** p < 0.05": what stars stand for. */
const behindStars = new RegExp(`${space}(?=\\p{Ll}\\s?[<>=≤≥])(?<=(?:^|[\\s(])[*†‡]{1,4}.)`, 'gu');

const inShortForm = /(?<=(?<![\p{L}\p{N}])\p{L}\.) (?=\p{L}\.)/gu;
