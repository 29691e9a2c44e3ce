/** Documents that are shown to be measured, printed or taken a picture of: with their fonts, for print, and leaving nothing behind for the next. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noShelf } from '../../scripts/model/shelf.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { measure, print, withDocument, type PrintSteps } from '../../scripts/render/print.ts';
import { repository } from '../support/command.ts';

let browser: Browser;
let face: string;

beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, process.env);
  const file = path.join(repository, 'node_modules/@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2');
  face = `@font-face{font-family:Own;src:url(data:font/woff2;base64,${(await readFile(file)).toString('base64')})}`;
}, 60_000);
afterAll(() => browser.close());

const size = { width: 300, height: 200 };
const document = (style: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>Shown</title><style>@page{size:300px 200px;margin:0}${style}</style></head><body>${body}</body></html>`;
const state = `() => [matchMedia('print').matches, getComputedStyle(document.documentElement).display,
  document.querySelector('i').getBoundingClientRect().width, [...document.fonts].map((font) => font.status).join()]`;

test('what is measured is laid out for print, with its fonts', async () => {
  const html = document(`${face} i{font:100px Own}`, '<i>mm</i>');
  const seen = await withDocument(browser, html, size, async (shown) => {
    const first = await shown.measure(state);
    await shown.print();
    await shown.show(html);
    return [first, await shown.measure(state)];
  });
  expect(seen).toEqual([
    [true, 'block', 120, 'loaded'],
    [true, 'block', 120, 'loaded'],
  ]);
  expect(await measure(browser, '<p>later</p><i></i>', state)).toEqual([false, 'block', 0, '']);
});

test('pictures that a style sheet draws are in a print that is asked for at once', async () => {
  const square = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>');
  const pictures = [
    `data:image/svg+xml;base64,${square.toString('base64')}`,
    `data:image/png;base64,${(await readFile(path.join(repository, 'tests/pictures/fixtures/clear.png'))).toString('base64')}`,
  ];
  for (const picture of pictures) {
    const html = document(`div{width:40px;height:40px;background:url("${picture}")}`, '<div></div>');
    const atOnce = await withDocument(browser, html, size, (shown) => shown.print());
    const later = await withDocument(browser, html, size, async (shown) => {
      await shown.measure('() => document.body.offsetHeight');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return shown.print();
    });
    const without = await withDocument(browser, document('', '<div></div>'), size, (shown) => shown.print());
    expect(Buffer.compare(atOnce, later)).toBe(0);
    expect(atOnce.length).toBeGreaterThan(without.length + 100);
  }
});

test('a print tells its steps, in their order, and where an earlier one is taken as well', async () => {
  const told: string[] = [];
  const steps: PrintSteps = { onSent: () => void told.push('sent'), onPrinting: () => void told.push('printing') };
  const html = document('', '<p>text</p>');
  const made = await print(browser, html, {}, steps);
  expect(told.slice(0, 2)).toEqual(['sent', 'printing']);
  told.length = 0;
  const recalled: Browser = {
    ...browser,
    shelf: { ...noShelf, of: async () => made as never },
    withPage: () => Promise.reject(new Error()),
  };
  expect(await print(recalled, html, {}, steps)).toBe(made);
  expect(told).toEqual(['sent', 'printing']);
});
