/** Words in letters of transcription are told from all others, on paper and on slides. */
import { expect, test } from 'vitest';
import { htmlContext, wordsHtml } from '../../scripts/fill/html-context.ts';
import { inlines } from '../../scripts/fill/markdown.ts';
import { nothingPrepared } from '../../scripts/fill/prepare.ts';
import { isTranscribed, transcribedPieces } from '../../scripts/model/transcribed.ts';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { planText } from '../../scripts/plan/text.ts';
import { article, labelsFor } from '../sample.ts';

test.each([
  ['water is [ˈwɔːtə] in London', '[ˈwɔːtə]'],
  ['such as /ˈwɔːtər/, in slashes', '/ˈwɔːtər/'],
  ['what brackets hold, [bʐmi f ˈtʂt͡ɕiɲɛ], is one', '[bʐmi f ˈtʂt͡ɕiɲɛ]'],
  ['Sanskrit r̥ṣi or ṛṣi', 'r̥ṣi'],
  ['tɕi stands first', 'tɕi'],
])('%s', (text, words) => {
  expect(transcribedPieces(text).join('')).toBe(text);
  expect(transcribedPieces(text).filter((_, index) => index % 2 === 1)).toEqual([words]);
});

test.each([
  ['letters of many languages', 'Łódź, Nguyễn, Zoë, İstanbul, ʻOkina, Ḫammurapi, šarru-kēn, Ṛgveda, Bakı şəhəri'],
  ['raised letters', 'XIXᵉ siècle, pʰ'],
  ['the mean of a sample, whose mark all families have', 'x̄ and p̃'],
  ['an accent of Russian dictionaries', 'за́мок и замо́к'],
  ['polytonic Greek', 'ἐν ἀρχῇ ἦν ὁ λόγος'],
  ['other scripts', 'कि שָׁלוֹם كِتَاب が \u0e01\u0e34'],
])('no transcription: %s', (_, text) => {
  expect(isTranscribed(text.normalize('NFC'))).toBe(false);
  expect(transcribedPieces(text)).toEqual([text]);
});

test('on paper they stand in an element of their own, without soft hyphens', () => {
  const made = article({});
  const masthead = planMasthead(made, labelsFor('en'));
  const prepared = { ...nothingPrepared, hyphenate: (text: string) => text.replaceAll('er', 'e\u00ADr') };
  const context = htmlContext({ masthead, text: planText(made, labelsFor('en')), prepared, notes: 'none' });
  expect(wordsHtml('water & [ˈwɔːter]', context)).toBe('wate\u00ADr &amp; <span class="sounds">[ˈwɔːter]</span>');
});

test('so do they on slides', () => {
  const references = { names: {}, citations: {}, pictures: {} };
  expect(inlines([{ type: 'text', value: 'water: [ˈwɔːtə]' }], references)).toBe('water: <span class="sounds">\\[ˈwɔːtə\\]</span>');
});
