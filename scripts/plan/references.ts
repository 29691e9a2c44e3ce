/**
 * The reference list and how its entries are called in the text: one author–date style.
 *
 * Why a style of our own and no CSL processor: citeproc-js and its locales weigh more than the rest of the tool, for one style.
 * Why in the plan: the deck's slides and the paper's list show the same entries, as plain `Inline`s.
 */
import type { Name, Reference } from '../model/article.ts';
import type { Citations, Labels, PaperReference } from '../model/document.ts';
import { locale } from '../model/words.ts';
import { referenceInline } from './reference-style.ts';

/** Sorted by who, when and what; entries that the text would call alike get the letters a, b, c. */
export function planReferences(references: readonly Reference[], labels: Labels, lang: string): PaperReference[] {
  const { compare } = new Intl.Collator(locale(lang), { numeric: true });
  const sorted = [...references].sort(
    (a, b) => compare(sortName(a), sortName(b)) || (a.issued?.year ?? Infinity) - (b.issued?.year ?? Infinity) || compare(a.title, b.title),
  );
  return sorted.map((reference) => {
    const named = { reference, names: namesOf(reference), year: yearWithLetter(reference, sorted, labels) };
    return { ...named, children: referenceInline(named, labels, lang) };
  });
}

/** How each entry is called in the text: "Snyder and Diesing", "1977". */
export function planCitations(references: readonly PaperReference[], labels: Labels): Citations {
  return Object.fromEntries(references.map(({ reference, year }) => [reference.id, { author: citedName(reference, labels), year }]));
}

/** Who stands first in the entry: its authors, or for want of these its editors. */
function namesOf(reference: Reference): readonly Name[] {
  return reference.author?.length ? reference.author : (reference.editor ?? []);
}

function family(name: Name): string {
  return 'literal' in name ? name.literal : name.family;
}

function sortName(reference: Reference): string {
  const names = namesOf(reference).map((name) => ('literal' in name ? name.literal : `${name.family}, ${name.given ?? ''}`));
  return names.join('; ') || reference.title;
}

function citedName(reference: Reference, labels: Labels): string {
  const [first, second, ...more] = namesOf(reference).map(family);
  if (first === undefined) return reference.title;
  if (second === undefined) return first;
  return more.length > 0 ? `${first} ${labels['others']}` : `${first} ${labels['and']} ${second}`;
}

function yearWithLetter(reference: Reference, sorted: readonly Reference[], labels: Labels): string {
  const call = (entry: Reference): string => `${citedName(entry, labels)}|${entry.issued?.year ?? ''}`;
  const alike = sorted.filter((entry) => call(entry) === call(reference));
  const letter = alike.length > 1 ? letterOf(alike.indexOf(reference)) : '';
  const year = reference.issued?.year;
  if (year === undefined) return `${labels['noDate']}${letter && `-${letter}`}`;
  return `${year}${letter}`;
}

/** a … z, aa, ab … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(97 + (index % 26));
}
