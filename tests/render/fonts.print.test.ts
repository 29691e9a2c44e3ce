/**
 * Every script and sign, printed with the machine's fonts hidden and read back.
 *
 * Why glyph numbers too: a text may read back right and still show boxes, since readers take it from a table beside the outlines.
 */
import path from 'node:path';
import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { sharedFamily } from '../../scripts/fonts/faces.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { print } from '../../scripts/render/print.ts';

let browser: Browser;
beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') });
});
afterAll(() => browser.close());

/** Language, sentence. */
const sentences: readonly (readonly [string, string])[] = [
  ['ar', 'يولد جميع الناس أحرارا'],
  ['he', 'כל בני האדם נולדו בני חורין'],
  ['hi', 'सभी मनुष्यों को गौरव और अधिकार'],
  ['th', 'มนุษย์ทั้งหลายเกิดมามีอิสระ'],
  ['el', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι'],
  ['ru', 'Все люди рождаются свободными № 1'],
  ['vi', 'Tất cả mọi người sinh ra đều được tự do'],
  ['zh-Hans', '人人生而自由，在尊严和权利上一律平等。'],
  ['zh-Hant', '人人生而自由，在尊嚴和權利上一律平等。'],
  ['ja', 'すべての人間は、生まれながらにして自由である。'],
  ['ko', '모든 인간은 태어날 때부터 자유로우며'],
];

test.each(sentences)('%s: %s', async (lang, sentence) => {
  const { text, problems } = await printed(sentence, lang);
  expect(problems).toEqual([]);
  const wanted = [...sentence.replaceAll(' ', '').normalize('NFKC')];
  expect(wanted.filter((character) => !text.normalize('NFKC').includes(character))).toEqual([]);
});

test.each([
  ['signs', '→ ← ↔ ✓ ✗ × ± ° € £ ¥ ₹ ₫ • ▪ ★ ☆ ☐ ☑ № ™ ▲ ▼ ◆ ♥ ☎ ⚠ ½ ² α Ω ① ● ○ ■'],
  ['emoji', '\u{1F600}\uFE0E \u{1F389}\uFE0E \u{1F44D}\uFE0E \u{1F525}\uFE0E \u2705\uFE0E'],
])('%s', expectSigns);

test('signs that only DejaVu has', () => expectSigns('', '⇒ ⟶ ≤ ≥ ≠ ≈ ∑ √ ∞ ∈ ∫ ⅔ ⅓ ⅛ ₂ ⁴ ‰ ‡ ℃ ├ ─ └ ‑'));

async function expectSigns(_: string, signs: string): Promise<void> {
  const { text, problems } = await printed(signs, 'en');
  expect(problems).toEqual([]);
  const wanted = signs.split(' ').map((sign) => sign.replace('\uFE0E', ''));
  expect(wanted.filter((sign) => !text.includes(sign) && !text.includes(sign.normalize('NFKD')))).toEqual([]);
}

test.each([
  ['polytonic Greek', 'λόγος ἐν ἀρχῇ ἦν ὁ λόγος', 'el', 'DejaVuSerif'],
  ['transcribed', '<span style="font-stretch:50%">[t͡ʃɛ̃ˈwɔːtr̩]</span>', 'en', 'DejaVuSerif'],
])('a word is set in one font: %s', async (_, text, lang, font) => {
  const css = fontFaceCss(
    await pickFonts(text, [{ family: 'Source Serif 4', weight: 400, style: 'normal' }], lang, { areTranscribed: true }),
  );
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>t</title><style>${css} p { font: 400 1em 'Source Serif 4', '${sharedFamily}' }</style>
    <p>${text}</p></html>`;
  const task = getDocument({ data: new Uint8Array(await print(browser, html)), verbosity: 0, useSystemFonts: false });
  const page = await (await task.promise).getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = fnArray.flatMap((operation, index) =>
    operation === OPS.setFont
      ? [(page.commonObjs.get((argsArray[index] as readonly string[])[0] ?? '') as Font).name?.split('+').at(-1)]
      : [],
  );
  await task.destroy();
  expect([...new Set(names)]).toEqual([font]);
});

/** Regular, bold and reading face, so that each fallback is met in all of them. */
async function printed(text: string, lang: string): Promise<{ text: string; problems: string[] }> {
  const faces = [400, 700].map((weight) => ({ family: 'Plus Jakarta Sans', weight, style: 'normal' as const }));
  const css = fontFaceCss(await pickFonts(text, [...faces, { family: 'Source Serif 4', weight: 400, style: 'normal' }], lang));
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>t</title><style>${css}
    * { font-family: 'Plus Jakarta Sans', '${sharedFamily}' } i { font: 400 1em 'Source Serif 4', '${sharedFamily}' } b { font-weight: 700 }</style>
    <p dir="auto">${text}</p><p dir="auto"><b>${text}</b></p><p dir="auto"><i>${text}</i></p></html>`;
  const pdf = await print(browser, html);
  const actual = await actualText(pdf);
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false });
  const page = await (await task.promise).getPage(1);
  const { items } = await page.getTextContent();
  const found = { text: items.map((item) => ('str' in item ? item.str : '')).join('') + actual, problems: await problemsOf(page) };
  await task.destroy();
  return found;
}

/** What a letter of several glyphs (an Arabic one and its dots) reads back as; pdf.js does not look there. */
async function actualText(pdf: Uint8Array): Promise<string> {
  const file = await PDFDocument.load(pdf);
  const streams = file.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
  const contents = streams.filter(({ dict }) => !dict.toString().includes('/Length1')).map((stream) => decodePDFRawStream(stream).decode());
  const found = contents.flatMap((bytes) => [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/ActualText <FEFF([0-9A-F]+)>/g),
  ]);
  return found.map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le')).join('');
}

/** What no other type of pdf.js tells of a shown glyph and its font. */
interface Glyph {
  readonly originalCharCode: number;
}
interface Font {
  readonly name?: string;
  readonly type?: string;
  readonly isType3Font?: boolean;
}

/** Glyphs without outlines for their character, and fonts that the document did not bring. */
async function problemsOf(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const problems = new Set<string>();
  let font: Font = {};
  fnArray.forEach((operation, index) => {
    const args = argsArray[index] as readonly unknown[];
    if (operation === OPS.setFont) font = page.commonObjs.get(args[0] as string) as Font;
    if (operation !== OPS.showText) return;
    if (!font.isType3Font && !/JakartaSans|SourceSerif4|NotoSans|NotoEmoji|DejaVu/.test(font.name ?? '')) problems.add(`font ${font.name}`);
    const glyphs = (args[0] as readonly (Glyph | number)[]).filter((glyph) => typeof glyph !== 'number');
    if (!font.isType3Font && glyphs.some((glyph) => glyph.originalCharCode === 0)) problems.add(`a missing glyph in ${font.name}`);
  });
  return [...problems];
}
