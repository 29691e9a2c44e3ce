/**
 * The loop of fitting: measure, plan what does not fit again, measure that, until all fits; then the whole is printed.
 *
 * Where all fits at once, as is usual, it costs one evaluation in the page that is printed anyway. A round holds only the slides that changed, in
 * the same page, whose styles and fonts stay. Before print the whole deck is measured once more: what is written is what was measured.
 * What was measured in an earlier build is in a book: where few slides are new, only they are shown, and where none is, no page is opened at all.
 */
import type { Collation } from '../merge/collate.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import type { Deck } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import type { FitRequest, MeasuredSlide } from '../model/fit.ts';
import { slidesOf, type Planned } from '../plan/deck/draft.ts';
import { requestFor } from '../plan/fit/ladder.ts';
import { cannotFit, lastRound, replan, type Fitting } from '../plan/fit/replan.ts';
import type { Browser } from '../render/browser.ts';
import { inContainer, printableDeck, type MarpDeck } from '../render/deck.ts';
import { measureSlides } from '../render/fit.ts';
import { withDocument, type PictureSize, type ShownDocument } from '../render/print.ts';
import { hashOf } from '../cache/shelf.ts';
import type { Shelf } from '../model/shelf.ts';
import { openBook, type Book } from './fit-book.ts';
import { openPage, type LazyPage } from './fit-page.ts';
import { printLeaves } from './leaves.ts';
import { signal, watched } from './waiting.ts';

/** A deck, its Markdown, and what Marp made of that. */
export interface FilledSlides {
  readonly deck: Deck;
  readonly markdown: string;
  readonly rendered: MarpDeck;
}

/** What fitting a deck is done with. */
export interface Fitter {
  readonly browser: Browser;
  readonly shelf: Shelf;
  readonly masthead: Masthead;
  readonly isPrinted: boolean;
  /** The deck is on its way to the browser: there is time for other things. Not called where no page needs to be opened to fit it. */
  onShown?(): void;
  /** A deck of planned slides, filled and rendered. */
  fill(planned: readonly Planned[]): Promise<FilledSlides>;
  /** Some slides' HTML only, for a page that has the deck's styles and fonts already. */
  fillSome(planned: readonly Planned[]): Promise<readonly string[]>;
}

/** `diagnostics`: slides that nothing made fit. `pdf` and `cover` only where the deck is printed. */
export interface FittedSlides extends FilledSlides {
  readonly diagnostics: readonly Diagnostic[];
  readonly pdf?: Promise<Collation>;
  /** The browser has been told to print, or need not be: there is time for other things. */
  readonly printing?: Promise<void>;
  /** WebP of the first slide. */
  readonly cover?: Promise<Uint8Array>;
}

/** Fitted slides, as soon as they are; their print goes on, and the first slide's picture is taken at some time after it. */
export async function fitSlides(planned: readonly Planned[], fitter: Fitter): Promise<FittedSlides> {
  const { browser, shelf, masthead } = fitter;
  const first = await fitter.fill(planned);
  const { size } = first.rendered;
  const page = openPage(browser, size);
  const book = await openBook(shelf, [browser.state, masthead.slug, masthead.theme]);
  const bench: Bench = { ...fitter, page, book, look: lookOf(browser, first.rendered, masthead) };
  try {
    const fitting = fit(planned, first, bench);
    setImmediate(() => page.isOpen() && fitter.onShown?.());
    const fitted = await fitting;
    book.close();
    if (!fitter.isPrinted || hasErrors(fitted.diagnostics)) {
      page.close();
      return fitted;
    }
    const html = (slides: readonly string[]): string => printableDeck({ ...fitted.rendered, slides }, masthead);
    const { slides } = fitted.rendered;
    const look = [browser.state, JSON.stringify(size), html([])];
    const begun = signal();
    let early: Uint8Array | undefined;
    const print = async (only?: ReadonlySet<number>): Promise<Uint8Array> => {
      const document = await page.show(html(slides.map((slide, index) => ((only?.has(index) ?? true) ? slide : blank(slide)))));
      if (browser.isShared() && (only?.has(0) ?? true)) early = await document.picture(coverArea(size));
      const made = document.print({ outline: false });
      begun.resolve();
      return made;
    };
    const pdf = printLeaves({ shelf, look, leaves: slides, print });
    pdf.then(begun.resolve, begun.resolve);
    const closed = watched(pdf.finally(() => page.close()));
    const makeCover = async (): Promise<Uint8Array> => {
      await closed;
      return early ?? takeCover(browser, html(slides.slice(0, 1)), size);
    };
    const cover = watched(shelf.of('cover', [...look, ...slides.slice(0, 1)], makeCover));
    return { ...fitted, pdf, printing: begun.promise, cover };
  } catch (error) {
    page.close();
    throw error;
  }
}

/**
 * Of the first slide alone, when nothing else is to be shown: most of the time that a picture takes, a tab waits for its next frame. Only among many
 * articles others use that time, and to show the slide once more costs more than to wait: there it is taken of the deck, before its print.
 */
function takeCover(browser: Browser, html: string, size: PictureSize): Promise<Uint8Array> {
  return withDocument(browser, html, size, (document) => document.picture(coverArea(size)), { isPatient: true });
}

/** The slide's frame with nothing in it. */
const blank = (slide: string): string => `${/^<svg[^>]*>/.exec(slide)?.[0] ?? '<svg>'}</svg>`;

