/**
 * One glossary for all lectures. A term that several define in the same words stands once; where they differ, each definition stands with its
 * lecture, because both were taught.
 */
import type { Inline } from '../../model/inline.ts';
import { plainText, walk } from '../../model/walk.ts';
import { locale } from '../../model/words.ts';

/** What a lecture defines. */
export interface LectureTerms {
  readonly lang: string;
  readonly glossary: readonly { readonly term: string; readonly definition: readonly Inline[] }[];
}

/** A term of the pack's one glossary. `id` is unique in it; several definitions where lectures say different things of it. */
export interface JoinedTerm {
  readonly id: string;
  readonly term: string;
  /** `lectures`: the indexes of those that say so; the first one's notes, figures and references are meant by it. */
  readonly definitions: readonly { readonly definition: readonly Inline[]; readonly lectures: readonly number[] }[];
}

/** Sorted in the order of the course's language. */
export function joinGlossary(lectures: readonly LectureTerms[], lang: string): readonly JoinedTerm[] {
  const terms = new Map<string, { term: string; definitions: Map<string, { definition: readonly Inline[]; lectures: number[] }> }>();
  lectures.forEach(({ glossary, lang: spoken }, lecture) => {
    for (const { term, definition } of glossary) {
      const entry = terms.get(termKey(term)) ?? { term, definitions: new Map() };
      terms.set(termKey(term), entry);
      const said = [spoken, termKey(plainText(definition)), ...targets(definition)].join('|');
      const same = entry.definitions.get(said) ?? { definition, lectures: [] };
      entry.definitions.set(said, { definition: same.definition, lectures: [...new Set([...same.lectures, lecture])] });
    }
  });
  const { compare } = new Intl.Collator(locale(lang), { sensitivity: 'base', numeric: true });
  const sorted = [...terms.values()].sort((a, b) => compare(a.term, b.term));
  return sorted.map(({ term, definitions }, index) => ({ id: `_term-${index + 1}`, term, definitions: [...definitions.values()] }));
}

/** Two definitions with the same words may still cite or refer to something else. */
function targets(definition: readonly Inline[]): readonly string[] {
  return walk(definition).flatMap((node) => {
    if (node.type === 'citation') return node.items.map(({ key }) => key);
    return node.type === 'crossReference' || node.type === 'footnoteReference' ? [node.id] : [];
  });
}

/** What makes two spellings one term: neither case nor spaces. */
export function termKey(term: string): string {
  return folded(term).replace(/\s+/g, ' ').trim();
}

/** Without its case, and the dots of "İ" and "ı" with it: which of them is the other's capital depends on the language. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/i\u0307|ı/g, 'i');
}
