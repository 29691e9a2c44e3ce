/** Which kind of slide a list or a sentence makes by itself, and what suits which kind. */
import { expect, test } from 'vitest';
import type { Block, List } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { askedNumber, markedNumber } from '../../scripts/model/number.ts';
import { askedTimelineOf, timelineOf } from '../../scripts/model/timeline.ts';
import { kindOf, suits } from '../../scripts/plan/deck/kinds.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const text = (value: string): Inline => ({ type: 'text', value });
const strong = (value: string): Inline => ({ type: 'strong', children: [text(value)] });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children, position });
const list = (...items: (string | Inline[])[]): List => ({
  type: 'list',
  ordered: false,
  start: 1,
  items: items.map((item) => ({ children: [paragraph(...(typeof item === 'string' ? [text(item)] : item))] })),
  position,
});
const whens = (one: List, lang = 'en'): string[] | undefined => timelineOf(one, lang)?.map(({ when }) => when);

test.each([
  [list('1949: a', '1952: b', '1955: c'), ['1949', '1952', '1955']],
  [list('2001–2021 the war', '2022 the reckoning', '2023 the rest'), ['2001–2021', '2022', '2023']],
  [list('12 September 2001: a', 'October 2001: b', '1990s: c'), ['12 September 2001', 'October 2001', '1990s']],
  [list([strong('1949'), text(': a')], [strong('1950'), text(': b')], [strong('1951:'), text(' c')]), ['1949', '1950', '1951']],
  [list('1949 – a', '1952 – b', '1955 – c'), ['1949', '1952', '1955']],
])('%# is a timeline', (one, expected) => expect(whens(one)).toEqual(expected));

test.each([
  ['de', '4. April 1949', '12. September 2001', 'März 2022'],
  ['fr', '4 avril 1949', '1er septembre 2001', 'févr. 2022'],
  ['es', '4 de abril de 1949', '12 de septiembre de 2001', 'febrero de 2022'],
  ['pt', '4 de abril de 1949', '1º de setembro de 2001', 'fevereiro de 2022'],
  ['tr', '4 Nisan 1949', '12 Eylül 2001', 'Şubat 2022'],
  ['ar', '4 أبريل 1949', '12 سبتمبر 2001', 'فبراير 2022'],
  ['zh', '1949年4月4日', '2001年9月', '2022年'],
  ['ja', '1949年4月4日', '2001年9月', '2022年'],
])('a whole date is a moment (%s)', (lang, ...moments) => {
  expect(whens(list(...moments.map((when) => `${when}: a`)), lang)).toEqual(moments);
});

test('months are known in the language of the article', () => {
  expect(whens(list('Agustus 2021: a', '2 Oktober 2022: b', 'Mei 2023: c'), 'id')).toEqual(['Agustus 2021', '2 Oktober 2022', 'Mei 2023']);
});

test.each([
  list('1949: a', '1952: b'),
  list('1949: a', 'Then: b', '1955: c'),
  list('Resolution 1973: a', 'Resolution 1244: b', 'Resolution 1325: c'),
  list('2000 soldiers', '1500 others', '1200 more'),
  list('1949:', '1950:', '1951:'),
])('%# is no timeline', (one) => expect(whens(one)).toBeUndefined());

test('an author may call other moments a timeline', () => {
  expect(askedTimelineOf(list('Week 1: a', 'Week 2: b'), 'en')?.map(({ when }) => when)).toEqual(['Week 1', 'Week 2']);
  expect(askedTimelineOf(list('Early', 'Late'), 'en')).toBeUndefined();
});

test('a marked figure is a number, with what it counts', () => {
  expect(markedNumber([strong('32'), text(' members')])).toEqual({ amount: '32', about: [text('members')] });
  expect(markedNumber([text('At least '), strong('3.5%'), text(' of GDP')])?.amount).toBe('3.5%');
  expect(markedNumber([strong('€ 1.2 bn'), text(' a year')])?.amount).toBe('€ 1.2 bn');
  expect(markedNumber([strong('۲٫۰۲٪'), text(' از تولید')])?.amount).toBe('۲٫۰۲٪');
  expect(markedNumber([strong('\u200e+12\u00a0%'), text(' في عام')])?.amount).toBe('\u200e+12 %');
  expect(markedNumber([strong('three'), text(' members')])).toBeUndefined();
  expect(markedNumber([strong('32'), text(' members, '), strong('5'), text(' wars')])).toBeUndefined();
});

test('a number that is asked for need not be marked', () => {
  expect(askedNumber([text('32 members')])).toEqual({ amount: '32', about: [text('members')] });
  expect(askedNumber([text('Of the 57 states')])?.amount).toBe('57');
  expect(askedNumber([text('Many')])).toBeUndefined();
});

test('kinds come from the content', () => {
  expect(kindOf([list('1949: a', '1952: b', '1955: c')], 'en')).toBe('timeline');
  expect(kindOf([list('a', 'b')], 'en')).toBe('points');
  expect(kindOf([paragraph(strong('32'), text(' members'))], 'en')).toBe('number');
  expect(kindOf([paragraph(text('A short sentence.'))], 'en')).toBe('statement');
});

test('what suits', () => {
  expect(suits('timeline', [list('Week 1: a')], 'en')).toBe(true);
  expect(suits('timeline', [paragraph(text('1949'))], 'en')).toBe(false);
  expect(suits('statement', [list('a')], 'en')).toBe(false);
  expect(suits('table', [list('a')], 'en')).toBe(false);
  expect(suits('points', [list('a')], 'en')).toBe(true);
});
