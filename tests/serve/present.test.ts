/** A lecture: two windows on one slide, the speaker's with the time plan, through an edit; and the neighbours who may not look. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { workFolder, writeBroken, writeLecture } from '../support/lecture.ts';
import { openViewer, startLive, until, type Viewer } from '../support/live.ts';

let cwd: string;
let viewer: Viewer;

beforeAll(async () => {
  [cwd, viewer] = [await workFolder(), await openViewer()];
  const body = ['One\n\nFirst we meet.', 'Two\n\nThen we part.', 'Three\n\nAt last we rest.']
    .map((text) => `## ${text}\n\nAll of us.`)
    .join('\n\n');
  await writeLecture(path.join(cwd, 'content'), 'talk', { body, front: 'lang: en\n' });
}, 60_000);

afterAll(() => viewer?.close());

const number = "document.querySelectorAll('.bespoke-marp-slide').length > 0 && location.hash";

it('keeps both windows on one slide, shows the time plan, and stays there when the article is saved', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  try {
    const [audience = '', speaker = ''] = running.addresses;
    expect(running.addresses).toHaveLength(2);
    const [front, back] = [await viewer.browser.newPage(), await viewer.browser.newPage()];
    await front.goto(audience);
    await back.goto(speaker);
    await until(back, "document.querySelector('.paparan-plan b')?.textContent.startsWith('0:00 of ')");
    await until(back, "document.querySelector('.paparan-plan').textContent.includes('starts with the next slide')");
    await back.bringToFront();
    await back.keyboard.press('ArrowRight');
    await back.keyboard.press('ArrowRight');
    await until(back, `(${number}) === '#3'`);
    await until(front, `(${number}) === '#3'`);
    await until(back, "/This slide \\d+:\\d\\d · /.test(document.querySelector('.paparan-plan').textContent)");
    await until(back, "/ahead|behind|on time/.test(document.querySelector('.paparan-plan').textContent)");
    expect(await front.$('.paparan-plan')).toBeNull();
    expect(await back.$eval('.bespoke-marp-presenter-info-timer', (timer) => getComputedStyle(timer).visibility)).toBe('hidden');
    const file = path.join(cwd, 'content', 'talk', 'article.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('First we meet', 'Firstly we greet'));
    for (const window of [front, back]) {
      await until(window, "document.documentElement.textContent.includes('we greet')");
      await until(window, `(${number}) === '#3'`);
    }
    await until(back, "!document.querySelector('.paparan-plan').textContent.includes('starts with')");
  } finally {
    await running.stop();
  }
}, 90_000);

it('stays on the whole screen when the article is saved, on its slide and with the other window', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  const inner = "document.querySelector('iframe')?.contentDocument";
  const file = path.join(cwd, 'content', 'talk', 'article.md');
  const say = async (from: string, to: string): Promise<void> => writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
  try {
    const context = await viewer.browser.createBrowserContext();
    const [front, back] = [await context.newPage(), await context.newPage()];
    await front.goto(`${running.addresses[0]}#3`);
    await until(front, `(${number}) === '#3'`);
    await back.goto(`${running.addresses[1]}#3`);
    await until(back, `(${number}) === '#3'`);
    await front.bringToFront();
    await front.keyboard.press('f');
    await until(front, 'document.fullscreenElement !== null');
    for (const [from, to] of [
      ['At last we rest', 'At last we sleep'],
      ['At last we sleep', 'At last we dream'],
    ] as const) {
      await say(from, to);
      await until(front, `document.fullscreenElement && ${inner}?.documentElement.textContent.includes('${to}')`);
      await until(front, `${inner}.location.hash === '#3'`);
    }
    await until(front, `${inner}.hasFocus() && ${inner}.readyState === 'complete'`);
    await front.keyboard.press('ArrowLeft');
    await until(front, `${inner}.location.hash === '#2'`);
    await until(back, `(${number}) === '#2'`);
    await front.keyboard.press('f');
    await until(front, `document.fullscreenElement === null && !(${inner}) && document.documentElement.textContent.includes('we dream')`);
    await until(front, `(${number}) === '#2'`);
    await say('At last we dream', 'At last we rest');
    await until(front, "document.documentElement.textContent.includes('we rest')");
    await context.close();
  } finally {
    await running.stop();
  }
}, 90_000);

it('starts no clock for a window that comes up in the middle, before a slide is left', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  const plan = "document.querySelector('.paparan-plan')?.textContent ?? ''";
  try {
    const context = await viewer.browser.createBrowserContext();
    const back = await context.newPage();
    await back.goto(`${running.addresses[1]}#3`);
    await until(back, `(${number}) === '#3' && (${plan}).includes('starts with the next slide')`);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await back.evaluate(plan)).toContain('0:00 of');
    await back.keyboard.press('ArrowLeft');
    await until(back, `/ahead|behind|on time/.test(${plan})`);
    await context.close();
  } finally {
    await running.stop();
  }
}, 90_000);

it('leaves both windows on their slide while slides before it come and go, whatever a window that loads writes', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  const shown = "document.querySelector('.bespoke-marp-active')?.textContent.includes('At last we rest')";
  try {
    const pages = await Promise.all(running.addresses.map(() => viewer.browser.newPage()));
    for (const [index, page] of pages.entries()) await page.goto(running.addresses[index] ?? '');
    const [front, back] = pages as [Page, Page];
    for (const window of pages) await until(window, `${number} !== false`);
    await back.bringToFront();
    for (let presses = 0; presses < 12 && !(await back.evaluate(shown)); presses++) await back.keyboard.press('ArrowRight');
    for (const window of pages) await until(window, shown);
    const key = String(await back.evaluate("Object.keys(localStorage).find((key) => key.startsWith('bespoke-marp-sync-lecture'))"));
    await back.evaluate(`localStorage.setItem('${key}', '{"reference":1}')`);
    await back.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
    expect(await front.evaluate(`[location.hash, ${shown}]`)).toEqual(['#8', true]);
    const file = path.join(cwd, 'content', 'talk', 'article.md');
    const text = await readFile(file, 'utf8');
    for (let round = 1; round <= 8; round++) {
      const more = round % 2 === 0 ? '' : '\n\n## Extra\n\nAlas we wait.';
      await writeFile(file, text.replace('\n\n## Two', `\n\nRound ${round} it is.${more}\n\n## Two`));
      for (const window of pages) {
        await until(window, `document.documentElement.textContent.includes('Round ${round} it is')`);
        await until(window, shown);
      }
    }
    await back.keyboard.press('ArrowLeft');
    for (const window of pages) await until(window, "document.querySelector('.bespoke-marp-active')?.textContent.includes('Three')");
  } finally {
    await running.stop();
  }
}, 120_000);

it('stays on its slide, however late a window hears where the slides of its own state stood', async () => {
  await writeLecture(path.join(cwd, 'content'), 'late', {
    body: '## One\n\nFirst we meet.\n\n## Two\n\nAt last we rest.',
    front: 'lang: en\n',
  });
  const running = await startLive(['present', 'content/late', '--port', '0'], cwd);
  const shown = "document.querySelector('.bespoke-marp-active')?.textContent.includes('At last we rest')";
  try {
    const page = await viewer.browser.newPage();
    const held: HTTPRequest[] = [];
    let isHeld = true;
    await page.setRequestInterception(true);
    page.on('request', (asked) => void (isHeld && asked.url().includes('/map/') ? held.push(asked) : asked.continue()));
    await page.goto(running.addresses[0] ?? '');
    for (let presses = 0; presses < 12 && !(await page.evaluate(shown)); presses++) await page.keyboard.press('ArrowRight');
    await until(page, shown);
    const file = path.join(cwd, 'content', 'late', 'article.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('\n\n## Two', '\n\n## Extra\n\nAlas we wait.\n\n## Two'));
    await until(page, "fetch('/files/late/deck.html').then((answer) => answer.text()).then((text) => text.includes('Alas we wait'))");
    await until(page, "fetch('/state').then((answer) => answer.json()).then(({ isBuilding }) => !isBuilding)");
    isHeld = false;
    expect(held.length).toBeGreaterThan(0);
    await Promise.all(held.map((asked) => asked.continue()));
    await until(page, "document.documentElement.textContent.includes('Alas we wait')");
    await until(page, shown);
    await page.close();
  } finally {
    await running.stop();
  }
}, 90_000);

it('leaves the slide below the time plan, however narrow the window, and the plan’s button its keys', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  try {
    const context = await viewer.browser.createBrowserContext();
    const back = await context.newPage();
    await back.goto(running.addresses[1] ?? '');
    await until(back, "document.querySelector('.paparan-plan b')?.textContent.startsWith('0:00 of ')");
    const gap = `document.querySelector('.bespoke-marp-presenter-container').getBoundingClientRect().top
      - document.querySelector('.paparan-plan').getBoundingClientRect().bottom`;
    for (const width of [1280, 900, 390]) {
      await back.setViewport({ width, height: 800 });
      await until(back, `Math.abs(${gap}) < 1 && document.documentElement.scrollWidth === ${width}`);
    }
    const container = "document.querySelector('.bespoke-marp-presenter-container').getBoundingClientRect().bottom";
    expect(await back.evaluate(container)).toBe(800);
    await back.keyboard.press('ArrowRight');
    await until(back, `(${number}) === '#2'`);
    for (const key of ['Space', 'Enter'] as const) {
      await back.evaluate("sessionStorage.setItem('paparan talk ' + location.pathname, '1')");
      await back.focus('.paparan-plan button');
      await back.keyboard.press(key);
      await until(back, "Number(sessionStorage.getItem('paparan talk ' + location.pathname)) > 1");
    }
    expect(await back.evaluate(number)).toBe('#2');
    await back.keyboard.press('Space');
    await until(back, `(${number}) === '#3'`);
    await context.close();
  } finally {
    await running.stop();
  }
}, 90_000);

it('lets a window that comes up in the middle begin on the slide of the others, and again after it was closed', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  try {
    const context = await viewer.browser.createBrowserContext();
    const [audience = '', speaker = ''] = running.addresses;
    const front = await context.newPage();
    await front.goto(audience);
    await until(front, `${number} !== false`);
    for (let presses = 1; presses < 7; presses++) await front.keyboard.press('ArrowRight');
    await until(front, `(${number}) === '#7'`);
    const back = await context.newPage();
    await back.goto(speaker);
    await until(back, `(${number}) === '#7'`);
    await back.bringToFront();
    await back.keyboard.press('ArrowLeft');
    for (const window of [front, back]) await until(window, `(${number}) === '#6'`);
    await front.close();
    await back.keyboard.press('ArrowLeft');
    const again = await context.newPage();
    await again.goto(audience);
    for (const window of [again, back]) await until(window, `(${number}) === '#5'`);
    await again.keyboard.press('ArrowRight');
    for (const window of [again, back]) await until(window, `(${number}) === '#6'`);
    expect(await back.$eval('.bespoke-marp-active', ({ textContent }) => textContent)).toBe(
      await again.$eval('.bespoke-marp-active', ({ textContent }) => textContent),
    );
    await context.close();
  } finally {
    await running.stop();
  }
}, 90_000);

/** A deck in which the lecture's slide becomes the fourth between the page's head and Marp's script, without this window hearing of it. */
async function turnWhileRead(asked: HTTPRequest): Promise<void> {
  const address = new URL(asked.url());
  if (!address.pathname.endsWith('/deck.html') || address.searchParams.get('view') === 'next') return asked.continue();
  const turn = `const key = Object.keys(localStorage).find((name) => name.startsWith('bespoke-marp-sync-lecture'));
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), index: 3 }));`;
  const html = await (await fetch(address)).text();
  await asked.respond({
    contentType: 'text/html; charset=utf-8',
    body: html.replace(/<body[^>]*>/, (body) => `${body}<script>${turn}</script>`),
  });
}

