/** Quotation marks, apostrophes and dashes as each language has them. */
import { describe, expect, it, test } from 'vitest';
import type { Inline } from '../../scripts/model/article.ts';
import { educate, educateInlines, heldFigure, quotesOf } from '../../scripts/read/typography.ts';
import { labelsFor } from '../sample.ts';

const set = (lang: string, text: string): string => educate(text, quotesOf(labelsFor(lang)['quotes']));

test.each([
  ['en', `"A 'b' c", don't, the '90s`, '“A ‘b’ c”, don’t, the ’90s'],
  ['de', `"A 'b' c", Hans' Wort, geht's`, '„A ‚b‘ c“, Hans’ Wort, geht’s'],
  ['fr', `"A 'b' c", l'aide`, '«\u00a0A “b” c\u00a0», l’aide'],
  ['es', `"A 'b' c"`, '«A “b” c»'],
  ['it', `"A 'b' c", un po' di`, '«A “b” c», un po’ di'],
  ['nl', `"A 'b' c", 's avonds, foto's`, '“A ‘b’ c”, ’s avonds, foto’s'],
  ['tr', `"A", NATO'nun`, '“A”, NATO’nun'],
  ['ar', '"وعد"', '«وعد»'],
  ['zh', '他说"好"了', '他说“好”了'],
  ['zh-TW', '他說"好"了', '他說「好」了'],
  ['ja', '彼は"はい"と', '彼は「はい」と'],
  ['my', 'သူက"ဟုတ်"တယ်', 'သူက“ဟုတ်”တယ်'],
])('%s', (lang, text, expected) => {
  expect(set(lang, text)).toBe(expected);
});

describe('a space before a mark', () => {
  it('holds', () => {
    expect(set('fr', 'Une promesse : oui ; non ! Qui ? « Nous »')).toBe(
      'Une promesse\u00a0: oui\u00a0; non\u00a0! Qui\u00a0? «\u00a0Nous\u00a0»',
    );
  });

  it('is left where the mark begins something', () => {
    expect(set('de', 'Er »sagte« es :-) und !wichtig')).toBe('Er »sagte« es :-) und !wichtig');
  });
});

it('quotes close in another piece of the paragraph than they opened in', () => {
  const word: Inline = { type: 'strong', children: [{ type: 'text', value: 'fest' }] };
  const nodes: readonly Inline[] = [{ type: 'text', value: `Er sagt: 'Wir stehen ` }, word, { type: 'text', value: `' und Hans' Wort` }];
  const values = educateInlines(nodes, quotesOf(labelsFor('de')['quotes'])).map((node) => (node.type === 'text' ? node.value : '…'));
  expect(values.join('')).toBe('Er sagt: ‚Wir stehen …‘ und Hans’ Wort');
});

it('quotes open and close in turn over the pieces of a paragraph in a script without spaces', () => {
  const word: Inline = { type: 'strong', children: [{ type: 'text', value: '重要' }] };
  const nodes: readonly Inline[] = [{ type: 'text', value: '他说"' }, word, { type: 'text', value: '"的话，又说"一"和"二"。' }];
  const values = educateInlines(nodes, quotesOf(labelsFor('zh')['quotes'])).map((node) => (node.type === 'text' ? node.value : '…'));
  expect(values.join('')).toBe('他说“…”的话，又说“一”和“二”。');
});

test.each([
  ['Lecture 7 - Trade and aid', 'Lecture 7\u00a0– Trade and aid'],
  ['a - b - c', 'a\u00a0– b\u00a0– c'],
  ['Part - 2 of 3', 'Part\u00a0– 2 of 3'],
  ['7 - 3 = 4', '7 - 3 = 4'],
  ['well-known', 'well-known'],
  ['pre- and post-war', 'pre- and post-war'],
  ['- a first dash', '- a first dash'],
  ['one--two --- three', 'one–two\u00a0— three'],
])('%s', (typed, expected) => expect(set('en', typed)).toBe(expected));

test.each([
  ['Rp690 triliun', 'Rp690\u00a0triliun'],
  ['4 months', '4\u00a0months'],
  ['€ 1.2 bn', '€ 1.2 bn'],
  ['12 years ago', '12 years ago'],
  ['Article 5', 'Article 5'],
])('a cell of "%s"', (value, held) => expect(heldFigure([{ type: 'text', value }])).toEqual([{ type: 'text', value: held }]));

test('no line begins with what a figure counts', () => {
  expect(set('de', '0,9 % und 12 € und 20 °C, 3 andere')).toBe('0,9\u00a0% und 12\u00a0€ und 20\u00a0°C, 3 andere');
});
