import { describe, expect, it } from 'vitest';
import { surveyOnce } from '../../scripts/merge/positions.ts';
import { fixture } from './files.ts';
import { readDestinations, readOutline } from './places.ts';

describe('positions', () => {
  it('reads ids as the HTML has them, and where they stand', async () => {
    const places = await readDestinations(fixture('text'));
    expect(Object.keys(places).sort()).toEqual(['section-1', 'section-2', 'section-3', 'über 1', 'über 2', 'über 3']);
    expect(places['über 2']).toMatchObject({ page: 1, top: expect.any(Number) });
  });

  it('reads the outline in order, and measures each page', async () => {
    const outline = await readOutline(fixture('text'));
    expect(outline.map(({ title, page, depth }) => [title, page, depth]).slice(0, 3)).toEqual([
      ['Section 1: quick foxes', 0, 1],
      ['Ünder 1', 0, 2],
      ['Section 2: quick foxes', 1, 1],
    ]);
    const { sizes } = await surveyOnce(fixture('slides'));
    expect(sizes).toHaveLength(3);
    expect(sizes).toContainEqual({ width: 960, height: 540 });
  });
});
