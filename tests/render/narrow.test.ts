/** The handout on a phone: tables are as wide as their columns need, and no wider. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
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

test('only tables of four columns or more are wider than a phone', async () => {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'content', 'one'), { recursive: true });
  const text = `---\ntitle: Tables\nlang: en\n---\n\n## All\n\n${[2, 3, 4, 5].map(table).join('')}`;
  await writeFile(path.join(cwd, 'content', 'one', 'article.md'), text);
  const { status, stderr } = await run(['build', '--only', 'handout', '--no-cache'], { cwd });
  expect([status, stderr]).toEqual([0, expect.anything()]);
  const page = await viewer.browser.newPage();
  await page.setViewport({ width: 390, height: 800 });
  await page.goto(pathToFileURL(path.join(cwd, 'dist', 'one', 'handout.html')).href);
  const wide = await page.$$eval('.table', (all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));
  expect(wide).toEqual([false, false, true, true]);
}, 60_000);

test('in the dark the words of a drawing keep off the edge of its white plate', async () => {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'content', 'one'), { recursive: true });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"><text y="40">At the edge</text></svg>';
  await writeFile(path.join(cwd, 'content', 'one', 'a.svg'), svg);
  await writeFile(path.join(cwd, 'content', 'one', 'article.md'), '---\ntitle: Plates\nlang: en\n---\n\n## All\n\n![Words](a.svg)\n');
  const { status } = await run(['build', '--only', 'handout', '--no-cache'], { cwd });
  expect(status).toBe(0);
  const page = await viewer.browser.newPage();
  await page.goto(pathToFileURL(path.join(cwd, 'dist', 'one', 'handout.html')).href);
  const paddings: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    paddings.push(await page.$eval('figure img', (image) => getComputedStyle(image).paddingLeft));
  }
  expect(paddings).toEqual(['0px', '8px']);
}, 60_000);
