/** Signs as wide as they are high, by Unicode's East Asian Width. */
import { expect, it } from 'vitest';
import { isWide, lettersOf } from '../../scripts/model/wide.ts';

it.each([
  ['ideographs', '字'],
  ['ideographs beyond U+FFFF', '𠮷'],
  ['compatibility ideographs', '\uf900'],
  ['kana', 'かカ'],
  ['Hangul', '한'],
  ['Yi', 'ꀀ'],
  ['East Asian punctuation', '。「、'],
  ['full-width forms', 'Ａ１！￥'],
  ['emoji', '😀✅'],
])('%s count twice', (_, text) => expect([...text].every(isWide)).toBe(true));

it.each([
  ['Latin letters', 'aÄ'],
  ['mathematical letters', '𝑥'],
  ['half-width kana', 'ｶ'],
  ['Hangul vowels that stand within a syllable', '\u1161'],
  ['figures, arrows, marks', '1→№'],
])('%s count once', (_, text) => expect([...text].some(isWide)).toBe(false));

it('a flag counts as one wide sign', () => expect(lettersOf('🇮🇩')).toBe(2));
