import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reference } from '../../scripts/model/reference.ts';
import { joinGlossary } from '../../scripts/plan/course/glossary.ts';
import { citationsIn, joinReferences } from '../../scripts/plan/course/references.ts';
import { indexTerms, planIndex, toRanges } from '../../scripts/plan/course/term-index.ts';
import { findTerms, termFinder } from '../../scripts/plan/course/terms.ts';
import { labelsFor, text } from '../sample.ts';

describe('joined references', () => {
  const en = labelsFor('en');
  const walt: Reference = { id: 'walt', type: 'book', title: 'Origins', author: [{ family: 'Walt', given: 'S.' }], issued: { year: 1987 } };
  const joined = (...lectures: readonly (readonly Reference[])[]) =>
    joinReferences(lectures, en, 'en').references.map(({ reference }) => reference);

  test.each<[string, Partial<Reference>, number]>([
    ['another key', { id: 'w87' }, 1],
    ['more of the name', { author: [{ family: 'WALT', given: 'Stephen M.' }, { family: 'Second' }] }, 1],
    ['other marks in the title', { title: '«Origins»' }, 1],
    ['another year', { issued: { year: 1990 } }, 2],
    ['another title', { title: 'Origins II' }, 2],
    ['another edition', { edition: '2' }, 1],
    ['another author', { author: [{ family: 'Waltz' }] }, 2],
    ['no year', { issued: undefined as never }, 2],
  ])('%s', (_, change, count) => {
    const { issued, ...rest } = { ...walt, ...change };
    expect(joined([walt], [issued === undefined ? rest : { ...rest, issued }])).toHaveLength(count);
  });

  test('what speaks against one work keeps them apart', () => {
    expect(joined([{ ...walt, doi: '10.1/a' }], [{ ...walt, doi: '10.1/b' }])).toHaveLength(2);
    expect(joined([{ ...walt, edition: '1' }], [{ ...walt, edition: '2' }])).toHaveLength(2);
    expect(joined([{ ...walt, page: '1–9' }], [{ ...walt, page: '1-9' }])).toHaveLength(1);
    const site = { id: 'a', type: 'webpage', url: 'https://example.org/' };
    expect(joined([{ ...site, title: 'One' }], [{ ...site, title: 'Two' }])).toHaveLength(2);
    expect(
      joined([{ ...site, title: 'One' }], [{ ...site, url: 'http://www.example.org', title: 'One', author: [{ literal: 'E' }] }]),
    ).toHaveLength(1);
    expect(joined([{ id: 'x', type: 'book', title: '' }], [{ id: 'y', type: 'book', title: '' }])).toHaveLength(2);
  });

  test('the first entry stays and takes what only later ones know', () => {
    const [entry] = joined([walt], [{ ...walt, id: 'other', title: 'ORIGINS', publisher: 'Cornell', doi: '10.1/a' }]);
    expect(entry).toMatchObject({ title: 'Origins', publisher: 'Cornell', doi: '10.1/a' });
  });

  test('a DOI that is met by way of a third entry joins the rest', () => {
    const doi = { ...walt, id: 'b', doi: '10.1/A' };
    expect(joined([walt], [doi], [{ id: 'c', type: 'book', title: 'Ursprünge', doi: '10.1/a' }])).toHaveLength(1);
  });

  test('letters are given over all lectures, in each lecture’s words', () => {
    const undated = (id: string, title: string): Reference => ({ id, type: 'report', title, author: [{ literal: 'Desk' }] });
    const all = joinReferences([[undated('x', 'Alpha')], [undated('x', 'Beta')]], en, 'en');
    expect(citationsIn(all, 0, en, en)).toEqual({ x: { author: 'Desk', year: 'n.d.-a' } });
    expect(citationsIn(all, 1, labelsFor('id'), en)).toEqual({ x: { author: 'Desk', year: 't.t.-b' } });
  });
});

