/** Figures of several pictures, and pictures that are links, as handout, briefing and deck are given them. */
import { expect, it, test } from 'vitest';
import { Marp } from '@marp-team/marp-core';
import { fillDeck } from '../../scripts/fill/deck.ts';
import { fillHandout } from '../../scripts/fill/handout.ts';
import { prepareText } from '../../scripts/fill/prepare.ts';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import type { Article } from '../../scripts/model/article.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Figure, FigurePicture } from '../../scripts/model/figure.ts';
import { planDeck } from '../../scripts/plan/deck.ts';
import { planHandout } from '../../scripts/plan/handout.ts';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { planText } from '../../scripts/plan/text.ts';
import { article, content, labelsFor, paragraph, section, text } from '../sample.ts';

const position = { file: 'article.md', line: 1, column: 1 };
const fill = await loadTemplates('templates');
const labels = labelsFor('en');
const picture = (width: number, height: number) => ({ mime: 'image/png' as const, bytes: new Uint8Array([width % 256]), width, height });
const pictures = { 'a.png': picture(1500, 1000), 'b.png': picture(600, 900) };

const one = (src: string, more: Partial<FigurePicture> = {}): FigurePicture => ({ src, alt: `Alt ${src}`, position, ...more });
const figure = (first: FigurePicture, ...others: readonly FigurePicture[]): Figure => ({
  type: 'figure',
  id: 'f',
  pictures: [first, ...others],
  position,
});
const row = figure(one('a.png', { caption: [text('One <b>')], credit: [text('By A')] }), one('b.png', { id: 'b' }));

async function handoutOf(changes: Partial<Article>): Promise<string> {
  const made = article({ pictures, ...changes });
  const masthead = planMasthead(made, labels);
  const plan = planText(made, labels);
  return fillHandout(planHandout(made, masthead, plan), await prepareText(masthead, plan, ''), fill, '');
}

const handoutWith = (...blocks: readonly Block[]): Promise<string> => handoutOf({ introduction: content(...blocks) });

function deckOf(changes: Partial<Article>): { readonly markdown: string; readonly html: readonly string[] } {
  const made = article({ pictures, ...changes });
  const deck = planDeck(made, planMasthead(made, labels), planText(made, labels));
  const markdown = fillDeck(deck, fill, '');
  return { markdown, html: new Marp({ script: false }).render(markdown, { htmlAsArray: true }).html };
}

const style = (html: string, name: string): number => Number(new RegExp(`${name}:([\\d.]+)`).exec(html)?.[1]);

test('each picture is a figure with its letter, its caption and its credit, within the one that has the number', async () => {
  const html = await handoutWith({ ...row, caption: [text('Both')] });
  const figures = html.slice(html.indexOf('<figure id="f"'), html.indexOf('Both'));
  expect(figures.match(/<figure/g)).toHaveLength(3);
  expect(figures).toContain(
    '<figcaption><span class="number">(a)</span> One &lt;b&gt; <span class="credit">By A</span></figcaption></figure>',
  );
  expect(figures).toMatch(/<figure id="b"[^>]*><img[^>]* alt="Alt b\.png"[^>]*><figcaption><span class="number">\(b\)<\/span>/);
  expect(figures).toMatch(/<\/div><\/div><figcaption><span class="number">Figure 1<\/span> $/);
});

test('the widest row and each picture’s share of it are told', async () => {
  const html = await handoutWith(row);
  expect(style(html, '--widest')).toBeCloseTo(1.5 + 600 / 900, 2);
  expect([style(html, '--gaps'), style(html, '--rows'), style(html, '--most')]).toEqual([1, 1, 900]);
});

test('a reference to a picture names it and leads to it', async () => {
  const reference = { type: 'crossReference', id: 'b', children: [], position } as const;
  expect(await handoutWith(paragraph(reference), row)).toContain('<a class="reference" href="#b">Figure 1b</a>');
});

