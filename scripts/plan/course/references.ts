/**
 * One reference list for all lectures: what several of them cite stands in it once, and every lecture calls it by the same letter.
 *
 * Two entries are one work when their DOI is the same, or their address and title, or their first author, year and title; never when their DOIs,
 * volumes, issues, pages or editions differ. Rejected: the address alone, since a library's front page is cited for many works; the key alone,
 * since `walt1987` may be two books.
 */
import type { Name, Reference } from '../../model/reference.ts';
import type { Labels } from '../../model/label-files.ts';
import type { Citations } from '../../model/names.ts';
import type { PaperReference } from '../../model/paper-text.ts';
import { citedName, planReferences } from '../references.ts';

/** The list, whose references bear ids of its own, and which of them stands for each lecture's key. */
export interface JoinedReferences {
  readonly references: readonly PaperReference[];
  readonly byId: ReadonlyMap<string, PaperReference>;
  /** A lecture's entries, by its index: from its key to the list's id. */
  readonly ids: readonly ReadonlyMap<string, string>[];
}

/** Joins the lectures' references in their order; of two that are one work the first stays, with what only the later ones know. */
export function joinReferences(lectures: readonly (readonly Reference[])[], labels: Labels, lang: string): JoinedReferences {
  const works: Reference[] = [];
  const byName = new Map<string, number[]>();
  const ids = lectures.map((references) => {
    const known = new Map<string, string>();
    for (const reference of references) {
      const near = [...new Set(namesOf(reference).flatMap((name) => byName.get(name) ?? []))].sort((a, b) => a - b);
      const same = near.find((index) => isSameWork(works[index] as Reference, reference));
      const index = same ?? works.length;
      works[index] = same === undefined ? { ...reference, id: `work-${index + 1}` } : { ...reference, ...works[index] };
      for (const name of namesOf(reference)) byName.set(name, [...new Set([...(byName.get(name) ?? []), index])]);
      known.set(reference.id, `work-${index + 1}`);
    }
    return known;
  });
  const planned = planReferences(works, labels, lang);
  return { references: planned, byId: new Map(planned.map((entry) => [entry.reference.id, entry])), ids };
}

/** How the lecture at `index` calls its references: in its own language's words, with the letters of the joined list. */
export function citationsIn({ byId, ids }: JoinedReferences, index: number, labels: Labels, course: Labels): Citations {
  return Object.fromEntries(
    [...(ids[index] ?? [])].flatMap(([key, id]) => {
      const entry = byId.get(id);
      return entry ? [[key, { author: citedName(entry.reference, labels), year: yearIn(entry, labels, course) }]] : [];
    }),
  );
}

/** "t.t.-a" where the list, in another language, says "n.d.-a". */
function yearIn({ reference, year }: PaperReference, labels: Labels, course: Labels): string {
  return reference.issued ? year : `${labels['noDate']}${year.slice(course['noDate']?.length ?? 0)}`;
}

/** What a work may be found by. */
function namesOf(reference: Reference): string[] {
  const { doi, url, title, issued } = reference;
  const signed = familyOf((reference.author ?? reference.editor ?? [])[0]);
  return [
    ...(doi ? [`doi ${doi.toLowerCase()}`] : []),
    ...(url ? [`url ${plainUrl(url)} ${plain(title)}`] : []),
    ...(plain(title) ? [`work ${signed} ${issued?.year ?? ''} ${plain(title)}`] : []),
  ];
}

function isSameWork(a: Reference, b: Reference): boolean {
  if (a.doi && b.doi) return a.doi.toLowerCase() === b.doi.toLowerCase();
  const fields = ['volume', 'issue', 'page', 'edition'] as const;
  return fields.every((field) => !a[field] || !b[field] || digits(a[field]) === digits(b[field]));
}

/** Without particles, which bibliographies write or not: "de Wilde" is "Wilde". */
const familyOf = (name: Name | undefined): string =>
  name === undefined ? '' : plain('literal' in name ? name.literal : (name.family.split(/\s+/).at(-1) ?? ''));
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
const plainUrl = (url: string): string => url.toLowerCase().replace(/^https?:\/\/(www\.)?|[/#]+$/g, '');
const digits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
