/** Every document of one article, each when it is its turn (`turns.ts`); what needs the pages of others when they are known. */
import type { ReadArticle } from '../articles.ts';
import { showsSlides, type HandoutLayout } from '../model/layouts.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { fileRank, type OutputName } from '../model/outputs.ts';
import { makeBriefing } from './briefing.ts';
import { makeDeck, makeSlides, onPaper, type Slides } from './deck.ts';
import type { EarlySlides } from './early.ts';
import { findNoBlanks } from './guided-check.ts';
import { makeHandout } from './handout.ts';
import { withPreparedPictures } from './pictures.ts';
import type { Pressed } from './press.ts';
import { findShrunk } from './shrunk.ts';
import { takeTurns } from './turns.ts';
import { allSettled, signal, watched } from './waiting.ts';
import { startJob, workshopUntil, type Job, type MadeFile, type Workshop } from './workshop.ts';

/** No files where an error was found while they were made. */
export interface MadeDocuments {
  readonly files: readonly MadeFile[];
  /** What was found beside what reading found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Who wants to know while an article is made. */
export interface Watching {
  /** Ends the making between two stages; nothing more is told then. */
  readonly signal?: AbortSignal;
  /** Told as soon as all slides fit; the text is being printed meanwhile. */
  onSlides?(early: EarlySlides): void | Promise<void>;
  onMade?(document: OutputName): void;
  /** Nothing more of it will be printed: what is left is to join pages. */
  onPrinted?(): void;
}

/**
 * `documents` are made in parallel, as far as they do not wait for each other. `booklet`: the briefing for folding as well. Rejects when the signal
 * is given.
 */
export async function makeDocuments(
  read: ReadArticle,
  documents: readonly OutputName[],
  given: Workshop,
  booklet: boolean,
  { signal: end, onSlides, onMade, onPrinted }: Watching = {},
): Promise<MadeDocuments> {
  const workshop = workshopUntil(end, given);
  const { article, diagnostics } = await withPreparedPictures(read.article, workshop);
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  const job = await startJob({ ...read, article }, workshop.date);
  const wants = (name: OutputName): boolean => documents.includes(name);
  const hasSlides = wants('briefing') && read.article.briefing.slides;
  const handsOut = wants('handout') && read.article.handout.layout.some(showsSlides);
  const isHandoutApart = wants('handout') && !handsOut && read.article.handout.layout[0] === 'text';
  const turns = takeTurns({ slidesFirst: onSlides !== undefined, isHandoutApart });
  const makeTheirs = async (): Promise<Slides> => {
    if (!onSlides) await turns.textSent;
    const made = await makeSlides(job, workshop, wants('deck'), turns.slides);
    if (onSlides) return { ...made, texts: await tellEarly(onSlides, job, made, workshop, end) };
    await made.printing;
    return made;
  };
  const slides = wants('deck') || hasSlides || handsOut ? watched(makeTheirs()) : undefined;
  const light = slides && (hasSlides || handsOut) ? watched(onPaper(job, slides, workshop)) : undefined;
  if (onSlides) await Promise.race([turns.slidesShown, slides?.catch(() => undefined)]);
  const printed = signal();
  const steps = { ...turns.text, onPrinted: printed.resolve };
  const briefing = wants('briefing') ? makeBriefing(job, hasSlides ? light : undefined, workshop, steps) : undefined;
  const makeTheHandout = (): Promise<MadeFile[]> => makeHandout(job, workshop, { ...turns.handout, ...(handsOut && { slides: light }) });
  const handout = wants('handout') ? turns.handoutAfter(slides).then(makeTheHandout) : undefined;
  turns.release(briefing, handout);
  const deck = slides && wants('deck') ? makeDeck(job, onSlides ? turns.textSent.then(() => slides) : slides, workshop) : undefined;
  const pressed = briefing && needsPress(job, booklet) ? watched(briefing.then((made) => press(made, job, booklet))) : undefined;
  if (onMade)
    for (const [name, made] of Object.entries({ deck, handout, briefing: pressed ?? briefing }) as [OutputName, Promise<unknown>?][])
      made?.then(() => onMade(name)).catch(() => undefined);
  if (onPrinted)
    Promise.all([deck, handout, briefing && Promise.race([printed.promise, briefing])])
      .then(onPrinted)
      .catch(() => undefined);
  const files = (await allSettled([deck, handout, pressed ? pressed.then(({ files: made }) => made) : briefing]))
    .flatMap((made) => made ?? [])
    .sort((a, b) => fileRank(a.name) - fileRank(b.name));
  const found = [...((await slides)?.diagnostics ?? []), ...((await pressed)?.diagnostics ?? []), ...findShrunk(files, article)];
  return { files: hasErrors(found) ? [] : files, diagnostics: found };
}

/** Gives what was told, so that it is made once. */
async function tellEarly(
  onSlides: NonNullable<Watching['onSlides']>,
  job: Job,
  slides: Slides,
  workshop: Workshop,
  end: AbortSignal | undefined,
): Promise<readonly MadeFile[]> {
  const early = await (await import('./early.ts')).earlySlides(job, slides, workshop);
  end?.throwIfAborted();
  await onSlides(early);
  return early.files;
}

/** What only some briefings want is loaded when it is wanted. */
async function press(files: readonly MadeFile[], job: Job, booklet: boolean): Promise<Pressed> {
  return (await import('./press.ts')).press(files, job, booklet);
}

const needsPress = ({ article: { briefing } }: Job, booklet: boolean): boolean => booklet || briefing.grayscale || briefing.attachSource;

/** The article with the layouts that are asked for in place of its own. */
export async function withLayouts(read: ReadArticle, layout: readonly HandoutLayout[] | undefined): Promise<ReadArticle> {
  if (layout === undefined) return read;
  const article = { ...read.article, handout: { ...read.article.handout, layout } };
  const known = read.diagnostics.filter(({ ruleId }) => ruleId !== 'no-blanks');
  return { ...read, article, diagnostics: [...known, ...(await findNoBlanks(article, read.labels))] };
}
