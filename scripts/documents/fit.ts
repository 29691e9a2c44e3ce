/**
 * The loop of fitting: measure, plan what does not fit again, measure that, until all fits; then the whole is printed.
 *
 * Where all fits at once, as is usual, it costs one evaluation in the page that is printed anyway. A round holds only the slides that changed, in
 * the same page, whose styles and fonts stay. Before print the whole deck is measured once more: what is written is what was measured.
 */
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import type { Deck, Masthead } from '../model/document.ts';
import type { MeasuredSlide } from '../model/fit.ts';
import { slidesOf, type Planned } from '../plan/deck/draft.ts';
import { requestFor } from '../plan/fit/ladder.ts';
import { cannotFit, lastRound, replan, type Fitting } from '../plan/fit/replan.ts';
import type { Browser } from '../render/browser.ts';
import { inContainer, printableDeck, type MarpDeck } from '../render/deck.ts';
import { measureSlides } from '../render/fit.ts';
import { withDocument, type ShownDocument } from '../render/print.ts';

export interface FilledSlides {
  readonly deck: Deck;
  readonly markdown: string;
  readonly rendered: MarpDeck;
}

export interface Fitter {
  readonly browser: Browser;
  readonly masthead: Masthead;
  readonly isPrinted: boolean;
  /** A deck of planned slides, filled and rendered. */
  fill(planned: readonly Planned[]): Promise<FilledSlides>;
  /** Some slides' HTML only, for a page that has the deck's styles and fonts already. */
  fillSome(planned: readonly Planned[]): Promise<readonly string[]>;
}

export interface FittedSlides extends FilledSlides {
  readonly diagnostics: readonly Diagnostic[];
  readonly pdf?: Promise<Uint8Array>;
  /** WebP of the first slide. */
  readonly cover?: Promise<Uint8Array>;
}

/** Fitted slides, as soon as they are; their print goes on, and after it the first slide's picture. */
export async function fitSlides(planned: readonly Planned[], fitter: Fitter): Promise<FittedSlides> {
  const first = await fitter.fill(planned);
  const { size } = first.rendered;
  return new Promise((resolve, reject) => {
    const shown = withDocument(fitter.browser, printableDeck(first.rendered, fitter.masthead), size, async (document) => {
      const fitted = await fit(planned, first, document, fitter);
      if (!fitter.isPrinted || hasErrors(fitted.diagnostics)) return resolve(fitted);
      const pdf = document.print({ outline: false });
      const cover = pdf.then(() => document.picture({ ...size, scale: coverScale }));
      resolve({ ...fitted, pdf, cover });
      await Promise.allSettled([pdf, cover]);
    });
    shown.catch(reject);
  });
}

/** The first slide's picture is half as large as the slide. */
const coverScale = 0.5;

/** Leaves the fitted deck shown. */
async function fit(planned: readonly Planned[], first: FilledSlides, document: ShownDocument, fitter: Fitter): Promise<FittedSlides> {
  let fittings: readonly Fitting[] = planned.map((one) => ({ original: one, planned: one, round: 0 }));
  let filled = first;
  for (let whole = 0; ; whole += 1) {
    const { done, diagnostics } = await settle(fittings, document, fitter);
    if (hasErrors(diagnostics) || done === fittings || whole > 2) return { ...filled, diagnostics };
    fittings = done;
    filled = await fitter.fill(done.map((one) => one.planned));
    await document.show(printableDeck(filled.rendered, fitter.masthead));
  }
}

interface Settled {
  /** The same as were given where all of them fitted. */
  readonly done: readonly Fitting[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans again what does not fit of the shown slides until all fits or can't. */
async function settle(fittings: readonly Fitting[], document: ShownDocument, { masthead, fillSome }: Fitter): Promise<Settled> {
  const diagnostics: Diagnostic[] = [];
  let measured = await measureFittings(fittings, document);
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
    const slides = await fillSome(changed.map(({ planned }) => planned));
    await document.replace('body', contained + inContainer(slides));
    measured = await measureFittings(changed, document);
  }
  return {
    done: current.length === fittings.length && current.every((one, index) => one === fittings[index]) ? fittings : current,
    diagnostics,
  };
}

/** No slide's layout has to do with another's: trying a setting on one leaves the others laid out. */
const contained = '<style>svg[data-marpit-svg]{contain:strict}</style>';

const splitOf = ({ planned }: Fitting): readonly string[] => {
  const [slide] = slidesOf(planned);
  return slide ? requestFor(slide, planned.id).split : [];
};

/** The shown slides, by the draft that they belong to. */
async function measureFittings(fittings: readonly Fitting[], document: ShownDocument): Promise<Map<Fitting, readonly MeasuredSlide[]>> {
  const requests = fittings.map(({ planned }) => slidesOf(planned).map((slide) => requestFor(slide, planned.id)));
  const measured = await measureSlides(document, requests.flat());
  let start = 0;
  return new Map(
    fittings.map((fitting, index) => {
      const count = requests[index]?.length ?? 0;
      start += count;
      return [fitting, measured.slice(start - count, start)];
    }),
  );
}
