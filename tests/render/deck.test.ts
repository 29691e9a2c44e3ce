/** Decks against stock marp-cli, on a deck that uses what Paparan's decks use. */
import { beforeAll, describe, expect, test } from 'vitest';
import { deckHtml } from '../../scripts/render/presentation.ts';
import { prepare, runMarp } from '../../scripts/render/prepare.ts';
import { keepThemes, StockMarp } from '../../scripts/render/marp.ts';
import { printableDeck, renderDeck } from '../../scripts/render/deck.ts';
import type { Prepared } from '../../scripts/render/prepared.ts';

const picture = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const style = `
  :root { --accent: #123456; font-size: 20px }
  section { font-family: 'Plus Jakarta Sans'; background: #fff; & h2 { color: var(--accent) } }
  section::after { content: attr(data-marpit-pagination) }
  @font-face { font-family: 'Plus Jakarta Sans'; src: url(data:font/woff2;base64,AAAA) }
  @media print { p { color: #000 } } :is(h1, h2):not(.x) { margin: 1rem }`;

const deck = `---
marp: true
theme: default
math: mathjax
lang: id
title: 'Aliansi & "keamanan" <internasional>'
description: A deck's description
author: A. Author
keywords: [one, two, one]
url: https://example.org/deck
paginate: true
footer: Footer *text*
style: |${style.replaceAll('\n', '\n  ')}
---

<!-- _class: cover -->

# Title *one*

<!-- First note with <tags> & "quotes" -->

<!-- Second note
of two lines -->

---

## Code and math

- plain
* fragment $x^2$

$$\\sum_{i=1}^n i$$

\`\`\`js
const a = 1;
\`\`\`

---

## Picture

![alt w:100](${picture}) ![bg right](${picture})

| a | b |
|---|---|
| 1 | 2 |

<!-- Last note -->
`;

let stock: string;
let prepared: Prepared;

beforeAll(async () => {
  [stock, prepared] = await Promise.all([runMarp(deck), prepare()]);
}, 60_000);

test('the presentation is what marp-cli writes, byte for byte', async () => {
  expect((await deckHtml(await renderDeck(deck))) === stock).toBe(true);
}, 20_000);

test('one from right to left says so of the page', async () => {
  const made = await deckHtml(await renderDeck(deck), { direction: 'rtl' });
  expect(made).toMatch(/^<!DOCTYPE html><html lang="id" dir="rtl">/);
  expect(made.replace(' dir="rtl"', '').replace(/<style>\.bespoke-marp-osc,[^<]*<\/style>/, '')).toBe(stock);
}, 20_000);

test('slides, notes, head and size are given', async () => {
  const { slides, notes, comments, head, size } = await renderDeck(deck);
  expect(slides).toHaveLength(3);
  expect(slides.every((slide) => slide.startsWith('<svg data-marpit-svg') && slide.trimEnd().endsWith('</svg>'))).toBe(true);
  expect(comments).toEqual([['First note with <tags> & "quotes"', 'Second note\nof two lines'], [], ['Last note']]);
  expect(notes[1]).toBe('');
  expect(head).toMatchObject({ lang: 'id', description: "A deck's description", author: 'A. Author', keywords: ['one', 'two'] });
  expect(size).toEqual({ width: 1280, height: 720 });
});

test('a theme that Marp does not have is refused', async () => {
  await expect(renderDeck('---\nmarp: true\ntheme: "defualt"\n---\n# x')).rejects.toThrow(
    'Marp has no theme "defualt"; it has default, gaia, uncover.',
  );
});

describe('what is prepared changes no byte', () => {
  const styles = [
    '',
    style,
    '@page { margin: 0 }\n\nsection > p {}',
    'h1{color:red',
    '@layer a{p{c:d}} @supports (x:y){section{a:b}} @container (width>1px){p{a:b}} @keyframes k{from{a:b}to{c:d}}',
    '@import url(x.css); p{a:b}',
    '/* only a comment */',
    'pre, code { a: b } svg > h1 { c: d }; x{y:z;}',
  ];
  const maths = ['', '\n\n$x$'];
  for (const theme of ['default', 'gaia', 'uncover']) {
    test(theme, () => {
      for (const css of styles) {
        for (const math of maths) {
          const markdown = `---\ntheme: ${theme}\nmath: mathjax\n---\n\n# One${math}\n\n<style>${css}</style>`;
          const plain = new StockMarp().render(markdown);
          keepThemes(prepared.themes);
          const quick = new StockMarp(prepared).render(markdown);
          keepThemes([]);
          expect(quick.css === plain.css, `${css} ${math}`).toBe(true);
          expect(quick.html === plain.html).toBe(true);
        }
      }
    });
  }
});

test('the printable deck has a page of the slide size, no script and nothing of the presenter', async () => {
  const html = printableDeck(await renderDeck(deck), { lang: 'id', title: 'A & B' });
  expect(html).toContain('@page{size:1280px 720px;margin:0}');
  expect(html).toContain('<title>A &amp; B</title>');
  expect(html).not.toMatch(/<script|bespoke|First note/);
});
