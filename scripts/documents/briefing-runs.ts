/** A briefing's runs on their way through the browser: what is printed at once, what waits for the slides, what is taken as it is. */
import { fillBlankPages, fillBriefingBody, fillBriefingFront, type BriefingSet } from '../fill/briefing.ts';
import { perSheet } from '../fill/slides-on-paper.ts';
import type { Bindery } from '../bindery/bindery.ts';
import { sizeInPoints } from '../model/paper.ts';
import type { Print } from '../merge/prints.ts';
import type { Run } from '../model/briefing.ts';
import type { Places } from '../plan/places.ts';
import { briefingColumn, type FigureHeights } from '../plan/fit/figures.ts';
import type { Arrangement, Size } from '../plan/runs.ts';
import { guessPlaces } from '../plan/stamp-pages.ts';
import type { Browser } from '../render/browser.ts';
import { print, type PrintSteps } from '../render/print.ts';
import { printFitted } from './fit-figures.ts';
import { shrinkage, type Shrunk } from './shrunk.ts';
import type { Slides } from './deck.ts';

/** A run as far as it is known: `bytes` are missing while it is only known how long it will be. Sizes and places in pt. */
export interface PrintedRun {
  readonly bytes?: Print;
  readonly sizes: readonly Size[];
  readonly places: Places;
  /** Of the text. */
  readonly shrunk?: Shrunk | undefined;
}

/** One briefing being made. `isFrontGuessed`: see `isFrontFree`. */
export interface BriefingBench {
  readonly browser: Browser;
  readonly bindery: Bindery;
  readonly set: BriefingSet;
  readonly runs: readonly Run[];
  readonly isFrontGuessed: boolean;
}

/** The text and, unless its length is guessed, the front matter without numbers. The steps are those of the text; without one there is no need to wait. */
export function printText({ browser, bindery, set, runs, isFrontGuessed }: BriefingBench, steps: PrintSteps): Promise<PrintedRun>[] {
  if (!runs.some(({ kind }) => kind === 'text')) {
    steps.onSent?.();
    steps.onPrinting?.();
  }
  return runs.map(async (run): Promise<PrintedRun> => {
    if (run.kind === 'text') {
      const { text, masthead } = set.briefing;
      const fill = (heights: FigureHeights): string => fillBriefingBody(set, run, heights);
      const shown = run.parts.includes('text') ? text : { ...text, introduction: [], sections: [] };
      const bench = { browser, bindery, text: shown, masthead, column: briefingColumn(masthead), isAlone: false, fill };
      const { html, bytes, found } = await printFitted(bench, steps);
      return { bytes, sizes: found.sizes, places: found.destinations, shrunk: await shrinkage(browser, html, found.scale) };
    }
    if (run.kind !== 'front') return { sizes: [], places: {} };
    if (!isFrontGuessed) return printed(bindery, await print(browser, fillBriefingFront(set, run), { outline: false }));
    const size = sizeInPoints(set.briefing.masthead.paper);
    return { sizes: run.parts.map(() => size), places: guessPlaces(run, size.height) };
  });
}

/** A print with what can be read from it. `formulas`: see `Part`. */
export async function printed(bindery: Bindery, bytes: Print, formulas: readonly string[] = []): Promise<PrintedRun> {
  const { sizes, destinations: places } = await bindery.survey(bytes, { formulas, isAlone: false });
  return { bytes, sizes, places };
}

/** The slides' sheets before they are printed: their number is known, and that their heading stands on the first. */
export function sheetsOf(set: BriefingSet, { rendered }: Slides): PrintedRun {
  const size = sizeInPoints(set.briefing.masthead.paper);
  const sizes = Array.from({ length: Math.ceil(rendered.slides.length / perSheet) }, () => size);
  return { sizes, places: { _slides: { page: 0, top: size.height } } };
}

/** Nothing is printed: the appendix's own pages, in pt, with their room for head and foot. */
export async function appendixRun(bindery: Bindery, { briefing }: BriefingSet, run: Run): Promise<PrintedRun> {
  const appendix = briefing.appendices[run.appendix ?? 0];
  if (!appendix) throw new Error(`there is no appendix ${run.appendix}`);
  const { sizes, rooms } = await bindery.surveyAppendix(appendix.bytes);
  const pages = sizes.map((size, index) => ({ ...size, room: rooms[index] }));
  return { bytes: appendix.bytes, sizes: pages, places: { [appendix.id]: { page: 0, top: sizes[0]?.height ?? 0 } } };
}

/** One page for each blank one of the arrangement, in order; nothing where there is none. */
export async function printBlanks(browser: Browser, set: BriefingSet, { pages }: Arrangement): Promise<Uint8Array | undefined> {
  const blank = pages.filter(({ page }) => page === undefined);
  if (blank.length === 0) return undefined;
  const sizes = blank.map(({ width, height }) => ({ width: toMillimetres(width), height: toMillimetres(height) }));
  return print(browser, fillBlankPages(set, sizes), { outline: false });
}

const toMillimetres = (points: number): number => (points * 25.4) / 72;
