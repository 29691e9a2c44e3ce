/** An author who saves faster than documents are printed: the newest save is shown at once, and in the end every file is of one state. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { snapshot, workFolder } from '../support/lecture.ts';
import { frameOf, openViewer, startLive, until, type RunningCommand, type Viewer } from '../support/live.ts';

const paragraphs = (section: number, words: string): string =>
  Array.from({ length: 6 }, (_, n) => `Paragraph ${section}.${n}, read by ${words}, says ${'at length and '.repeat(30)}in vain.`).join(
    '\n\n',
  );

/** Long enough that its prints take longer than a save and the next. */
const text = (words: string): string => `---
title: Why alliances hold
lang: en
---

## What binds

Whoever signs is **${words}**.

${Array.from({ length: 12 }, (_, n) => `## Reason ${n + 1}\n\n${paragraphs(n, words)}`).join('\n\n')}
`;

let cwd: string;
let running: RunningCommand;
let viewer: Viewer;
let page: Page;
let deck: Frame;

const sourceOf = (slug: string): string => path.join(cwd, 'content', slug, 'article.md');
const save = (slug: string, words: string): Promise<void> => writeFile(sourceOf(slug), text(words));

beforeAll(async () => {
  cwd = await workFolder();
  for (const slug of ['one', 'two']) {
    await mkdir(path.dirname(sourceOf(slug)), { recursive: true });
    await save(slug, 'Zero');
  }
  [running, viewer] = await Promise.all([startLive(['preview', '--port', '0'], cwd), openViewer()]);
  page = await viewer.browser.newPage();
  await page.goto(`${running.addresses[0] ?? ''}?article=one`);
  deck = await frameOf(page, 'deck.html');
  await until(deck, `(location.hash = '#' + (1 + ${slides}.findIndex((slide) => slide.textContent.includes('Zero'))), ${shows('Zero')})`);
}, 120_000);

afterAll(async () => {
  await viewer?.close();
  await running?.stop();
});

const slides = "[...document.querySelectorAll('.bespoke-marp-slide')]";
const shows = (words: string): string =>
  `(document.querySelector('.bespoke-marp-active')?.textContent ?? '').includes(${JSON.stringify(words)})`;
const settled = (): Promise<number> => until(page, "['fresh', 'broken'].includes(document.body.dataset.state)");
const outOf = (slug: string): string => path.join(cwd, 'dist', slug);

/** Waits until its slides say so, in the output folder. */
async function slidesOf(slug: string, words: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 5) {
    if ((await readFile(path.join(outOf(slug), 'deck.md'), 'utf8')).includes(words)) return;
    await pause(5);
  }
  throw new Error(`no slide says ${words}`);
}

/** The files of an article as a build makes them that knows of no other state. */
async function coldBuild(slug: string, words: string): Promise<Readonly<Record<string, Buffer>>> {
  const folder = await workFolder();
  const article = path.join(folder, 'content', slug);
  await mkdir(article, { recursive: true });
  await writeFile(path.join(article, 'article.md'), text(words));
  const { status, stderr } = await run(['build', '--no-cache'], { cwd: folder });
  expect([status, stderr]).toEqual([0, expect.anything()]);
  return filesOf(path.join(folder, 'dist', slug));
}

async function filesOf(folder: string): Promise<Readonly<Record<string, Buffer>>> {
  return Object.fromEntries(Object.entries(await snapshot(folder)).map(([name, { bytes }]) => [name, bytes]));
}

/** Which files differ, by name: two PDFs say little side by side. */
async function expectState(slug: string, words: string): Promise<void> {
  const [made, cold] = [await filesOf(outOf(slug)), await coldBuild(slug, words)];
  expect(Object.keys(made)).toEqual(Object.keys(cold));
  expect(Object.keys(cold).filter((name) => !made[name]?.equals(cold[name] ?? Buffer.alloc(0)))).toEqual([]);
}

it('shows the last of many quick saves at once, and in the end all files are of it', async () => {
  await settled();
  await save('one', 'Single');
  const single = await until(deck, shows('Single'));
  await settled();
  const before = running.said();
  const words = ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque', 'Sei', 'Sette', 'Otto'];
  for (const [index, word] of words.entries()) {
    await save('one', word);
    if (index < words.length - 1) await pause(130 + 40 * index);
  }
  const time = await until(deck, shows('Otto'));
  console.info(`save to slide: a single one ${Math.round(single)} ms, the last of many ${Math.round(time)} ms`);
  const isBusy = (loadavg()[0] ?? 0) > availableParallelism();
  expect(time).toBeLessThan(isBusy ? 4 * single : 1000);
  await settled();
  expect(running.said().slice(before.length)).toMatch(/^(built in .*\n)+$/);
  await expectState('one', 'Otto');
}, 120_000);

it('never writes an older state’s file after a newer one’s', async () => {
  await settled();
  const numberIn = async (name: string): Promise<number> =>
    Number(/\bState (\d)\b/.exec(await readFile(path.join(outOf('one'), name), 'utf8'))?.[1] ?? 0);
  const states: (readonly [number, number])[] = [];
  let isTyping = true;
  const watching = (async () => {
    while (isTyping) {
      states.push([await numberIn('deck.html'), await numberIn('handout.html')]);
      await pause(10);
    }
  })();
  for (let number = 1; number <= 6; number += 1) {
    await save('one', `State ${number}`);
    await pause(number === 3 ? 1500 : 300);
  }
  await until(deck, shows('State 6'));
  await settled();
  isTyping = false;
  await watching;
  for (const seen of [states.map(([slides]) => slides), states.map(([, handout]) => handout)]) {
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(6);
  }
}, 120_000);

it('completes the last good state where the save that ended it is broken', async () => {
  await settled();
  await save('one', 'Nove');
  await slidesOf('one', 'Nove');
  expect(await readdir(outOf('one'))).toContain('.unfinished');
  await writeFile(sourceOf('one'), text('Dieci').replace('lang: en', 'lang: en\ntitel: B'));
  await until(page, "document.querySelector('#problems').textContent.includes('unknown key')");
  await until(page, "document.body.dataset.state === 'broken'");
  await expectState('one', 'Nove');
  await save('one', 'Dieci');
  await until(page, "document.body.dataset.state === 'fresh'");
  await expectState('one', 'Dieci');
}, 120_000);

it('builds what the save of another article kept from being built', async () => {
  await settled();
  await save('two', 'Undici');
  await slidesOf('two', 'Undici');
  await save('one', 'Dodici');
  await until(deck, shows('Dodici'));
  await settled();
  await expectState('one', 'Dodici');
  await expectState('two', 'Undici');
  const manifest = JSON.parse(await readFile(path.join(cwd, 'dist', 'manifest.json'), 'utf8')) as { articles: { slug: string }[] };
  expect(manifest.articles.map(({ slug }) => slug)).toEqual(['one', 'two']);
}, 120_000);
