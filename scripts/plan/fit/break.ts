/**
 * A single item, row, entry, line or paragraph that is more than a slide, in pieces that are less.
 *
 * Text is cut where a reader pauses. What goes on keeps what it belongs to: a term returns with each piece of its description, a row's first cell
 * with each piece of the row, a point with each part of the list below it. Text that goes on has no bullet of its own: it is one point still.
 */
import type { Block, ListItem } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { Table } from '../../model/table.ts';
import { isVerse, verseLines } from '../../model/verse.ts';
import { plainText } from '../../model/walk.ts';
import { lineCount, splitFormula } from '../../model/formula-lines.ts';
import { lettersOf } from '../../model/wide.ts';
import { breakInlines, flatText } from './inlines.ts';
import { heightOf, piecesOf, type Sizes } from './sizes.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** Blocks of which no piece takes more than `room` px; pieces that were made are added to `sizes` by their share. */
export function breakBlocks(blocks: readonly Block[], sizes: Sizes, room: number, lang: string): readonly Block[] {
  return blocks.flatMap((block) => breakBlock(block, sizes, room, lang));
}

function breakBlock(block: Block, sizes: Sizes, room: number, lang: string): readonly Block[] {
  const frame = heightOf([block], sizes) - piecesOf(block).reduce((sum, piece) => sum + (sizes.units.get(piece)?.height ?? 0), 0);
  const space = Math.max(room - Math.max(0, Math.min(frame, room / 2)), 60);
  const tall = piecesOf(block).map((piece) => countFor(sizes.units.get(piece)?.height ?? 0, space));
  if (tall.every((count) => count === 1)) return [block];
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textPieces(block, tall[0] ?? 1, sizes, lang);
    case 'list':
      return block.items
        .flatMap((item, index) => itemBlocks({ ...block, start: block.start + index, items: [item] }, tall[index] ?? 1, sizes, lang))
        .reduce(joinLists, []);
    case 'table':
      return [{ ...block, rows: block.rows.flatMap((row, index) => rowPieces(row, tall[index] ?? 1, sizes, lang)) }];
    case 'definitionList':
      return [
        {
          ...block,
          items: block.items.flatMap((item, index) =>
            spread(
              item,
              childPieces(item.description, tall[index] ?? 1, sizes, lang).map((description) => ({ ...item, description })),
              sizes,
            ),
          ),
        },
      ];
    case 'blockquote':
      return [
        {
          ...block,
          children: block.children.flatMap((child, index) =>
            isVerse(child) ? versePieces(child, sizes) : spread(child, childPieces([child], tall[index] ?? 1, sizes, lang).flat(), sizes),
          ),
        },
      ];
    case 'math':
      return spread(block, splitFormula(block, Math.ceil(lineCount(block) / (tall[0] ?? 1))), sizes);
    default:
      return [block];
  }
}

/** How many pieces: a tall thing goes over slides in parts of a little more than half of one, so that others may stand beside them. */
const countFor = (height: number, room: number): number => (height <= room ? 1 : Math.ceil(height / (room * 0.55)));

/** Gives the pieces of something measured their share of its height. */
function spread<T extends object>(whole: object, pieces: readonly T[], { units }: Sizes): readonly T[] {
  const unit = units.get(whole);
  if (!unit || pieces.length < 2) return pieces;
  for (const piece of pieces) units.set(piece, { gap: unit.gap, height: (unit.height / pieces.length) * 1.15 + 12 });
  return pieces;
}

function textPieces(
  block: Extract<Block, { type: 'paragraph' | 'heading' }>,
  count: number,
  sizes: Sizes,
  lang: string,
): readonly Paragraph[] {
  const most = Math.ceil((lettersOf(flatText(block.children)) / count) * 1.1);
  return spread(
    block,
    breakInlines(block.children, most, lang).map((children): Paragraph => ({ type: 'paragraph', children, position: block.position })),
    sizes,
  );
}

/** Line by line, each with the break that ends it: `splitBlocks` puts those of one slide together again. */
function versePieces(verse: Paragraph, { units }: Sizes): readonly Paragraph[] {
  const lines = verseLines(verse);
  const whole = units.get(verse);
  if (whole) lines.forEach((line, index) => units.set(line, { gap: index === 0 ? whole.gap : 0, height: whole.height / lines.length }));
  return lines;
}

