/** Slides keep their identity: what is reordered, renamed or split is no new slide. */
import { describe, expect, it } from 'vitest';
import { compareSlides } from '../../scripts/compare/slides.ts';
import type { SlideRecord } from '../../scripts/model/record.ts';
import { planDeck } from '../../scripts/plan/deck.ts';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { recordSlides, wordContext } from '../../scripts/plan/record.ts';
import { planText } from '../../scripts/plan/text.ts';
import { createTextMemory } from '../../scripts/read/known.ts';
import { loadLabels } from '../../scripts/read/labels.ts';
import { parse } from '../../scripts/read/parse.ts';

const { labelsFor } = await loadLabels('templates/labels');

async function slidesOf(body: string, front = ''): Promise<SlideRecord[]> {
  const text = `---\ntitle: Lecture\n${front}---\n\n${body}\n`;
  const source = {
    slug: 'lecture',
    folder: '/nowhere',
    file: 'lecture/article.md',
    format: 'markdown' as const,
    text,
    beside: { folder: '/nowhere', inputs: new Map<string, Uint8Array>() },
  };
  const { article } = await parse(source, { labelsFor, inspectPdf: async () => ({ problem: 'broken' }), known: createTextMemory().known });
  const labels = labelsFor('en');
  const masthead = planMasthead(article, labels);
  const paper = planText(article, labels);
  const deck = planDeck(article, masthead, paper);
  return recordSlides(
    deck,
    wordContext(article, paper, labels, (src) => src),
  );
}

const section = (heading: string, words: string): string => `## ${heading}\n\n- ${words} first\n- ${words} second\n- ${words} third\n`;
const first = section('Alpha', 'apples');
const second = section('Beta', 'bridges');
const third = section('Gamma', 'glaciers');

async function changed(before: string, after: string): Promise<string[]> {
  const found = compareSlides(await slidesOf(before), await slidesOf(after), 'en', new Map([['beta', 'the-second-part']]));
  return found
    .filter(({ id }) => id !== 'agenda')
    .map(({ kind, hasMoved, id }) => `${kind}${hasMoved && kind !== 'moved' ? '+moved' : ''} ${id}`);
}

describe('slides', () => {
  it('a section put before others is all that is new', async () => {
    const found = await changed(second + third, first + second + third);
    expect(found.every((line) => line.startsWith('added alpha'))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
  });

  it('sections in another order are moved, and nothing else', async () => {
    const found = await changed(first + second + third, third + first + second);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => line.startsWith('moved gamma'))).toBe(true);
  });

  it('a section under another name is changed, not new', async () => {
    const found = await changed(first + second, first + second.replace('Beta', 'The second part'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => line.startsWith('changed '))).toBe(true);
  });

  it('a slide that was split keeps its first part', async () => {
    const items = (count: number): string =>
      Array.from({ length: count }, (_, index) => `- point ${index} about the matter of number ${index} and more\n`).join('');
    const found = await changed(`## Alpha\n\n${items(3)}`, `## Alpha\n\n${items(16)}`);
    expect(found[0]).toBe('changed alpha-points');
    expect(found.slice(1).every((line) => line.startsWith('added alpha-points.'))).toBe(true);
    expect(found.length).toBeGreaterThan(1);
  });

  it('a table put before a table does not rename it', async () => {
    const table = (word: string): string => `| ${word} | Count |\n|---|---|\n| one | 1 |\n| two | 2 |\n\nTable: About ${word}\n\n`;
    const found = await changed(`## Alpha\n\n${table('ships')}`, `## Alpha\n\n${table('planes')}${table('ships')}`);
    expect(found).toEqual(['added alpha-table']);
  });

  it('one that an edit makes a slide of another kind is changed', async () => {
    const [statement, points] = ['Bread keeps for a week.', '- Freeze what is left\n- Toast what is old\n- Bake anew'];
    const at = (heading: string, body: string): string => `${first}\n## Part\n\n### ${heading}\n\n${body}\n`;
    expect(await changed(at('Keeping', statement), at('Keeping', points))).toEqual(['changed keeping-points']);
    expect(await changed(at('Beta', statement), at('The second part', points))).toContain('changed the-second-part-points');
    expect(await changed(at('Keeping', statement), at('Freezing', points))).toContain('removed keeping-statement');
  });

  it('what only the speaker says is told apart', async () => {
    const [before, after] = ['Said by me.', 'Said by you.'].map((words) => slidesOf(`${first}\n:::notes\n${words}\n:::\n`));
    const [change, ...others] = compareSlides(await before!, await after!, 'en');
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'changed', shown: false });
    expect(change?.notes.some(({ sign }) => sign === 'inserted')).toBe(true);
  });

  it('of the same deck nothing', async () => expect(await changed(first + second, first + second)).toEqual([]));

  it('of no deck all', async () => {
    const all = await slidesOf(first);
    expect(compareSlides([], all, 'en').every(({ kind }) => kind === 'added')).toBe(true);
    expect(compareSlides(all, [], 'en').every(({ kind }) => kind === 'removed')).toBe(true);
  });
});
