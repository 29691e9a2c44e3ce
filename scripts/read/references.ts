/** CSL-JSON (in place or in a `.json`) and BibTeX (`.bib`) to the model's references. Citation.js is loaded only for a `.bib`. */
import type { Name, Reference } from '../model/reference.ts';
import { referenceSchema } from './schema.ts';
import type { InferOutput } from 'valibot';

/** An item of CSL-JSON 1.0.2 as far as the schema reads it; other keys of the specification are let through and not looked at. */
export type CslItem = InferOutput<typeof referenceSchema>;

/** One CSL-JSON item in the model's words. */
export function toReference(item: CslItem): Reference {
  const cut = (['author', 'editor'] as const).filter((role) => isOthers(item[role]?.at(-1)));
  const text = (value: string | number | undefined): string | undefined =>
    value === undefined || value === '' ? undefined : String(value);
  return defined({
    id: String(item.id),
    type: item.type,
    title: item.title ?? '',
    author: namesOf(item.author),
    editor: namesOf(item.editor),
    cut: cut.length > 0 ? cut : undefined,
    issued: toDate(item.issued),
    accessed: toDate(item.accessed),
    containerTitle: item['container-title'],
    publisher: item.publisher,
    publisherPlace: item['publisher-place'],
    volume: text(item.volume),
    issue: text(item.issue),
    page: text(item.page)?.replace(/(\d)\s*-+\s*(\d)/g, '$1–$2'),
    edition: text(item.edition),
    url: /^https?:\/\/\S+$/.test(item.URL ?? '') ? item.URL : undefined,
    doi: plainDoi(item.DOI),
  });
}

/** "10.1000/xyz", whether it is written as an address, with "doi:" or alone. */
function plainDoi(written: string | undefined): string | undefined {
  return written?.trim().replace(/^(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|doi:?\s*(?=10\.))/i, '') || undefined;
}

/** Leaves out what is `undefined`, so that the exact optional types hold. */
function defined(draft: { [K in keyof Reference]: Reference[K] | undefined }): Reference {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as unknown as Reference;
}

/** The library for BibTeX takes the hyphen from "al-Ghazali". */
const arabicArticle = /^(a[dlnrstz]|a[dst]h|el) (?=\p{Lu})/u;

type CslName = NonNullable<CslItem['author']>[number];

/** BibTeX's "and others", where there are more than are named. */
const isOthers = (name: CslName | undefined): boolean =>
  name !== undefined && 'family' in name && name.family === 'others' && name.given === undefined;

const namesOf = (names: readonly CslName[] | undefined): Name[] | undefined => names?.filter((name) => !isOthers(name)).map(toName);

/** A name's particles belong to it, whether or not some style would drop them: "de Swart", "von Neumann". */
function toName(name: CslName): Name {
  if ('literal' in name) return { literal: name.literal };
  const { given, suffix } = name;
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ')
    .replace(/(['’-]) /g, '$1')
    .replace(arabicArticle, '$1-');
  return { family, ...(given === undefined ? {} : { given }), ...(suffix ? { suffix } : {}) };
}

/** A season's number, as some programs write it in the month's place (21 for spring), is none. */
function toDate(date: CslItem['issued']): Reference['issued'] {
  const [year, month = 0, day = 0] = date?.['date-parts']?.[0]?.map(Number) ?? partsOf(date?.raw ?? date?.literal ?? '');
  if (year === undefined || Number.isNaN(year)) return undefined;
  const hasMonth = month >= 1 && month <= 12;
  return { year, ...(hasMonth ? { month } : {}), ...(hasMonth && day >= 1 && day <= 31 ? { day } : {}) };
}

/** "2015-03-12" in full; of "12 March 2015" or "spring 2015" the year. */
function partsOf(written: string): readonly number[] {
  const whole = /^\s*(\d{4})-(\d\d?)(?:-(\d\d?))?(?!\d)/.exec(written)?.slice(1) ?? [];
  const year = /(?<!\d)\d{4}(?!\d)/.exec(written) ?? /\d+/.exec(written) ?? [];
  return (whole.length > 0 ? whole : year).filter(Boolean).map(Number);
}

/** BibTeX to CSL-JSON items. Throws with the parser's own words when the file is no BibTeX. */
export async function readBibtex(text: string): Promise<unknown[]> {
  const [{ plugins }] = await Promise.all([import('@citation-js/core'), import('@citation-js/plugin-bibtex')]);
  const items = plugins.input.chain(text, { forceType: '@bibtex/text', generateGraph: false }) as Record<string, unknown>[];
  return items.map((item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, withoutLists(value)])));
}

/** BibTeX knows publishers and places as lists, and the library parts them at "and": "Farrar, Straus, and Giroux", "New York and London". */
const withoutLists = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(' and ') : value;
