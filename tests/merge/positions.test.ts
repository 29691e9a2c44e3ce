import { describe, expect, it } from 'vitest';
import { countPages, pageSizes, readDestinations, readOutline } from '../../scripts/merge/positions.ts';
import { fixture } from './files.ts';

describe('positions', () => {
  it('reads ids as the HTML has them, and where they stand', async () => {
    const places = await readDestinations(fixture('text'));
    expect(Object.keys(places).sort()).toEqual(['section-1', 'section-2', 'section-3', 'über 1', 'über 2', 'über 3']);
    expect(places['über 2']).toMatchObject({ page: 1, top: expect.any(Number) });
  });

  it('reads the outline in order, and counts pages', async () => {
    const outline = await readOutline(fixture('text'));
    expect(outline.map(({ title, page, depth }) => [title, page, depth]).slice(0, 3)).toEqual([
      ['Section 1: quick foxes', 0, 1],
      ['Ünder 1', 0, 2],
      ['Section 2: quick foxes', 1, 1],
    ]);
    expect(await countPages(fixture('slides'))).toBe(3);
    expect(await pageSizes(fixture('slides'))).toContainEqual({ width: 960, height: 540 });
  });
});
