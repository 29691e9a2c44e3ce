/** deck.md, deck.html, deck.pdf and the first slide's picture, a stage a line. */
import { deckFaces, fillDeck } from '../fill/deck.ts';
import type { Theme } from '../model/brand.ts';
import type { Collation } from '../merge/collate.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import type { Deck } from '../model/deck.ts';
import type { Bookmark } from '../model/pdf.ts';
import { noShelf } from '../model/shelf.ts';
import { completeDeck, planSlides } from '../plan/deck.ts';
import { formulasOf } from '../plan/deck/formulas.ts';
import type { Planned } from '../plan/deck/draft.ts';
import { slideBookmarks } from '../plan/slide-bookmarks.ts';
import { accessible } from '../render/accessible.ts';
import { openDeck, renderDeck, type MarpDeck } from '../render/deck.ts';
import { deckHtml } from '../render/presentation.ts';
import { fitSlides, type FilledSlides } from './fit.ts';
import { slidesOnPaper } from './pictures.ts';
import { fontCssFor, utf8, type Job, type MadeFile, type Workshop } from './workshop.ts';

/** A deck in which every slide fits, or what could not be made to. `pdf`: its print, where it was asked for. */
export interface Slides {
  readonly deck: Deck;
  readonly markdown: string;
  readonly rendered: MarpDeck;
  /** deck.md and deck.html, where somebody wanted them before the others. */
  readonly texts?: readonly MadeFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly pdf?: Promise<Collation>;
  /** See `FittedSlides`. */
  readonly printing?: Promise<void>;
  /** WebP of the first slide, where the deck is printed. */
  readonly cover?: Promise<Uint8Array>;
}

/** Who wants the thread while slides are made, and who waits for them. */
export interface SlideSteps {
  /** When there is time to render them, and when for their styles. */
  readonly turns?: readonly [slides: Promise<void>, styles: Promise<void>];
  /** See `Fitter`. */
  onShown?(): void;
}

/** The deck planned, filled, rendered and fitted; printed in the page that it was measured in if `isPrinted`. */
export async function makeSlides(job: Job, workshop: Workshop, isPrinted: boolean, steps: SlideSteps = {}): Promise<Slides> {
  const { turns, onShown } = steps;
  const planned = planSlides(job.article, job.masthead);
  const browser = await workshop.browser();
  if ('missing' in browser) return { ...(await render(deckOf(job, planned, job.masthead.theme), job, workshop)), diagnostics: [] };
  return fitSlides(planned, {
    browser,
    shelf: workshop.shelf ?? noShelf,
    isPrinted,
    ...(onShown && { onShown }),
    masthead: job.masthead,
    fill: (all) => render(deckOf(job, all, job.masthead.theme), job, workshop, turns),
    fillSome: async (some) => {
      const deck = fillDeck(deckOf(job, some, job.masthead.theme), await workshop.fill(), '');
      return (await renderDeck(deck, workshop.knownDecks)).slides;
    },
  });
}

/** The same slides for paper: in light, which has the same layout, and with the pictures of paper. */
export async function onPaper(job: Job, made: Promise<Slides>, workshop: Workshop): Promise<Slides> {
  const slides = await made;
  const { deck } = slides;
  const light =
    job.masthead.theme === 'light'
      ? slides
      : { ...(await render({ ...deck, masthead: { ...deck.masthead, theme: 'light' } }, job, workshop)), diagnostics: [] };
  return { ...light, rendered: { ...light.rendered, slides: slidesOnPaper(light.rendered.slides, job.masthead.pictures) } };
}

function deckOf({ masthead, text: { names, numbers, citations } }: Job, planned: readonly Planned[], theme: Theme): Deck {
  return completeDeck(planned, { masthead: { ...masthead, theme }, names, numbers, citations });
}

async function render(deck: Deck, job: Job, workshop: Workshop, turns?: SlideSteps['turns']): Promise<FilledSlides> {
  const markdown = fillDeck(deck, await workshop.fill(), await fontCssFor(job, deckFaces(job.masthead.brand)));
  const { isKnown, begin } = openDeck(markdown, workshop.knownDecks);
  if (!isKnown) await turns?.[0];
  const finish = await begin();
  if (!isKnown) await turns?.[1];
  return { deck, markdown, rendered: await finish() };
}

/** No files where a slide has an error. In the order of the output list; without a browser no PDF and no cover. */
export async function makeDeck(job: Job, made: Promise<Slides>, workshop: Workshop): Promise<MadeFile[]> {
  const slides = await made;
  if (hasErrors(slides.diagnostics)) return [];
  const pages = slides.deck.slides.length;
  return [
    ...(slides.texts ?? (await deckTexts(job, slides, workshop))),
    ...(slides.pdf ? [{ name: 'deck.pdf', bytes: await finishDeckPdf(await slides.pdf, slides, job, workshop), pages }] : []),
    ...(slides.cover ? [{ name: 'cover.webp', bytes: await slides.cover }] : []),
  ];
}

/** deck.md and deck.html, which need no print. */
export async function deckTexts(job: Job, { deck, markdown, rendered }: Slides, workshop: Workshop): Promise<MadeFile[]> {
  const pages = deck.slides.length;
  const presentation = await deckHtml(rendered, job.masthead, (await workshop.fill())('deck/dark-screen.html.hbs', {}));
  const html = accessible(presentation, formulasOf(deck), job.labels['equation'] ?? '');
  return [
    { name: 'deck.md', bytes: utf8(markdown), pages },
    { name: 'deck.html', bytes: utf8(html), pages },
  ];
}

/** The deck's Markdown breaks what Marp would read as a command with a word joiner, which no reader of the notes needs. */
function finishDeckPdf(
  pdf: Collation,
  { deck, rendered }: Slides,
  { metadata, labels }: Job,
  { finishing }: Workshop,
): Promise<Uint8Array> {
  const bookmarks: readonly Bookmark[] = slideBookmarks(deck);
  return finishing.finishDeck(pdf, {
    bookmarks,
    metadata,
    formulas: formulasOf(deck),
    notes: rendered.notes.map((note) => note.replaceAll('\u2060', '')),
    noteTitle: labels['notes'] ?? '',
  });
}
