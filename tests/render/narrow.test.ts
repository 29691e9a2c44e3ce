/** The handout on a phone: tables are as wide as their columns need, and no wider; and what only its print shows is there when it is printed. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { workFolder } from '../support/lecture.ts';
import { openViewer, type Viewer } from '../support/live.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** Of as many columns. */
function table(columns: number): string {
  const names = Array.from({ length: columns }, (_, n) => `Name ${n + 1}`);
  return `${row(names)}${row(names.map(() => '---'))}${row(names.map(() => 'what it is'))}\n\nTable: Of ${columns}.\n\n`;
}

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
}, 60_000);
afterAll(() => viewer.close());

/** The handout of an article with that text and that picture, in a window of 390 px. */
async function onPhone(text: string, picture = '', front = ''): Promise<Page> {
  const cwd = await workFolder();
  const folder = path.join(cwd, 'content', 'one');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'a.svg'), picture);
  await writeFile(path.join(folder, 'article.md'), `---\ntitle: All\nlang: en\n${front}---\n\n${text}\n`);
  const { status, stderr } = await run(['build', '--only', 'handout', '--no-cache'], { cwd });
  expect([status, stderr]).toEqual([0, expect.anything()]);
  const page = await viewer.browser.newPage();
  await page.setViewport({ width: 390, height: 800 });
  await page.goto(pathToFileURL(path.join(cwd, 'dist', 'one', 'handout.html')).href);
  return page;
}

test('only tables of four columns or more are wider than a phone', async () => {
  const page = await onPhone(`## All\n\n${[2, 3, 4, 5].map(table).join('')}`);
  const wide = await page.$$eval('.table', (all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));
  expect(wide).toEqual([false, false, true, true]);
}, 60_000);

test('of a table that is moved sideways each column is as wide as a few of its words', async () => {
  const figures = Array.from({ length: 8 }, (_, n) => `${n + 1990}`);
  const remark = 'Counted with the pensions of the gendarmerie until the reform of 1992';
  const page = await onPhone(
    `## All\n\n${row(['Member', ...figures, 'Remark'])}${row(figures.concat('', '').map(() => '---'))}${row(['Belgium', ...figures, remark])}`,
  );
  const widths = await page.$$eval('td', (all) => all.map((cell) => cell.getBoundingClientRect().width));
  expect(widths.at(-1)).toBeGreaterThan(120);
  expect(widths.at(-1)).toBeLessThan(200);
  expect(widths[0]).toBeLessThan(80);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
}, 60_000);

test('fonts of what only a print shows, notes and running heads, are read by then: their words were gaps, or in letters of the machine', async () => {
  const page = await onPhone('One sentence.[^1]\n\n[^1]: See *Robertiana*, `code` and **much** more.');
  const unread = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ status }) => status !== 'loaded')
      .map(({ family, weight, style }) => `${family} ${weight} ${style}`);
  });
  expect(unread).toEqual([]);
  const note = await page.$('.sidenote');
  expect(await note?.isVisible()).toBe(false);
  await page.click('label.mark');
  expect(await note?.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(15);
}, 60_000);

test('in the dark the words of a drawing keep off the edge of its white plate', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"><text y="40">At the edge</text></svg>';
  const page = await onPhone('## All\n\n![Words](a.svg)', svg);
  const paddings: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    paddings.push(await page.$eval('figure img', (image) => getComputedStyle(image).paddingLeft));
  }
  expect(paddings).toEqual(['0px', '8px']);
}, 60_000);

test('the dot between what tells where and when ends a line, and never begins one', async () => {
  const front = 'event: Public lecture of the faculty\nvenue: Auditorium Juwono Sudarsono, Universitas Indonesia\ndate: 2026-11-30\n';
  const page = await onPhone('Text.', '', front);
  await page.evaluate(() => document.fonts.ready);
  const behind: boolean[] = [];
  for (let width = 300; width <= 900; width += 10) {
    await page.setViewport({ width, height: 800 });
    const dots = await page.$$eval('.place .dot', (all) =>
      all.map((dot) => {
        const before = [...(dot.previousElementSibling?.getClientRects() ?? [])].at(-1);
        return Math.abs((before?.bottom ?? 0) - dot.getBoundingClientRect().bottom) < 2 && dot.getClientRects().length === 1;
      }),
    );
    behind.push(...dots);
  }
  expect(behind).toEqual(Array.from({ length: 61 * 2 }, () => true));
}, 60_000);
