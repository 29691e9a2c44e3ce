/** A preview of several articles: each one's page tells of that one first, and of what comes, goes and is called otherwise. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workFolder } from '../support/lecture.ts';
import { openViewer, startLive, until, type RunningCommand, type Viewer } from '../support/live.ts';

/** One that is sound; but for a talk far shorter than its plan, which is a warning, where `head` says how long that is. */
const text = (title: string, head = ''): string =>
  `---\ntitle: ${title}\nlang: en\n${head}---\n\n## What binds\n\nWhoever signs is **one**.\n`;

let cwd: string;
let running: RunningCommand;
let viewer: Viewer;
let page: Page;

const save = async (slug: string, words: string): Promise<void> => {
  await mkdir(path.join(cwd, 'content', slug), { recursive: true });
  await writeFile(path.join(cwd, 'content', slug, 'article.md'), words);
};
const stateIs = (name: string): string => `document.body.dataset.state === '${name}'`;

beforeAll(async () => {
  cwd = await workFolder();
  await save('first', text('First', 'duration: 45\n'));
  await save('second', text('Second'));
  [running, viewer] = await Promise.all([startLive(['preview', '--port', '0'], cwd), openViewer()]);
  page = await viewer.browser.newPage();
  await page.goto(new URL('/?article=second', running.addresses[0]).href);
  await until(page, stateIs('fresh'));
}, 120_000);

afterAll(async () => {
  await viewer?.close();
  await running?.stop();
});

const problems = (): Promise<unknown> =>
  page.$$eval('#problems li', (all) => all.map((one) => `${one.className.split(' ')[1]} ${/content\/(\w+)/.exec(one.textContent)?.[1]}`));

it('tells of this article before others, and of errors before warnings', async () => {
  await save('second', text('Second', 'duration: 45\ntitel: B\n'));
  await until(page, stateIs('broken'));
  expect(await problems()).toEqual(['error second', 'warning second', 'warning first']);
  await save('second', text('Second', 'duration: 45\n'));
  await until(page, stateIs('fresh'));
  expect(await problems()).toEqual(['warning second', 'warning first']);
}, 60_000);

it('does not call this article broken where another is', async () => {
  await save('first', text('First', 'titel: B\n'));
  await until(page, `${stateIs('fresh')} && document.querySelector('#problems').textContent.includes('titel')`);
  expect(await problems()).toEqual(['warning second', 'error first']);
  await save('first', text('First'));
  await until(page, `${stateIs('fresh')} && !document.querySelector('#problems').textContent.includes('titel')`);
}, 60_000);

const offered = "[...document.querySelectorAll('#article option')].map((one) => one.textContent).join()";
const names =
  "[document.querySelector('h1').textContent, document.title.split(' · ')[0], document.querySelector('#article').selectedOptions[0]?.textContent].join()";

it('calls the article by its new title, and offers one that is new', async () => {
  await page.evaluate('globalThis.isTheSame = true');
  await save('second', text('Other'));
  await until(page, `${names} === 'Other,Other,Other'`);
  await save('third', text('Third'));
  await until(page, `${offered} === 'First,Other,Third'`);
  expect(await page.evaluate('globalThis.isTheSame')).toBe(true);
}, 60_000);

it('offers a second article where there was one', async () => {
  const folder = await workFolder();
  await mkdir(path.join(folder, 'content', 'one'), { recursive: true });
  await writeFile(path.join(folder, 'content', 'one', 'article.md'), text('One'));
  const own = await startLive(['preview', '--port', '0'], folder);
  const other = await viewer.browser.newPage();
  await other.goto(own.addresses[0] ?? '');
  const choice = "document.querySelector('.choice')?.checkVisibility() === true";
  await until(other, stateIs('fresh'));
  expect(await other.evaluate(choice)).toBe(false);
  await mkdir(path.join(folder, 'content', 'two'), { recursive: true });
  await writeFile(path.join(folder, 'content', 'two', 'article.md'), text('Two'));
  await until(other, `${choice} && ${offered} === 'One,Two'`);
  await other.close();
  await own.stop();
}, 60_000);

it('says of an article that it is gone, and is well when it is back', async () => {
  const folder = path.join(cwd, 'content', 'second');
  await rename(folder, path.join(cwd, 'away'));
  await until(page, `${stateIs('broken')} && document.querySelector('#state').textContent.includes('gone')`);
  expect(await page.evaluate(offered)).toBe('First,Third');
  await rename(path.join(cwd, 'away'), folder);
  await until(page, `${stateIs('fresh')} && ${names} === 'Other,Other,Other'`);
  expect(await page.evaluate(offered)).toBe('First,Other,Third');
}, 60_000);

it('shows the first by its name at once, whichever is built first, and speaks the language of the one that is shown', async () => {
  const folder = await workFolder();
  const long = Array.from({ length: 40 }, (_, n) => `## Teil ${n}\n\nWer **unterschreibt**, ist eins.`).join('\n\n');
  for (const [slug, words] of [
    ['c', text('Third')],
    ['b', text('Second')],
    ['a', `---\ntitle: Erstens\nlang: de\n---\n\n${long}\n`],
  ] as const) {
    await mkdir(path.join(folder, 'content', slug), { recursive: true });
    await writeFile(path.join(folder, 'content', slug, 'article.md'), words);
  }
  const own = await startLive(['preview', '--port', '0'], folder);
  const other = await viewer.browser.newPage();
  try {
    await other.goto(own.addresses[0] ?? '');
    await until(other, stateIs('fresh'));
    expect(await other.evaluate(offered)).toBe('Erstens,Second,Third');
    const saidBy = async (slug: string): Promise<unknown> => {
      await other.goto(new URL(`/?article=${slug}`, own.addresses[0]).href);
      await until(other, `${stateIs('fresh')} && document.querySelector('#slide .copy') !== null`);
      return other.evaluate("[document.documentElement.lang, document.querySelector('#slide .copy').textContent]");
    };
    expect(await saidBy('a')).toEqual(['de', 'Kopieren']);
    expect(await saidBy('b')).toEqual(['en', 'Copy']);
    await other.goto(new URL('/files/a/deck.html?view=presenter', own.addresses[0]).href);
    await until(other, "/^0:00 von /.test(document.querySelector('.paparan-plan b')?.textContent)");
  } finally {
    await other.close();
    await own.stop();
  }
}, 90_000);

it('prints nothing but what a rebuild took, however many articles there are', async () => {
  const folder = await workFolder();
  for (let number = 1; number <= 10; number++) {
    await mkdir(path.join(folder, 'content', `a${number}`), { recursive: true });
    await writeFile(path.join(folder, 'content', `a${number}`, 'article.md'), text(`Article ${number}`));
  }
  const own = await startLive(['preview', '--port', '0'], folder);
  await own.stop();
  expect(own.said()).toMatch(/^built in .*\n10 articles in .*\n$/);
}, 90_000);
