/**
 * A text printed until no picture leaves a page half empty that could stand there somewhat smaller; see `plan/fit/figures.ts`.
 *
 * A text without pictures, or whose pictures stand well, is printed once. Rejected: to measure all blocks before the print and reckon where pages end; it
 * would cost every text what few need.
 */
import type { Bindery } from '../bindery/bindery.ts';
import { papers } from '../model/paper.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperText } from '../model/paper-text.ts';
import { nextHeights, paperFigures, type FigureHeights, type PaperColumn } from '../plan/fit/figures.ts';
import type { Browser } from '../render/browser.ts';
import { print, type PrintSteps } from '../render/print.ts';

/** What a print of a text with pictures is made from, as often as it takes. */
export interface FigureBench {
  readonly browser: Browser;
  readonly bindery: Pick<Bindery, 'survey'>;
  readonly text: PaperText;
  readonly masthead: Masthead;
  readonly column: PaperColumn;
  /** Whether it is to be a file of its own. */
  readonly isAlone: boolean;
  /** `ids`: of the pictures whose places are to be read from the print. */
  fill(heights: FigureHeights, ids: readonly string[]): string;
}

/** The last print, as HTML and PDF, and what was read from it. */
export interface FittedText {
  readonly html: string;
  readonly bytes: Uint8Array;
  readonly found: Awaited<ReturnType<Bindery['survey']>>;
}

/** A text whose tenth picture is still to be fitted takes too long to be waited for. */
const mostPrints = 10;

/** The steps are those of the first print. */
export async function printFitted({ isAlone, ...bench }: FigureBench, steps: PrintSteps = {}): Promise<FittedText> {
  const { browser, bindery, column, masthead } = bench;
  const figures = paperFigures(bench.text, masthead.pictures);
  const ids = figures.map(({ id }) => id);
  const question = ids.length > 0 ? { column: fromBelow(column, papers[masthead.paper].height), ids } : undefined;
  let heights: FigureHeights = {};
  for (let prints = 1; ; prints += 1) {
    const html = bench.fill(heights, ids);
    const bytes = await print(browser, html, { outline: false }, prints === 1 ? steps : {});
    const found = await bindery.survey(bytes, { formulas: [], isAlone }, question);
    const next = question && prints < mostPrints ? nextHeights(figures, heights, found) : undefined;
    if (!next) return { html, bytes, found };
    heights = next;
  }
}

/** In pt from the lower edge. */
function fromBelow({ left, right, top, bottom }: PaperColumn, height: number) {
  return { left: points(left), right: points(right), bottom: points(bottom), top: points(height - top) };
}

const points = (millimetres: number): number => (millimetres * 72) / 25.4;
