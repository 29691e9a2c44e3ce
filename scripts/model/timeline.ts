/**
 * Lists that tell what happened when: "1949: the treaty is signed", "2001–2021 Afghanistan", "12 September 2001: …".
 *
 * Why here: plan asks whether a list is a timeline, fill sets the moments apart from what happened, and both must mean the same.
 * Months, and words between them and the year ("de"), are known by their names in the article's language and in English (Intl). Rejected: any word before a year; "Resolution 1973: …" is no date.
 */
import type { List, ListItem } from './block.ts';
import type { Inline } from './inline.ts';
import { locale } from './words.ts';

/** `when` as the author wrote it; `what` is the rest of the item, which is one paragraph. */
export interface TimelineEvent {
  readonly when: string;
  readonly what: readonly Inline[];
}

/** Fewest events of a timeline that no author asked for. */
const fewest = 3;
/** Longest moment, in characters. */
const longest = 28;

/** The list's events, if each item begins with a date and there are three or more. */
export function timelineOf(list: List, lang: string): readonly TimelineEvent[] | undefined {
  const dated = eventsOf(list, (when) => isDate(when, lang));
  if (list.items.length < fewest) return undefined;
  return dated ?? (isRising(list) ? eventsOf(list, isYear, bareYear) : undefined);
}

/** As `timelineOf`, for a list that its author calls a timeline: any words before a colon are a moment ("Week 1: …"). */
export function askedTimelineOf(list: List, lang: string): readonly TimelineEvent[] | undefined {
  return timelineOf(list, lang) ?? eventsOf(list, (when) => when !== '') ?? eventsOf(list, isYear, bareYear);
}

/** A moment, then a colon or a dash that stands free. */
const marked = /^\s*([^:：]{1,28}?)\s*(?:[:：]|\s[–—]\s)\s*/u;
/** A year or a span of years, then words. */
const bareYear = /^\s*([12]\d{3}(?:\s?[–—-]\s?\d{2,4})?)\s+(?=\p{L})/u;

function eventsOf(list: List, accepts: (when: string) => boolean, pattern = marked): readonly TimelineEvent[] | undefined {
  const events = list.items.map((item) => eventOf(item, accepts, pattern));
  return events.every((event) => event !== undefined) ? events : undefined;
}

function eventOf({ children: [first, ...more] }: ListItem, accepts: (when: string) => boolean, pattern: RegExp): TimelineEvent | undefined {
  if (first?.type !== 'paragraph' || more.length > 0) return undefined;
  const [opening, ...rest] = unwrapped(first.children);
  const match = opening?.type === 'text' ? pattern.exec(opening.value) : null;
  const when = match?.[1]?.trim() ?? '';
  if (opening?.type !== 'text' || !match || when.length > longest || !accepts(when)) return undefined;
  const left = opening.value.slice(match[0].length);
  const what: readonly Inline[] = left === '' ? rest : [{ type: 'text', value: left }, ...rest];
  return what.length > 0 ? { when, what } : undefined;
}

/** "**1949**: …" says the same as "1949: …". */
function unwrapped([first, second, ...rest]: readonly Inline[]): readonly Inline[] {
  if (first?.type === 'strong' && first.children.length === 1 && first.children[0]?.type === 'text') {
    const { value } = first.children[0];
    return second?.type === 'text'
      ? [{ type: 'text', value: value + second.value }, ...rest]
      : [first.children[0], ...(second ? [second, ...rest] : [])];
  }
  return [...(first ? [first] : []), ...(second ? [second] : []), ...rest];
}

const isYear = (when: string): boolean => /^[12]\d{3}/.test(when);

/** Without a colon, only years in order are sure to be years: "2000 soldiers" is a count. */
function isRising(list: List): boolean {
  const years = list.items.map((item) => Number(/^\s*(\d{4})/.exec(firstText(item))?.[1] ?? NaN));
  return years.every((year, index) => year <= 2100 && (index === 0 || year >= (years[index - 1] ?? NaN)));
}

function firstText({ children: [first] }: ListItem): string {
  const opening = first?.type === 'paragraph' ? unwrapped(first.children)[0] : undefined;
  return opening?.type === 'text' ? opening.value : '';
}

/** A year ("1949", "1990s", "1990-an", "2001年"), a day of one, a span of them: numbers and months, nothing else. */
function isDate(when: string, lang: string): boolean {
  const tokens = when.split(/[\s,.–—/-]+/u).filter((token) => token !== '');
  const isKnown = (token: string): boolean =>
    /^(?:\d{1,4}(?:st|nd|rd|th|s|an|er|º|ª)?|(?:\d{1,4}[年월月日년일])+)$/u.test(token) || token === 'an' || isMonth(token, lang);
  return tokens.some((token) => /^\d{3,4}/.test(token)) && tokens.every(isKnown);
}

/** Whether it is a month's name, whole or short, or what joins it to the year. */
export const isMonth = (word: string, lang: string): boolean => monthsOf(lang).has(word.toLowerCase());

const known = new Map<string, ReadonlySet<string>>();

/** Long and short names of the months, and what a whole date has between its parts, in lower case and without stops. */
function monthsOf(lang: string): ReadonlySet<string> {
  const kept = known.get(lang);
  if (kept) return kept;
  const own = (['long', 'short'] as const).flatMap((month) => dateWords(locale(lang), month));
  const months = new Set([...own, ...english]);
  known.set(lang, months);
  return months;
}

/** Written in articles of all languages. Named here, for to make a format takes as long as to read a section. */
const english =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  );

/** The months, and "de" of "12 de septiembre de 2001". One format for both: to make one takes longer than all that it is asked. */
function dateWords(tag: readonly string[], month: 'long' | 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(tag, { calendar: 'gregory', timeZone: 'UTC', year: 'numeric', month, day: 'numeric' });
  const dates = Array.from({ length: 12 }, (_, index) => format.formatToParts(Date.UTC(2001, index, 15)));
  const months = dates.map((parts) => parts.find(({ type }) => type === 'month')?.value ?? '');
  const between = (dates[0] ?? []).filter(({ type }) => type === 'literal').flatMap(({ value }) => value.match(/\p{L}+/gu) ?? []);
  return [...months.map((name) => name.replace(/\.$/, '')), ...between].map((word) => word.toLowerCase());
}
