/** A file is compared with what it was, under whichever of its names, and told of once. */
import { describe, expect, it } from 'vitest';
import { pairFiles } from '../../scripts/compare/files.ts';
import { type HandoutLayout, handoutFiles } from '../../scripts/model/layouts.ts';
import type { BuildRecord } from '../../scripts/model/record.ts';

type Pages = BuildRecord['pages'];

/** A build's PDFs, each page of which tells its layout. */
function built(...layouts: readonly HandoutLayout[]): Pages {
  const one = (body: string): Pages[string] => [{ label: '1', picture: body, body, words: body }];
  const handouts = handoutFiles(layouts).map(({ name, layout }) => [name, one(layout)] as const);
  return Object.fromEntries([['briefing.pdf', one('briefing')], ...handouts]);
}

function told(before: Pages, after: Pages): { both: string[]; fresh: readonly string[]; gone: readonly string[] } {
  const { both, fresh, gone } = pairFiles(before, after);
  return { both: both.map((pair) => `${pair.name} was ${pair.before[0]?.body}`), fresh, gone };
}

describe('files', () => {
  it('are told of once where two names are one file', () =>
    expect(told(built('text', 'slides-3'), built('text', 'slides-3'))).toEqual({
      both: ['briefing.pdf was briefing', 'handout-text.pdf was text', 'handout-slides-3.pdf was slides-3'],
      fresh: [],
      gone: [],
    }));

  it('are compared with the same layout, whichever was the first', () =>
    expect(told(built('slides-3', 'text', 'notes'), built('text', 'slides-2'))).toEqual({
      both: ['briefing.pdf was briefing', 'handout-text.pdf was text'],
      fresh: ['handout-slides-2.pdf'],
      gone: ['handout-slides-3.pdf', 'handout-notes.pdf'],
    }));

  it('that were the reading text alone are compared with it', () => {
    expect(told(built('text'), built('notes', 'text')).both).toContain('handout-text.pdf was text');
    expect(told(built('notes', 'text'), built('text'))).toEqual({
      both: ['briefing.pdf was briefing', 'handout.pdf was text'],
      fresh: [],
      gone: ['handout-notes.pdf'],
    });
  });

  it('are named by their layout where another bears their name now', () =>
    expect(told(built('text'), built('slides-3'))).toEqual({
      both: ['briefing.pdf was briefing'],
      fresh: ['handout-slides-3.pdf'],
      gone: ['handout-text.pdf'],
    }));

  it('that came and went with a document', () => {
    const { 'briefing.pdf': briefing = [], ...handouts } = built('text');
    expect(told(handouts, built('text')).fresh).toEqual(['briefing.pdf']);
    expect(told({ 'briefing.pdf': briefing }, handouts)).toEqual({ both: [], fresh: ['handout.pdf'], gone: ['briefing.pdf'] });
  });
});
