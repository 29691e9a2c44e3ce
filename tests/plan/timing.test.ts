/** Minutes of slides and of the talk, from words and a rate. */
import { expect, test } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import type { Slide } from '../../scripts/model/deck.ts';
import { findWrongLength, minutesOf, speakingRate, timed } from '../../scripts/plan/timing.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const text = (value: string): Inline => ({ type: 'text', value });
const words = (count: number, word = 'word '): Block => ({ type: 'paragraph', children: [text(word.repeat(count))], position });
const section = { id: 's', number: 1, heading: [text('Section')] };
const slide = (more: Partial<Slide>): Slide => ({ id: 'a', kind: 'points', heading: [], blocks: [], notes: [], position, ...more });
const labels = { wordsPerMinute: '100' };

test('a slide takes as long as its notes, or what it shows where that is more', () => {
  expect(minutesOf(slide({ notes: [words(150)] }), 100)).toBeCloseTo(1.7);
  expect(minutesOf(slide({ notes: [words(10)], blocks: [words(30)] }), 100)).toBeCloseTo(0.5);
  expect(minutesOf(slide({ kind: 'table', blocks: [words(30)] }), 100)).toBe(0.5);
  expect(minutesOf(slide({ kind: 'references', blocks: [words(300)] }), 100)).toBe(0);
});

test('of scripts without spaces two letters count as a word', () => {
  expect(minutesOf(slide({ notes: [words(260, '同')] }), 130)).toBeCloseTo(1.2, 1);
});

test('of Thai five letters count as a word, and of Korean what is written together as one and its endings', () => {
  const count = (value: string): number => minutesOf(slide({ notes: [words(60, value)] }), 100) * 100 - 20;
  expect(count('กำลัง')).toBeCloseTo(61, 0);
  expect(count('국제는 ')).toBeCloseTo(105, 0);
});

test('a rate that is none is taken for the usual one', () => {
  expect([speakingRate({}), speakingRate({ wordsPerMinute: 'fast' }), speakingRate({ wordsPerMinute: '120' })]).toEqual([130, 130, 120]);
});

test('slides know when they begin, and the agenda how long each section takes', () => {
  const agenda = [{ id: 's', number: 1, heading: [text('Section')], current: false }];
  const slides = timed(
    [slide({ kind: 'agenda', agenda }), slide({ section, notes: [words(80)] }), slide({ section, notes: [words(30)] })],
    labels,
  );
  expect(slides.map(({ time }) => time)).toEqual([
    { minutes: 0, at: 0 },
    { minutes: 1, at: 0 },
    { minutes: 0.5, at: 1 },
  ]);
  expect(slides[0]?.agenda?.[0]?.minutes).toBe(1.5);
});

const article = (duration: number): Article =>
  ({
    duration,
    sections: [{ ...section, points: [] }],
    places: { duration: { ...position, line: 7 } },
    file: 'a.md',
  }) as unknown as Article;
const talk = [slide({ section, notes: [words(980)] })];

test.each([
  [10, undefined],
  [9, undefined],
  [11.5, undefined],
  [8, /25 % over the duration of 8/],
  [20, /50 % under the duration of 20/],
])('a talk of ten minutes in %d', (duration, message) => {
  const [found] = findWrongLength(article(duration), talk, labels);
  if (message === undefined) return expect(found).toBeUndefined();
  expect(found?.message).toMatch(message);
  expect(found?.position.line).toBe(7);
  expect(found?.hints.join()).toContain('"Section" 10');
});
