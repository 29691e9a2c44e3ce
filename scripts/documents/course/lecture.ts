/**
 * One lecture of a pack, planned, filled and printed once. What stays of it is the PDF and where things stand in it: the HTML, the pictures
 * and what was parsed are let go before the next lecture begins.
 */
import type { ReadArticle } from '../../articles.ts';
import { fillLecture } from '../../fill/course/lecture.ts';
import { fillCourseSlides } from '../../fill/course/slides.ts';
import { termAnchor } from '../../fill/course/terms.ts';
import { paperFaces, prepareText } from '../../fill/prepare.ts';
import type { Part } from '../../merge/merge.ts';
import { surveyAppendixOnce, surveyOnce, type Position } from '../../merge/positions.ts';
import type { Room } from '../../merge/room.ts';
import { sizeInPoints } from '../../model/paper.ts';
import type { Course, LecturePlan } from '../../model/course.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Labels } from '../../model/label-files.ts';
import type { Citations } from '../../model/names.ts';
import { emptyText, planLecture } from '../../plan/course/lecture.ts';
import { folded } from '../../plan/course/glossary.ts';
import { findTerms, type TermFinder } from '../../plan/course/terms.ts';
import { briefingColumn } from '../../plan/fit/figures.ts';
import { formulasOf } from '../../plan/deck/formulas.ts';
import type { Places } from '../../plan/places.ts';
import type { Browser } from '../../render/browser.ts';
import { makeSlides, onPaper } from '../deck.ts';
import { printFitted } from '../fit-figures.ts';
import { withPreparedPictures } from '../pictures.ts';
import { printSheets } from '../sheets.ts';
import { findShrunk, shrinkage } from '../shrunk.ts';
import { fontCssFor, startJob, type Job, type Workshop } from '../workshop.ts';

/** A page in pt, as it is seen. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of an appendix's page: where it leaves room for head and foot. */
export interface PageSize extends Size {
  readonly room?: Room | undefined;
}

/** `page` counts from the lecture's first; `anchor` is the id of the place. */
export interface TermPlace extends Position {
  readonly anchor: string;
}

/** A lecture with all that the pack needs of it. */
export interface PrintedLecture {
  readonly plan: LecturePlan;
  /** An error for a picture that cannot be read: found only when it is prepared. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the print was shrunk: nothing that the article's own documents would tell. */
  readonly warnings: readonly Diagnostic[];
  readonly parts: readonly Part[];
  /** pt, of all pages in order. */
  readonly sizes: readonly PageSize[];
  /** Pages count from the lecture's first. */
  readonly places: Places;
  /** By the term's key, the first place on each page. */
  readonly terms: ReadonlyMap<string, readonly TermPlace[]>;
}

/** `citations` and `references`: of the joined list, by the lecture's keys. `index` from 0. */
export interface LectureRequest {
  /** As it is in the course: see `asLecture`. */
  readonly read: ReadArticle;
  readonly index: number;
  readonly course: Course;
  readonly labels: Labels;
  readonly citations: Citations;
  readonly references: ReadonlyMap<string, string>;
  readonly finder: TermFinder;
}

