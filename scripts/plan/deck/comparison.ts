/**
 * Two things set against each other on one slide: a heading and what is said of it, twice.
 *
 * They come from two `####` of a point or section, or from the two points of a section that is marked `{.comparison}`.
 */
import type { Block } from '../../model/block.ts';
import type { Point, Section } from '../../model/section.ts';
import { condense } from './condense.ts';
import { spoken } from './kinds.ts';

/** From blocks with two headings: each heading with what its text shows. */
export function sidesOfBlocks(blocks: readonly Block[], lang: string): readonly Block[] {
  return blocks.flatMap((block, index): readonly Block[] => {
    if (block.type !== 'heading') return [];
    const next = blocks.findIndex((other, place) => place > index && other.type === 'heading');
    return [block, ...(condense(blocks.slice(index + 1, next < 0 ? undefined : next), lang)?.blocks ?? [])];
  });
}

/** Whether a section's two points are marked as opposites. */
export function hasOpposites({ kind, points, blocks }: Section): boolean {
  return kind === 'comparison' && points.length === 2 && !blocks.some(({ type }) => type === 'heading');
}

/** Each point's heading with what its first `:::slide`, else its text, shows. */
export function sidesOfPoints(points: readonly Point[], lang: string): readonly Block[] {
  return points.flatMap((point): readonly Block[] => [
    { type: 'heading', depth: 4, id: point.id, children: point.heading, position: point.position },
    ...(point.slides[0] ? spoken(point.slides[0].blocks) : (condense(spoken(point.blocks), lang)?.blocks ?? [])),
  ]);
}
