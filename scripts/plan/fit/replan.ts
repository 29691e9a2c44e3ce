/**
 * One draft's slides and their measurement → its slides as they should be tried next. The rules are in docs/fitting.md.
 *
 * In this order: smaller settings that were seen to fit; the headline shortened; what the kind has for itself; split by what was measured. What
 * does not come to rest that way gives up its kind for plain points, a table for a list, before it is an error.
 */
import type { Block } from '../../model/block.ts';
import type { ContentKind } from '../../model/slide-kinds.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Masthead } from '../../model/masthead.ts';
import type { MeasuredSlide } from '../../model/fit.ts';
import { plainText } from '../../model/walk.ts';
import { lettersOf } from '../../model/wide.ts';
import { slidesOf, type Part, type Planned } from '../deck/draft.ts';
import { breaking, splitAgain, type Setting } from './content.ts';
import { withBrokenFormulas, withDisplayedFormulas } from './formulas.ts';
import { isGuessed, lacksNumbers } from './ladder.ts';
import { flatText, shorten } from './inlines.ts';
import { keptWords, shortenMasthead, shorterFooter } from './masthead.ts';
import { emptyOpener, figureAlone, shorterCaption, shorterRoute, splitAgenda, splitSides } from './special.ts';
import { tableAsList } from './table.ts';

/** A draft on its way: as first planned, as planned now, and how often it was planned again. */
export interface Fitting {
  readonly original: Planned;
  readonly planned: Planned;
  readonly round: number;
}

/** After so many rounds a draft gives up its kind; after `lastRound` it is an error. */
const patience = 4;
/** Most slides of one comparison: beyond that nobody compares. */
const mostSides = 6;
/** Rounds from 1; what does not fit after this one is told. Each costs a look into the browser. */
export const lastRound = 12;

/** What to try next; the same object where all is well. */
export function replan(
  fitting: Fitting,
  measured: readonly MeasuredSlide[],
  masthead: Masthead,
  split: readonly string[],
): readonly Fitting[] {
  const { planned, original, round } = fitting;
  const setting: Setting = { lang: masthead.lang, round, split };
  const isNumberless =
    round < patience && slidesOf(planned).some((slide) => lacksNumbers(slide) && slide.blocks.some(({ type }) => type === 'code'));
  if (measured.every(({ fits, classes }) => fits && !classes)) {
    if (isNumberless) return [{ original, round: round + 1, planned: splitAgain(planned, measured, setting) }];
    return [round === 0 && slidesOf(planned).some(isGuessed) ? inFewer(fitting, measured, setting) : fitting];
  }
  if (measured.every(({ fits }) => fits)) return [{ ...fitting, round: round + 1, planned: smaller(planned, measured, setting) }];
  const next = anew(fitting, measured, masthead, setting);
  return next.map((one) => ({
    original: one.id === planned.id ? original : one,
    planned: one,
    round: one.id === planned.id ? round + 1 : 0,
  }));
}

/** In fewer parts than were guessed, where what was measured says that these do. */
function inFewer(fitting: Fitting, measured: readonly MeasuredSlide[], setting: Setting): Fitting {
  const again = splitAgain(fitting.planned, measured, setting);
  return again.parts.length < fitting.planned.parts.length ? { ...fitting, round: fitting.round + 1, planned: again } : fitting;
}

/** With the settings that were seen to fit. Parts of one draft are rather split anew, if that takes no slide more, than set in two sizes. */
function smaller(planned: Planned, measured: readonly MeasuredSlide[], setting: Setting): Planned {
  const { parts } = planned;
  const isSmaller = measured.some(({ classes }) => classes?.some((name) => !name.startsWith('headline')));
  if (parts.length > 1 && isSmaller && setting.round === 0 && planned.draft.kind !== 'comparison' && planned.draft.kind !== 'agenda') {
    const again = splitAgain(planned, measured, setting);
    if (again.parts.length <= parts.length) return again;
  }
  return { ...planned, parts: parts.map((part, index) => dressed(part, measured[index]?.classes)) };
}

function dressed(part: Part, classes: readonly string[] | undefined): Part {
  if (!classes) return part;
  const forced = part.fit?.classes?.includes(breaking) ? [breaking] : [];
  return { ...part, fit: { ...part.fit, classes: [...classes, ...forced] } };
}