it('misses no slide that is turned to while a window loads, and turns none back', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  try {
    const context = await viewer.browser.createBrowserContext();
    const [audience = '', speaker = ''] = running.addresses;
    const [front, back, late] = [await context.newPage(), await context.newPage(), await context.newPage()];
    await front.goto(audience);
    await until(front, `${number} !== false`);
    await back.setRequestInterception(true);
    back.on('request', (asked) => void setTimeout(() => void asked.continue(), asked.url().includes('deck.html') ? 400 : 0));
    const opened = back.goto(speaker);
    await front.keyboard.press('ArrowRight');
    await opened;
    for (const window of [front, back]) await until(window, `(${number}) === '#2'`);
    await late.setRequestInterception(true);
    late.on('request', (asked) => void turnWhileRead(asked));
    await late.goto(`${speaker}#1`);
    for (const window of [front, back, late]) await until(window, `(${number}) === '#4'`);
    await late.evaluate('new Promise((resolve) => setTimeout(resolve, 300))');
    for (const window of [front, back, late]) expect(await window.evaluate(number)).toBe('#4');
    await context.close();
  } finally {
    await running.stop();
  }
}, 90_000);

it('keeps windows of other machines on the speaker’s slide, through a save, and lets none of them turn it', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0', '--host', '0.0.0.0'], cwd);
  const file = path.join(cwd, 'content', 'talk', 'article.md');
  const text = await readFile(file, 'utf8');
  try {
    const [audience = '', speaker = ''] = running.addresses;
    expect([new URL(audience).searchParams.has('lead'), new URL(speaker).searchParams.has('lead')]).toEqual([false, true]);
    const [here, there] = await Promise.all([viewer.browser.createBrowserContext(), viewer.browser.createBrowserContext()]);
    const [back, front, second] = [await here.newPage(), await there.newPage(), await there.newPage()];
    await back.goto(speaker.replace(/\/\/[^:]+:/, '//127.0.0.1:'));
    await until(back, `${number} !== false && !location.search.includes('lead')`);
    await front.goto(audience);
    expect(await front.evaluate('isSecureContext')).toBe(false);
    await until(front, `${number} !== false`);
    await back.bringToFront();
    for (const slide of ['#2', '#3', '#4']) {
      await back.keyboard.press('ArrowRight');
      for (const window of [back, front]) await until(window, `(${number}) === '${slide}'`);
    }
    await second.goto(`${audience}#1`);
    await until(second, `(${number}) === '#4'`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await front.bringToFront();
    await front.keyboard.press('ArrowRight');
    for (const window of [front, second]) await until(window, `(${number}) === '#5'`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await back.evaluate(number)).toBe('#4');
    await writeFile(file, text.replace('## One', '## Before\n\nWe wait here.\n\n## One'));
    for (const window of [back, front, second]) await until(window, "document.documentElement.textContent.includes('We wait here')");
    const at = await back.evaluate(`${number}`);
    for (const window of [front, second]) await until(window, `(${number}) === '${String(at)}'`);
    await back.bringToFront();
    await back.keyboard.press('ArrowLeft');
    const before = `#${Number(String(at).slice(1)) - 1}`;
    for (const window of [back, front, second]) await until(window, `(${number}) === '${before}'`);
    const shown = await Promise.all(
      [back, front, second].map((window) => window.$eval('.bespoke-marp-active', (slide) => slide.textContent)),
    );
    expect(new Set(shown).size).toBe(1);
    await Promise.all([here.close(), there.close()]);
  } finally {
    await writeFile(file, text);
    await running.stop();
  }
}, 90_000);

