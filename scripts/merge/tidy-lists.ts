/**
 * Lists of a structure tree as PDF 32000-1, 14.8.4.3.3 asks for them, whatever Chromium made of them.
 *
 * An item holds label and body. The terms of a list (`render/for-tags.ts`) are the labels of what explains them. A footnote has its number as its label;
 * one of a list is an item's body. The items of a list of contents refer to what they name (14.8.4.2).
 */
import type { PDFDict } from 'pdf-lib';
import { arrayFrom, dictFrom, dictOf, listOf, name } from './objects.ts';
import { hold, itemsOf, made, type Item, type Tidying } from './tidying.ts';

const [S, P, K, A] = [name('S'), name('P'), name('K'), name('A')];
const [L, LI, LBody, Lbl, Code, Link, Note] = [name('L'), name('LI'), name('LBody'), name('Lbl'), name('Code'), name('Link'), name('Note')];
const [TOC, TOCI, Reference] = [name('TOC'), name('TOCI'), name('Reference')];

/** Kids of a list, its item, or a note, as such an element may hold them; those of any other as they are. */
export function arranged(tidying: Tidying, element: PDFDict, items: readonly Item[]): readonly Item[] {
  const type = element.get(S);
  if (type === LI) return labelAndBody(tidying, items);
  if (type === L) return withNotes(tidying, withTerms(tidying, element, items));
  return type === Note ? withLabel(tidying, items) : items;
}

const isPart = ({ type }: Item): boolean => type === Lbl || type === LBody;

function labelAndBody(tidying: Tidying, items: readonly Item[]): readonly Item[] {
  const rest = items.filter((item) => !isPart(item));
  if (rest.length === 0) return items;
  return [...items.filter(isPart), made(tidying, LBody, rest)];
}

/** Terms stand among the items of a list, each before the first of those that explain it; no sign of a list does (14.8.5.5). */
function withTerms(tidying: Tidying, list: PDFDict, items: readonly Item[]): readonly Item[] {
  if (!items.some(({ type }) => type === Code)) return items;
  const { context } = tidying;
  list.set(A, dictFrom(context, { O: name('List'), ListNumbering: name('None') }));
  const found: Item[] = [];
  let terms: Item[] = [];
  for (const item of items) {
    const element = item.type === undefined ? undefined : dictOf(context, item.value);
    if (element && item.type === Code) {
      element.set(S, Lbl);
      terms.push({ ...item, type: Lbl });
      continue;
    }
    if (element && item.type === LI && terms.length > 0) {
      for (const term of terms) dictOf(context, term.value)?.set(P, item.value);
      element.set(K, arrayFrom(context, [...terms.map(({ value }) => value), ...listOf(context, element.get(K))]));
      terms = [];
    }
    found.push(item);
  }
  return terms.length === 0 ? found : [...found, made(tidying, LI, terms)];
}

/** A note of a list, whose number leads back to where it is referred to. */
function withLabel(tidying: Tidying, items: readonly Item[]): readonly Item[] {
  const [first, ...rest] = items;
  return first?.type === Link ? [made(tidying, Lbl, [first]), ...rest] : items;
}

function withNotes(tidying: Tidying, items: readonly Item[]): readonly Item[] {
  return items.map((item) => (item.type === Note ? made(tidying, LI, [made(tidying, LBody, [item])]) : item));
}

/** A list as one of contents. What marks it off from the text around it is no more. */
export function asContents(tidying: Tidying, list: Item): Item {
  const { context } = tidying;
  const element = dictOf(context, list.value);
  if (element === undefined) return list;
  element.set(S, TOC);
  element.delete(A);
  for (const value of listOf(context, element.get(K))) {
    const item = dictOf(context, value);
    if (item?.get(S) !== LI) continue;
    item.set(S, TOCI);
    const kids = itemsOf(context, item).flatMap((kid) => {
      const body = kid.type === LBody ? dictOf(context, kid.value) : undefined;
      return body ? itemsOf(context, body) : [kid];
    });
    hold(
      tidying,
      value,
      item,
      kids.map((kid) => (kid.type === Link ? made(tidying, Reference, [kid]) : kid)),
    );
  }
  return { ...list, type: TOC };
}
