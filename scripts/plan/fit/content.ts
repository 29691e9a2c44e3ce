/**
 * What a slide shows over as many slides as it takes, by what was measured.
 *
 * All parts of a draft are split again together, so that they come out even. Room is taken a little smaller each round: a table's columns,
 * say, may turn out otherwise on a part than they did on the whole. A table that is split by columns is not split by rows in the same round:
 * its rows were measured in columns of half the width. Its parts don't share a slide.
 */
import type { Block } from '../../model/block.ts';
import type { Table } from '../../model/table.ts';
import type { SlideFit } from '../../model/deck.ts';
import { largestOf } from '../../model/extent.ts';
import type { MeasuredSlide } from '../../model/fit.ts';
import type { Part, Planned } from '../deck/draft.ts';
import { estimateFor, oneSlide, wordShareFor } from '../deck/estimate.ts';
import { splitBlocks } from '../split.ts';
import { breakBlocks } from './break.ts';
import { keptWords } from './masthead.ts';
import { breakCode, numberLines } from './code.ts';
import { splitColumns } from './table.ts';
import { learn, measureFrom, piecesOf, type Sizes } from './sizes.ts';

/** What replanning goes by. `round` counts from 0. */
export interface Setting {
  readonly lang: string;
  readonly round: number;
  /** The classes that split slides of this kind are set with. */
  readonly split: readonly string[];
}

/** How much more of a table than was measured `tight` a slide has room for, set `dense`: tried where it was guessed to be several slides. */
const denser = 1.15;
/** Most rows of such a table: more are a wall. */
const denseRows = 10;

/** The draft split anew. */
export function splitAgain(planned: Planned, measured: readonly MeasuredSlide[], { lang, round, split }: Setting): Planned {
  const { draft, parts } = planned;
  const sizes: Sizes = { units: new Map(), overheads: new Map() };
  const columns = measured.map((slide) => slide.columns?.[0]);
  const isKnown = parts.map(({ blocks }, index) => learn(sizes, blocks, columns[index]?.blocks ?? [])).every(Boolean);
  const room = Math.min(...columns.map((column) => column?.room ?? Infinity)) * 0.96 ** round;
  const usable = Number.isFinite(room) && room > 80 ? room : 80;
  const words = wordShareFor(draft.kind);
  const whole = parts.flatMap(({ blocks }) => blocks).reduce(rejoin, []);
  const prepared = whole.flatMap((block) => narrowed(block, measured));
  const measure = isKnown ? measureFrom(sizes, usable, words) : scaled(estimateFor(draft.kind), 1.1 ** (round + 1));
  if (!isKnown) guess(sizes, prepared, (block) => measure([block]) * usable);
  const isNarrowed = prepared.length > whole.length;
  const broken = isNarrowed ? prepared : breakBlocks(breakCode(prepared, sizes, usable), sizes, usable, lang);
  const isGuess = round === 0 && parts.length > 1 && whole.every((block) => block.type === 'table' && block.rows.length <= denseRows);
  const together = isKnown ? measureFrom(sizes, isGuess ? usable * denser : usable, (blocks) => words(blocks) / oneSlide) : measure;
  const groups = isByColumns(prepared)
    ? broken.flatMap((block) => (isNarrowed ? [[block]] : splitBlocks([block], measure)))
    : splitBlocks(broken, measure, together);
  const headline = measured.map(({ headlineClass }) => headlineClass ?? '').find((name) => name !== '');
  const forced =
    prepared.some((block) => hasLongWords(block, measured)) || parts.some(({ fit }) => fit?.classes?.includes(breaking)) ? [breaking] : [];
  const classes = [...(headline ? [headline] : []), ...(groups.length > 1 ? split : []), ...forced];
  const fit: SlideFit = { ...keptWords(parts), classes };
  const made = groups.map((blocks): Part => ({ blocks, fit }));
  return {
    ...planned,
    draft: { ...draft, blocks: broken },
    parts: draft.kind === 'code' && made.length > 1 ? numberLines(made, sizes) : made,
  };
}

/** Where the page shows other blocks than the plan has (Marp drops what is nested too deep), heights are guessed from the estimate. */
function guess({ units }: Sizes, blocks: readonly Block[], heightOf: (block: Block) => number): void {
  for (const block of blocks) {
    const pieces = piecesOf(block);
    const height = heightOf(block) / pieces.length;
    for (const piece of pieces) if (!units.has(piece)) units.set(piece, { gap: 16, height });
  }
}

const scaled =
  (measure: (blocks: readonly Block[]) => number, factor: number) =>
  (blocks: readonly Block[]): number =>
    measure(blocks) * factor;

/** Whether a table was split by columns, now or before. */
const isByColumns = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block, index) => block.type === 'table' && blocks[index + 1]?.type === 'table' && blocks[index + 1]?.position === block.position,
  );

/** What stood on two slides and is one: lists, tables and code that were split. */
function rejoin(blocks: readonly Block[], next: Block): Block[] {
  const last = blocks.at(-1);
  const joined = last && last.position === next.position ? join(last, next) : undefined;
  return joined ? [...blocks.slice(0, -1), joined] : [...blocks, next];
}

function join(a: Block, b: Block): Block | undefined {
  if (a.type === 'list' && b.type === 'list') return { ...a, items: [...a.items, ...b.items] };
  if (a.type === 'table' && b.type === 'table') return a.header === b.header ? { ...a, rows: [...a.rows, ...b.rows] } : undefined;
  if (a.type === 'definitionList' && b.type === 'definitionList') return { ...a, items: [...a.items, ...b.items] };
  if (a.type === 'blockquote' && b.type === 'blockquote') return { ...a, children: [...a.children, ...b.children] };
  return a.type === 'code' && b.type === 'code' ? { ...a, value: `${a.value}\n${b.value}` } : undefined;
}

/** The class under which a word may be broken anywhere in a table: else it is columns that give way. */
export const breaking = 'break-words';

/** A table that is too wide, by columns; words that leave no room for a second column are broken instead. */
function narrowed(block: Block, measured: readonly MeasuredSlide[]): readonly Block[] {
  const found = block.type === 'table' ? widthsOf(block, measured) : undefined;
  if (block.type !== 'table' || !found) return [block];
  return splitColumns(
    block,
    found.widths.map((width) => Math.min(width, found.room * 0.48)),
    found.room,
  );
}

function hasLongWords(block: Block, measured: readonly MeasuredSlide[]): boolean {
  const found = block.type === 'table' ? widthsOf(block, measured) : undefined;
  if (!found) return false;
  const [first = 0, ...others] = found.widths;
  return first + Math.max(0, ...others) > found.room || first > found.room * 0.48;
}

/** The least width of each column, and the room for all; nothing where none was measured. */
function widthsOf(
  table: Table,
  measured: readonly MeasuredSlide[],
): { readonly widths: readonly number[]; readonly room: number } | undefined {
  const columns = measured.flatMap((slide) => slide.columns ?? []);
  const rows = columns.flatMap(({ blocks }) => blocks.flatMap(({ widths }) => (widths?.length === table.header.length ? [widths] : [])));
  if (rows.length === 0) return undefined;
  const widths = table.header.map((_, index) => largestOf(rows.map((row) => row[index] ?? 0)));
  return { widths, room: Math.min(...columns.map(({ width }) => width)) };
}