it('makes the screen dark for all windows, in every browser, at a clicker’s key, until it comes again or a slide is turned to', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  const dark = (is: boolean): string => `document.documentElement.hasAttribute('data-dark') === ${is}`;
  const cover = "getComputedStyle(document.body, '::after')";
  try {
    const [audience = '', speaker = ''] = running.addresses;
    const [here, there] = await Promise.all([viewer.browser.createBrowserContext(), viewer.browser.createBrowserContext()]);
    const [front, back, far] = [await here.newPage(), await here.newPage(), await there.newPage()];
    for (const [window, address] of [
      [front, audience],
      [back, speaker],
      [far, audience],
    ] as const) {
      // prettier-ignore
      await window.goto(address);
      await until(window, `(${number}) === '#1' || (${number}) === ''`);
    }
    await back.bringToFront();
    await back.keyboard.press('ArrowRight');
    for (const window of [front, back, far]) await until(window, `(${number}) === '#2'`);
    await back.keyboard.press('.');
    for (const window of [front, back, far]) await until(window, dark(true));
    expect(await front.evaluate(`${cover}.backgroundColor + ${cover}.position`)).toBe('rgb(0, 0, 0)fixed');
    expect(await back.evaluate(`${cover}.content`)).toBe('none');
    await front.reload();
    await until(front, dark(true));
    await back.keyboard.press('b');
    for (const window of [front, back, far]) await until(window, dark(false));
    await back.keyboard.press('b');
    for (const window of [front, back, far]) await until(window, dark(true));
    await back.keyboard.press('PageDown');
    for (const window of [front, back, far]) await until(window, `(${number}) === '#3' && ${dark(false)}`);
    await back.keyboard.down('Control');
    await back.keyboard.press('b');
    await back.keyboard.up('Control');
    expect(await back.evaluate(dark(false))).toBe(true);
    await Promise.all([here.close(), there.close()]);
  } finally {
    await running.stop();
  }
}, 90_000);

