/** Quotation marks, apostrophes and dashes as each language has them. */
import { describe, expect, it, test } from 'vitest';
import type { Inline } from '../../scripts/model/inline.ts';
import { parseWhole } from '../../scripts/read/markdown.ts';
import { educate, educateInlines, heldFigure, typographyOf } from '../../scripts/read/typography.ts';
import { labelsFor } from '../sample.ts';

const set = (lang: string, text: string): string => educate(text, typographyOf(labelsFor(lang), lang));

test.each([
  ['en', `"A 'b' c", don't, the '90s`, '“A ‘b’ c”, don’t, the ’90s'],
  ['de', `"A 'b' c", Hans' Wort, geht's`, '„A ‚b‘ c“, Hans’ Wort, geht’s'],
  ['fr', `"A 'b' c", l'aide`, '«\u00a0A “b” c\u00a0», l’aide'],
  ['es', `"A 'b' c"`, '«A “b” c»'],
  ['it', `"A 'b' c", un po' di`, '«A “b” c», un po’ di'],
  ['nl', `"A 'b' c", 's avonds, foto's`, '“A ‘b’ c”, ’s avonds, foto’s'],
  ['tr', `"A", NATO'nun`, '“A”, NATO’nun'],
  ['ar', '"وعد"', '«وعد»'],
  ['ar', 'قال و"الحلف" ثم بـ"وعد".', 'قال و«الحلف» ثم بـ«وعد».'],
  ['he', 'צה"ל ו"ברית" של ג\'ון', 'צה״ל ו“ברית” של ג׳ון'],
  ['ru', '"Слово \'и\' дело"', '«Слово „и“ дело»'],
  ['pl', '"Słowo"', '„Słowo”'],
  ['cs-CZ', '"Slovo"', '„Slovo“'],
  ['fa', '"وعده"', '«وعده»'],
  ['ko', '"약속"', '“약속”'],
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

test.each([
  ['ar', 'درجة −5 °C هنا', 'درجة \u200e−5\u00a0°C هنا'],
  ['ar', 'هاتف +62 21 555 0142 أو', 'هاتف \u200e+62 21\u00a0555 0142 أو'],
  ['he', 'טלפון 021 555 0142', 'טלפון \u200e021\u00a0555 0142'],
  ['he', 'מרחק 10 km ב-5 או 2026-11-23', 'מרחק \u200e10\u00a0km ב-5 או 2026-11-23'],
  ['ar', 'أو (021) 555 0142 و C++ و #1', 'أو \u200e(021) 555 0142 و C++\u200e و \u200e#1'],
  ['ar', '+12 %', '\u200e+12\u00a0%'],
  ['en', 'minus −5 °C, +62 21 555 0142', 'minus −5\u00a0°C, +62 21\u00a0555 0142'],
])('figures keep their direction among letters from right to left (%s)', (lang, text, expected) => {
  expect(set(lang, text)).toBe(expected);
});

test.each([
  ['pl', 'W Łodzi i w Gdańsku, a z „kim”', 'W\u00a0Łodzi i\u00a0w\u00a0Gdańsku, a\u00a0z\u00a0„kim”'],
  ['cs', 'k řece a v noci', 'k\u00a0řece a\u00a0v\u00a0noci'],
  ['ru', 'В ночи и с ним', 'В\u00a0ночи и\u00a0с\u00a0ним'],
  ['en', 'I saw a man, o captain', 'I saw a man, o captain'],
])('no line ends with a word of one letter (%s)', (lang, text, expected) => {
  expect(set(lang, text)).toBe(expected);
});

it('a letter with its accent apart is one; an old form of a sign stays', () => {
  expect(set('vi', 'Vie\u0323\u0302t, Cafe\u0301')).toBe('Vi\u1ec7t, Caf\u00e9');
  expect(set('ja', '\ufa19\u304b\u3099')).toBe('\ufa19\u304c');
});

it('quotes close in another piece of the paragraph than they opened in', () => {
  const word: Inline = { type: 'strong', children: [{ type: 'text', value: 'fest' }] };
  const nodes: readonly Inline[] = [{ type: 'text', value: `Er sagt: 'Wir stehen ` }, word, { type: 'text', value: `' und Hans' Wort` }];
  const values = educateInlines(nodes, typographyOf(labelsFor('de'), 'de')).map((node) => (node.type === 'text' ? node.value : '…'));
  expect(values.join('')).toBe('Er sagt: ‚Wir stehen …‘ und Hans’ Wort');
});

it('quotes open and close in turn over the pieces of a paragraph in a script without spaces', () => {
  const word: Inline = { type: 'strong', children: [{ type: 'text', value: '重要' }] };
  const nodes: readonly Inline[] = [{ type: 'text', value: '他说"' }, word, { type: 'text', value: '"的话，又说"一"和"二"。' }];
  const values = educateInlines(nodes, typographyOf(labelsFor('zh'), 'zh')).map((node) => (node.type === 'text' ? node.value : '…'));
  expect(values.join('')).toBe('他说“…”的话，又说“一”和“二”。');
});

test.each([
  ['Lecture 7 - Trade and aid', 'Lecture 7\u00a0– Trade and aid'],
  ['a - b - c', 'a\u00a0– b\u00a0– c'],
  ['Part - 2 of 3', 'Part\u00a0– 2 of 3'],
  ['7 - 3 = 4', '7 - 3\u00a0=\u00a04'],
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

const wordsOf = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.value : 'children' in node ? wordsOf(node.children) : '')).join('');

/** What is held is written with "_". */
test.each([
  ['de', '0,9_% und 12_€ und 20_°C, 3 andere'],
  ['de', '§_48 Abs._1 S._1 VwVfG, §§_68_ff. VwGO, i._V._m. Art._20 Abs._3 GG, Rn._35a, Bd._IV'],
  ['de', 'Der Abs. ist lang. Er hat Abs. und S. im Text'],
  ['en', 'No._5, pp._4–6, c._1640, Fig._2, p._xii, vol._2; see p. below'],
  ['en', 'L._F. Prescott; vitamin A. It is'],
  ['fr', 'n°_5, p._12, art._3'],
  ['de', 'Art._2 Abs._2 Satz_1 GG; mit 30_Millionen Nutzern für 1,2_Mrd. Euro'],
  ['es', '71_000_millones, 10_mil personas; € 30 million'.replace('€ ', '€_')],
  ['fr', 'le Clair de lune op._46'],
  ['es', 'n.º_5, art._3, pág._4, p._21'],
  ['id', 'Pasal_5 ayat_(2), No._3, hlm._7, Rp_690 triliun'],
  ['es', 'codificadores de κ_=_0,81.'],
  ['en', 'canvas, 133_×_102_cm, p_<_0.05, n_≥_30, 5_±_0.2_mg/kg, x_=_−1'],
  ['en', '≥_110_kg, (<_50 and ~_20_%)'],
  ['en', 'a_=_b =_c =_d'],
  ['en', 'the interdependence =_promise'],
  ['en', '3.5_mmol/L, 30_mL/min, 10_kWh, 5_m², 300_µmol/L, 20_km/h, 16_h, 60_min, 12_EUR, EUR_12'],
  ['en', '5 members, 12 years, 3 houses, 2 lines, 4 men, 6 months'],
  ['fr', 'en 1492 l’Europe'],
  ['es', 'en 2020 ha subido, 500_ha'],
  ['en', 'a factor of 10_000, 9_000_000 and 1_200; in 2020 500 people; 12 3456'],
  ['en', 'EuGH C-24/95, 1949 and 32'],
  ['en', '50_mM, 10_µM, 1_M, 20_kDa'],
  ['de', 'am 13._Dezember 1848, am 18. und 19._März; im Jahr 13. Danach'],
  ['en', 'on 28_October 2026, on October_14, 2026, in October 2026'],
  ['id', 'tanggal 5_November 2026'],
  ['en', '***_p_<_0.01, *_p_<_0.1, 3 * p and 5 * x'],
])('spaces that hold: %s %s', (lang, text) => {
  expect(set(lang, text.replaceAll('_', ' ')).replaceAll('\u00a0', '_')).toBe(text);
});

test('a narrow space between digits holds and stays narrow', () => {
  expect(set('fr', '10\u2009000\u2009km')).toBe('10\u202f000\u202fkm');
});

test.each([
  ['so *Scholz* – werde', 'so Scholz_– werde'],
  ['so *Scholz* - werde', 'so Scholz_– werde'],
  ['a – *b* – [c](https://example.org) — d', 'a_– b_– c_— d'],
  ['**32** % and *p* < 0.05', '32_% and p_<_0.05'],
  ['an *end* -- and', 'an end_– and'],
  ['*one*--*two*', 'one–two'],
])('spaces that hold at the borders of marks: %s', async (markdown, expected) => {
  const root = parseWhole(markdown);
  const [paragraph] = root.children;
  const nodes = paragraph?.type === 'paragraph' ? (paragraph.children as readonly Inline[]) : [];
  const text = wordsOf(educateInlines(nodes, typographyOf(labelsFor('en'), 'en')));
  expect(text.replaceAll('\u00a0', '_')).toBe(expected);
});
