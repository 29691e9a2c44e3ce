/**
 * Slides that are not split like a text: a comparison by both sides, an opener by what stands under its title, an agenda by sections, a figure from
 * the words beside it.
 */
import type { Block } from '../../model/block.ts';
import type { Figure } from '../../model/figure.ts';
import { isPictured } from '../../model/drawn.ts';
import type { MeasuredSlide } from '../../model/fit.ts';
import { inRows, isSideBySide } from '../../model/side-by-side.ts';
import { plainText } from '../../model/walk.ts';
import { lettersOf } from '../../model/wide.ts';
import type { Part, Planned } from '../deck/draft.ts';
import { splitBlocks } from '../split.ts';
import { breakBlocks } from './break.ts';
import { shorten } from './inlines.ts';
import { keptWords } from './masthead.ts';
import { learn, measureFrom, type Sizes } from './sizes.ts';
import type { Setting } from './content.ts';

interface Side {
  readonly heading: Block;
  readonly blocks: readonly Block[];
}

/** Both sides over as many slides as the longer takes, under the same two headings. */
export function splitSides(planned: Planned, measured: readonly MeasuredSlide[], { lang, round, split }: Setting): Planned {
  const sizes: Sizes = { units: new Map(), overheads: new Map() };
  const perPart = planned.parts.map(({ blocks }) => sidesOf(blocks));
  for (const [index, sides] of perPart.entries()) {
    for (const [place, side] of sides.entries()) learn(sizes, side.blocks, measured[index]?.columns?.[place]?.blocks ?? []);
  }
  const whole = sidesOf(planned.draft.blocks).map(({ heading, blocks }) => ({ heading: shortHeading(heading, lang), blocks }));
  const rooms = measured.flatMap((slide) => slide.columns?.map(({ room }) => room) ?? []);
  const room = Math.max(100, Math.min(...rooms) * 0.95 ** round);
  const measure = measureFrom(sizes, room, () => 0);
  const broken = whole.map(({ blocks }) => breakBlocks(blocks, sizes, room, lang));
  const count = Math.max(...broken.map((blocks) => splitBlocks(blocks, measure).length));
  const groups = broken.map((blocks) => evenly(blocks, measure, count));
  const headline = measured.map(({ headlineClass }) => headlineClass ?? '').find((name) => name !== '');
  const classes = [...(headline ? [headline] : []), ...split];
  const parts = Array.from({ length: count }, (_, index): Part => {
    const blocks = whole.flatMap(({ heading }, side) => [heading, ...(groups[side]?.[index] ?? [])]);
    return { blocks, fit: { ...keptWords(planned.parts), classes } };
  });
  const blocks = whole.flatMap(({ heading }, side) => [heading, ...(broken[side] ?? [])]);
  return { ...planned, draft: { ...planned.draft, blocks, notes: [...longHeadings(planned, whole), ...planned.draft.notes] }, parts };
}

/** Blocks in `count` groups if they can be, for the shorter side. */
function evenly(blocks: readonly Block[], measure: (blocks: readonly Block[]) => number, count: number): readonly (readonly Block[])[] {
  for (let factor = 1; factor < count * 2; factor += 0.25) {
    const groups = splitBlocks(blocks, (part) => measure(part) * factor);
    if (groups.length >= count) return groups.length === count ? groups : splitBlocks(blocks, measure);
  }
  return splitBlocks(blocks, measure);
}

function sidesOf(blocks: readonly Block[]): readonly Side[] {
  return blocks.flatMap((heading, index) => {
    if (heading.type !== 'heading') return [];
    const next = blocks.findIndex((other, place) => place > index && other.type === 'heading');
    return [{ heading, blocks: blocks.slice(index + 1, next < 0 ? undefined : next) }];
  });
}

const sideHeadingLength = 90;

const shortHeading = (block: Block, lang: string): Block =>
  block.type === 'heading' ? { ...block, children: shorten(block.children, sideHeadingLength, lang) } : block;

function longHeadings({ draft }: Planned, whole: readonly Side[]): readonly Block[] {
  const all = sidesOf(draft.blocks).map(({ heading }) => heading);
  return all.filter((heading, index) => plainText([heading]) !== plainText([whole[index]?.heading ?? heading]));
}

/**
 * The title alone, and after it what stood under it, as slides of its own. Where that is the section's text and the list of its points, only the text goes:
 * names of points among its sentences are read as more of them.
 */