it('lets two speakers in two browsers turn slides in turn, however fast, and rests where the last one turned to', async () => {
  const running = await startLive(['present', 'content/talk', '--port', '0'], cwd);
  try {
    const contexts = await Promise.all([viewer.browser.createBrowserContext(), viewer.browser.createBrowserContext()]);
    const [one, other] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
    for (const window of [one, other]) {
      await window.goto(running.addresses[1] ?? '');
      await until(window, `${number} !== false`);
    }
    await one.bringToFront();
    for (let presses = 0; presses < 4; presses++) await one.keyboard.press('ArrowRight');
    for (const window of [one, other]) await until(window, `(${number}) === '#5'`);
    await other.bringToFront();
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowLeft'] as const) await other.keyboard.press(key);
    for (const window of [one, other]) await until(window, `(${number}) === '#3'`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const window of [one, other]) expect(await window.evaluate(number)).toBe('#3');
    await Promise.all(contexts.map((context) => context.close()));
  } finally {
    await running.stop();
  }
}, 90_000);

it('begins at the first slide at every start, whatever an earlier lecture left behind', async () => {
  const context = await viewer.browser.createBrowserContext();
  let port = '0';
  for (const start of [1, 2]) {
    const running = await startLive(['present', 'content/talk', '--port', port], cwd);
    try {
      const [audience = ''] = running.addresses;
      ({ port } = new URL(audience));
      const front = await context.newPage();
      await front.goto(audience);
      await until(front, `(${number}) === ''`);
      await front.keyboard.press('ArrowRight');
      await until(front, `(${number}) === '#2'`);
      expect(await context.pages()).toHaveLength(start);
    } finally {
      await running.stop();
    }
  }
  await context.close();
}, 90_000);

