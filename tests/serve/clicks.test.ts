/** Which line of the source a click on a slide or in the handout names, and which one stands under a slide. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workFolder } from '../support/lecture.ts';
import { openPreview, until, type RunningCommand, type Viewer } from '../support/live.ts';

const text = `---
title: Why alliances hold
lang: en
summary:
  - What binds is told, and what wears.
  - Trade is no promise.
references:
  - { id: walt, type: book, title: The Origins of Alliances, author: [{ family: Walt, given: Stephen }], issued: { date-parts: [[1987]] } }
questions:
  - question: Who decides that the day has come?
    answer: Each ally does.
deck:
  agenda: true
  references: true
---

## What binds

What binds allies is **written down** [@walt].

\`\`\`chart {#fig-cost}
alt: What a promise costs in three years.
kind: bar
labels: ['2021', '2022', '2023']
series:
  - { name: Cost, values: [11, 12, 13] }
\`\`\`

## Trade

Trade is **no** promise at all.

## War

War is **one**.
`;
const lineOf = (beginning: string): number => text.split('\n').findIndex((line) => line.trim().startsWith(beginning)) + 1;

let running: RunningCommand;
let viewer: Viewer;
let page: Page;
let deck: Frame;
let handout: Frame;

beforeAll(async () => {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'content', 'one'), { recursive: true });
  await writeFile(path.join(cwd, 'content', 'one', 'article.md'), text);
  ({ running, viewer, page, deck, handout } = await openPreview(cwd));
}, 120_000);

afterAll(async () => {
  await viewer?.close();
  await running?.stop();
});

/** Clicks the first such element that says so, and waits until the page names the line. */
const clickNames = (place: Frame, selector: string, words: string, line: number): Promise<number> =>
  until(
    place,
    `([...document.querySelectorAll('${selector}')].find((one) => one.textContent.trim().startsWith('${words}'))?.click(),
      parent.document.querySelector('#toast .source')?.firstChild.textContent === 'content/one/article.md:${line}')`,
    15_000,
  );

it.each([
  ['What binds', '## What binds'],
  ['Trade', '## Trade'],
  ['War', '## War'],
])(
  'an entry of the agenda names its section, and not what only begins so: %s',
  async (words, line) => {
    await until(deck, "(location.hash = '#2', document.querySelector('.bespoke-marp-active .time') !== null)");
    await clickNames(deck, '.bespoke-marp-active li', words, lineOf(line));
  },
  60_000,
);

it('a number below a chart names the chart', async () => {
  for (const [selector, words] of [
    ['.numbers td', '12'],
    ['.numbers th', '2023'],
  ] as const)
    await clickNames(handout, selector, words, lineOf('```chart'));
}, 60_000);

it('a slide of what the front matter holds names where it stands there', async () => {
  const slides = (await page.evaluate("fetch('/map/one').then((answer) => answer.json()).then(({ slides }) => slides)")) as {
    readonly id: string;
    readonly place: string;
  }[];
  const placeOf = (kind: string): string | undefined => slides.find(({ id }) => id.startsWith(kind))?.place;
  expect(['cover', 'takeaways', 'question', 'references'].map(placeOf)).toEqual(
    ['title:', '- What binds', '- question:', '- { id: walt'].map((line) => expect.stringMatching(new RegExp(`:${lineOf(line)}(:\\d+)?$`))),
  );
}, 60_000);
