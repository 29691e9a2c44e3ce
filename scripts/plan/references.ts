/**
 * The reference list and how its entries are called in the text: one author–date style.
 *
 * Why a style of our own and no CSL processor: citeproc-js and its locales weigh more than the rest of the tool, for one style.
 * Why in the plan: the deck's slides and the paper's list show the same entries, as plain `Inline`s.
 */
import type { Name, Reference } from '../model/reference.ts';
import type { Labels } from '../model/label-files.ts';
import type { Citations } from '../model/names.ts';
import type { PaperReference } from '../model/paper-text.ts';
import { locale, phrase } from '../model/words.ts';
import { isNamesCut, referenceInline } from './reference-style.ts';

/** Sorted by who, when and what; entries that the text would call alike get the letters a, b, c. */
export function planReferences(references: readonly Reference[], labels: Labels, lang: string): PaperReference[] {
  const { compare } = new Intl.Collator(locale(lang), { numeric: true });
  const sorted = [...references].sort(
    (a, b) => compare(sortName(a), sortName(b)) || (a.issued?.year ?? Infinity) - (b.issued?.year ?? Infinity) || compare(a.title, b.title),
  );
  const letters = lettersOf(sorted, labels);
  return sorted.map((reference, index) => {
    const named = { reference, names: namesOf(reference), year: yearText(reference, letters[index] ?? '', labels) };
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

/** Who is named in the text: "Snyder and Diesing", "Leeds et al."; the title where nobody signed. */
export function citedName(reference: Reference, labels: Labels): string {
  const [first, second, ...more] = namesOf(reference).map(family);
  if (first === undefined) return reference.title;
  const isCut = isNamesCut(reference);
  if (second === undefined && !isCut) return first;
  return second === undefined || more.length > 0 || isCut
    ? phrase(labels, 'others', { names: first })
    : phrase(labels, 'and', { names: first, last: second });
}

/** Of each entry of a sorted list its letter; '' where the text calls no other like it. */
export function lettersOf(sorted: readonly Reference[], labels: Labels): readonly string[] {
  const calls = sorted.map((entry) => `${citedName(entry, labels)}|${entry.issued?.year ?? ''}`);
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  const seen = new Map<string, number>();
  return calls.map((call) => {
    const index = seen.get(call) ?? 0;
    seen.set(call, index + 1);
    return (counts.get(call) ?? 0) > 1 ? letterOf(index) : '';
  });
}

/** "1997a", "n.d.-a". */
function yearText({ issued }: Reference, letter: string, labels: Labels): string {
  return issued === undefined ? `${labels['noDate']}${letter && `-${letter}`}` : `${issued.year}${letter}`;
}

/** a … z, aa, ab … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(97 + (index % 26));
}