export function emptyOpener({ id, draft, parts }: Planned): readonly Planned[] {
  const { blocks: all, notes, agenda: _agenda, ...rest } = draft;
  const kept = all.length > 1 && all.at(-1)?.type === 'list' ? all.slice(-1) : [];
  const blocks = all.slice(0, all.length - kept.length);
  const kind = blocks.length === 1 && blocks[0]?.type === 'paragraph' && lettersOf(plainText(blocks)) <= 160 ? 'statement' : 'points';
  const moved = { ...rest, kind, blocks, notes } as const;
  const opener = { id, draft: { ...draft, blocks: kept, notes: [] }, parts: [{ ...parts[0], blocks: kept }] };
  return [opener, { id: `${id}-${kept.length > 0 ? 'lead' : kind}`, draft: moved, parts: [{ blocks }] }];
}

/** The list of sections beside an opener's title, with shorter names; in the end without. The agenda has them whole. */
export function shorterRoute(planned: Planned, round: number, lang: string): Planned {
  const most = Math.floor(46 * 0.7 ** round);
  const entries = planned.draft.agenda ?? [];
  const agenda = most < 15 ? [] : entries.map((entry) => ({ ...entry, heading: shorten(entry.heading, most, lang) }));
  return { ...planned, draft: { ...planned.draft, agenda } };
}

/** The sections over several slides; names that are longer than a headline are shortened, and whole in the notes. */
export function splitAgenda(planned: Planned, measured: readonly MeasuredSlide[], { lang, round, split }: Setting): Planned {
  const entries = planned.draft.agenda ?? [];
  const column = measured.map((slide) => slide.columns?.[0]).find((found) => found !== undefined);
  const heights = measured.flatMap(
    (slide) => slide.columns?.[0]?.blocks.flatMap(({ units }) => units.map(({ height, gap }) => height + gap)) ?? [],
  );
  const total = heights.reduce((sum, height) => sum + height, 0);
  const count = Math.max(planned.parts.length, Math.ceil((total * 1.06) / ((column?.room ?? 480) * 2))) + (round > 0 ? 1 : 0);
  const size = Math.ceil(entries.length / count);
  const long = entries.filter(({ heading }) => lettersOf(plainText(heading)) > agendaLength);
  const shown = entries.map((entry) => ({ ...entry, heading: shorten(entry.heading, agendaLength, lang) }));
  const groups = Array.from({ length: Math.ceil(entries.length / size) }, (_, index) => shown.slice(index * size, (index + 1) * size));
  const notes = long.map(({ heading }): Block => ({ type: 'paragraph', children: heading, position: planned.draft.position }));
  const draft = { ...planned.draft, agenda: shown, notes: [...planned.draft.notes, ...notes] };
  return {
    ...planned,
    draft,
    parts: groups.map((agenda) => ({ blocks: [], agenda, fit: { ...keptWords(planned.parts), classes: split } })),
  };
}

const agendaLength = 110;

/** The words beside a figure on a slide before it, and the figure on its own; nothing where it has none beside it. */
export function figureAlone({ id, draft, parts }: Planned): readonly Planned[] | undefined {
  const figure = draft.blocks.find(isPictured);
  const others = draft.blocks.filter((block) => block !== figure);
  if (!figure || others.length === 0) return undefined;
  const kind = others.some(isPictured) ? draft.kind : 'points';
  const text = {
    id: `${id}-${kind}`,
    draft: { ...draft, kind, blocks: others } as const,
    parts: [{ blocks: others, fit: keptWords(parts) }],
  };
  return [text, { id, draft: { ...draft, blocks: [figure], notes: [] }, parts: [{ blocks: [figure], fit: keptWords(parts) }] }];
}

/** Captions of at most `most` letters, those of pictures side by side in proportion to their number; whole in the notes. */
export function shorterCaption(planned: Planned, most: number, lang: string): Planned | undefined {
  const captions: Block[] = [];
  const shorter = <One extends Pick<Figure, 'caption' | 'position'>>(captioned: One, letters: number): One => {
    const caption = captioned.caption && shorten(captioned.caption, letters, lang);
    if (!captioned.caption || caption === captioned.caption) return captioned;
    captions.push({ type: 'paragraph', children: captioned.caption, position: captioned.position });
    return { ...captioned, caption };
  };
  const blocks = planned.draft.blocks.map((block): Block => {
    if (!isPictured(block) && block.type !== 'table') return block;
    if (!isSideBySide(block)) return shorter(block, most);
    const [first, ...others] = block.pictures;
    const letters = Math.ceil(most / (inRows(block.pictures)[0]?.length ?? 1));
    return shorter({ ...block, pictures: [shorter(first, letters), ...others.map((picture) => shorter(picture, letters))] }, most);
  });
  if (captions.length === 0) return undefined;
  return {
    ...planned,
    draft: { ...planned.draft, blocks, notes: [...planned.draft.notes, ...captions] },
    parts: [{ blocks, fit: keptWords(planned.parts) }],
  };
}