/** The first slide's picture is half as large as the slide. */
const coverArea = (size: PictureSize): PictureSize => ({ ...size, scale: 0.5 });

/** A deck on the bench. `look`: what all its slides are set with. */
interface Bench extends Fitter {
  readonly page: LazyPage;
  readonly book: Book;
  readonly look: string;
}

const lookOf = ({ state }: Browser, { css, size }: MarpDeck, { lang }: Masthead): string =>
  hashOf([state, lang, JSON.stringify(size), css]);

async function fit(planned: readonly Planned[], first: FilledSlides, bench: Bench): Promise<FittedSlides> {
  let fittings: readonly Fitting[] = planned.map((one) => ({ original: one, planned: one, round: 0 }));
  let filled = first;
  for (let whole = 0; ; whole += 1) {
    const { done, diagnostics } = await settle(fittings, filled, bench);
    if (hasErrors(diagnostics) || done === fittings || whole > 2) return { ...filled, diagnostics };
    fittings = done;
    filled = await bench.fill(done.map((one) => one.planned));
  }
}

interface Settled {
  /** The same as were given where all of them fitted. */
  readonly done: readonly Fitting[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans again what does not fit of a whole deck until all fits or can't. */
async function settle(fittings: readonly Fitting[], { rendered }: FilledSlides, bench: Bench): Promise<Settled> {
  const { masthead, page } = bench;
  const diagnostics: Diagnostic[] = [];
  const whole = printableDeck(rendered, masthead);
  let measured = await measureFittings(withSlides(fittings, rendered.slides), bench, async (all, unknown) => {
    if (!isFew(unknown, all)) return { document: await page.show(whole), shown: all };
    const slides = all.flatMap((one) => (unknown.includes(one) ? one.slides : one.slides.map(blank)));
    return { document: await page.show(printableDeck({ ...rendered, slides }, masthead)), shown: unknown };
  });
  let current = fittings;
  let pending = new Set(fittings);
  while (pending.size > 0) {
    const changed: Fitting[] = [];
    current = current.flatMap((fitting) => {
      const found = measured.get(fitting);
      if (!pending.has(fitting) || !found) return [fitting];
      const next = fitting.round >= lastRound ? [fitting] : replan(fitting, found, masthead, splitOf(fitting));
      if (fitting.round >= lastRound && found.some(({ fits }) => !fits)) diagnostics.push(cannotFit(fitting, found));
      changed.push(...next.filter((one) => one !== fitting));
      return next;
    });
    pending = new Set(changed);
    if (changed.length === 0) break;
    const slides = await bench.fillSome(changed.map(({ planned }) => planned));
    measured = await measureFittings(withSlides(changed, slides), bench, async (_all, unknown) => ({
      document: await page.put(whole, contained + inContainer(unknown.flatMap((one) => one.slides))),
      shown: unknown,
    }));
  }
  return {
    done: current.length === fittings.length && current.every((one, index) => one === fittings[index]) ? fittings : current,
    diagnostics,
  };
}

/** Then the others are left blank, as they are in the print that follows: it finds its document shown. */
const isFew = (some: readonly FilledFitting[], all: readonly FilledFitting[]): boolean => slidesIn(some) <= slidesIn(all) / 2;

const slidesIn = (filled: readonly FilledFitting[]): number => filled.reduce((sum, { slides }) => sum + slides.length, 0);

/** No slide's layout has to do with another's: trying a setting on one leaves the others laid out. */
const contained = '<style>svg[data-marpit-svg]{contain:strict}</style>';

const splitOf = ({ planned }: Fitting): readonly string[] => {
  const [slide] = slidesOf(planned);
  return slide ? requestFor(slide, planned.id).split : [];
};

/** A draft with its slides as they are shown. */
interface FilledFitting {
  readonly fitting: Fitting;
  readonly slides: readonly string[];
}

function withSlides(fittings: readonly Fitting[], slides: readonly string[]): readonly FilledFitting[] {
  let start = 0;
  return fittings.map((fitting) => {
    start += slidesOf(fitting.planned).length;
    return { fitting, slides: slides.slice(start - slidesOf(fitting.planned).length, start) };
  });
}

type Present = (
  all: readonly FilledFitting[],
  unknown: readonly FilledFitting[],
) => Promise<{ readonly document: ShownDocument; readonly shown: readonly FilledFitting[] }>;

/** What is found of each draft: in the book, or in the page, where `present` shows those that are not in the book, alone or among others. */
async function measureFittings(
  all: readonly FilledFitting[],
  { book, look }: Bench,
  present: Present,
): Promise<Map<Fitting, readonly MeasuredSlide[]>> {
  const keys = new Map(all.map((one) => [one, hashOf([look, JSON.stringify(requestsOf(one)), ...one.slides])]));
  const unknown = all.filter((one) => !book.read(keys.get(one) ?? ''));
  if (unknown.length > 0) {
    const { document, shown } = await present(all, unknown);
    const measured = await measureSlides(document, shown.flatMap(requestsOf));
    let start = 0;
    for (const one of shown) {
      const count = one.slides.length;
      book.write(keys.get(one) ?? '', measured.slice(start, (start += count)));
    }
  }
  return new Map(all.map((one) => [one.fitting, book.read(keys.get(one) ?? '') ?? []]));
}

const requestsOf = ({ fitting: { planned } }: FilledFitting): readonly FitRequest[] =>
  slidesOf(planned).map((slide) => requestFor(slide, planned.id));
