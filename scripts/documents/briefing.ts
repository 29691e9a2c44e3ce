/**
 * briefing.pdf, a stage a line. The text is printed at once; slides and what needs the text's page numbers are printed side by side after it.
 */
import { fillBriefingBody, fillBriefingFront, fillBriefingSlides } from '../fill/briefing.ts';
import { paperFaces, prepareText } from '../fill/prepare.ts';
import { perSheet } from '../fill/slides-on-paper.ts';
import { fillStamps, roman, type StampPage } from '../fill/stamps.ts';
import { merge, type Part } from '../merge/merge.ts';
import { pageSizes, readDestinations } from '../merge/positions.ts';
import type { Briefing } from '../model/document.ts';
import { papers } from '../model/article.ts';
import { numeral } from '../model/words.ts';
import { planBriefing } from '../plan/briefing.ts';
import { formulasOf } from '../plan/deck/formulas.ts';
import { runningHeads, toBookmarks, type Places } from '../plan/places.ts';
import { print } from '../render/print.ts';
import type { Slides } from './deck.ts';
import { fontCssFor, type Job, type MadeFile, type Workshop } from './workshop.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Longest front matter that is stamped: cover, summary and contents of some 500 entries. */
const frontPages = 16;

/** Called when the browser has the text, and when it has all that is to be printed: others then have their turn. */
export interface Progress {
  onText(): void;
  onBusy(): void;
}

/** `slides` is waited for only when the text is on its way. */
export async function makeBriefing(
  job: Job,
  slides: Promise<Slides> | undefined,
  workshop: Workshop,
  { onText, onBusy }: Progress,
): Promise<MadeFile[]> {
  const browser = await workshop.browser();
  if ('missing' in browser) return [];
  const fill = await workshop.fill();
  const briefing = planBriefing(job.article, job.masthead, job.text);
  const fontCss = await fontCssFor(job, paperFaces(job.text));
  const prepared = await prepareText(job.masthead, job.text, fontCss);

  const sheets = slides?.then((made) => print(browser, fillBriefingSlides(briefing, prepared, made, fill, fontCss), { outline: false }));
  sheets?.catch(() => undefined);
  const text = print(browser, fillBriefingBody(briefing, prepared, fill, fontCss), { outline: false });
  onText();
  const body = await text;
  const sheetCount = slides ? Math.ceil((await slides).rendered.slides.length / perSheet) : 0;
  const [printed, bodySizes] = await Promise.all([readDestinations(body), pageSizes(body)]);
  const appendixSizes = await Promise.all(briefing.appendices.map(({ bytes }) => pageSizes(bytes)));
  const sheetSizes = range(0, sheetCount).map(() => bodySizes[0] ?? { width: 0, height: 0 });
  const places = locate(briefing, printed, [bodySizes, sheetSizes, ...appendixSizes]);
  const sizes = [bodySizes, sheetSizes, ...appendixSizes].flat();

  const printing = Promise.all([
    print(browser, fillBriefingFront(briefing, prepared, pageNumbers(briefing, places), fill, fontCss), { outline: false }),
    print(browser, fillStamps(job.masthead, prepared, stampPages(briefing, places, sizes), fill, fontCss), {
      tagged: false,
      outline: false,
    }),
  ]);
  onBusy();
  const [front, stamps] = await printing;
  const frontSizes = await pageSizes(front);
  const frontCount = frontSizes.length;
  if (frontCount > frontPages) throw new Error(`the briefing's contents take ${frontCount} pages; ${frontPages} are possible`);
  const sheetBytes = await sheets;
  if (sheetBytes && (await pageSizes(sheetBytes)).length !== sheetCount)
    throw new Error('the slides on paper do not fill the pages that they were given');
  const parts: Part[] = [
    { bytes: front, kind: 'own', labels: 'roman' },
    { bytes: body, kind: 'own', labels: 'decimal' },
    ...(sheetBytes && slides
      ? [{ bytes: sheetBytes, kind: 'own', labels: 'decimal', formulas: formulasOf((await slides).deck) } as const]
      : []),
    ...briefing.appendices.map(({ bytes, title }): Part => ({ bytes, title, kind: 'appendix', labels: 'decimal' })),
  ];
  const heading = sheetBytes ? (await readDestinations(sheetBytes))[slidesId] : undefined;
  const onPage = onFinalPages(withSlides(places, heading), frontSizes);
  const pdf = await merge(parts, {
    bookmarks: toBookmarks(briefing.contents, onPage),
    metadata: job.metadata,
    links: (uri) => onPage[decodeURIComponent(uri.slice('paparan:dest/'.length))],
    stamps: { bytes: stamps, pages: [...range(0, frontCount), ...range(frontPages, sizes.length)] },
  });
  const appendices = briefing.appendices.map(({ id, pages: count }) => ({ first: onPage[id]?.page ?? 0, count }));
  return [{ name: 'briefing.pdf', bytes: pdf, pages: frontCount + sizes.length, appendices }];
}

/** Where each entry stands, counted from the first page of the text. `parts`: text, slides, then each appendix. */
function locate({ appendices }: Briefing, printed: Places, parts: readonly (readonly Size[])[]): Places {
  const firsts = parts.map((_, index) => parts.slice(0, index).flat().length);
  const atTop = (index: number): Places[string] => ({ page: firsts[index] ?? 0, top: parts[index]?.[0]?.height ?? 0 });
  const others = appendices.map(({ id }, index) => [id, atTop(index + 2)] as const);
  return { ...printed, [slidesId]: atTop(1), ...Object.fromEntries(others) };
}

const summary = '_summary';
const slidesId = '_slides';

/** The slides' heading where it came to stand, which is known only when their sheets are printed. */
function withSlides(places: Places, heading: Places[string] | undefined): Places {
  const sheet = places[slidesId];
  return heading && sheet ? { ...places, [slidesId]: { page: sheet.page + heading.page, top: heading.top } } : places;
}

/** What the contents show: decimal from the text on, roman before it. The summary is the second page. */
function pageNumbers({ contents, masthead }: Briefing, places: Places): Record<string, string> {
  return Object.fromEntries(
    contents.map(({ id }) => [id, id === summary ? roman(2) : numeral(masthead.lang, (places[id]?.page ?? NaN) + 1)]),
  );
}

/** Page indexes in the merged file. */
function onFinalPages(places: Places, front: readonly Size[]): Places {
  const moved = Object.entries(places).map(([id, { page, top }]) => [id, { page: page + front.length, top }] as const);
  return { [summary]: { page: 1, top: front[1]?.height ?? 0 }, ...Object.fromEntries(moved) };
}

/** The front's stamps, as many as could be needed, then one for each page of text, slides and appendices. Sizes from pt to mm. */
function stampPages({ masthead, contents }: Briefing, places: Places, sizes: readonly Size[]): StampPage[] {
  const heads = runningHeads(contents, places, sizes);
  const front = range(0, frontPages).map((index): StampPage => ({ ...papers[masthead.paper], page: index + 1, bare: index === 0 }));
  const rest = sizes.map(({ width, height }, index): StampPage => ({
    width: toMillimetres(width),
    height: toMillimetres(height),
    section: heads[index] ?? '',
    page: index + 1,
    total: sizes.length,
  }));
  return [...front, ...rest];
}

const toMillimetres = (points: number): number => (points * 25.4) / 72;

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
