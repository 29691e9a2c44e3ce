/**
 * Where things stand in a printed PDF: what the pages of contents, bookmarks and links are numbered by.
 */
import { makeAccessible, type Preparation } from './accessible.ts';
import { namedDestinations, placeOf, topOfPage } from './destinations.ts';
import type { Known } from './known.ts';
import { leftOver, type LeftOverQuestion } from './left-over.ts';
import { roomOf, type Room } from './room.ts';
import { printScale } from './print-scale.ts';
import { openPrint, peekPrint, type Print } from './prints.ts';
import { open, peek, rotation, visibleBox } from './source.ts';
import type { Source } from './source.ts';

/** `page` counts from 0, `top` in pt from the page's lower edge. */
export interface Position {
  readonly page: number;
  readonly top: number;
}

/** All that is read of a print before it is joined. `destinations`: by the target's id. */
export interface Survey {
  readonly destinations: Readonly<Record<string, Position>>;
  /** In pt, as each page is seen: cropped and turned. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** See `leftOver`. */
  readonly leftOver: Readonly<Record<string, number>>;
  /** See `printScale`. */
  readonly scale: number;
}

/** Of each page its size in pt and its room for head and foot. */
export interface AppendixSurvey extends Pick<Survey, 'sizes'> {
  readonly rooms: readonly Room[];
}

/** What is asked of an appendix: its pages, and where they have room for head and foot. */
export const surveyAppendix = async (bytes: Uint8Array): Promise<AppendixSurvey> => surveyPages(await peek(bytes));

/** The same of a file that is not needed again soon: see `surveyOnce`. */
export const surveyAppendixOnce = async (bytes: Uint8Array): Promise<AppendixSurvey> => surveyPages(await open(bytes));

const surveyPages = (source: Source): AppendixSurvey => ({
  sizes: sizesOf(source),
  rooms: source.pages.map((page) => roomOf(source, page)),
});

/**
 * All that is asked of a print before it is merged or finished. `ahead`: what it will then be made fit for, which may be done ahead (`prepare`).
 */
export async function survey(print: Print, _ahead?: Preparation, question?: LeftOverQuestion): Promise<Survey> {
  return surveySource(await peekPrint(print), question);
}

function surveySource(source: Source, question?: LeftOverQuestion): Survey {
  const destinations = destinationsOf(source);
  return {
    destinations,
    sizes: sizesOf(source),
    leftOver: question ? leftOver(source, question, destinations) : {},
    scale: printScale(source),
  };
}

/** What merging or finishing a surveyed print begins with, while nobody waits for it. */
export async function prepare(print: Print, ahead: Preparation, known: Known): Promise<void> {
  makeAccessible(await peekPrint(print), ahead, known);
}

/** Named destinations by id. Chromium has them only for ids that a link of the same document leads to. */
function destinationsOf(source: Source): Record<string, Position> {
  const entries = [...namedDestinations(source)].flatMap(([id, array]) => {
    const place = placeOf(source, array);
    return place ? [[decode(id), positionOf(source, place.page, place.top)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The same of a file that is not needed again soon: what was parsed is let go, where many files would fill the memory. */
export const surveyOnce = async (print: Print, question?: LeftOverQuestion): Promise<Survey> =>
  surveySource(await openPrint(print), question);

function sizesOf({ context, pages }: Source): readonly { readonly width: number; readonly height: number }[] {
  return pages.map(({ dict }) => {
    const [left, lower, right, upper] = visibleBox(context, dict);
    const [width, height] = [right - left, upper - lower];
    return rotation(context, dict) % 180 === 0 ? { width, height } : { width: height, height: width };
  });
}

const positionOf = (source: Source, page: number, top: number | undefined): Position => ({ page, top: top ?? topOfPage(source, page) });

/** Chromium percent-encodes ids; one that isn't encoded, or wrongly, is taken as it stands. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
