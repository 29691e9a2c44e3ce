/**
 * briefing.pdf, a stage a line. The text is printed at once; slides and what needs the text's page numbers are printed side by side after it.
 */
import { fillBriefingSlides, type BriefingSet } from '../fill/briefing.ts';
import { paperFaces, prepareText } from '../fill/prepare.ts';
import type { Part } from '../merge/merge.ts';
import type { Run } from '../model/briefing.ts';
import { planBriefing } from '../plan/briefing.ts';
import { formulasOf } from '../plan/deck/formulas.ts';
import { toBookmarks } from '../plan/places.ts';
import { isFrontFree, placesIn, planRuns } from '../plan/runs.ts';
import type { PrintSteps } from '../render/print.ts';
import { printRest, type Rest } from './briefing-rest.ts';
import { appendixRun, printed, printText, sheetsOf, type BriefingBench, type PrintedRun } from './briefing-runs.ts';
import type { Slides } from './deck.ts';
import { printSheets } from './sheets.ts';
import { fontCssFor, type Job, type MadeFile, type Workshop } from './workshop.ts';

/** Who waits for the steps of the text, and for the whole. */
export interface BriefingSteps extends PrintSteps {
  /** Nothing more of it is to be printed. */
  onPrinted(): void;
}

/** `slides` is waited for only when the text is on its way to the browser. */
export async function makeBriefing(
  job: Job,
  slides: Promise<Slides> | undefined,
  workshop: Workshop,
  { onPrinted, ...steps }: BriefingSteps,
): Promise<MadeFile[]> {
  const { bindery } = workshop;
  const browser = await workshop.browser();
  if ('missing' in browser) return [];
  const set = await startBriefing(job, workshop);
  const { briefing } = set;
  const runs = planRuns(briefing);
  const slideRun = runs.find(({ kind }) => kind === 'slides');

  const sheets =
    slideRun &&
    slides?.then(async (made) =>
      printed(bindery, await printSheets(browser, fillBriefingSlides(set, slideRun, made)), formulasOf(made.deck)),
    );
  sheets?.catch(() => undefined);
  const isFrontGuessed = isFrontFree(runs, briefing.duplex);
  const text = Promise.all(printText({ browser, bindery, set, runs, isFrontGuessed }, steps));
  const known = await complete(await text, { set, runs, bindery }, await slides);
  const draft = briefing.draft ? await (await import('./draft.ts')).markDraft(browser, job, set) : undefined;
  const rest = await printRest({ browser, bindery, set, runs, isFrontGuessed, draft }, known);
  const formulas = slideRun && slides ? formulasOf((await slides).deck) : [];
  const prints = sheets ? withSheets(rest.prints, runs, await sheets) : rest.prints;
  onPrinted();

  const onPage = placesIn(
    rest.arrangement,
    prints.map(({ places }) => places),
  );
  const pdf = await bindery.merge(partsInOrder(set, runs, { ...rest, prints }, formulas), {
    bookmarks: toBookmarks(briefing.contents, onPage),
    metadata: job.metadata,
    links: onPage,
    stamps: rest.stamps,
  });
  const appendices = briefing.appendices.map(({ id, pages }) => ({ first: onPage[id]?.page ?? Infinity, count: pages }));
  const shrunk = prints.find((own) => own.shrunk)?.shrunk;
  return [{ name: 'briefing.pdf', bytes: pdf, pages: rest.arrangement.pages.length, appendices, shrunk }];
}

async function startBriefing(job: Job, workshop: Workshop): Promise<BriefingSet> {
  const fill = await workshop.fill();
  const briefing = planBriefing(job.article, job.masthead, job.text);
  const fontCss = await fontCssFor(job, paperFaces(job.text));
  return { briefing, prepared: await prepareText(job.masthead, job.text, fontCss), fill, fontCss };
}

/** Beside what is printed, what is known without: how many sheets the slides take, and the appendices. */
function complete(
  text: readonly PrintedRun[],
  { set, runs, bindery }: Pick<BriefingBench, 'set' | 'runs' | 'bindery'>,
  slides: Slides | undefined,
) {
  return Promise.all(
    runs.map(async (run, index): Promise<PrintedRun> => {
      if (run.kind === 'appendix') return appendixRun(bindery, set, run);
      return run.kind === 'slides' && slides ? sheetsOf(set, slides) : (text[index] ?? { sizes: [], places: {} });
    }),
  );
}

/** The sheets in their place: only now is it known where their heading stands. */
function withSheets(prints: readonly PrintedRun[], runs: readonly Run[], sheets: PrintedRun): readonly PrintedRun[] {
  return prints.map((own, index) => {
    if (runs[index]?.kind !== 'slides') return own;
    if (own.sizes.length !== sheets.sizes.length) throw new Error('the slides on paper do not fill the pages that they were given');
    return sheets;
  });
}

/** What merge joins: each run, and before it the blank page that lets it begin on the right. */
function partsInOrder({ briefing }: BriefingSet, runs: readonly Run[], rest: Rest, formulas: readonly string[]): readonly Part[] {
  const { arrangement, prints, blanks } = rest;
  const starts = arrangement.pages.filter(({ page }) => page === 0 || page === undefined);
  const blank = starts.filter(({ page }) => page === undefined);
  return starts.map((start): Part => {
    const { run, page, style: labels } = start;
    if (page === undefined) return { bytes: blanks ?? none, pages: [blank.indexOf(start)], kind: 'own', labels };
    const bytes = prints[run]?.bytes ?? none;
    const appendix = briefing.appendices[runs[run]?.appendix ?? NaN];
    if (appendix) return { bytes, title: appendix.title, kind: 'appendix', labels };
    return { bytes, kind: 'own', labels, ...(runs[run]?.kind === 'slides' ? { formulas } : {}) };
  });
}

const none = new Uint8Array();
