/** An editor beside the preview, in a real browser: what is saved is seen, where the author was looking. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workFolder } from '../support/lecture.ts';
import { frameOf, killBrowsers, openPreview, until, type RunningCommand, type Viewer } from '../support/live.ts';

const text = (words: string): string => `---
title: Why alliances hold
lang: en
subtitle: A lecture
authors: [Ratna Dewi, Bima Santosa]
event: IR 204
summary:
  - Nobody can see that day.
references:
  - { id: walt, type: book, title: The Origins of Alliances, author: [{ family: Walt, given: Stephen }], issued: { date-parts: [[1987]] } }
  - { id: snyder, type: book, title: Alliance Politics, author: [{ family: Snyder, given: Glenn }], issued: { date-parts: [[1997]] } }
glossary:
  - { term: Pledge, definition: What is promised in so many words. }
  - { term: Ally, definition: Who is bound by a promise. }
questions:
  - question: Who decides that the day has come?
    answer: Each ally does.
---

An alliance is a promise about a day that nobody can see.

## What binds

Three things make the promise believable, and none of them is paper.

### It is written down

${words}

## What wears

Distance wears a promise out.

${Array.from({ length: 30 }, (_, n) => `Paragraph ${n + 1} says at some length what wears promises out, so that the page is long enough to be scrolled.`).join('\n\n')}
`;

let cwd: string;
let article: string;
let running: RunningCommand;
let viewer: Viewer;
let page: Page;
let deck: Frame;
let handout: Frame;

beforeAll(async () => {
  cwd = await workFolder();
  article = path.join(cwd, 'content', 'one', 'article.md');
  await mkdir(path.dirname(article), { recursive: true });
  await writeFile(article, text('Whoever signs is **Zero**.'));
  ({ running, viewer, page, deck, handout } = await openPreview(cwd));
}, 120_000);

afterAll(async () => {
  await viewer?.close();
  await running?.stop();
});

const shown = "(document.querySelector('.bespoke-marp-active')?.textContent ?? '')";
const shows = (words: string): string => `${shown}.includes(${JSON.stringify(words)})`;
const settled = (): Promise<number> => until(page, "['fresh', 'broken'].includes(document.body.dataset.state)");

/** The number of the slide that says so. */
async function goTo(words: string): Promise<string> {
  const index = await deck.evaluate(
    `[...document.querySelectorAll('.bespoke-marp-slide')].findIndex((slide) => slide.textContent.includes(${JSON.stringify(words)}))`,
  );
  const hash = `#${Number(index) + 1}`;
  await deck.evaluate(`location.hash = '${hash}'`);
  await until(deck, shows(words));
  return hash;
}

const hashOf = (): Promise<unknown> => deck.evaluate('location.hash');

it('shows a save on the open slide in about a second, and stays on it and on the paragraph that was read', async () => {
  const hash = await goTo('Zero');
  await handout.evaluate("document.querySelectorAll('p')[20].scrollIntoView()");
  const top = await handout.evaluate("Math.round(document.querySelectorAll('p')[20].getBoundingClientRect().top)");
  const times: number[] = [];
  for (const word of ['Uno', 'Due', 'Tre']) {
    await settled();
    await writeFile(article, text(`Whoever signs is **${word}**.`));
    times.push(await until(deck, shows(word)));
    expect(await hashOf()).toBe(hash);
  }
  console.info(`save to slide: ${times.map((time) => Math.round(time)).join(', ')} ms`);
  const isBusy = (loadavg()[0] ?? 0) > availableParallelism();
  expect(Math.min(...times)).toBeLessThan(isBusy ? 4000 : 1000);
  await until(handout, "document.body.textContent.includes('Tre')");
  await until(handout, `Math.abs(document.querySelectorAll('p')[20].getBoundingClientRect().top - ${String(top)}) < 3`);
  await settled();
  expect(await readFile(path.join(cwd, 'dist', 'one', 'deck.html'), 'utf8')).not.toContain('/_/');
}, 90_000);

it('sees a save by renaming, and stays on the slide when others come before it', async () => {
  await settled();
  const hash = await goTo('Tre');
  const draft = path.join(path.dirname(article), '.article.md.swp');
  await writeFile(
    draft,
    text('Whoever signs is **Quattro**.').replace('## What binds', '## Why now\n\nBecause it is late.\n\n## What binds'),
  );
  await rename(draft, article);
  await until(deck, shows('Quattro'));
  expect(Number(String(await hashOf()).slice(1))).toBeGreaterThan(Number(hash.slice(1)));
}, 60_000);