test('without captions and ids there is neither letter nor caption', async () => {
  const html = await handoutWith(figure(one('a.png'), one('b.png')));
  expect(html.match(/<figcaption>/g)).toHaveLength(1);
  expect(html).not.toContain('(a)');
});

test('the style sheets for pictures side by side are there only where some are', async () => {
  expect(await handoutWith(row)).toContain('.side-by-side');
  expect(await handoutWith(figure(one('a.png')))).not.toContain('side-by-side');
  expect(deckOf({ sections: [section('s', row)] }).markdown).toContain('section .side-by-side');
  expect(deckOf({ sections: [section('s', figure(one('a.png')))] }).markdown).not.toContain('side-by-side');
});

test('a missing picture leaves the others in their places', async () => {
  const html = await handoutOf({ introduction: content(row), pictures: { 'a.png': picture(1500, 1000) } });
  expect(html.match(/alt="Alt/g)).toHaveLength(2);
});

test('a picture that is a link leads there', async () => {
  const html = await handoutWith(figure(one('a.png', { url: 'https://example.org/?a=1&b=2' })));
  expect(html).toMatch(/<a href="https:\/\/example\.org\/\?a=1&amp;b=2"[^>]*><img[^>]*><\/a><figcaption>/);
});

it('on a slide all pictures are equally high, with letters and captions that are text', () => {
  const nasty = figure(one('a.png', { caption: [text('<script> *x* _class')] }), one('b.png'), one('a.png'), one('a.png'), one('b.png'));
  const { html } = deckOf({ sections: [section('s', nasty)] });
  const slide = html.find((one) => one.includes('class="row"')) ?? '';
  const heights = [...slide.matchAll(/<img class="beside" alt="Alt [ab]\.png" height="(\d+)"/g)].map(([, height]) => height);
  expect([heights.length, new Set(heights).size]).toEqual([5, 1]);
  expect(slide.match(/<div class="row">/g)).toHaveLength(2);
  expect(slide).toMatch(/<span class="label">\(a\)<\/span> ?&lt;script&gt; \*x\* _class/);
  expect(slide).toContain('<span class="label">(e)</span>');
});

it('on a slide a dot parts the caption of one from its credit', () => {
  const told = figure(
    one('a.png', { caption: [text('The bay')], credit: [text('Photo: Ann')] }),
    one('b.png', { credit: [text('Photo: Bo')] }),
  );
  const { html } = deckOf({ sections: [section('s', told)] });
  const slide = html.find((found) => found.includes('class="row"')) ?? '';
  expect(slide).toMatch(/The bay(?:&nbsp;|\u00a0)· <span class="credit">Photo: Ann/);
  expect(slide).toMatch(/<\/span><span class="credit">Photo: Bo|<span class="label">\(b\)<\/span> ?<span class="credit">Photo: Bo/);
});

it('among the text of a slide they stand in a row of their own', () => {
  const list: Block = { type: 'list', ordered: false, start: 1, items: [{ children: [paragraph(text('x')), row] }], position };
  const { html } = deckOf({ sections: [{ ...section('s'), slides: [{ blocks: [list], position }] }] });
  expect(html.join('')).toMatch(/<li>[^]*<div class="beside-text">\s*<img[^>]*>\s*<img[^>]*>\s*<\/div>[^]*<\/li>/);
});

it('among the text of a slide their credits stand below them, each once', () => {
  const credit = (name: string) => ({ credit: [text(`Photo: ${name}`)] });
  const told = figure(one('a.png', credit('Ann')), one('b.png', credit('Bo')), one('a.png', credit('Ann')));
  const list: Block = { type: 'list', ordered: false, start: 1, items: [{ children: [paragraph(text('x')), told] }], position };
  const { html } = deckOf({ sections: [{ ...section('s'), slides: [{ blocks: [list], position }] }] });
  expect(html.join('')).toMatch(
    /<li>[^]*beside-text[^]*<\/div>\s*<div class="caption">\s*<p>Photo: Ann(?:&nbsp;|\u00a0)· Photo: Bo<\/p>[^]*<\/li>/,
  );
});
