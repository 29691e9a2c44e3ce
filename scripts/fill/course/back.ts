/**
 * What stands behind the lectures of a pack: the joined glossary, the references, the index.
 *
 * A definition is written as its lecture would write it: with that lecture's figures, notes, citations and language.
 */
import type { Masthead } from '../../model/masthead.ts';
import type { PaperReference, PaperText } from '../../model/paper-text.ts';
import type { Inline } from '../../model/inline.ts';
import { phrase } from '../../model/words.ts';
import { htmlContext, ids, wordsHtml, type HtmlContext } from '../html-context.ts';
import { inlinesHtml } from '../html-inline.ts';
import { attribute, escapeHtml, join, markup, type Html } from '../html-markup.ts';
import { mastheadData } from '../paper-data.ts';
import { referencesHtml } from '../paper-parts.ts';
import { nothingPrepared, type Prepared } from '../prepare.ts';
import type { Fill } from '../templates.ts';
import { courseLink } from './links.ts';

/** Whose words a definition is in. */
export interface Speaker {
  readonly key: string;
  readonly number: string;
  readonly masthead: Masthead;
  readonly text: PaperText;
  readonly prepared: Prepared;
  readonly references: ReadonlyMap<string, string>;
}

/** An entry of the glossary. `lectures`: indexes in `speakers`. */
export interface BackTerm {
  readonly id: string;
  readonly term: string;
  readonly definitions: readonly { readonly definition: readonly Inline[]; readonly lectures: readonly number[] }[];
}

/** Page numbers as they are shown, each with the link's address. */
export interface BackIndexEntry {
  readonly term: string;
  /** Of the lecture that the term comes from. */
  readonly lang: string;
  readonly pages: readonly { readonly label: string; readonly link: string }[];
}

/** What stands behind the lectures; a part without entries is left out. */
export interface Back {
  readonly masthead: Masthead;
  readonly glossary: readonly BackTerm[];
  readonly speakers: readonly Speaker[];
  readonly references: readonly PaperReference[];
  readonly index: readonly { readonly letter: string; readonly entries: readonly BackIndexEntry[] }[];
}

/** `empty` is a text with nothing in it: the references stand in one. */
export function fillBack(back: Back, empty: PaperText, fill: Fill, fontCss: string): string {
  const { masthead, glossary, references, index } = back;
  const context = htmlContext({ masthead, text: { ...empty, references }, prepared: nothingPrepared, notes: 'end' });
  const contexts = back.speakers.map(speakerContext);
  return fill('course/back.html.hbs', {
    ...mastheadData(masthead, nothingPrepared),
    fontCss,
    glossary: glossary.length > 0 ? glossaryHtml(back, contexts) : markup``,
    references: references.length > 0 ? referencesHtml(context) : markup``,
    index,
    anchors: [
      ...(glossary.length > 0 ? ['_glossary'] : []),
      ...(references.length > 0 ? ['_references'] : []),
      ...(index.length > 0 ? ['_index'] : []),
      ...references.map(({ reference }) => ids.reference(reference.id)),
    ],
  });
}

/** Links lead back into the lecture, those to references stay in this print. */
function speakerContext({ key, masthead, text, prepared, references }: Speaker): HtmlContext {
  const listed = new Map([...references].map(([own, id]) => [ids.reference(own), `#${ids.reference(id)}`]));
  const target = (id: string): string => listed.get(id) ?? courseLink(key, id);
  return htmlContext({ masthead, text, prepared, notes: 'end', target });
}

function glossaryHtml({ glossary, masthead, speakers }: Back, contexts: readonly HtmlContext[]): Html {
  const entries = glossary.map(({ id, term, definitions }) => {
    const own = definitions.flatMap(({ lectures }) => contexts[lectures[0] ?? 0] ?? []);
    const [first] = own;
    // Above definitions of both directions a term stands where those of the course do.
    const isMixed = new Set(own.map((context) => context.masthead.direction)).size > 1;
    const spoken = first ? language(first, isMixed ? { ...masthead, direction: first.masthead.direction } : masthead) : markup``;
    const written = definitions.map(({ definition, lectures }) => {
      const context = contexts[lectures[0] ?? 0] as HtmlContext;
      const where = definitions.length > 1 ? whoseHtml(lectures, masthead, speakers) : markup``;
      return markup`<dd${language(context, masthead)}>${where}${inlinesHtml(definition, context)}</dd>`;
    });
    return markup`<div><dt${attribute('id', id)}${spoken}>${first ? wordsHtml(term, first) : escapeHtml(term)}</dt>${join(written)}</div>`;
  });
  return markup`<dl class="glossary">${join(entries, '\n')}</dl>`;
}

/** "Lecture 2, Lecture 5: " in the course's words. */
function whoseHtml(lectures: readonly number[], { labels, lang, direction }: Masthead, speakers: readonly Speaker[]): Html {
  const links = lectures.flatMap((index) => {
    const speaker = speakers[index];
    if (!speaker) return [];
    const name = escapeHtml(phrase(labels, 'lectureNumber', { number: speaker.number }));
    return [markup`<a${attribute('href', courseLink(speaker.key, '_lecture'))}>${name}</a>`];
  });
  return markup`<span class="whose"${attribute('lang', lang)}${attribute('dir', direction)}>${join(links, escapeHtml(phrase(labels, 'comma')))}:</span> `;
}

function language({ masthead }: HtmlContext, { lang, direction }: Masthead): Html {
  if (masthead.lang === lang) return markup``;
  return markup`${attribute('lang', masthead.lang)}${masthead.direction === direction ? markup`` : attribute('dir', masthead.direction)}`;
}
