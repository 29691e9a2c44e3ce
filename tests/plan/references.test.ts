import { expect, test } from 'vitest';
import type { Reference } from '../../scripts/model/reference.ts';
import { citationPieces } from '../../scripts/model/citation.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { planCitations, planReferences } from '../../scripts/plan/references.ts';
import { labelsFor } from '../sample.ts';

const walt = { family: 'Walt', given: 'Stephen M.' };
const book = { type: 'book', title: 'The Origins of Alliances', publisher: 'Cornell University Press', issued: { year: 1987 } };
const listed = (references: readonly Reference[], lang = 'en'): string[] =>
  planReferences(references, labelsFor(lang), lang).map((entry) => plainText(entry.children));
const cited = (references: readonly Reference[], lang = 'en') =>
  planCitations(planReferences(references, labelsFor(lang), lang), labelsFor(lang));

test('a book', () => {
  expect(listed([{ ...book, id: 'a', author: [walt], edition: '2' }])).toEqual([
    'Walt, S. M. (1987). The Origins of Alliances (2nd ed.). Cornell University Press.',
  ]);
  expect(listed([{ ...book, id: 'a', author: [walt], edition: '2' }], 'id')[0]).toContain('(ed. ke-2)');
});

test('a chapter, with its editors and pages', () => {
  const chapter = {
    id: 'a',
    type: 'chapter',
    title: 'Who stands first?',
    author: [
      {
        family: 'Snyder',
        given: 'Glenn',
      },
    ],
    containerTitle: 'The Book',
    editor: [
      {
        family: 'Jervis',
        given: 'Robert',
      },
      { literal: 'A Body' },
    ],
    page: '1-20',
    publisher: 'Norton',
    issued: { year: 1977 },
  };
  expect(listed([chapter])).toEqual(['Snyder, G. (1977). Who stands first? In R. Jervis and A Body (eds.), The Book (pp. 1–20). Norton.']);
});

test('no line parts "pp." from its pages', () => {
  const chapter = { id: 'a', type: 'chapter', title: 'A', containerTitle: 'B', page: '1-20' };
  expect(JSON.stringify(planReferences([chapter], labelsFor('en'), 'en'))).toContain('pp.\u00a01–20');
});

test('a journal article ends with its DOI as a link', () => {
  const paper = {
    id: 'a',
    type: 'article-journal',
    title: 'The Security Dilemma',
    author: [
      {
        family: 'Jean',
        given: 'Anne-Marie',
      },
    ],
    doi: '10.1/x',
    containerTitle: 'World Politics',
    volume: '36',
    issue: '4',
    page: '461-495',
    issued: { year: 1984 },
  };
  expect(listed([paper])).toEqual(['Jean, A.-M. (1984). The Security Dilemma. World Politics, 36(4), 461–495. https://doi.org/10.1/x']);
  expect(planReferences([paper], labelsFor('en'), 'en')[0]?.children.at(-1)).toMatchObject({ type: 'link', url: 'https://doi.org/10.1/x' });
});

test('a page without author or date leads with its title and says when it was seen', () => {
  const page = { id: 'a', type: 'webpage', title: 'A page', url: 'https://example.org', accessed: { year: 2026, month: 1, day: 3 } };
  expect(listed([page])).toEqual(['A page (n.d.). https://example.org (accessed January 3, 2026)']);
  expect(listed([page], 'id')).toEqual(['A page (t.t.). https://example.org (diakses 3 Januari 2026)']);
  expect(listed([{ ...page, url: 'javascript:alert(1)' }])).toEqual(['A page (n.d.).']);
});

test('sorted by author, then year; entries called alike get letters', () => {
  const references = [
    { ...book, id: 'late', author: [walt], title: 'Zeta' },
    { ...book, id: 'other', author: [{ family: 'Åse' }] },
    { ...book, id: 'early', author: [walt], title: 'Alpha' },
    { ...book, id: 'first', author: [walt], issued: { year: 1980 } },
  ];
  const planned = planReferences(references, labelsFor('en'), 'en');
  expect(planned.map(({ reference, year }) => `${reference.id} ${year}`)).toEqual([
    'other 1987',
    'first 1980',
    'early 1987a',
    'late 1987b',
  ]);
});

test('one, two and more authors in the text, in the language', () => {
  const two = [walt, { family: 'Snyder' }];
  expect(cited([{ ...book, id: 'a', author: two }], 'id')['a']?.author).toBe('Walt dan Snyder');
  expect(cited([{ ...book, id: 'a', author: [...two, { family: 'Third' }] }])['a']?.author).toBe('Walt et al.');
  expect(cited([{ ...book, id: 'a' }])['a']?.author).toBe('The Origins of Alliances');
});

test('a citation in the text', () => {
  const items = [
    { key: 'a', prefix: 'see', locator: 'pp. 4-6' },
    { key: 'a', authorless: true, locator: 'ch. 2' },
  ];
  const pieces = citationPieces(items, { a: { author: 'Walt', year: '1987' } }, labelsFor('en'));
  expect(pieces.map((piece) => piece.text).join('')).toBe('(see Walt 1987: 4–6; 1987, ch. 2)');
});

test.each([
  ['de', 'Walt, S. M. und Snyder, G. H. (o. J.). A. In P. Roe und Q. Poe (Hg.), B (2. Aufl., S. 1–9).', 'Walt und Snyder'],
  ['fr', 'Walt, S. M. et Snyder, G. H. (s. d.). A. Dans P. Roe et Q. Poe (dir.), B (2e éd., p. 1–9).', 'Walt et Snyder'],
  ['ms', 'Walt, S. M. dan Snyder, G. H. (t.t.). A. Dalam P. Roe dan Q. Poe (penyt.), B (ed. ke-2, hlm. 1–9).', 'Walt dan Snyder'],
  ['it', 'Walt, S. M. e Snyder, G. H. (s.d.). A. In P. Roe e Q. Poe (a cura di), B (2ª ed., pp. 1–9).', 'Walt e Snyder'],
])('are written as in the language (%s)', (lang, written, called) => {
  const author = [
    { family: 'Walt', given: 'Stephen M.' },
    { family: 'Snyder', given: 'Glenn H.' },
  ];
  const editor = [
    { family: 'Roe', given: 'Paul' },
    { family: 'Poe', given: 'Quentin' },
  ];
  const chapter = { id: 'a', type: 'chapter', title: 'A', author, editor, containerTitle: 'B', edition: '2', page: '1-9' };
  expect(listed([chapter], lang)).toEqual([written]);
  expect(cited([chapter], lang)['a']?.author).toBe(called);
});

test('names are put together as their script does', () => {
  const book = (...author: { family: string; given: string }[]): Reference => ({ id: 'a', type: 'book', title: 'A', author });
  expect(listed([book({ family: '阎', given: '学通' }, { family: '孙', given: '学峰' })], 'zh')).toEqual(['阎学通和孙学峰 (无日期). A.']);
  expect(listed([book({ family: 'حتّي', given: 'ناصيف' }, { family: 'الخالدي', given: 'رشيد' })], 'ar')).toEqual([
    'حتّي، ناصيف والخالدي، رشيد (د.ت.). A.',
  ]);
  expect(cited([book({ family: '山田', given: '太郎' }, { family: '鈴木', given: '花子' })], 'ja')['a']?.author).toBe('山田・鈴木');
});