/** Its text, then its slides where the pack wants them, then its appendices. */
export async function printLecture(request: LectureRequest, browser: Browser, workshop: Workshop): Promise<PrintedLecture> {
  const { references, finder, course } = request;
  const { article, diagnostics } = await withPreparedPictures(request.read.article, workshop);
  const job = await startJob({ ...request.read, article }, workshop.date);
  const plan = planLecture({ ...request, article: job.article, masthead: job.masthead, text: job.text });
  const fontCss = await fontCssFor(job, paperFaces(plan.text));
  const prepared = await prepareText(plan.masthead, plan.text, fontCss);
  const endings = endingsOf(job.labels);
  const find = (text: string): ReturnType<typeof findTerms> => findTerms(finder, text, endings);
  const fill = await workshop.fill();
  let terms: readonly string[] = [];
  const { html, bytes, found } = await printFitted({
    browser,
    bindery: { survey: (made, _, question) => surveyOnce(made, question) },
    text: plan.text,
    masthead: plan.masthead,
    column: briefingColumn(plan.masthead),
    isAlone: false,
    fill: (heights) => {
      const filled = fillLecture(plan, { prepared, fill, fontCss, find, references, heights });
      terms = filled.terms;
      return filled.html;
    },
  });
  const { destinations, sizes, scale } = found;
  const shrunk = await shrinkage(browser, html, scale);
  const text: Printed = { part: { bytes, kind: 'own', labels: 'decimal', keeps: (name) => !isTerm(name) }, sizes };
  const behind = [...(course.slides ? [await printSlides(job, browser, workshop, fontCss)] : []), ...(await appendicesOf(job, course))];
  return {
    plan,
    diagnostics,
    warnings: findShrunk([{ name: `lecture ${plan.number} of course.pdf`, shrunk }], article),
    parts: [text, ...behind].map(({ part }) => part),
    sizes: [text, ...behind].flatMap((one) => one.sizes),
    places: { ...withoutTerms(destinations), ...placesBehind(sizes.length, behind) },
    terms: placesOfTerms(terms, destinations),
  };
}

/** The endings that a language adds to words, from its labels, as terms are compared. */
export function endingsOf(labels: Labels): readonly string[] {
  return [
    ...new Set(
      folded(labels['termEndings'] ?? '')
        .split(' ')
        .filter(Boolean),
    ),
  ];
}

/** The page on which each lecture begins, from 0 at the first page of text; one more for what stands behind them. */
export function firstPages(lectures: readonly PrintedLecture[]): readonly number[] {
  const firsts = [0];
  for (const { sizes } of lectures) firsts.push((firsts.at(-1) ?? 0) + sizes.length);
  return firsts;
}

interface Printed {
  readonly part: Part;
  readonly sizes: readonly PageSize[];
  /** Of the heading, where it is not text. */
  readonly id?: string;
}

async function printSlides(job: Job, browser: Browser, workshop: Workshop, fontCss: string): Promise<Printed> {
  const slides = await onPaper(job, makeSlides(job, workshop, false), workshop);
  const prepared = await prepareText(job.masthead, emptyText, fontCss);
  const bytes = await printSheets(browser, fillCourseSlides(job.masthead, prepared, slides, await workshop.fill(), fontCss));
  const sizes = bytes.pages.map(() => sizeInPoints(job.masthead.paper));
  return { part: { bytes, kind: 'own', labels: 'decimal', formulas: formulasOf(slides.deck) }, sizes, id: '_slides' };
}

async function appendicesOf({ article }: Job, course: Course): Promise<readonly Printed[]> {
  if (!course.appendices) return [];
  return Promise.all(
    article.appendices.map(async ({ bytes, title }, index) => {
      const { sizes, rooms } = await surveyAppendixOnce(bytes);
      return {
        part: { bytes, title, lang: article.lang, kind: 'appendix' as const, labels: 'decimal' as const },
        sizes: sizes.map((size, page) => ({ ...size, room: rooms[page] })),
        id: `_appendix-${index + 1}`,
      };
    }),
  );
}

function placesBehind(first: number, behind: readonly Printed[]): Places {
  let page = first;
  const places: Record<string, Position> = {};
  for (const { id, sizes } of behind) {
    if (id !== undefined) places[id] = { page, top: sizes[0]?.height ?? 0 };
    page += sizes.length;
  }
  return places;
}

const isTerm = (id: string): boolean => id.startsWith('_at-');

function withoutTerms(destinations: Places): Places {
  return Object.fromEntries(Object.entries(destinations).filter(([id]) => !isTerm(id)));
}

function placesOfTerms(keys: readonly string[], destinations: Places): PrintedLecture['terms'] {
  const found = new Map<string, TermPlace[]>();
  keys.forEach((key, index) => {
    const anchor = termAnchor(index);
    const place = destinations[anchor];
    const known = found.get(key) ?? [];
    if (!place || known.some(({ page }) => page === place.page)) return;
    found.set(key, [...known, { ...place, anchor }]);
  });
  return found;
}