describe('the joined glossary', () => {
  const defines = (term: string, definition: string, lang = 'en') => ({ lang, glossary: [{ term, definition: [text(definition)] }] });

  test('one saying once, others beside it, in the order of the language', () => {
    const lectures = [
      defines('Öl', 'Oil'),
      defines('alliance', 'A'),
      defines('Alliance', ' a '),
      defines('ALLIANCE', 'B'),
      defines('Alliance', 'A', 'de'),
    ];
    const joined = joinGlossary(lectures, 'de');
    expect(joined.map(({ term, definitions }) => [term, definitions.map((one) => one.lectures)])).toEqual([
      ['alliance', [[1, 2], [3], [4]]],
      ['Öl', [[0]]],
    ]);
  });
});

describe('terms in a text', () => {
  const found = (terms: readonly string[], said: string, endings: readonly string[] = ['s', 'es']): string[] =>
    findTerms(termFinder(terms), said, endings).map(({ from, to }) => said.slice(from, to));

  test('those of Turkish, whichever i they begin with', () => {
    expect(found(['İttifak', 'ılımlı güç'], 'Bir ittifakın ve Ilımlı gücün sözü; İTTİFAK.', ['in'])).toEqual(['ittifakın', 'İTTİFAK']);
    expect(found(['Ilımlı güç'], 'Bir ılımlı güç.')).toEqual(['ılımlı güç']);
  });

  test.each<[string, string[], string, string[]]>([
    [
      'whole words in any case',
      ['Alliance'],
      'An ALLIANCE, alliances, alliance’s; dalliance, allianced.',
      ['ALLIANCE', 'alliances', 'alliance'],
    ],
    ['the longest', ['Defence', 'Collective defence'], 'Collective\ndefences; defence', ['Collective\ndefences', 'defence']],
    ['hyphens as spaces', ['Burden sharing'], 'burden-sharing, burden. Sharing', ['burden-sharing']],
    ['capitals only in capitals', ['IT', 'NATO'], 'it is IT; Nato, NATO’s', ['IT', 'NATO']],
    [
      'both halves of a name and its letters',
      ['ASEAN Regional Forum (ARF)'],
      'the ASEAN Regional Forum; the ARF',
      ['ASEAN Regional Forum', 'ARF'],
    ],
    ['scripts without spaces', ['同盟', '集団的同盟'], '日本は集団的同盟と同盟を結ぶ', ['集団的同盟', '同盟']],
    ['Arabic', ['حلف'], 'هذا حلف قديم', ['حلف']],
    ['signs that are no words', ['C++', '—'], 'C++ and — C', ['C', 'C']],
    ['accents written in either way', ['Café'], 'cafe\u0301', ['cafe\u0301']],
    ['nothing', [''], 'Anything', []],
  ])('%s', (_, terms, said, expected) => expect(found(terms, said)).toEqual(expected));

  test('never overlap and never fail', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 })),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (terms, said) => {
          let end = 0;
          for (const { from, to } of findTerms(termFinder(terms), said, ['s'])) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            end = to;
          }
        },
      ),
    );
  });
});

describe('the index', () => {
  test('neighbouring pages are one range', () => {
    expect(toRanges([14, 3, 12, 13, 3, 20])).toEqual([
      { first: 3, last: 3 },
      { first: 12, last: 14 },
      { first: 20, last: 20 },
    ]);
  });

  test('keywords join the defined terms, forms of them do not', () => {
    expect(indexTerms(['Alliance', 'NATO'], ['alliances', 'nato', 'OIC', ''], ['s'])).toEqual(['Alliance', 'NATO', 'OIC']);
  });

  test('entries stand under their letter, accents aside, and only those that are spoken of', () => {
    const pages = new Map([
      ['éclat', [1]],
      ['edge', [2]],
      ['9/11', [3]],
      ['同盟', [4]],
    ]);
    const groups = planIndex(['Edge', 'Éclat', 'Never', '9/11', '同盟'], pages, 'fr');
    expect(groups.map(({ letter, entries }) => [letter, entries.map(({ term }) => term)])).toEqual([
      ['', ['9/11', '同盟']],
      ['E', ['Éclat', 'Edge']],
    ]);
  });
});
