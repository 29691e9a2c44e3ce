/**
 * The words that `changes.html` says of a change, and what of them is the author's.
 *
 * Why the author's words are set apart: where a language has no labels, English ones stand around them, and in a line of both directions the numbers
 * and signs between would go to the wrong side.
 */
import type { Origin, UnitChange } from '../model/changes.ts';
import type { Labels } from '../model/label-files.ts';
import { baseLanguage, numeral, phrase } from '../model/words.ts';
import { attribute, escapeHtml, join, markup, type Html } from './html-markup.ts';

/** The document's language, and its labels, which may be English ones. */
export interface Tongue {
  readonly lang: string;
  readonly labels: Labels;
}

/** Attributes of an element that holds labels: none where they are of the document's language. */
export function labelAttributes({ lang, labels }: Tongue): Html {
  const own = labels['labelsLang'] ?? lang;
  return baseLanguage(own) === baseLanguage(lang) ? join([]) : join([attribute('lang', own), attribute('dir', 'ltr')]);
}

/** Labels within a line that is the document's. */
export function inLabels(words: Html, tongue: Tongue): Html {
  const attributes = labelAttributes(tongue);
  return attributes === '' || words === '' ? words : markup`<span${attributes}>${words}</span>`;
}

/** Words of the document within a line of labels. */
export function inDocument(words: string, tongue: Tongue): Html {
  const lang = labelAttributes(tongue) === '' ? undefined : tongue.lang;
  return markup`<bdi${attribute('lang', lang)}>${escapeHtml(words)}</bdi>`;
}

/** `phrase` for markup. */
export function phraseHtml({ labels }: Tongue, key: string, values: Readonly<Record<string, Html>> = {}): Html {
  const parts = (labels[key] ?? key).split(/(\{\w+\})/);
  return join(parts.map((part) => (part.startsWith('{') ? values[part.slice(1, -1)] : undefined) ?? escapeHtml(part)));
}

/** "Table 1, row 3"; `index`: its place among those of its kind. */
export function unitName(unit: UnitChange['unit'], index: number, tongue: Tongue): Html {
  const { labels, lang } = tongue;
  const name = unit.name ?? '';
  if (unit.kind === 'row')
    return escapeHtml(phrase(labels, unit.row === 0 ? 'unit.header' : 'unit.row', { name, n: numeral(lang, unit.row ?? index) }));
  if (unit.kind === 'term' && name !== '') return inDocument(name, tongue);
  const isNamed = ['caption', 'figure', 'chart', 'diagram'].includes(unit.kind) && name !== '';
  return escapeHtml(isNamed ? name : phrase(labels, `unit.${unit.kind}`, { n: numeral(lang, index) }));
}

/** Where a unit came from, with its passage where that is another. */
export function originName(from: Origin, place: UnitChange['place'], tongue: Tongue): Html {
  const own = unitName(from.unit, from.index, tongue);
  if (from.id === place.id) return own;
  return markup`${inDocument([from.number, from.heading].filter(Boolean).join(' '), tongue)}, ${own}`;
}
