/**
 * Head and foot of every page of a briefing, as data.
 *
 * Stamps are printed beside the contents, when the length of the front matter may not be known yet: `guessFront` gives those of more front
 * pages than there will be, and each page then finds its own among them by `stampKey`.
 */
import { papers } from '../model/paper.ts';
import type { Briefing, ContentsEntry, Run, StampPage } from '../model/briefing.ts';
import { numeral, roman } from '../model/words.ts';
import { runningHeads, type Places } from './places.ts';
import type { Arrangement, PlacedPage } from './runs.ts';

/** Front pages that are stamped on a guess: contents of some 500 entries. */
const frontPages = 16;
/** Pages that a summary may take in a guess; it should take one. */
const summaryPages = 3;

/** One for each page of the arrangement, blank ones among them. `places` count pages from 0. */
export function stampPages(briefing: Briefing, runs: readonly Run[], { pages }: Arrangement, places: Places): readonly StampPage[] {
  const heads = runningHeads(withContents(briefing), places, pages);
  const total = pages.filter(({ style }) => style === 'decimal').length;
  return pages.map((page, index) => {
    const isCover = places[coverId]?.page === index;
    return {
      ...sizeOf(page, runs, briefing),
      ...(isCover ? { bare: true } : { section: heads[index] ?? '' }),
      page: page.number,
      ...(page.style === 'decimal' ? { total } : {}),
      ...(page.verso ? { verso: true } : {}),
      ...(page.room && !(page.room.head && page.room.foot) ? { crowded: { head: !page.room.head, foot: !page.room.foot } } : {}),
    };
  });
}

/** Stamps of the front matter for every length that it may have. */
export function guessFront({ masthead, parts }: Briefing): readonly StampPage[] {
  const guess = (from: number, count: number, section: string): StampPage[] =>
    Array.from({ length: count }, (_, index) => ({ ...papers[masthead.paper], section, page: from + index }));
  const summary = parts.includes('cover') ? 2 : 1;
  const contents = parts.includes('summary') ? summary + 1 : summary;
  return [
    ...(parts.includes('summary') ? guess(summary, summaryPages, masthead.labels['summary'] ?? '') : []),
    ...guess(contents, frontPages, masthead.labels['contents'] ?? ''),
  ];
}

/** Equal for pages whose stamps look the same: they are printed once. */
export const stampKey = (page: StampPage): string => JSON.stringify(Object.entries(page).sort());

/** What the contents show of each entry's page. */
export function pageNames({ masthead, contents }: Briefing, { pages }: Arrangement, places: Places): Record<string, string> {
  const name = (page: PlacedPage | undefined): string =>
    page?.style === 'roman' ? roman(page.number) : numeral(masthead.lang, page?.number ?? NaN);
  return Object.fromEntries(contents.flatMap(({ id }) => (places[id] ? [[id, name(pages[places[id].page])]] : [])));
}

/** The contents do not list themselves, but their pages are headed. */
function withContents({ contents, parts, masthead }: Briefing): readonly ContentsEntry[] {
  const own: ContentsEntry = { id: contentsId, depth: 1, number: '', title: masthead.labels['contents'] ?? '' };
  return parts.includes('contents') ? [...contents, own] : contents;
}

const coverId = '_cover';
const contentsId = '_contents';

/** Own pages are of the article's paper: what is measured in a print is a fraction of a millimetre off. */
function sizeOf(page: PlacedPage, runs: readonly Run[], { masthead }: Briefing): { width: number; height: number } {
  if (runs[page.run]?.kind !== 'appendix') return papers[masthead.paper];
  return { width: toMillimetres(page.width), height: toMillimetres(page.height) };
}

const toMillimetres = (points: number): number => (points * 25.4) / 72;

/** Where the front's parts stand if each takes a page, for a front that is yet to be printed. */
export function guessPlaces({ parts }: Run, height: number): Places {
  return Object.fromEntries(parts.map((part, page) => [`_${part}`, { page, top: height }]));
}
