/** Scripts whose letters are joined, or reach above Latin ones: their headings on paper and slides, and code among letters from right to left. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { measure } from '../../scripts/render/print.ts';

let browser: Browser;
beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, process.env);
});
afterAll(() => browser.close());

const sheetOf = async (...names: readonly string[]): Promise<string> =>
  (await Promise.all(names.map((name) => readFile(`templates/${name}`, 'utf8')))).join('\n');

/** By heading: whether its letters are spaced, and its line for its size. */
const looks = `() => [...document.querySelectorAll('h1, h2')].map((heading) => {
  const { letterSpacing, lineHeight, fontSize } = getComputedStyle(heading);
  return [letterSpacing === 'normal' || letterSpacing === '0px', Math.round(100 * parseFloat(lineHeight) / parseFloat(fontSize)) / 100];
})`;

test.each(['ar', 'fa-IR', 'hi', 'th'])('headings in %s are not spaced, and their lines are high', async (lang) => {
  const paper = await sheetOf('paper.css', 'briefing/briefing.css');
  const body = '<div class="text"><div class="cover"><h1>A</h1></div><h2>B</h2></div>';
  const html = `<!doctype html><html lang="${lang}"><style>${paper}</style>${body}`;
  expect(await measure(browser, html, looks)).toEqual([[true, 1.5], [true, 1.5]]); // prettier-ignore
  const slide = `<!doctype html><html lang="${lang}"><style>${await sheetOf('deck/themes/base.css')}</style><section class="tall"><h1>A</h1><h2>B</h2></section>`;
  expect(await measure(browser, slide, looks)).toEqual([[true, 1.35], [true, 1.35]]); // prettier-ignore
});

test('words of code stand in their order, whichever way their letters run', async () => {
  const code =
    '<pre><code><span id="a">const</span> <b id="b">שם</b> = <span id="c">"ברית"</span>; <span id="d">// הערה</span></code></pre>';
  const places = `() => [...'abcd'].map((id) => document.getElementById(id).getBoundingClientRect().left)`;
  const isRising = (all: readonly number[]): boolean => all.every((place, index) => index === 0 || place > (all[index - 1] ?? 0));
  const paper = `<!doctype html><html lang="he" dir="rtl"><style>${await sheetOf('paper.css')}</style><body class="text">${code}`;
  expect(isRising((await measure(browser, paper, places)) as number[])).toBe(true);
  const slide = `<!doctype html><html lang="he"><style>${await sheetOf('deck/themes/base.css')}</style><section class="rtl">${code}</section>`;
  expect(isRising((await measure(browser, slide, places)) as number[])).toBe(true);
});
