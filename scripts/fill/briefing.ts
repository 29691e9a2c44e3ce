/**
 * The briefing's three prints: the text, the slides on paper, and what stands before both.
 *
 * Why three: the contents' page numbers are read from the printed text, and the text need not wait until the slides are rendered. The numbers'
 * column has a fixed width, so the front is printed once; merge makes one font of those that the prints share.
 * Links from the front into the text are `paparan:dest/<id>`: the target lies in another PDF, and merge gives the link its page.
 */
import type { Briefing, Deck, RenderedDeck } from '../model/document.ts';
import { htmlContext, ids } from './html-context.ts';
import { markup, type Html } from './html-markup.ts';
import { mastheadData } from './paper-data.ts';
import { bodyHtml, glossaryHtml, notesHtml, questionsHtml, referencesHtml, summaryHtml } from './paper-parts.ts';
import type { Prepared } from './prepare.ts';
import { slideCss, slideSheets } from './slides-on-paper.ts';
import type { Fill } from './templates.ts';

/** The slides for paper: a light deck, and the plan that names their sections. */
export interface SlidesOnPaper {
  readonly deck: Deck;
  readonly rendered: RenderedDeck;
}

/** Text and back matter. Ids are those of `briefing.contents`. */
export function fillBriefingBody(briefing: Briefing, prepared: Prepared, fill: Fill, fontCss: string): string {
  const { masthead, text } = briefing;
  const context = htmlContext({ masthead, text, prepared, notes: 'end' });
  const when = (present: boolean, write: () => Html): Html => (present ? write() : markup``);
  return fill('briefing/body.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    numbered: briefing.numberParagraphs,
    introduced: text.introduction.length > 0,
    body: bodyHtml(context),
    notes: when(text.notes.length > 0, () => notesHtml(context)),
    glossary: when(text.glossary.length > 0, () => glossaryHtml(context)),
    references: when(text.references.length > 0, () => referencesHtml(context)),
    questions: when(text.questions.length > 0, () => questionsHtml(context, 'answers')),
    anchors: anchors(briefing),
  });
}

/** The slides, two a page, with their heading. */
export function fillBriefingSlides({ masthead }: Briefing, prepared: Prepared, slides: SlidesOnPaper, fill: Fill, fontCss: string): string {
  return fill('briefing/slides.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    sheets: slideSheets(slides.deck, slides.rendered, masthead.labels, masthead.lang),
    slideCss: slideCss(slides.rendered.css),
  });
}

/**
 * Everything that another part may point at. Chromium names a destination only where a link of the same document leads, so the body holds a
 * hidden link to each.
 */
function anchors({ contents, text }: Briefing): readonly string[] {
  const notes = text.notes.map((note) => ids.note(note.id));
  const references = text.references.map(({ reference }) => ids.reference(reference.id));
  const entries = contents.map((entry) => entry.id).filter((id) => !['_summary', '_slides'].includes(id) && !id.startsWith('_appendix-'));
  return [...new Set([...entries, ...Object.keys(text.names), ...notes, ...references])];
}

/** Cover, summary and contents. `pages` holds the page label of each entry by its id; an entry without one is an error of the caller's. */
export function fillBriefingFront(
  briefing: Briefing,
  prepared: Prepared,
  pages: Readonly<Record<string, string>>,
  fill: Fill,
  fontCss: string,
): string {
  const { masthead, text } = briefing;
  const target = (id: string): string => `paparan:dest/${encodeURIComponent(id)}`;
  const context = htmlContext({ masthead, text, prepared, notes: 'end', target });
  const entries = briefing.contents.map((entry) => {
    const page = pages[entry.id];
    if (page === undefined) throw new Error(`no page is known for "${entry.title}" (${entry.id})`);
    return { ...entry, page, target: target(entry.id), part: entry.depth === 1, point: entry.depth === 2 };
  });
  return fill('briefing/front.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    summary: text.summary.length > 0 ? summaryHtml(context) : markup``,
    entries,
  });
}
