/** Which faces a text gets, what fonts really have, and what is told when none has a character. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { missingScripts, pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { sharedFamily } from '../../scripts/fonts/faces.ts';
import { faceCount } from '../../scripts/fonts/packages.ts';
import { findMissingGlyphs } from '../../scripts/fonts/check.ts';
import { charactersOfFont, commonRanges, inRanges, rangesWithout } from '../../scripts/fonts/cmap.ts';
import { parseRanges } from '../../scripts/fonts/packages.ts';
import { fontCssFor, startJob } from '../../scripts/documents/workshop.ts';
import { fontsFor, languageOfHan } from '../../scripts/font-scripts.ts';
import { loadLabels } from '../../scripts/read/labels.ts';
import { markdown, readFiles } from '../support/read.ts';

const sans = { family: 'Plus Jakarta Sans', weight: 400, style: 'normal' } as const;
const serif = { family: 'Source Serif 4', weight: 600, style: 'italic' } as const;
const mono = { family: 'JetBrains Mono', weight: 400, style: 'normal' } as const;
const families = [sans.family, serif.family];

test('only the subsets that a text meets are picked', async () => {
  const latin = await pickFonts('Aliansi “NATO” – 1949', [sans]);
  expect(latin.map((face) => face.unicodeRange)).toEqual([expect.stringContaining('U+20-7E,')]);
  const more = await pickFonts('Łódź Ελλάδα Москва', [serif]);
  expect(more).toHaveLength(4);
  expect(more.every((face) => face.family === 'Source Serif 4' && face.weight === 600 && face.style === 'italic')).toBe(true);
  expect(Buffer.from(more[0]?.data ?? []).toString('latin1', 0, 4)).toBe('wOF2');
});

test('a family has its own letters from itself: of two faces with a character CSS takes the later one', async () => {
  const faces = await pickFonts('a α', [sans]);
  expect(faces.map(({ unicodeRange }) => unicodeRange.includes('U+20-7E'))).toEqual([false, true]);
});

test('a piece that a few letters need takes none from the piece that has all the others', async () => {
  const latin = await pickFonts('AB a', [sans, serif]);
  const more = await pickFonts('AB a Łódź tiếng α Ж', [sans, serif]);
  const has = (range: string, character: string): boolean => inRanges(parseRanges(range), character.codePointAt(0) ?? 0);
  for (const { family, weight } of [sans, serif])
    for (const character of ['A', 'B', 'Á', ' ', '\u00A0']) {
      const rangesOf = (faces: typeof more): string[] =>
        faces
          .filter((face) => face.family === family && face.weight === weight && has(face.unicodeRange, character))
          .map(({ unicodeRange }) => unicodeRange);
      expect(rangesOf(more).at(-1)).toBe(rangesOf(latin).at(-1));
    }
});

test.each([
  ['ru', 'Союз NATO', 'С'],
  ['el', 'Λόγος NATO', 'Λ'],
  ['he', 'ברית NATO', 'ב'],
])('spaces stand between letters of the language (%s): in a PDF each of another file parts the text', async (lang, text, letter) => {
  const has = (range: string, character: string): boolean => inRanges(parseRanges(range), character.codePointAt(0) ?? 0);
  const faces = await pickFonts(text, [sans, serif, mono], lang);
  for (const { family } of [sans, serif])
    for (const space of [' ', '\u00A0']) {
      const [own, ...others] = faces.filter((face) => face.family === family && has(face.unicodeRange, space));
      expect(others).toEqual([]);
      expect(has(own?.unicodeRange ?? '', letter)).toBe(true);
    }
  const code = faces.filter((face) => face.family === mono.family && has(face.unicodeRange, ' '));
  expect(has(code.at(-1)?.unicodeRange ?? '', 'A')).toBe(true);
});

test('all Greek letters are of one font where the family lacks some: a word with polytonic ones was set in two', async () => {
  const has = (range: string, character: string): boolean => inRanges(parseRanges(range), character.codePointAt(0) ?? 0);
  const text = 'Modern λόγος, ἐν ἀρχῇ ἦν ὁ λόγος';
  for (const wish of [{ ...serif, style: 'normal' } as const, mono]) {
    const faces = await pickFonts(text, [wish], 'el');
    for (const letter of 'λόγςἐἀῇἦὁ') {
      const [face, ...more] = faces.filter(({ unicodeRange }) => has(unicodeRange, letter));
      expect(more).toEqual([]);
      expect(has(face?.unicodeRange ?? '', 'ἦ') && has(face?.unicodeRange ?? '', 'λ')).toBe(true);
    }
    expect(faces.filter(({ unicodeRange }) => has(unicodeRange, 'M'))).toHaveLength(1);
  }
  const monotonic = fontFaceCss(await pickFonts('λόγος', [serif], 'el'));
  expect(monotonic).not.toContain('size-adjust');
});

test('each family has a face for transcribed words, in two weights, which is asked for by its width', async () => {
  const wanted = [sans, { ...sans, style: 'italic' } as const, { ...sans, weight: 600 }, { ...sans, weight: 800 }, serif, mono];
  const css = fontFaceCss(await pickFonts('[ˈwɔːtə] ɛ̃ t͡ʃ', wanted, 'en', { areTranscribed: true }));
  const rules = [...css.matchAll(/@font-face\{[^}]*\}/g)].map(([rule]) => rule).filter((rule) => rule.includes('font-stretch:50%'));
  const descriptors = rules.map((rule) => /"([^"]*)";font-weight:([^;]*);font-style:([^;]*)/.exec(rule)?.slice(1));
  expect(descriptors).toEqual([
    ['Plus Jakarta Sans', '100 550', 'normal'],
    ['Plus Jakarta Sans', '551 900', 'normal'],
    ['Source Serif 4', '551 900', 'italic'],
  ]);
  for (const letter of '[ˈwɔːtə]ɛ̃͡ʃ')
    for (const rule of rules)
      expect(inRanges(parseRanges(/unicode-range:([^;]*)/.exec(rule)?.[1] ?? ''), letter.codePointAt(0) ?? 0)).toBe(true);
  expect(fontFaceCss(await pickFonts('[ˈwɔːtə]', wanted))).not.toContain('font-stretch');
});

test('the ranges are what the font has, whatever its package claims', async () => {
  const file = await readFile('node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-symbols-400-normal.woff2');
  const has = (character: string): boolean => inRanges(charactersOfFont(file), character.codePointAt(0) ?? 0);
  expect(has('•')).toBe(true);
  expect(has('→')).toBe(false);
  expect(() => charactersOfFont(new Uint8Array(64))).toThrow('not a WOFF2 font');
});

test('ranges in common are those of both', () => {
  const [one, other] = [
    [[1, 4], [6, 6], [8, 20]], // prettier-ignore
    [[0, 1], [3, 9], [12, 13], [15, 30]], // prettier-ignore
  ] as const;
  expect(commonRanges(one, other)).toEqual([[1, 1], [3, 4], [6, 6], [8, 9], [12, 13], [15, 20]]); // prettier-ignore
  expect(commonRanges(other, one)).toEqual(commonRanges(one, other));
  expect(commonRanges(one, [])).toEqual([]);
});

test('ranges without others are what is left of them', () => {
  expect(rangesWithout([[1, 4], [6, 6], [8, 20]], [[0, 1], [6, 9], [15, 15]])).toEqual([[2, 4], [10, 14], [16, 20]]); // prettier-ignore
  expect(rangesWithout([[1, 4]], [])).toEqual([[1, 4]]);
});

test('letters stay those of the author: what shapes other scripts is left on', async () => {
  const css = fontFaceCss(await pickFonts('4-ary قال', [sans]));
  const features = [...css.matchAll(/@font-face\{[^}]*\}/g)].map(([rule]) => [rule.includes('"calt" 0'), rule.includes('U+20-7E')]);
  expect(features).toEqual([[false, false], [true, true]]); // prettier-ignore
});

test('the rules carry the fonts in themselves', async () => {
  const css = fontFaceCss(await pickFonts('a', [sans]));
  expect(css).toMatch(
    /^@font-face\{font-family:"Plus Jakarta Sans";font-weight:400;font-style:normal;font-feature-settings:"calt" 0;unicode-range:U\+/,
  );
  expect(css).toMatch(/src:url\(data:font\/woff2;base64,d09GM[\w+/=]+\) format\("woff2"\)\}$/);
});

test('signs and Han come once for all weights, in a family of their own', async () => {
  const shared = (await pickFonts('a → 国', [sans, { ...sans, weight: 800 }, serif], 'id')).filter(({ family }) => family === sharedFamily);
  expect(shared).toHaveLength(2);
  expect(fontFaceCss(shared).match(/font-weight:100 900;font-style:oblique 0deg 20deg/g)).toHaveLength(2);
});

test('a script that no installed font has is named with a package that may have it, and stops nothing', async () => {
  expect(missingScripts('plain text, “quotes” – ½', families)).toEqual([]);
  const khmer = 'កម្ពុជា';
  expect(missingScripts(khmer, families)).toMatchObject([{ script: 'Khmer', package: '@fontsource/noto-sans-khmer' }]);
  expect(await pickFonts(khmer, [sans])).toEqual([]);
  expect(missingScripts('𓀀𒀭', families).map(({ package: name }) => name)).toEqual([
    '@fontsource/noto-sans-egyptian-hieroglyphs',
    '@fontsource/noto-sans-cuneiform',
  ]);
});

test('it is a warning where the first such character stands, once a script', () => {
  expect(findMissingGlyphs('Usual – “text” … €', 'a.md', 'en')).toEqual([]);
  expect(findMissingGlyphs('Москва → Ελλάδα\n\nIn Khmer: កម្ពុ and \uE000.', 'a.md', 'en')).toEqual([
    {
      ruleId: 'missing-glyph',
      severity: 'warning',
      message: 'no font that documents embed has "ក" (U+1780, Khmer), nor ម \u17D2 ព \u17BB',
      position: { file: 'a.md', line: 3, column: 11 },
      hints: ['"npm install @fontsource/noto-sans-khmer" may bring it, or replace it'],
    },
    expect.objectContaining({ message: expect.stringContaining('U+E000, private use'), hints: ['replace it'] }),
  ]);
});

test('what is not looked up is in every family', () => {
  const usual = Array.from({ length: 0xff - 0x20 }, (_, index) => String.fromCharCode(0x21 + index)).join('');
  expect(missingScripts(`${usual}–—‘’‚“”„†•…€™`, families)).toEqual([]);
});

test('Han follows the language, else what stands beside it', () => {
  const packages = ['zh', 'zh-Hant', 'zh-TW', 'ja', 'ko', 'en'].map((lang) => fontsFor('国', lang).packages[0]?.slice(-2));
  expect(packages).toEqual(['sc', 'tc', 'tc', 'jp', 'kr', 'sc']);
  expect(['国の', '국 国', '国'].map((text) => languageOfHan(text, 'id'))).toEqual(['ja', 'ko', 'zh']);
  expect(languageOfHan('国の', 'zh-Hant')).toBe('zh-Hant');
  expect(languageOfHan('a', 'id')).toBe('und');
});

test('a Japanese dash comes from a piece of its font, and not from one of all signs', async () => {
  const sizes = async (text: string, lang: string): Promise<readonly number[]> =>
    (await pickFonts(text, [sans], lang)).map(({ data }) => data.length);
  expect(Math.max(...(await sizes('川の水――共有', 'ja')))).toBeLessThan(100_000);
  expect(fontsFor('―', 'und').packages[0]).toBe('@fontsource/noto-sans');
  expect(fontsFor('،', 'ja').packages[0]).toBe('@fontsource/noto-sans-arabic');
});

test('the face of code has what code has, and not all that the text has', async () => {
  const mono = { family: 'JetBrains Mono', weight: 400, style: 'normal', isForCode: true } as const;
  const picked = async (code: string): Promise<number> => (await pickFonts('وعد let a', [mono], 'ar', { code })).length;
  expect([await picked('let a'), await picked('وعد'), await picked('')]).toEqual([1, 2, 1]);
  const text = { family: mono.family, weight: 600, style: 'normal' } as const;
  expect(await pickFonts('وعد let a', [mono, text], 'ar', { code: 'let a' })).toHaveLength(4);
});

test('of formulas only those of titles are signs of the text', async () => {
  const facesOf = async (text: string): Promise<number> => {
    const { article } = await readFiles(markdown(text));
    if (!article) throw new Error('no article');
    const { labelsFor } = await loadLabels('templates/labels');
    const job = await startJob({ article, labels: labelsFor('en') } as Parameters<typeof startJob>[0], new Date(0));
    return (await fontCssFor(job, [sans])).split('@font-face').length - 1;
  };
  expect(await facesOf('A share $w_i$ of all.')).toBe(1);
  expect(await facesOf('## The share $w_i$\n\nOf all.')).toBe(2);
  expect(await facesOf('## All\n\n### Deep\n\n#### The share $w_i$\n\nOf all.')).toBe(2);
});

test('Han of dates is there though the text holds none', async () => {
  const [own, ...han] = (await pickFonts('2026', [sans], 'ja')).reverse();
  expect(own?.family).toBe('Plus Jakarta Sans');
  expect(han.length).toBeGreaterThan(0);
  expect(await pickFonts('2026', [sans], 'en')).toHaveLength(1);
});

test('a family that is not installed is told with its package', async () => {
  expect(faceCount('Plus Jakarta Sans')).toBeGreaterThan(20);
  expect(faceCount('No Such Family')).toBe(0);
  await expect(pickFonts('a', [{ ...sans, family: 'No Such Family' }])).rejects.toThrow('npm install @fontsource/no-such-family');
});
