/** Many windows of one preview on another machine: browsers give such pages no locks, and no more than six connections together. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workFolder } from '../support/lecture.ts';
import { openViewer, startLive, until, type RunningCommand, type Viewer } from '../support/live.ts';

const text = (words: string): string =>
  `---\ntitle: Why alliances hold\nlang: en\n---\n\n## What binds\n\nWhoever signs is **${words}**.\n`;

let article: string;
let running: RunningCommand;
let viewer: Viewer;

beforeAll(async () => {
  const cwd = await workFolder();
  article = path.join(cwd, 'content', 'one', 'article.md');
  await mkdir(path.dirname(article), { recursive: true });
  await writeFile(article, text('Zero'));
  [running, viewer] = await Promise.all([startLive(['preview', '--port', '0'], cwd), openViewer()]);
}, 120_000);

afterAll(async () => {
  await viewer?.close();
  await running?.stop();
});

async function openWindow(address: string): Promise<Page> {
  const page = await viewer.browser.newPage();
  await page.evaluateOnNewDocument("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })");
  await page.goto(new URL(address, running.addresses[0]).href, { waitUntil: 'domcontentloaded', timeout: 10_000 });
  return page;
}

/** In the window itself, or in its frames. */
const shows = (words: string): string =>
  `[document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
    .filter((one) => !one.location.search.includes('view=next') && !one.querySelector('main > .pane'))
    .every((one) => one.body.textContent.includes(${JSON.stringify(words)}))`;

it('shows a save in all windows, whichever of them are closed', async () => {
  const deck = '/files/one/deck.html';
  const windows: Page[] = [];
  for (const address of ['/', deck, `${deck}?view=presenter`, '/', '/files/one/handout.html', '/', '/'])
    windows.push(await openWindow(address));
  for (const words of ['Uno', 'Due', 'Tre']) {
    await writeFile(article, text(words));
    await Promise.all(windows.map((one) => until(one, shows(words), 10_000)));
    await Promise.all(windows.splice(0, 2).map((one) => one.close()));
  }
  expect(windows.length).toBe(1);
}, 90_000);

it('asks together, not each page and frame by itself', async () => {
  const windows = [await openWindow('/'), await openWindow('/')];
  for (const one of windows) await until(one, "document.body.dataset.state === 'fresh'");
  let asked = 0;
  for (const one of windows) one.on('request', (request) => (asked += Number(request.url().endsWith('/state'))));
  const from = performance.now();
  await pause(3000);
  const [each, all] = [(performance.now() - from) / 500, 6];
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan((each * all) / 2);
}, 30_000);
