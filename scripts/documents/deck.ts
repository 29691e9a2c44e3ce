/** deck.md, deck.html, deck.pdf and the first slide's picture, a stage a line. */
import { deckFaces, fillDeck } from '../fill/deck.ts';
import { finishDeck } from '../merge/annotate.ts';
import type { Bookmark, Deck } from '../model/document.ts';
import { planDeck } from '../plan/deck.ts';
import { slideBookmarks } from '../plan/slide-bookmarks.ts';
import { printableDeck, renderDeck, type MarpDeck } from '../render/deck.ts';
import { deckHtml } from '../render/presentation.ts';
import { print, screenshot } from '../render/print.ts';
import { fontCssFor, utf8, type Job, type MadeFile, type Workshop } from './workshop.ts';

export interface Slides {
  readonly deck: Deck;
  readonly markdown: string;
  readonly rendered: MarpDeck;
}

/** The deck as planned, filled and rendered. `theme` overrides the article's: paper is always light. */
export async function makeSlides(job: Job, workshop: Workshop, theme = job.masthead.theme): Promise<Slides> {
  const deck = planDeck(job.article, { ...job.masthead, theme }, job.text.names, job.text.citations);
  const markdown = fillDeck(deck, await workshop.fill(), await fontCssFor(job, deckFaces(job.masthead.brand)));
  const rendered = renderDeck(markdown);
  return { deck, markdown, rendered };
}

export async function makeDeck(job: Job, made: Promise<Slides>, workshop: Workshop): Promise<MadeFile[]> {
  const slides = await made;
  const { deck, markdown, rendered } = slides;
  const browser = await workshop.browser();
  const pages = deck.slides.length;
  const pdf = 'missing' in browser ? undefined : print(browser, printableDeck(rendered, job.masthead), { outline: false });
  const cover =
    'missing' in browser
      ? undefined
      : screenshot(browser, printableDeck({ ...rendered, slides: rendered.slides.slice(0, 1) }, job.masthead), {
          ...rendered.size,
          scale: 0.5,
        });
  const html = await deckHtml(rendered, job.masthead);
  return [
    { name: 'deck.md', bytes: utf8(markdown), pages },
    { name: 'deck.html', bytes: utf8(html), pages },
    ...(pdf ? [{ name: 'deck.pdf', bytes: await finishDeckPdf(await pdf, slides, job), pages }] : []),
    ...(cover ? [{ name: 'cover.webp', bytes: await cover }] : []),
  ];
}

/** The deck's Markdown breaks what Marp would read as a command with a word joiner, which no reader of the notes needs. */
function finishDeckPdf(pdf: Uint8Array, { deck, rendered }: Slides, { metadata, labels }: Job): Promise<Uint8Array> {
  const bookmarks: readonly Bookmark[] = slideBookmarks(deck);
  return finishDeck(pdf, {
    bookmarks,
    metadata,
    notes: rendered.notes.map((note) => note.replaceAll('\u2060', '')),
    noteTitle: labels['notes'] ?? '',
  });
}