it('goes to what took the place of a slide that is gone or called otherwise, also when others come before it', async () => {
  await settled();
  const good = await readFile(article, 'utf8');
  const more = good.replace('## Why now', '## First of all\n\nIt is **new**.\n\n## Then\n\nIt is **newer**.\n\n## Why now');
  for (const [changed, words] of [
    [more.replace(/## What binds[^]*(?=## What wears)/, ''), 'What wears'],
    [more.replace('### It is written down', '### It was put on paper'), 'Quattro'],
  ] as const) {
    await goTo('Quattro');
    await writeFile(article, changed);
    await until(deck, "document.body.textContent.includes('First of all')");
    await until(deck, shows(words));
    await writeFile(article, good);
    await until(deck, "!document.body.textContent.includes('First of all') && document.querySelector('.bespoke-marp-active') !== null");
    await settled();
  }
  await goTo('Quattro');
}, 90_000);

it('stays at the paragraph of the handout when a section comes and goes above it', async () => {
  await settled();
  const good = await readFile(article, 'utf8');
  const other = await viewer.browser.newPage();
  await other.goto(new URL('/files/one/handout.html', running.addresses[0]).href);
  await other.evaluate("[...document.querySelectorAll('p')].find((p) => p.textContent.includes('Paragraph 16 ')).scrollIntoView()");
  const top =
    "Math.round([...document.querySelectorAll('p')].find((p) => p.textContent.includes('Paragraph 16 ')).getBoundingClientRect().top)";
  const before = Number(await other.evaluate(top));
  const more = `## Of late\n\n${'Much is said of it. '.repeat(200)}\n\n## What binds`;
  for (const changed of [good.replace('## What binds', more), good]) {
    await writeFile(article, changed);
    await until(other, `document.body.textContent.includes('Of late') === ${changed !== good} && document.readyState === 'complete'`);
    await pause(300);
    expect(Math.abs(Number(await other.evaluate(top)) - before)).toBeLessThan(3);
  }
  await other.close();
  await until(deck, shows('Quattro'));
}, 60_000);

it('stays at the paragraph of a handout that is saved while another tab is shown', async () => {
  await settled();
  const good = await readFile(article, 'utf8');
  const phone = await viewer.browser.newPage();
  await phone.setViewport({ width: 390, height: 844 });
  await phone.goto(running.addresses[0] ?? '');
  const frame = await frameOf(phone, 'handout.html');
  await until(frame, "document.readyState === 'complete' && document.body.textContent.includes('Paragraph 16 ')");
  const top =
    "Math.round([...document.querySelectorAll('p')].find((p) => p.textContent.includes('Paragraph 16 ')).getBoundingClientRect().top)";
  await phone.click('#tab-handout');
  await until(frame, 'frameElement.getClientRects().length > 0 && document.body.offsetHeight > innerHeight');
  await frame.evaluate('document.fonts.ready.then(() => true)');
  await frame.evaluate("[...document.querySelectorAll('p')].find((p) => p.textContent.includes('Paragraph 16 ')).scrollIntoView()");
  const before = Number(await frame.evaluate(top));
  await pause(300);
  for (const words of ['Unseen', 'Unread', 'Quattro']) {
    await phone.click('#tab-deck');
    await writeFile(article, good.replace('Quattro', words));
    await until(frame, `document.body.textContent.includes('${words}') && document.readyState === 'complete'`);
    if (words === 'Unseen') continue;
    await phone.click('#tab-handout');
    await until(frame, `Math.abs(${top} - ${before}) < 3`, 3000);
  }
  await phone.close();
  await until(deck, shows('Quattro'));
}, 60_000);

it('shows what is wrong with its place and hint, keeps what was good, and is well again', async () => {
  await settled();
  const hash = await hashOf();
  const good = await readFile(article, 'utf8');
  await writeFile(article, good.replace('lang: en', 'lang: en\ntitel: B').replace('Quattro', 'Cinque'));
  await until(page, "document.querySelector('#problems')?.textContent.includes('unknown key')");
  const problem = await page.$eval('#problems li', (item) => item.textContent);
  expect(problem).toContain('content/one/article.md:4');
  expect(problem).toContain('did you mean "title"?');
  expect([await deck.evaluate(shows('Quattro')), await hashOf()]).toEqual([true, hash]);
  await rm(article);
  await until(page, "document.querySelector('#problems').textContent.includes('no article in this folder')");
  await until(page, "document.querySelectorAll('#problems li').length === 1");
  await writeFile(article, good.replace('Quattro', 'Sei'));
  await until(deck, shows('Sei'));
  await until(page, "document.querySelector('#found').hidden && document.body.dataset.state === 'fresh'");
}, 60_000);

it('leaves focus and selection where they are in what is wrong, whatever is saved', async () => {
  await settled();
  const good = await readFile(article, 'utf8');
  const bad = good.replace('lang: en', 'lang: en\ntitel: B');
  const says = (words: string): string => `document.querySelector('#problems').textContent.includes('${words}')`;
  await writeFile(article, bad);
  await until(page, says('titel'));
  await page.evaluate(`document.querySelector('#problems .copy').focus();
    getSelection().selectAllChildren(document.querySelector('#problems .message'));`);
  const held = "[document.activeElement.className, String(getSelection()), document.querySelectorAll('#problems li').length].join()";
  const before = String(await page.evaluate(held));
  expect(before).toMatch(/^copy,.*titel.*,1$/);
  await writeFile(article, bad.replace('titel: B', 'subtitel: A\ntitel: B'));
  await until(page, says('subtitel'));
  await until(page, says('content/one/article.md:5'));
  expect(await page.evaluate(held)).toBe(before.replace(/1$/, '2'));
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('Copy content/one/article.md:5');
  await writeFile(article, bad);
  await until(page, `!${says('subtitel')}`);
  expect(await page.evaluate(held)).toBe(before);
  await writeFile(article, good);
  await until(page, "document.querySelector('#found').hidden && document.body.dataset.state === 'fresh'");
}, 60_000);

it('shows the line of a paragraph and of a slide that is clicked', async () => {
  await settled();
  const lines = (await readFile(article, 'utf8')).split('\n');
  const click = (which: string, line: number): string =>
    `(${which}.click(), parent.document.querySelector('#toast').textContent.includes('content/one/article.md:${line}'))`;
  const distance = "[...document.querySelectorAll('p')].find((p) => p.textContent.startsWith('Distance'))";
  await until(handout, click(distance, lines.indexOf('Distance wears a promise out.') + 1));
  await goTo('Sei');
  const heading = lines.indexOf('### It is written down') + 1;
  await until(deck, click("document.querySelector('.bespoke-marp-active :is(h1, h2)')", heading));
  await writeFile(article, lines.join('\n').replace('## What wears', '\n\n## What wears'));
  await until(handout, click(distance, lines.indexOf('Distance wears a promise out.') + 3));
  await until(deck, click("document.querySelector('.bespoke-marp-active :is(h1, h2)')", heading));
  expect(await page.$eval('#toast a', (link) => link.getAttribute('href'))).toBe(`vscode://file${article}:${heading}:1`);
}, 60_000);

it('shows the lines of the title, key messages, glossary, references and questions', async () => {
  await settled();
  const lines = (await readFile(article, 'utf8')).split('\n');
  const click = (selector: string, words: string, line: string): string =>
    `[...document.querySelectorAll('${selector}')].find((one) => one.textContent.startsWith('${words}'))?.click(), ` +
    `parent.document.querySelector('#toast').textContent.includes('content/one/article.md:${lines.findIndex((one) => one.includes(line)) + 1}')`;
  const places = [
    ['h1', 'Why alliances hold', 'title: Why'],
    ['p', 'A lecture', 'subtitle:'],
    ['p', 'Ratna', 'authors:'],
    ['.place span', 'IR', 'event:'],
    ['li', 'Nobody', '- Nobody'],
    ['dt', 'Pledge', 'term: Pledge'],
    ['dd', 'Who is bound', 'term: Ally'],
    ['li', 'Snyder', 'id: snyder'],
    ['li', 'Walt', 'id: walt'],
    ['.question p', 'Who decides', 'question: Who'],
  ] as const;
  for (const [selector, words, line] of places) await until(handout, click(selector, words, line));
}, 60_000);

it('builds nothing for files that the article does not use', async () => {
  await settled();
  const before = running.said();
  for (const name of ['sedA1b2', 'notes.txt', '4913', 'article.md~', '.#article.md'])
    await writeFile(path.join(path.dirname(article), name), 'x');
  await mkdir(path.join(path.dirname(article), 'drafts'));
  for (const name of ['todo.md', 'README.md', 'all.bib']) await writeFile(path.join(path.dirname(article), '..', name), 'x');
  await pause(600);
  expect(running.said()).toBe(before);
}, 60_000);

it('builds the last of two quick saves', async () => {
  await settled();
  const good = await readFile(article, 'utf8');
  await writeFile(article, good.replace('Sei', 'Sette'));
  await pause(60);
  await writeFile(article, good.replace('Sei', 'Otto'));
  await until(deck, shows('Otto'));
  await settled();
  expect(await readFile(path.join(cwd, 'dist', 'one', 'deck.md'), 'utf8')).toContain('Otto');
}, 60_000);

it('draws the briefing’s pages, and leaves them where they are', async () => {
  await until(page, "document.querySelectorAll('#pages canvas[data-drawn]').length > 1");
  const drawn = await page.$eval('#pages canvas', (canvas) => canvas.getAttribute('aria-label'));
  expect(drawn).toMatch(/^Page 1 of \d+$/);
}, 60_000);

it('fits into every window, however long the title', async () => {
  await settled();
  const good = await readFile(article, 'utf8');
  const other = await viewer.browser.newPage();
  await writeFile(article, good.replace('title: Why', `title: Why${' all of the many alliances and'.repeat(9)}`));
  await until(handout, "document.body.textContent.includes('of the many')");
  await settled();
  await other.goto(running.addresses[0] ?? '');
  await until(other, "document.title.includes('of the many') && document.body.dataset.state === 'fresh'");
  for (const width of [390, 1000, 1400]) {
    await other.setViewport({ width, height: 844 });
    const widths = await other.evaluate("['html', 'main'].map((name) => document.querySelector(name).scrollWidth)");
    expect(widths).toEqual([width, width]);
  }
  await other.close();
  await writeFile(article, good);
  await until(handout, "!document.body.textContent.includes('of the many')");
}, 60_000);

it('axe finds nothing wrong with the page, wide and narrow, light and dark, with problems and without', async () => {
  await settled();
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const good = await readFile(article, 'utf8');
  const found: string[] = [];
  const check = async (): Promise<void> => {
    const frameless = await page.evaluate(`${axe}; axe.run(document, { iframes: false, resultTypes: ['violations'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`);
    found.push(...(frameless as string[]));
  };
  for (const text of [good, good.replace('lang: en', 'lang: en\ntitel: B')]) {
    await writeFile(article, text);
    await until(page, `document.body.dataset.state === '${text === good ? 'fresh' : 'broken'}'`);
    for (const width of [1400, 390])
      for (const value of ['light', 'dark']) {
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await check();
      }
  }
  await page.setViewport({ width: 1400, height: 900 });
  await writeFile(article, good);
  await until(page, "document.body.dataset.state === 'fresh'");
  expect(found).toEqual([]);
}, 60_000);

describe('trouble', () => {
  it('outlives its browser', async () => {
    await settled();
    expect(killBrowsers(running.child)).toBeGreaterThan(0);
    const good = await readFile(article, 'utf8');
    await writeFile(article, good.replace('Otto', 'Nove'));
    await until(deck, shows('Nove'));
    await until(page, "document.body.dataset.state === 'fresh' && document.querySelector('#found').hidden");
    expect(running.child.exitCode).toBeNull();
  }, 60_000);

  it('outlives a browser that is killed again while the next one builds', async () => {
    await settled();
    const good = await readFile(article, 'utf8');
    for (const wait of [300, 600, 900]) {
      killBrowsers(running.child);
      await writeFile(article, good.replace('Nove', `Killed ${wait}`));
      await pause(wait);
      killBrowsers(running.child);
      await settled();
    }
    await writeFile(article, good.replace('Nove', 'Then'));
    await until(deck, shows('Then'));
    await until(page, "document.body.dataset.state === 'fresh' && document.querySelector('#found').hidden");
    await writeFile(article, good);
    await until(deck, shows('Nove'));
  }, 120_000);

  it('outlives the article’s folder, and its return', async () => {
    await settled();
    const folder = path.dirname(article);
    const good = await readFile(article, 'utf8');
    await rename(folder, path.join(cwd, 'away'));
    await until(page, "document.body.dataset.state === 'broken'");
    expect(await deck.evaluate(shows('Nove'))).toBe(true);
    expect(await readFile(path.join(cwd, 'dist', 'one', 'deck.md'), 'utf8')).toContain('Nove');
    await rename(path.join(cwd, 'away'), folder);
    await writeFile(article, good.replace('Nove', 'Dieci'));
    await until(deck, shows('Dieci'));
    await until(page, "document.body.dataset.state === 'fresh'");
  }, 60_000);

  it('sees a picture that is put in, changed and taken away', async () => {
    await settled();
    const good = await readFile(article, 'utf8');
    const picture = path.join(path.dirname(article), 'pictures', 'a.svg');
    const svg = (word: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><text x="5" y="25">${word}</text></svg>`;
    await writeFile(article, good.replace('Distance wears a promise out.', '![A map](pictures/a.svg)'));
    await until(page, "document.querySelector('#problems').textContent.includes('pictures/a.svg')");
    await mkdir(path.dirname(picture));
    await writeFile(picture, svg('north'));
    await until(page, "document.body.dataset.state === 'fresh'");
    const before = await readFile(path.join(cwd, 'dist', 'one', 'handout.html'), 'utf8');
    await writeFile(picture, svg('south'));
    for (let waited = 0; waited < 20_000; waited += 50) {
      if ((await readFile(path.join(cwd, 'dist', 'one', 'handout.html'), 'utf8')) !== before) break;
      await pause(50);
    }
    expect(await readFile(path.join(cwd, 'dist', 'one', 'handout.html'), 'utf8')).not.toBe(before);
    await rm(path.dirname(picture), { recursive: true });
    await until(page, "document.querySelector('#problems').textContent.includes('pictures/a.svg')");
    await writeFile(article, good);
    await until(page, "document.body.dataset.state === 'fresh'");
  }, 90_000);
});