/** A list of one item: its text goes on as paragraphs, its list below in parts under the same point. */
function itemBlocks(list: Extract<Block, { type: 'list' }>, count: number, sizes: Sizes, lang: string): readonly Block[] {
  const [item] = list.items;
  if (!item || count === 1) return [list];
  const [lead, ...rest] = item.children;
  const [below] = rest;
  if (lead?.type === 'paragraph' && rest.length === 1 && below?.type === 'list' && below.items.length > 1 && isShort(lead.children)) {
    const size = Math.ceil(below.items.length / count);
    const parts = Array.from({ length: Math.ceil(below.items.length / size) }, (_, index) => ({
      children: [lead, { ...below, start: below.start + index * size, items: below.items.slice(index * size, (index + 1) * size) }],
    }));
    return spread(item, parts, sizes).map((part) => ({ ...list, items: [part] }));
  }
  if (rest.length > 0) {
    const pieces = spread(item, [{ children: lead ? [lead] : [] }, ...rest], sizes);
    return [{ ...list, items: [pieces[0] as ListItem] }, ...rest.map((block) => promoted(block, sizes))];
  }
  const pieces = lead?.type === 'paragraph' ? textPieces(lead, count, sizes, lang) : [];
  const [first, ...others] = pieces;
  if (!first) return lead ? [lead] : [];
  const head: ListItem = { ...item, children: [first] };
  const share = { gap: sizes.units.get(item)?.gap ?? 20, height: ((sizes.units.get(item)?.height ?? 40) / pieces.length) * 1.15 + 12 };
  for (const piece of [head, ...others]) sizes.units.set(piece, share);
  return [{ ...list, items: [head] }, ...others];
}

const isShort = (nodes: readonly Inline[]): boolean => lettersOf(plainText(nodes)) <= 160;

/** What stood below an item stands on its own; its pieces have its height in equal shares. */
function promoted(block: Block, sizes: Sizes): Block {
  const pieces = piecesOf(block);
  const whole = sizes.units.get(block);
  if (whole) for (const piece of pieces) sizes.units.set(piece, { gap: 20, height: (whole.height / pieces.length) * 1.15 });
  return block;
}

/** Lists of one item each become one again. */
function joinLists(blocks: readonly Block[], next: Block): Block[] {
  const last = blocks.at(-1);
  const goesOn =
    last?.type === 'list' && next.type === 'list' && last.position === next.position && last.start + last.items.length === next.start;
  return goesOn ? [...blocks.slice(0, -1), { ...last, items: [...last.items, ...next.items] }] : [...blocks, next];
}

type Row = Table['rows'][number];

/** Longest first cell that returns with each piece of its row. */
const nameLength = 40;

function rowPieces(row: Row, count: number, sizes: Sizes, lang: string): readonly Row[] {
  if (count === 1) return [row];
  const most = Math.ceil(Math.max(...row.map((cell) => lettersOf(flatText(cell)))) / count) + 4;
  const cells = row.map((cell) => breakInlines(cell, most, lang));
  const [name = []] = row;
  const length = Math.max(...cells.map((pieces) => pieces.length));
  const rows = Array.from({ length }, (_, index): Row =>
    cells.map((pieces, column) => (column === 0 && lettersOf(plainText(name)) <= nameLength ? name : (pieces[index] ?? []))),
  );
  return spread(row, rows, sizes);
}

/** Blocks in groups of about equal length. */
function childPieces(blocks: readonly Block[], count: number, sizes: Sizes, lang: string): readonly (readonly Block[])[] {
  if (count === 1) return [blocks];
  const total = blocks.reduce((sum, block) => sum + lettersOf(plainText([block])), 0);
  return blocks.flatMap((block): readonly (readonly Block[])[] => {
    const share = Math.max(1, Math.round((count * lettersOf(plainText([block]))) / Math.max(1, total)));
    if (block.type === 'paragraph' && share > 1) return textPieces(block, share, sizes, lang).map((piece) => [piece]);
    if (block.type !== 'list' || share === 1) return [[block]];
    return block.items.map((item, index) => [{ ...block, start: block.start + index, items: [item] }]);
  });
}
