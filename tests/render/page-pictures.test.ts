/** Pictures of pages: the same page has the same one, wherever in a document it comes to stand. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { recordPages } from '../../scripts/render/page-pictures.ts';
import { print } from '../../scripts/render/print.ts';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';

let browser: Browser;
beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, process.env);
}, 60_000);
afterAll(() => browser.close());

const words = 'States keep a promise about a day that nobody can see, and write it down, rehearse it and pay for it.';
const page = `<section><h1>Key messages</h1><ol>${`<li>${words}</li>`.repeat(6)}</ol><p style="border-top:1px solid #c5cad3">${words}</p></section>`;

test('after one page or many', async () => {
  const faces = await pickFonts(words, [
    { family: 'Plus Jakarta Sans', weight: 400, style: 'normal' },
    { family: 'Source Serif 4', weight: 400, style: 'normal' },
  ]);
  const style = `${fontFaceCss(faces)} @page { size: 210mm 297mm; margin: 26mm 24mm } section { break-after: page; font: 10.75pt/1.45 'Source Serif 4' }
    h1 { font: 700 21.7pt/1.15 'Plus Jakarta Sans' } body { margin: 0 }`;
  const last = async (before: number): Promise<string | undefined> => {
    const html = `<!doctype html><html lang="en"><head><style>${style}</style></head><body>${'<section>one</section>'.repeat(before)}${page}</body></html>`;
    return (await recordPages(await print(browser, html), () => '')).at(before)?.picture;
  };
  const seen = [];
  for (const before of [0, 1, 2, 3, 7, 12, 23, 40]) seen.push(await last(before));
  expect(new Set(seen)).toEqual(new Set([seen[0]]));
  expect(seen[0]).toMatch(/^[0-9a-f]{16}$/);
}, 60_000);

/** Rules and areas as heads and tables have them, and the sheet of a stamp. */
test.each([
  ['rules', 'border-top: 0.2mm solid #c5cad3; width: 162mm'],
  ['areas', 'background: #0b6e4f; height: 3.3mm; width: 40mm'],
  ['frames', 'border: 0.35mm solid #1b1f24; height: 4mm; width: 30mm'],
])(
  'of %s, too, after one page or many',
  async (_, style) => {
    const drawn = Array.from(
      { length: 40 },
      (__, at) => `<div style="position:absolute;top:${6 + at * 7.013}mm;left:24mm;${style}"></div>`,
    ).join('');
    const sheet = 'section { position: relative; width: 210mm; height: 296.8mm; break-after: page } body { margin: 0 }';
    const last = async (before: number): Promise<string | undefined> => {
      const html = `<!doctype html><html lang="en"><head><style>@page { size: 210mm 297mm; margin: 0 } ${sheet}</style></head><body>${'<section></section>'.repeat(before)}<section>${drawn}</section></body></html>`;
      return (await recordPages(await print(browser, html), () => '')).at(before)?.picture;
    };
    const seen = [];
    for (const before of [0, 1, 2, 3, 7, 12, 14, 15, 23, 40]) seen.push(await last(before));
    expect(new Set(seen)).toEqual(new Set([seen[0]]));
  },
  60_000,
);
