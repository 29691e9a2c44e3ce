/**
 * One entry of the reference list in author–date style (after APA 7), as plain `Inline`s.
 *
 * Each CSL type has a form; a form is a list of sentences. Who leads stands in the first, or the title where nobody signed.
 * Rejected: a template a type; both the deck (Markdown) and the paper (HTML) show entries, and would each need one.
 */
import type { Inline } from '../model/inline.ts';
import type { Name, Reference } from '../model/reference.ts';
import type { Labels } from '../model/label-files.ts';
import { longDate, monthAndDay, phrase } from '../model/words.ts';
import { listedNames, ordinal } from './reference-words.ts';

/** What an entry needs beside its reference: its leading names and its year with its letter. */
export interface NamedReference {
  readonly reference: Reference;
  readonly names: readonly Name[];
  readonly year: string;
}

interface Words {
  readonly labels: Labels;
  readonly lang: string;
}
type Sentence = readonly Inline[];
type Form = (reference: Reference, words: Words) => { readonly title: Sentence; readonly rest: readonly Sentence[] };

const text = (value: string): Inline => ({ type: 'text', value });
const italic = (value: string): Inline => ({ type: 'emphasis', children: [text(value)] });
const sentence = (value: string | undefined): Sentence => (value ? [text(value)] : []);

/** The entry: "Walt, S. M. (1987). *The Origins of Alliances*. Cornell University Press." */
export function referenceInline({ reference, names, year }: NamedReference, labels: Labels, lang: string): Inline[] {
  const words = { labels, lang };
  const { title, rest } = (forms[reference.type] ?? whole)(reference, words);
  const dated = text(` (${[year, dayOf(reference, words)].filter(Boolean).join(', ')})`);
  const who = listedNames(names, labels, { isCut: isNamesCut(reference) }) + editorMark(reference, labels);
  const lead: readonly Sentence[] = who ? [[text(who), dated], title] : [[...title, dated]];
  return [...joined([...lead, ...rest]), ...address(reference, words)];
}

/** Whether there are more who lead the entry, its authors or for want of these its editors, than are named. */
export const isNamesCut = (reference: Reference): boolean => isCut(reference, reference.author?.length ? 'author' : 'editor');

const isCut = ({ cut }: Reference, role: 'author' | 'editor'): boolean => cut?.includes(role) ?? false;

const whole: Form = (reference, words) => ({
  title: [italic(reference.title), ...details(reference, words, [])],
  rest: [sentence(reference.publisher ?? reference.containerTitle)],
});

const thesis: Form = (reference, words) => ({
  title: [italic(reference.title), text(` [${phrase(words.labels, 'thesis')}]`)],
  rest: [sentence(reference.publisher)],
});

const inWhole: Form = (reference, words) => {
  const editors = reference.author?.length ? (reference.editor ?? []) : [];
  const edited =
    editors.length > 0
      ? `${listedNames(editors, words.labels, { order: 'givenFirst', isCut: isCut(reference, 'editor') })} ${editorWord(editors, words.labels)}, `
      : '';
  const container = [
    text(`${phrase(words.labels, 'in')} ${edited}`),
    italic(reference.containerTitle ?? ''),
    ...details(reference, words, pages(reference, words)),
  ];
  return { title: sentence(reference.title), rest: [reference.containerTitle ? container : [], sentence(reference.publisher)] };
};

const inPeriodical: Form = (reference) => {
  const issue = reference.issue ? `(${reference.issue})` : '';
  const volume = reference.volume ? [text(', '), italic(reference.volume), text(issue)] : sentence(issue && ` ${issue}`);
  const page = reference.page ? [text(`, ${dashed(reference.page)}`)] : [];
  const name = reference.containerTitle ?? reference.publisher;
  return { title: sentence(reference.title), rest: [name ? [italic(name), ...volume, ...page] : []] };
};

const onTheWeb: Form = (reference) => {
  const site = reference.containerTitle ?? reference.publisher;
  const signed = reference.author?.some((name) => 'literal' in name && name.literal === site);
  return { title: [italic(reference.title)], rest: [signed ? [] : sentence(site)] };
};

const law: Form = (reference) => ({
  title: [italic(reference.title)],
  rest: [
    sentence([reference.containerTitle, reference.volume, reference.page && dashed(reference.page)].filter(Boolean).join(', ')),
    sentence(reference.publisher),
  ],
});

const forms: Readonly<Record<string, Form>> = {
  thesis,
  treaty: law,
  legislation: law,
  bill: law,
  regulation: law,
  legal_case: law,
  chapter: inWhole,
  'paper-conference': inWhole,
  'entry-encyclopedia': inWhole,
  'entry-dictionary': inWhole,
  entry: inWhole,
  'article-journal': inPeriodical,
  'article-magazine': inPeriodical,
  'article-newspaper': inPeriodical,
  article: inPeriodical,
  review: inPeriodical,
  webpage: onTheWeb,
  post: onTheWeb,
  'post-weblog': onTheWeb,
  dataset: onTheWeb,
};

const dashed = (page: string): string => page.replace(/-+/g, '–');

/** "(2nd ed., vol. 3, pp. 1–20)" as far as known. */
function details(reference: Reference, { labels, lang }: Words, more: readonly string[]): Sentence {
  const edition = reference.edition ? [phrase(labels, 'edition', { edition: ordinal(reference.edition, labels, lang) })] : [];
  const volume = reference.volume ? [phrase(labels, 'volume', { volume: reference.volume })] : [];
  const all = [...edition, ...volume, ...more];
  return all.length > 0 ? [text(` (${all.join(', ')})`)] : [];
}

function pages({ page }: Reference, { labels }: Words): readonly string[] {
  return page ? [`${phrase(labels, /[-–,]/.test(page) ? 'pagesPrefix' : 'pagePrefix')}\u00a0${dashed(page)}`] : [];
}

/** Month and day matter where a year holds many issues or versions. */
function dayOf({ type, issued }: Reference, { labels, lang }: Words): string {
  const exact = /^(webpage|post|article-(magazine|newspaper))/.test(type);
  return exact && issued ? monthAndDay(lang, labels, issued) : '';
}

const editorWord = (names: readonly Name[], labels: Labels): string => `(${phrase(labels, names.length > 1 ? 'editors' : 'editor')})`;

function editorMark({ author, editor }: Reference, labels: Labels): string {
  return author?.length || !editor?.length ? '' : ` ${editorWord(editor, labels)}`;
}

/** Where to read it: the DOI, or the address with the day of access where nothing else dates the page. */
function address({ doi, url, issued, accessed }: Reference, { labels, lang }: Words): Inline[] {
  const target = doi ? `https://doi.org/${doi}` : url;
  if (!target || !/^https?:\/\//.test(target)) return [];
  const seen = accessed && !issued ? [text(` (${phrase(labels, 'accessed', { date: longDate(lang, labels, accessed) })})`)] : [];
  return [text(' '), { type: 'link', url: target, children: [text(target)] }, ...seen];
}

/** Sentences with a full stop each, but for those that end with a mark of their own. */
function joined(sentences: readonly Sentence[]): Inline[] {
  const full = sentences.filter((inlines) => inlines.length > 0);
  return full.flatMap((inlines, index) => [...(index > 0 ? [text(' ')] : []), ...inlines, ...(endsItself(inlines) ? [] : [text('.')])]);
}

function endsItself(inlines: Sentence): boolean {
  const last = inlines.at(-1);
  const words = last?.type === 'emphasis' ? last.children.at(-1) : last;
  return words?.type === 'text' && /[.?!…。؟]$/.test(words.value);
}
