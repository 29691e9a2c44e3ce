/** Names of references keep all that belongs to them, from BibTeX to the list and the text; pages and DOIs are as they are printed. */
import { expect, test } from 'vitest';
import { flatText } from '../../scripts/plan/fit/inlines.ts';
import { listedNames, ordinal } from '../../scripts/plan/reference-words.ts';
import { citedName, planReferences } from '../../scripts/plan/references.ts';
import { readBibtex, toReference, type CslItem } from '../../scripts/read/references.ts';
import { labelsFor } from '../sample.ts';

test.each([
  ['de Swart, Rik L.', 'de Swart, R. L.', 'de Swart'],
  ['Jan van der Berg', 'van der Berg, J.', 'van der Berg'],
  ['King, Jr., Martin Luther', 'King, M. L., Jr.', 'King'],
  ['al-Ghazali, Abu', 'al-Ghazali, A.', 'al-Ghazali'],
  ["d'Alembert, Jean", "d'Alembert, J.", "d'Alembert"],
])('%s', async (author, listed, cited) => {
  const [item] = (await readBibtex(`@book{one, title = {One}, author = {${author}}, year = 2015}`)) as CslItem[];
  const reference = toReference(item as CslItem);
  expect(listedNames(reference.author ?? [], labelsFor('en'))).toBe(listed);
  expect(citedName(reference, labelsFor('en'))).toBe(cited);
});

test.each([
  ['J.-P.', 'J.-P.'],
  ['Jean-Paul', 'J.-P.'],
  ['J.P.', 'J. P.'],
  ['Stephen M.', 'S. M.'],
])('"%s" is written %s', (given, initials) =>
  expect(listedNames([{ family: 'Sartre', given }], labelsFor('en'))).toBe(`Sartre, ${initials}`),
);

test.each([
  ['2', '2nd'],
  ['Revised', 'Revised'],
  ['revised ed.', 'revised'],
  ['Second Edition', 'Second'],
])('the edition "%s" is called %s', (value, called) => expect(ordinal(value, labelsFor('en'), 'en')).toBe(called));

test.each([
  [{ 'date-parts': [[2015, 3, 12]] }, { year: 2015, month: 3, day: 12 }],
  [{ 'date-parts': [[2015, 21]] }, { year: 2015 }],
  [{ raw: '2015-03-12' }, { year: 2015, month: 3, day: 12 }],
  [{ raw: '12 March 2015' }, { year: 2015 }],
  [{ literal: 'c. 1850–1860' }, { year: 1850 }],
  [{ literal: '2015/16' }, { year: 2015 }],
  [{ literal: 'n.d.' }, undefined],
])('the date %j', (issued, expected) => expect(toReference({ id: 'one', type: 'book', issued }).issued).toEqual(expected));

test('a particle ending in an apostrophe is written together', () => {
  const author = [{ family: 'Alembert', given: 'Jean', 'non-dropping-particle': "d'" }];
  expect(listedNames(toReference({ id: 'one', type: 'book', title: 'One', author }).author ?? [], labelsFor('en'))).toBe("d'Alembert, J.");
});

test.each([
  '10.1000/xYz',
  'https://doi.org/10.1000/xYz',
  'http://dx.doi.org/10.1000/xYz',
  'HTTPS://WWW.DOI.ORG/10.1000/xYz',
  'doi.org/10.1000/xYz',
  'doi:10.1000/xYz',
  'DOI: 10.1000/xYz ',
])('the DOI "%s" is read as it is without its dress', (DOI) =>
  expect(toReference({ id: 'one', type: 'book', DOI }).doi).toBe('10.1000/xYz'),
);

test.each([
  ['1-9', '1–9'],
  ['1--9', '1–9'],
  ['12 -- 19, 30-31', '12–19, 30–31'],
  ['e12-a', 'e12-a'],
])('the pages "%s" are "%s"', (page, shown) => expect(toReference({ id: 'one', type: 'book', page }).page).toBe(shown));

test('publishers and places are whole, though BibTeX parts them at "and"', async () => {
  const text = '@book{one, title={A}, publisher={Farrar, Straus, and Giroux}, address={New York and London}, author={B}, year={2020}}';
  const reference = toReference((await readBibtex(text))[0] as CslItem);
  expect(reference.publisher).toBe('Farrar, Straus, and Giroux');
  expect(reference.publisherPlace).toBe('New York and London');
});

test.each([
  ['Leeds, Ashley and others', 'Leeds, A. et al.', 'Leeds et al.'],
  ['Leeds, Ashley and Ritter, Jeffrey and others', 'Leeds, A., Ritter, J. et al.', 'Leeds et al.'],
])('"%s" are more than are named', async (author, listed, cited) => {
  const [reference] = ((await readBibtex(`@book{one, title={A}, author={${author}}, year={2020}}`)) as CslItem[]).map(toReference);
  const [planned] = planReferences(reference ? [reference] : [], labelsFor('en'), 'en');
  expect(flatText(planned?.children ?? [])).toMatch(new RegExp(`^${listed.replaceAll('.', '\\.')} \\(2020\\)`));
  expect(reference && citedName(reference, labelsFor('en'))).toBe(cited);
});
