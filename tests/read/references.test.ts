/** Names of references keep all that belongs to them, from BibTeX to the list and the text; pages and DOIs are as they are printed. */
import { expect, test } from 'vitest';
import { listedNames } from '../../scripts/plan/reference-words.ts';
import { citedName } from '../../scripts/plan/references.ts';
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