function anew(fitting: Fitting, measured: readonly MeasuredSlide[], masthead: Masthead, setting: Setting): readonly Planned[] {
  const { planned, original, round } = fitting;
  const { kind } = planned.draft;
  const wrong = measured.filter(({ fits }) => !fits);
  if (kind === 'cover' || kind === 'closing') return [shortenMasthead(original, masthead, round)];
  const isFooter = wrong.some(({ where }) => where === 'footer') && planned.parts[0]?.fit?.words?.footer !== undefined;
  const footer =
    kind === 'section' || (planned.parts[0]?.fit?.words?.footer !== undefined && !isFooter)
      ? undefined
      : shorterFooter(planned, masthead, round);
  if (footer !== undefined) return [withFooter(planned, footer)];
  if (kind === 'section' && wrong.some(({ where }) => where === 'place')) return [shorterRoute(planned, round, setting.lang)];
  if (kind === 'section' && planned.draft.blocks.length > 0) return emptyOpener(planned);
  const room = Math.min(...measured.flatMap(({ headline }) => (headline ? [headline.room / headline.length] : [])));
  if (Number.isFinite(room)) return [shorterHeadline(fitting, room, setting.lang)];
  if (kind === 'agenda') return [splitAgenda(planned, measured, setting)];
  if (kind === 'comparison' && round < patience) {
    const sides = splitSides(planned, measured, setting);
    return [sides.parts.length > mostSides ? plain(planned) : sides];
  }
  return contentAnew(planned, measured, setting);
}

function withFooter(planned: Planned, footer: string): Planned {
  return { ...planned, parts: planned.parts.map((part) => ({ ...part, fit: { ...part.fit, words: { ...part.fit?.words, footer } } })) };
}

function contentAnew(planned: Planned, measured: readonly MeasuredSlide[], setting: Setting): readonly Planned[] {
  const { draft } = planned;
  const { round, lang } = setting;
  const alone = figureAlone(planned);
  if (alone) return alone;
  const captioned = shorterCaption(planned, Math.floor(240 * 0.7 ** round), lang);
  const isCaption = draft.kind === 'figure' || measured.some(({ where }) => where === 'caption');
  if (captioned && (isCaption || measured.some(({ columns }) => (columns?.[0]?.room ?? 999) < 240))) return [captioned];
  const wide = measured.some(({ seen }) => seen === 'it is too wide');
  const formulas = measured.some(({ seen }) => seen === 'the formula is too wide')
    ? withBrokenFormulas(draft.blocks, round + 2)
    : undefined;
  const displayed = wide ? withDisplayedFormulas(draft.blocks) : undefined;
  const mended = formulas ?? displayed;
  if (mended) return [{ ...planned, draft: { ...draft, blocks: mended }, parts: [{ blocks: mended, fit: keptWords(planned.parts) }] }];
  if (round === patience || hasTallHeader(measured)) return [plain(planned)];
  const again = splitAgain(planned, measured, setting);
  const isRunaway = round > 0 && again.parts.length > 2 * planned.parts.length + 8 && draft.kind !== 'points';
  return [isRunaway ? plain(planned) : again];
}

/** Whether a table's header leaves its rows less than half of the slide. */
function hasTallHeader(measured: readonly MeasuredSlide[]): boolean {
  const columns = measured.flatMap((slide) => slide.columns ?? []);
  return columns.some(({ room, blocks }) => blocks.some(({ widths, overhead }) => widths !== undefined && overhead > room / 2));
}

/** A shorter headline, the whole one first in the notes. `share` of its letters have room. */
function shorterHeadline({ planned, original }: Fitting, share: number, lang: string): Planned {
  const { draft } = planned;
  const total = lettersOf(flatText(draft.heading));
  const most = Math.max(12, Math.floor(Math.min(total * share, total - 4)) - (planned.parts.length > 1 ? 8 : 0));
  const isFirst = draft.heading === original.draft.heading;
  const note: Block = { type: 'paragraph', children: original.draft.heading, position: draft.position };
  return {
    ...planned,
    draft: { ...draft, heading: shorten(draft.heading, most, lang), notes: isFirst ? [note, ...draft.notes] : draft.notes },
  };
}

/** Without the layout of its kind: points can be split at any sentence. */
function plain(planned: Planned): Planned {
  const { draft } = planned;
  const kind: ContentKind = 'points';
  const blocks = draft.blocks.flatMap((block) =>
    block.type === 'table' ? tableAsList(block) : block.type === 'blockquote' ? block.children : [block],
  );
  return { ...planned, draft: { ...draft, kind, blocks }, parts: [{ blocks, fit: keptWords(planned.parts) }] };
}

/** What could not be made to fit, told to the author. */
export function cannotFit({ planned }: Fitting, measured: readonly MeasuredSlide[]): Diagnostic {
  const { draft, parts } = planned;
  const wrong = Math.max(
    0,
    measured.findIndex(({ fits }) => !fits),
  );
  const block = parts[wrong]?.blocks.find(({ type }) => type !== 'heading');
  return {
    ruleId: 'cannot-fit',
    severity: 'error',
    message: `${named(block)} on the slide "${plainText(draft.heading).slice(0, 60)}" does not fit, even at the smallest size and on a slide of its own: ${measured[wrong]?.seen ?? 'it is too large'}`,
    position: block?.position ?? draft.position,
    hints: ['make it shorter or break it into several', 'show it on paper only, in a :::handout block'],
  };
}

function named(block: Block | undefined): string {
  const names: Readonly<Partial<Record<Block['type'], string>>> = {
    math: 'the formula',
    table: 'the table',
    code: 'the code',
    figure: 'the figure',
    list: 'the list',
  };
  return block ? (names[block.type] ?? 'the text') : 'the text';
}
