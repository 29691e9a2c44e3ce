/** The print behind the lectures: joined glossary, references, and the index, whose pages are read from the printed lectures. */
import type { ReadArticle } from '../../articles.ts';
import { fillBack, type Back, type Speaker } from '../../fill/course/back.ts';
import { courseLink } from '../../fill/course/links.ts';
import { paperFaces, prepareText } from '../../fill/prepare.ts';
import { surveyOnce } from '../../merge/positions.ts';
import type { ContentsEntry } from '../../model/briefing.ts';
import type { Masthead } from '../../model/masthead.ts';
import { numeral } from '../../model/words.ts';
import { termKey, type JoinedTerm } from '../../plan/course/glossary.ts';
import { emptyText } from '../../plan/course/lecture.ts';
import type { JoinedReferences } from '../../plan/course/references.ts';
import { planIndex } from '../../plan/course/term-index.ts';
import type { Places } from '../../plan/places.ts';
import { planMasthead } from '../../plan/masthead.ts';
import { planText } from '../../plan/text.ts';
import type { Browser } from '../../render/browser.ts';
import { print } from '../../render/print.ts';
import { shrinkage, type Shrunk } from '../shrunk.ts';
import type { Workshop } from '../workshop.ts';
import { fontCssForText } from './fonts.ts';
import type { PrintedLecture, Size, TermPlace } from './lecture.ts';

/** `sizes` in pt; `places` and `contents` by ids of this print, its first page being 0. */
export interface PrintedBack {
  readonly bytes: Uint8Array;
  readonly sizes: readonly Size[];
  readonly places: Places;
  readonly contents: readonly ContentsEntry[];
  readonly shrunk: Shrunk | undefined;
}

/** `terms`: those of the index, as they are spelt. */
export interface BackRequest {
  readonly masthead: Masthead;
  readonly reads: readonly ReadArticle[];
  readonly lectures: readonly PrintedLecture[];
  readonly joined: JoinedReferences;
  readonly glossary: readonly JoinedTerm[];
  readonly terms: readonly string[];
}

/** Nothing where the lectures have no terms, no references and no keywords. */
export async function printBack(request: BackRequest, browser: Browser, workshop: Workshop): Promise<PrintedBack | undefined> {
  const { masthead, glossary, joined } = request;
  const index = indexOf(request);
  const { labels } = masthead;
  const parts = [
    ['glossary', glossary.length > 0],
    ['references', joined.references.length > 0],
    ['index', index.length > 0],
  ] as const;
  const contents = parts.flatMap(([name, present]): readonly ContentsEntry[] =>
    present ? [{ id: `_${name}`, depth: 1, number: '', title: labels[name] ?? name }] : [],
  );
  if (contents.length === 0) return undefined;
  const speakers = await Promise.all(request.lectures.map((lecture, at) => speakerOf(lecture, at, request)));
  const back: Back = { masthead, glossary, speakers, references: joined.references, index };
  const spoken = [glossary, joined.references, index, Object.values(labels), speakers.map(({ text }) => [text.names, text.citations])];
  const fontCss = await fontCssForText(JSON.stringify(spoken), paperFaces(emptyText), masthead.lang);
  const html = fillBack(back, emptyText, await workshop.fill(), fontCss);
  const bytes = await print(browser, html, { outline: false });
  const { destinations, sizes, scale } = await surveyOnce(bytes);
  return { bytes, sizes, places: destinations, contents, shrunk: await shrinkage(browser, html, scale) };
}

/** Whoever defines terms: with no more of the lecture than its definitions need. */
async function speakerOf({ plan }: PrintedLecture, index: number, { reads, glossary, joined }: BackRequest): Promise<Speaker> {
  const { article, labels } = reads[index] as ReadArticle;
  const { key, number, text } = plan;
  const own = glossary.flatMap(({ definitions }) => definitions).filter(({ lectures }) => lectures[0] === index);
  const masthead = planMasthead(article, labels);
  const defined = { ...emptyText, glossary: own.map(({ definition }) => ({ id: '', term: '', definition })) };
  const prepared = await prepareText(masthead, defined, '');
  const { names, notes } = own.length > 0 ? planText(article, labels) : emptyText;
  return {
    key,
    number,
    masthead,
    prepared,
    references: joined.ids[index] ?? new Map(),
    text: { ...defined, names, notes, citations: text.citations },
  };
}

function indexOf({ lectures, terms, masthead, reads }: BackRequest): Back['index'] {
  const spoken = languagesOf(reads);
  const found = new Map<string, Map<number, string>>();
  let first = 0;
  for (const { plan, terms: places, sizes } of lectures) {
    for (const [key, list] of places) {
      const pages = found.get(key) ?? new Map<number, string>();
      for (const place of list) pages.set(first + place.page, linkTo(plan.key, place));
      found.set(key, pages);
    }
    first += sizes.length;
  }
  const number = (page: number): string => numeral(masthead.lang, page + 1);
  const groups = planIndex(terms, new Map([...found].map(([key, pages]) => [key, [...pages.keys()]])), masthead.lang);
  return groups.map(({ letter, entries }) => ({
    letter,
    entries: entries.map(({ key, term, ranges }) => ({
      term,
      lang: spoken.get(key) ?? masthead.lang,
      pages: ranges.map((range) => ({
        label: range.first === range.last ? number(range.first) : `${number(range.first)}–${number(range.last)}`,
        link: found.get(key)?.get(range.first) ?? '',
      })),
    })),
  }));
}

/** Of each term the language of the first lecture that has it. */
function languagesOf(reads: readonly ReadArticle[]): ReadonlyMap<string, string> {
  const languages = new Map<string, string>();
  for (const { article } of reads) {
    const own = [...article.glossary.map(({ term }) => term), ...article.keywords];
    for (const term of own) if (!languages.has(termKey(term))) languages.set(termKey(term), article.lang);
  }
  return languages;
}

const linkTo = (key: string, { anchor }: TermPlace): string => courseLink(key, anchor);