it('says why there is nothing to present', async () => {
  await writeBroken(path.join(cwd, 'bad'), 'broken');
  await mkdir(path.join(cwd, 'two'));
  for (const slug of ['a', 'b']) await writeLecture(path.join(cwd, 'two'), slug);
  const broken = await run(['present', 'bad/broken', '--port', '0'], { cwd });
  expect([broken.status, broken.stderr]).toEqual([1, expect.stringMatching(/paparan check/)]);
  const many = await run(['present', 'two', '--port', '0'], { cwd });
  expect([many.status, many.stderr]).toEqual([2, expect.stringMatching(/holds 2 articles/)]);
  const none = await run(['present', 'nowhere', '--port', '0'], { cwd });
  expect([none.status, none.stderr]).toEqual([2, 'nowhere: no such file or folder\n']);
  expect((await run(['preview', '--port', '70000'], { cwd })).status).toBe(2);
  for (const paths of ['content', 'content/talk', 'content/talk/article.md'])
    expect((await run(['preview', paths, '--out', 'content', '--port', '0'], { cwd })).status).toBe(2);
}, 90_000);

function statusOf(address: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

it('lets other machines in with the token only, and shows them no path of this one', async () => {
  const running = await startLive(['preview', 'content/talk', '--port', '0', '--host', '0.0.0.0'], cwd);
  try {
    const address = new URL(running.addresses[0] ?? '');
    expect(address.searchParams.get('token')).toMatch(/^[\w-]{22}$/);
    const local = `http://127.0.0.1:${address.port}`;
    expect(await statusOf(`${local}/`, {})).toBe(401);
    expect(await statusOf(`${local}/`, { Host: 'rebound.example' })).toBe(403);
    const page = await viewer.browser.newPage();
    await page.goto(`${local}/${address.search}`);
    expect(page.url()).toBe(`${local}/`);
    await until(page, "document.querySelector('#slide').textContent.includes('article.md')");
    expect(await page.$$eval('a[href^="vscode:"]', (links) => links.length)).toBe(0);
    expect(await page.evaluate("fetch('/map/talk').then((answer) => answer.text())")).not.toContain(cwd);
    await rename(path.join(cwd, 'content', 'talk'), path.join(cwd, 'away'));
    await until(page, "document.querySelector('#problems').textContent.includes('content/talk: no such file or folder')");
    expect(await page.evaluate("fetch('/state').then((answer) => answer.text())")).not.toContain(cwd);
    await rename(path.join(cwd, 'away'), path.join(cwd, 'content', 'talk'));
    await page.close();
  } finally {
    await running.stop();
  }
}, 60_000);

it('shows other machines no path of this one, however the article was called and wherever it lies', async () => {
  const inner = path.join(cwd, 'inner');
  await mkdir(inner, { recursive: true });
  await writeLecture(path.join(cwd, 'bad'), 'talk', { body: '![No such](none.png)' });
  const running = await startLive(['preview', path.join(cwd, 'bad', 'talk'), '--port', '0', '--host', '0.0.0.0'], inner);
  try {
    const address = new URL(running.addresses[0] ?? '');
    const page = await viewer.browser.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/${address.search}`);
    await until(page, "document.querySelector('#problems').textContent.includes('../bad/talk/article.md:')");
    expect(await page.evaluate("fetch('/state').then((answer) => answer.text())")).not.toContain(cwd);
    await page.close();
  } finally {
    await running.stop();
  }
}, 60_000);
