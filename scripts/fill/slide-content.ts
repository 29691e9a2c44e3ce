/**
 * What some kinds of slides take apart: a comparison's sides, a timeline's events, a big number and what it counts.
 */
import { withLeadIns } from './lead-ins.ts';
import { askedNumber, type BigNumber } from '../model/number.ts';
import { askedTimelineOf } from '../model/timeline.ts';
import type { Code } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import type { Slide } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import { plainText } from '../model/walk.ts';
import { blocks, bullet, inlineLine, inlines, text } from './markdown.ts';
import type { Markdown, References } from './markdown.ts';

const none = '' as Markdown;

/** Each heading of a comparison with the blocks up to the next. */
export function sides(
  { kind, blocks: shown }: Slide,
  references: References,
): readonly { readonly heading: Markdown; readonly body: Markdown }[] {
  if (kind !== 'comparison') return [];
  return shown.flatMap((block, index) => {
    if (block.type !== 'heading') return [];
    const next = shown.findIndex((other, place) => place > index && other.type === 'heading');
    const own = shown.slice(index + 1, next < 0 ? undefined : next);
    return [{ heading: inlineLine(block.children, references), body: blocks(withLeadIns(own), references) }];
  });
}

/** The figure of a number slide, and of what. */
export function bigNumber(slide: Slide, references: References): { readonly amount: Markdown; readonly about: Markdown } {
  const found = numberOf(slide);
  return { amount: text(found?.amount ?? ''), about: found ? inlineLine(found.about, references) : none };
}

/** The figure alone; '' where there is none. */
export const amountOf = (slide: Slide): string => numberOf(slide)?.amount ?? '';

function numberOf({ kind, blocks: [first] }: Slide): BigNumber | undefined {
  return kind === 'number' && first?.type === 'paragraph' ? askedNumber(first.children) : undefined;
}

function eventsOf({ kind, blocks: [list] }: Slide, lang: string): ReturnType<typeof askedTimelineOf> {
  return kind === 'timeline' && list?.type === 'list' ? askedTimelineOf(list, lang) : undefined;
}

/** What happened when, as the items of a list. */
export function events(
  slide: Slide,
  { lang }: Masthead,
  references: References,
): readonly { readonly bullet: string; readonly when: Markdown; readonly what: Markdown }[] {
  return (eventsOf(slide, lang) ?? []).map(({ when, what }) => ({
    bullet: bullet(references),
    when: text(when),
    what: inlines(capitalised(what), references),
  }));
}

/** Side by side if all events have room for that and are on one slide, else one below the other, with more room for whole dates. Lengths in px and letters as in `base.css`. */
export function timelineForm(slide: Slide, lang: string, page: number): readonly string[] {
  const found = eventsOf(slide, lang) ?? [];
  const column = (page - 32 * (found.length - 1)) / found.length;
  const hasRoom = ({ when, what }: (typeof found)[number]): boolean =>
    when.length * 26 <= column && plainText(what).length * 15 <= column * 4.5;
  if (!slide.part && found.length <= 5 && found.every(hasRoom)) return ['across'];
  return found.some(({ when }) => when.length * 17 > 244) ? ['down', 'dated'] : ['down'];
}

/** Code that goes on from slide to slide, with its lines' numbers beside it. Marp lets no attribute pass that would hide these from a screen reader. */
export function numberedCode({ blocks: shown }: Slide, numbers: readonly string[], references: References): Markdown {
  const [only, ...others] = shown;
  const ended = only?.type === 'code' && others.length === 0 ? withoutEmptyEnd(only) : undefined;
  const gutter = `<div class="lines">${numbers.slice(0, numbers.length - (ended?.left ?? 0)).join('<br>')}</div>`;
  const pieces = (ended ? [ended.code] : shown).map((block) => {
    const written = blocks([block], references);
    return block.type === 'code' ? `<div class="numbered">\n${gutter}\n\n${written}\n\n</div>` : written;
  });
  return pieces.join('\n\n') as Markdown;
}

/** Code is parted at its empty lines, which have nothing to part at a slide's end. They are counted all the same. */
function withoutEmptyEnd(code: Code): { readonly code: Code; readonly left: number } {
  const lines = code.value.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  if (last < 0) return { code, left: 0 };
  return { code: { ...code, value: lines.slice(0, last + 1).join('\n') }, left: lines.length - 1 - last };
}

/** What followed a colon begins a sentence here. Words with capitals of their own ("iPhone") stay. */
function capitalised([first, ...rest]: readonly Inline[]): readonly Inline[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  return [{ ...first, value: first.value.replace(/^\p{Ll}(?=\p{Ll}*(?:[\s-]|$))/u, (letter) => letter.toUpperCase()) }, ...rest];
}
