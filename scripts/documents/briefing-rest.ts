/**
 * A briefing's second pass, when it is known where everything stands: contents with their numbers, head and foot of every page, blank pages.
 *
 * What rests on a guess (the length of front matter, see `isFrontFree`) is held against the prints and printed once more where it was wrong.
 */
import { fillBriefingFront } from '../fill/briefing.ts';
import { fillStamps, type DraftMark } from '../fill/stamps.ts';
import type { Stamps } from '../merge/merge.ts';
import type { StampPage } from '../model/briefing.ts';
import { arrange, placesIn, type Arrangement } from '../plan/runs.ts';
import type { Places } from '../plan/places.ts';
import { guessFront, pageNames, stampKey, stampPages } from '../plan/stamp-pages.ts';
import { print } from '../render/print.ts';
import { printBlanks, printed, type BriefingBench, type PrintedRun } from './briefing-runs.ts';

/** `draft`: the mark of a draft, where it is one. */
export interface RestBench extends BriefingBench {
  readonly draft?: DraftMark | undefined;
}

/** `prints` are those that were given, front matter in its last state. `blanks` has a page for each blank one. */
export interface Rest {
  readonly prints: readonly PrintedRun[];
  readonly arrangement: Arrangement;
  readonly stamps: Stamps;
  readonly blanks?: Uint8Array | undefined;
}

/** What is to be printed is in the browser when this returns. */
export async function printRest(bench: RestBench, known: readonly PrintedRun[]): Promise<Rest> {
  const { browser, set, isFrontGuessed } = bench;
  const first = layOut(bench, known);
  const guessed = [...first.stamps, ...(isFrontGuessed ? guessFront(set.briefing) : [])];
  const [prints, stamps, blanks] = await Promise.all([
    printFront(bench, known, first.names),
    printStamps(bench, guessed),
    printBlanks(browser, set, first.arrangement),
  ]);
  const second = layOut(bench, prints);
  if (JSON.stringify(first.names) === JSON.stringify(second.names)) {
    const { arrangement } = second;
    return { prints, arrangement, stamps: await pick(bench, second.stamps, guessed, stamps), blanks };
  }
  if (!isFrontGuessed) throw new Error("the briefing's contents change their length with the numbers in them");
  return printRest({ ...bench, isFrontGuessed: false }, prints);
}

function layOut({ set: { briefing }, runs }: RestBench, prints: readonly PrintedRun[]) {
  const arrangement = arrange(
    runs,
    prints.map(({ sizes }) => sizes),
    briefing.duplex,
  );
  const places: Places = placesIn(
    arrangement,
    prints.map((own) => own.places),
  );
  return { arrangement, names: pageNames(briefing, arrangement, places), stamps: stampPages(briefing, runs, arrangement, places) };
}

/** The front matter that has numbers, or that is not printed yet. */
function printFront({ browser, bindery, set, runs }: RestBench, known: readonly PrintedRun[], names: Readonly<Record<string, string>>) {
  return Promise.all(
    known.map(async (own, index): Promise<PrintedRun> => {
      const run = runs[index];
      if (run?.kind !== 'front' || (own.bytes && !run.parts.includes('contents'))) return own;
      return printed(bindery, await print(browser, fillBriefingFront(set, run, names), { outline: false }));
    }),
  );
}

function printStamps({ browser, set, draft }: RestBench, pages: readonly StampPage[]): Promise<Uint8Array> {
  const { briefing, prepared, fill, fontCss } = set;
  const html = fillStamps(briefing.masthead, prepared, pages, fill, fontCss, { binding: briefing.binding, draft });
  return print(browser, html, { tagged: false, outline: false });
}

/** Each page's stamp among those that are printed. */
async function pick(bench: RestBench, wanted: readonly StampPage[], guessed: readonly StampPage[], bytes: Uint8Array): Promise<Stamps> {
  const index = new Map(guessed.map((page, at) => [stampKey(page), at]));
  const pages = wanted.flatMap((page) => index.get(stampKey(page)) ?? []);
  if (pages.length === wanted.length) return { bytes, pages };
  return { bytes: await printStamps(bench, wanted), pages: [...wanted.keys()] };
}
