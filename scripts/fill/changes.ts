/**
 * `changes.html`: before and after in one text, insertions underlined and deletions struck through.
 *
 * It may be handed out like the paper that it tells of, so speaker notes never get into it.
 */
import type { Changes, PageChanges, Piece, SlideChange, UnitChange } from '../model/changes.ts';
import type { Labels } from '../model/label-files.ts';
import { speakersFiles } from '../model/layouts.ts';
import { movedRuns, type MovedRun } from '../model/moved-pages.ts';
import { pageRanges } from '../model/page-ranges.ts';
import { longDate, numeral, phrase } from '../model/words.ts';
import { inDocument, inLabels, labelAttributes, originName, phraseHtml, unitName } from './changes-words.ts';
import { escapeHtml, join, markup, type Html } from './html-markup.ts';
import type { Fill } from './templates.ts';

/** `labels` and `lang` are the article's. */
export interface ChangesPage {
  readonly title: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly labels: Labels;
  readonly accent?: string | undefined;
  /** `date`: ISO day. */
  readonly since: { readonly name: string; readonly date: string };
}

/** The whole page. `fontCss` holds the `@font-face` rules with their data. */
export function fillChanges(page: ChangesPage, changes: Changes, fill: Fill, fontCss: string): string {
  const { title, lang, direction, labels, since, accent } = page;
  const [year = 0, month = 1, day = 1] = since.date.split('-').map(Number);
  const slides = changes.slides.filter(isSeen).map((slide) => slideData(slide, page));
  const passages = passageData(changes, page);
  const paper = changes.pages
    .filter(({ file }) => !speakersFiles.includes(file))
    .map((pages) => ({
      file: pages.file,
      what: inLabels(escapeHtml(paperSentences(pages, page).join(phrase(page.labels, 'semicolon'))), page),
    }))
    .filter(({ what }) => what !== '');
  return fill('changes/changes.html.hbs', {
    title,
    lang,
    direction,
    labels,
    accent,
    fontCss,
    since: phraseHtml(page, 'changesSince', {
      name: inDocument(since.name, page),
      date: inDocument(longDate(lang, labels, { year, month, day }), page),
    }),
    labelled: labelAttributes(page),
    hasOtherLook: changes.looks.length > 0,
    hasSlides: changes.looks.length + slides.length > 0,
    isEmpty: changes.looks.length + slides.length + passages.length + paper.length === 0,
    slides,
    passages,
    paper,
  });
}

/** A slide of which only the notes changed is the speaker's affair. */
export const isSeen = ({ shown, hasMoved }: SlideChange): boolean => shown || hasMoved;

function slideData(slide: SlideChange, page: ChangesPage): object {
  const { lang, labels } = page;
  const where = (number: number): Html => escapeHtml(phrase(labels, 'slideNumber', { slide: numeral(lang, number) }));
  const from = slide.hasMoved && slide.before !== undefined ? phraseHtml(page, 'changeFrom', { place: where(slide.before) }) : undefined;
  const kind = slide.kind === 'changed' && !slide.shown ? 'moved' : slide.kind;
  const isShown = slide.shown || slide.kind !== 'changed';
  return {
    kind,
    place: where(slide.number),
    what: described(kind, slide.hasMoved, from, isShown && isSilent(slide.heading) && isSilent(slide.pieces), page),
    heading: piecesHtml(slide.heading),
    body: kind === 'moved' ? '' : piecesHtml(slide.pieces),
  };
}

const isSilent = (pieces: readonly Piece[]): boolean => pieces.every(({ sign }) => sign === 'same');

/** "changed, moved from Slide 3"; where no word tells it, what else can have changed. */
function described(kind: string, hasMoved: boolean, from: Html | undefined, isWordless: boolean, page: ChangesPage): Html {
  const what = phraseHtml(page, kind === 'changed' && isWordless ? 'changeLooks' : `change.${kind}`);
  return join([...(kind === 'moved' && from ? [] : [what]), ...(hasMoved && from ? [from] : [])], phraseHtml(page, 'comma'));
}

/** Passages in their order; each with its heading's change and its units' below. */
function passageData({ passages, units, order }: Changes, page: ChangesPage): object[] {
  const groups = new Map<string, { place: UnitChange['place']; units: UnitChange[] }>();
  for (const unit of units) {
    const group = groups.get(unit.place.id) ?? { place: unit.place, units: [] };
    group.units.push(unit);
    groups.set(unit.place.id, group);
  }
  const headed = new Map(passages.map((passage) => [passage.id, passage]));
  const ids = new Set(order.filter((id) => headed.has(id) || groups.has(id)));
  return [...ids].map((id) => {
    const passage = headed.get(id);
    const group = groups.get(id);
    const from = passage?.hasMoved && passage.before ? phraseHtml(page, 'changeFrom', { place: escapeHtml(passage.before) }) : undefined;
    return {
      number: passage?.number ?? group?.place.number ?? '',
      heading: passage ? piecesHtml(passage.heading) : escapeHtml(group?.place.heading ?? ''),
      what: passage ? inLabels(described(passage.kind, passage.hasMoved, from, false, page), page) : '',
      units: (group?.units ?? []).map((unit) => unitData(unit, page)),
    };
  });
}

function unitData(change: UnitChange, page: ChangesPage): object {
  const from = change.from ? phraseHtml(page, 'changeFrom', { place: originName(change.from, change.place, page) }) : undefined;
  return {
    kind: change.kind,
    place: unitName(change.unit, change.place.index, page),
    what: described(change.kind, change.hasMoved, from, isSilent(change.pieces), page),
    body: piecesHtml(change.pieces),
    isCode: change.unit.kind === 'code',
  };
}

/** What is to be done with a file's old pages, and which of them bear another number now. */
function paperSentences(changes: PageChanges, { labels, lang }: ChangesPage): readonly string[] {
  const { print, removed, recounted, labels: names, oldLabels } = changes;
  const told = (one: string, many: string, pages: readonly number[], known: readonly string[]): readonly string[] =>
    pages.length === 0 ? [] : [phrase(labels, pages.length === 1 ? one : many, { pages: pageRanges(pages, known) })];
  return [
    ...told('changesPage', 'changesPages', print, names),
    ...told('changesOutPage', 'changesOutPages', removed, oldLabels),
    ...movedRuns(changes).map((run) => movedSentence(run, changes, labels, lang)),
    ...told('changesTotalPage', 'changesTotalPages', recounted, names),
  ];
}

function movedSentence(
  { pages, before, shift }: MovedRun,
  { labels: names, oldLabels }: PageChanges,
  labels: Labels,
  lang: string,
): string {
  if (shift !== undefined)
    return phrase(labels, shift > 0 ? 'changesHigher' : 'changesLower', {
      page: names[pages[0] ?? 0] ?? '',
      count: numeral(lang, Math.abs(shift)),
    });
  const values = { pages: pageRanges(pages, names), before: pageRanges(before, oldLabels) };
  return phrase(labels, pages.length === 1 ? 'changesPageWas' : 'changesPagesWere', values);
}

function piecesHtml(pieces: readonly Piece[]): Html {
  return join(
    pieces.map(({ sign, text }) => {
      const words = escapeHtml(text);
      if (sign === 'same') return words;
      return sign === 'inserted' ? markup`<ins>${words}</ins>` : markup`<del>${words}</del>`;
    }),
  );
}
