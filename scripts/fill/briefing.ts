/**
 * What a briefing is printed from: text, slides on paper, front matter, and pages left blank, each a document of its own.
 *
 * Why several: the contents' page numbers are read from the printed text, and the text need not wait until the slides are rendered. The numbers'
 * column has a fixed width, so that numbers never move a line; merge makes one font of those that the prints share.
 */
import type { BriefingPart } from '../model/options.ts';
import { hasNamedIntroduction } from '../model/introduction.ts';
import type { Briefing, Run } from '../model/briefing.ts';
import type { Deck, RenderedDeck } from '../model/deck.ts';
import { holdsSideBySide } from '../model/paper-nodes.ts';
import { briefingContext } from './briefing-links.ts';
import { ids, type HtmlContext } from './html-context.ts';
import type { Html } from './html-markup.ts';
import { mastheadData } from './paper-data.ts';
import { bodyHtml, glossaryHtml, notesHtml, questionsHtml, referencesHtml, summaryHtml } from './paper-parts.ts';
import type { Prepared } from './prepare.ts';
import { slideCss, slideSheets, toSheets, type Sheets } from './slides-on-paper.ts';
import type { Fill } from './templates.ts';

/** What every print of one briefing is made with. */
export interface BriefingSet {
  readonly briefing: Briefing;
  readonly prepared: Prepared;
  readonly fill: Fill;
  readonly fontCss: string;
}

/** The slides for paper: a light deck, and the plan that names their sections. */
export interface SlidesOnPaper {
  readonly deck: Deck;
  readonly rendered: RenderedDeck;
}

const sheetData = ({ briefing: { masthead, binding, duplex }, prepared, fontCss }: BriefingSet, { titled }: Run): object => ({
  ...mastheadData(masthead, prepared),
  fontCss,
  binding,
  duplex,
  titled,
});

/** Text and back matter. Ids are those of `briefing.contents`. `heights`: see `HtmlContext`. */
export function fillBriefingBody(set: BriefingSet, run: Run, heights?: HtmlContext['heights']): string {
  const { briefing, prepared } = set;
  const { text, masthead } = briefing;
  const context = briefingContext(briefing, run, prepared, heights);
  const numbered = briefing.numberParagraphs ? { ...context, paragraphs: { count: 0 } } : context;
  const parts = run.parts.map((part) => (part === 'text' ? { text: bodyHtml(numbered) } : backPart(part, context)));
  return set.fill('briefing/body.html.hbs', {
    ...sheetData(set, run),
    introduced: hasNamedIntroduction(text, masthead.labels),
    parts,
    isSideBySide: holdsSideBySide(text),
    anchors: anchors(briefing, run),
  });
}

function backPart(part: BriefingPart, context: HtmlContext): object {
  return { id: `_${part}`, heading: context.masthead.labels[part], back: backHtml(part, context) };
}

function backHtml(part: BriefingPart, context: HtmlContext): Html {
  if (part === 'notes') return notesHtml(context);
  if (part === 'glossary') return glossaryHtml(context);
  return part === 'references' ? referencesHtml(context) : questionsHtml(context, 'answers');
}

/** The slides, two a page, with their heading. */
export function fillBriefingSlides(set: BriefingSet, run: Run, slides: SlidesOnPaper): Sheets {
  const { labels, lang, size } = set.briefing.masthead;
  const sheets = slideSheets(slides.deck, slides.rendered, labels, lang);
  const shared = { ...sheetData(set, run), slideCss: slideCss(slides.rendered.css), narrow: size === '4:3' };
  return toSheets(sheets, {}, (shown) => set.fill('briefing/slides.html.hbs', { ...shared, sheets: shown }));
}

/**
 * Everything that another part may point at. Chromium names a destination only where a link of the same document leads, so each print holds a
 * hidden link to whatever it may hold.
 */
function anchors({ contents, text }: Briefing, { alone }: Run): readonly string[] {
  const notes = text.notes.map((note) => ids.note(note.id));
  const marks = alone ? [] : text.notes.map((note) => ids.noteReference(note.id));
  const references = text.references.map(({ reference }) => ids.reference(reference.id));
  const entries = contents.map((entry) => entry.id).filter((id) => !['_summary', '_slides'].includes(id) && !id.startsWith('_appendix-'));
  return [...new Set([...entries, ...Object.keys(text.names), ...notes, ...marks, ...references])];
}

/**
 * Cover, summary and contents. `pages` holds the page of each entry as it is shown, by its id; one without a page is an error of the
 * caller's. Without `pages` the numbers stay empty: the lines break alike.
 */
export function fillBriefingFront(set: BriefingSet, run: Run, pages?: Readonly<Record<string, string>>): string {
  const { briefing, prepared } = set;
  const context = briefingContext(briefing, run, prepared);
  const entries = briefing.contents.map((entry) => {
    const page = pages ? pages[entry.id] : '';
    if (page === undefined) throw new Error(`no page is known for "${entry.title}" (${entry.id})`);
    const title = prepared.hyphenate(entry.title, 'heading');
    return { ...entry, title, page, target: context.target(entry.id), part: entry.depth === 1, point: entry.depth === 2 };
  });
  const marks = briefing.text.notes.map((note) => ids.noteReference(note.id));
  return set.fill('briefing/front.html.hbs', {
    ...sheetData(set, run),
    front: run.parts.map((part) => ({ [part]: true })),
    summary: run.parts.includes('summary') ? summaryHtml(context) : '',
    entries,
    anchors: ['_cover', '_summary', '_contents', ...marks],
  });
}

/** Pages that say that they are left blank. Sizes in mm. */
export function fillBlankPages({ briefing, fill, fontCss }: BriefingSet, pages: readonly { width: number; height: number }[]): string {
  const { lang, direction, title, labels } = briefing.masthead;
  return fill('briefing/blank.html.hbs', { lang, direction, title, labels, fontCss, pages });
}
