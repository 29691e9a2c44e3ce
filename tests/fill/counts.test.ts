/** Counted pages and slides, and dates, in the forms of the language. */
import { expect, test } from 'vitest';
import { detailOf } from '../../scripts/fill/catalogue.ts';
import { longDate } from '../../scripts/model/words.ts';
import { labelsFor } from '../sample.ts';

test.each([
  ['en', ['1 page', '2 pages']],
  ['fr', ['1 page', '2 pages']],
  ['tr', ['1 sayfa', '2 sayfa']],
  ['ja', ['1ページ', '2ページ']],
])('pages (%s)', (lang, expected) => {
  expect([1, 2].map((count) => detailOf('briefing.pdf', count, lang, labelsFor(lang)))).toEqual(expected);
});

test('Arabic has six forms', () => {
  const counted = [1, 2, 3, 11, 100].map((count) => detailOf('deck.pdf', count, 'ar', labelsFor('ar')));
  expect(counted).toEqual(['شريحة واحدة', 'شريحتان', '3 شرائح', '11 شريحة', '100 شريحة']);
});

test('a language without labels has the forms of English', () => {
  expect([1, 2].map((count) => detailOf('deck.pdf', count, 'sv', labelsFor('sv')))).toEqual(['1 slide', '2 slides']);
});

test.each([
  ['fr', '1er mars 2026', '2 mars 2026'],
  ['de', '1. März 2026', '2. März 2026'],
  ['ar', '1 مارس 2026', '2 مارس 2026'],
  ['zh', '2026年3月1日', '2026年3月2日'],
])('the first of a month (%s)', (lang, first, second) => {
  const on = (day: number): string => longDate(lang, labelsFor(lang), { year: 2026, month: 3, day });
  expect([on(1), on(2)]).toEqual([first, second]);
});
