/**
 * Measured heights by the piece that was measured, so that blocks can be weighed however they are joined.
 *
 * Items, rows and entries are the same objects in the plan, however often it is split; lines of code are known by their text.
 */
import type { Block } from '../../model/block.ts';
import type { MeasuredBlock, MeasuredUnit } from '../../model/fit.ts';
import type { Measure } from '../split.ts';

type Key = object | string;

/** `units` in px by piece; `overheads` of tables, quotes and code by what returns on each part. */
export interface Sizes {
  readonly units: Map<Key, MeasuredUnit>;
  readonly overheads: Map<Key, number>;
}

/** The pieces between which a block may be split. */
export function piecesOf(block: Block): readonly Key[] {
  switch (block.type) {
    case 'list':
      return block.items;
    case 'table':
      return block.rows;
    case 'definitionList':
      return block.items;
    case 'blockquote':
      return block.children;
    case 'code':
      return block.value.split('\n').map((line) => `line ${line}`);
    default:
      return [block];
  }
}

function overheadKey(block: Block): Key {
  if (block.type === 'table') return block.header;
  return block.type === 'blockquote' ? (block.source ?? 'quote') : block.type;
}

/** Takes note of measured blocks; false where they are not those of the plan. */
export function learn(sizes: Sizes, blocks: readonly Block[], measured: readonly MeasuredBlock[]): boolean {
  if (blocks.length !== measured.length) return false;
  return blocks.every((block, index) => {
    const found = measured[index];
    const pieces = shownPieces(block, found?.units.length ?? 0);
    const whole = found && pieces.length > 1 && found.units.length === 1;
    if (!found || (found.units.length !== pieces.length && !whole)) return false;
    sizes.overheads.set(overheadKey(block), found.overhead);
    const [only] = found.units;
    for (const [place, piece] of pieces.entries()) {
      const unit = whole && only ? { gap: only.gap, height: only.height / pieces.length } : found.units[place];
      if (unit) keepLargest(sizes.units, piece, unit);
    }
    return true;
  });
}

/** Empty lines at the end of code are not shown. */
function shownPieces(block: Block, count: number): readonly Key[] {
  const pieces = piecesOf(block);
  const isEmpty = (piece: Key): boolean => typeof piece === 'string' && piece.trim() === 'line';
  return block.type === 'code' && pieces.slice(count).every(isEmpty) ? pieces.slice(0, count) : pieces;
}

/** The same line may be measured twice. */
function keepLargest(units: Sizes['units'], piece: Key, unit: MeasuredUnit): void {
  const known = units.get(piece);
  if (!known || typeof piece !== 'string') units.set(piece, unit);
  else units.set(piece, { ...unit, gap: Math.max(known.gap, unit.gap), height: Math.max(known.height, unit.height) });
}

/** The height of blocks one below the other, in px. */
export function heightOf(blocks: readonly Block[], { units, overheads }: Sizes): number {
  let height = 0;
  for (const [index, block] of blocks.entries()) {
    height += overheads.get(overheadKey(block)) ?? 0;
    for (const [place, piece] of piecesOf(block).entries()) {
      const unit = units.get(piece) ?? { gap: 16, height: 40 };
      const gap = place === 0 && index > 0 ? Math.max(unit.gap, 20) : unit.gap;
      height += unit.height + (index === 0 && place === 0 ? 0 : gap);
    }
  }
  return height;
}

/** Weighs blocks against `room` px; `words` is the share that they take by what they say. */
export function measureFrom(sizes: Sizes, room: number, words: Measure): Measure {
  return (blocks) => Math.max(heightOf(blocks, sizes) / room, words(blocks));
}
