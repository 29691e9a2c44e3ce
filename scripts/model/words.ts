/**
 * Labels and numbers as a reader of the article's language expects them.
 *
 * Why here: plan and fill both say "Figure 2" and "Page 3 of 9", and must say them alike.
 */
import type { ArticleDate } from './article.ts';
import type { Labels } from './label-files.ts';

/** The label at `key` with its `{holes}` filled. An unknown key shows itself, so that a missing word is seen and not silently empty. */
export function phrase(labels: Labels, key: string, values: Readonly<Record<string, string>> = {}): string {
  return (labels[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

/** The key of the form that the labels' language has for a number: `key.one`, `key.few` and so on by its plural rules, or `key.other`. */
export function formKey(labels: Labels, key: string, lang: string, value: number, type: 'cardinal' | 'ordinal' = 'cardinal'): string {
  const form = `${key}.${new Intl.PluralRules(locale(labels['labelsLang'] ?? lang), { type }).select(value)}`;
  return form in labels ? form : `${key}.other`;
}

/** The scripts that put no spaces between words, as what stands in the brackets of a pattern. */
export const unspacedScripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** Whether a text, or a part of it, is in a script that puts no spaces between words. */
export const isUnspaced = (text: string): boolean => unspaced.test(text);
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');

/** "pt" of "pt-BR". */
export const baseLanguage = (lang: string): string => lang.toLowerCase().split('-')[0] ?? '';

/**
 * For Intl: `lang`, then English. A tag may pass the article's check and still be none, and of a language that Intl does not have (Latin, Balinese) it
 * would else take the user's own.
 */
export function locale(lang: string): readonly string[] {
  try {
    return [...Intl.getCanonicalLocales(lang), 'en'];
  } catch {
    return ['en'];
  }
}

/** A counting number in the digits of the language, without separators. */
export function numeral(lang: string, value: number): string {
  return formatter(lang, { useGrouping: false }).format(value);
}

/** A number as the language writes it, rounded to at most so many digits behind the point, and with so many at least. */
export function decimal(lang: string, value: number, maximumFractionDigits: number, minimumFractionDigits = 0): string {
  return withMinus(formatter(lang, { minimumFractionDigits, maximumFractionDigits }).format(value));
}

/** With the sign for less than nothing, where a language's form has the hyphen. */
export const withMinus = (text: string): string => text.replace(/-(?=\p{Nd})/u, '−');

/** One a language and form: making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(lang: string, form: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(form)}`;
  const made = formatters.get(key) ?? new Intl.NumberFormat(locale(lang), form);
  formatters.set(key, made);
  return made;
}

/** One a language and size of piece: making a segmenter costs more than cutting most texts with it. */
const segmenters = new Map<string, Intl.Segmenter>();

/** What cuts a text of the language into sentences or words. */
export function segmenter(lang: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${lang}`;
  const made = segmenters.get(key) ?? new Intl.Segmenter(locale(lang), { granularity });
  segmenters.set(key, made);
  return made;
}

/** A date in the language and with the precision that it was given. Gregorian everywhere, as the years of references are. */
export function longDate(lang: string, labels: Labels, { year, month, day }: ArticleDate): string {
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const precision = { ...(month ? { month: 'long' as const } : {}), ...(month && day ? { day: 'numeric' as const } : {}) };
  return dateText(
    new Intl.DateTimeFormat(locale(lang), { calendar: 'gregory', timeZone: 'UTC', year: 'numeric', ...precision }),
    date,
    labels,
  );
}

/** Month and day of a date ("14 March"), or '' where it has only a year. */
export function monthAndDay(lang: string, labels: Labels, { month, day }: ArticleDate): string {
  if (!month) return '';
  const options = { month: 'long' as const, ...(day ? { day: 'numeric' as const } : {}) };
  const format = new Intl.DateTimeFormat(locale(lang), { calendar: 'gregory', timeZone: 'UTC', ...options });
  return dateText(format, new Date(Date.UTC(2000, month - 1, day ?? 1)), labels);
}

/** Of days only the first has a form of its own ("1er mars"), which Intl does not know. */
function dateText(format: Intl.DateTimeFormat, date: Date, labels: Labels): string {
  if (date.getUTCDate() > 1) return format.format(date);
  const parts = format.formatToParts(date).map(({ type, value }) => (type === 'day' ? phrase(labels, 'firstDay', { day: value }) : value));
  return parts.join('');
}

const romans = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

/** Small roman numerals, as front matter has them: 4 is "iv". */
export function roman(value: number): string {
  const [step, letters] = romans.find(([size]) => size <= value) ?? [0, ''];
  return step === 0 ? '' : letters + roman(value - step);
}

/** Of a BCP 47 tag: by its script where it names one ("sd-Deva"), else by what its language is usually written in. */
export function isRightToLeft(lang: string): boolean {
  const script = /-([a-z]{4})(?:-|$)/i.exec(lang)?.[1];
  if (script !== undefined) return /^(?:Arab|Aran|Hebr|Syrc|Thaa|Nkoo)$/i.test(script);
  return /^(?:ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|ug|ur|yi)(?:-|$)/i.test(lang);
}

/** Of a BCP 47 tag: whether its letters reach further above and below than Latin ones do. */
export const isTall = (lang: string): boolean => /^(?:ar|ckb|fa|hi|mr|ne|ps|sa|th|ug|ur)(?:-|$)/i.test(lang);

/** Whether a text has a letter of a script that runs from right to left. */
export function runsFromRight(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
}

/** Whether most letters of a text run from right to left: a quotation of another language is set as that is. */
export function leansRight(text: string): boolean {
  if (!runsFromRight(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter(runsFromRight).length * 2 > letters.length;
}

/**
 * Names as a list in the article's language, in the pieces between which a line may break: a comma stays with the name before it, "and" with the one behind.
 * One piece where a language puts no spaces there.
 */
export function listedNames(names: readonly string[], lang: string): readonly string[] {
  const parts = new Intl.ListFormat(locale(lang), { type: 'conjunction' }).formatToParts(names);
  if (parts.some(({ type, value }) => type === 'literal' && !/\s/.test(value))) return [parts.map(({ value }) => value).join('')];
  const pieces: string[] = [];
  let lead = '';
  for (const { type, value } of parts) {
    if (type === 'element') pieces.push(lead + value);
    const [, signs = '', word = ''] = type === 'literal' ? (/^(\S*)\s+(.*)$/u.exec(value) ?? []) : [];
    if (signs !== '') pieces.push(`${pieces.pop() ?? ''}${signs}`);
    lead = word;
  }
  return pieces;
}
