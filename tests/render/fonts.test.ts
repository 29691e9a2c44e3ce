/** Which faces a text gets, and that they are really used. */
import { expect, test } from 'vitest';
import { faceCount, fontFaceCss, missingScripts, pickFonts } from '../../scripts/fonts.ts';
import { fontsFor } from '../../scripts/font-scripts.ts';

const sans = { family: 'Plus Jakarta Sans', weight: 400, style: 'normal' } as const;
const serif = { family: 'Source Serif 4', weight: 600, style: 'italic' } as const;

test('only the subsets that a text meets are picked', async () => {
  const latin = await pickFonts('Aliansi “NATO” – 1949', [sans]);
  expect(latin.map((face) => face.unicodeRange.slice(0, 11))).toEqual(['U+0000-00FF']);
  const more = await pickFonts('Łódź Ελλάδα Москва', [serif]);
  expect(more).toHaveLength(4);
  expect(more.every((face) => face.family === 'Source Serif 4' && face.weight === 600 && face.style === 'italic')).toBe(true);
  expect(
    Buffer.from(more[0]?.data ?? [])
      .subarray(0, 4)
      .toString(),
  ).toBe('wOF2');
});

test('the rules carry the fonts in themselves', async () => {
  const css = fontFaceCss(await pickFonts('a', [sans]));
  expect(css).toMatch(/^@font-face\{font-family:"Plus Jakarta Sans";font-weight:400;font-style:normal;unicode-range:U\+0000-00FF,/);
  expect(css).toMatch(/src:url\(data:font\/woff2;base64,d09GM[\w+/=]+\) format\("woff2"\)\}$/);
});

test('a script that no installed font has is named with the package that has it, and stops nothing', async () => {
  expect(missingScripts('plain text, “quotes” – ½', [sans, serif])).toEqual([]);
  const cherokee = 'ᎠᎡ';
  expect(missingScripts(cherokee, [sans])).toMatchObject([{ script: 'signs and symbols', characters: ['Ꭰ', 'Ꭱ'] }]);
  expect(await pickFonts(cherokee, [sans])).toEqual([]);
});

test('Han follows the language', () => {
  const packages = ['zh', 'zh-Hant', 'zh-TW', 'ja', 'ko', 'en'].map((lang) => fontsFor('国', lang).packages[0]);
  expect(packages).toEqual(['noto-sans-sc', 'noto-sans-tc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc']);
});

test('a family that is not installed is told with its package', async () => {
  expect(faceCount('Plus Jakarta Sans')).toBeGreaterThan(20);
  expect(faceCount('No Such Family')).toBe(0);
  await expect(pickFonts('a', [{ ...sans, family: 'No Such Family' }])).rejects.toThrow('npm install @fontsource/no-such-family');
});
