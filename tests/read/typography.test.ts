/** What writers type, as it is set: dashes, and what only looks like one. */
import { expect, it } from 'vitest';
import { educate } from '../../scripts/read/typography.ts';

it.each([
  ['Lecture 7 - Trade and aid', 'Lecture 7 – Trade and aid'],
  ['a - b - c', 'a – b – c'],
  ['Part - 2 of 3', 'Part – 2 of 3'],
  ['7 - 3 = 4', '7 - 3 = 4'],
  ['well-known', 'well-known'],
  ['pre- and post-war', 'pre- and post-war'],
  ['- a first dash', '- a first dash'],
  ['one--two --- three', 'one–two — three'],
])('%s', (typed, set) => expect(educate(typed, ['“', '”', '‘', '’'])).toBe(set));
