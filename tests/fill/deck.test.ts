/** The deck as marp-core shows it: one slide a planned slide, notes with their slide, nothing asked of the web; and a partial for every kind. */
import { Marp } from '@marp-team/marp-core';
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fillDeck } from '../../scripts/fill/deck.ts';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import type { Block } from '../../scripts/model/block.ts';
import { themes } from '../../scripts/model/brand.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { contentKinds, type SlideKind } from '../../scripts/model/slide-kinds.ts';
import type { Deck, Slide } from '../../scripts/model/deck.ts';
import type { Masthead } from '../../scripts/model/masthead.ts';
import { listedNames } from '../../scripts/model/words.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const kinds: readonly SlideKind[] = ['cover', 'agenda', 'section', 'takeaways', 'references', 'closing', ...contentKinds];
const nasty = '😀 :smile: http://x.org `<!-- _class: y -->` {{title}} <script>alert(1)</script> --- ![bg](z)';
const text = (value: string): Inline => ({ type: 'text', value });
const paragraph: Block = { type: 'paragraph', children: [text(nasty)], position };
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><text>a</text></svg>');

const slide = (kind: SlideKind, index: number): Slide => ({
  id: `s${index}`,
  kind,
  heading: [text(`${kind} ${nasty}`)],
  section: { id: 's', number: 1, heading: [text(nasty)] },
  blocks: [
    { type: 'list', ordered: false, start: 1, items: [{ children: [paragraph] }], position },
    {
      type: 'figure',
      id: 'f',
      pictures: [{ src: 'a.svg', alt: nasty, position }],
      caption: [text(nasty)],
      credit: [text(nasty)],
      position,
    },
    { type: 'code', lang: 'ts', value: `const a = '😀';\n---\n<!-- _class: y -->`, position },
  ],
  agenda: [{ id: 's', number: 1, heading: [text(nasty)], current: true }],
  notes: [{ ...paragraph, children: [text(`theme: gaia\n--> ${nasty}`)] } as Block],
  position,
});

const masthead: Masthead = {
  slug: 'a',
  title: nasty,
  subtitle: nasty,
  lang: 'id',
  direction: 'ltr',
  authors: [nasty],
  event: nasty,
  venue: nasty,
  keywords: [nasty],
  theme: 'light',
  brand: { logo: 'a.svg', accent: '#0b4f6c' },
  paper: 'a4',
  labels: { part: '({index}/{count})' },
  marking: nasty,
  url: 'https://example.org/a_b?c=1&copy=2',
  pictures: { 'a.svg': { mime: 'image/svg+xml', bytes: svg, width: 4, height: 3 } },
};
const deck: Deck = { masthead, slides: kinds.map(slide), numbers: {}, names: { f: 'Figure 1' }, citations: {} };

const rendered = async (more: Partial<Masthead> = {}): Promise<{ markdown: string; html: string[]; css: string; comments: string[][] }> => {
  const fill = await loadTemplates(new URL('../../templates', import.meta.url).pathname);
  const markdown = fillDeck({ ...deck, masthead: { ...masthead, ...more } }, fill, '');
  return { markdown, ...new Marp({ script: false }).render(markdown, { htmlAsArray: true }) };
};

test('every kind has its partial and every partial its kind', async () => {
  const files = await readdir(new URL('../../templates/deck/slides', import.meta.url));
  expect(files.sort()).toEqual(kinds.map((kind) => `${kind}.md.hbs`).sort());
});

test.each(themes)('each slide is one slide, with its class and its notes (%s)', async (theme) => {
  const { html, comments } = await rendered({ theme });
  expect(html).toHaveLength(kinds.length);
  kinds.forEach((kind, index) => {
    expect(html[index]).toMatch(new RegExp(`<section[^>]* class="${kind}[ "]`));
    expect(comments[index]?.join('\n').replaceAll('\u2060', '')).toContain('theme: gaia\n--> 😀');
  });
});

test('what an author wrote runs nowhere and fetches nothing', async () => {
  const { html, css } = await rendered();
  for (const slideHtml of html) {
    expect(slideHtml).not.toMatch(/<script|data-marp-twemoji|class="y"|gaia/);
    expect(
      [...slideHtml.matchAll(/(?:src|href)="([^"]*)"/g)]
        .map(([, url]) => url)
        .filter((url) => !/^(data:|https:\/\/example\.org\/a_b\?c=1&amp;copy=2$)/.test(url ?? '')),
    ).toEqual([]);
  }
  expect(css.slice(css.indexOf('--margin'))).not.toMatch(/url\((?!["']?data:)/);
});

test('a right-to-left deck says so on every slide', async () => {
  const { html } = await rendered({ direction: 'rtl', lang: 'ar' });
  for (const slideHtml of html) expect(slideHtml).toMatch(/<section[^>]* class="[^"]*\brtl\b/);
});

test('a part of code ends with its last line that is not empty, and has a number for each', async () => {
  const fill = await loadTemplates(new URL('../../templates', import.meta.url).pathname);
  const [first] = deck.slides;
  const code: Block = { type: 'code', lang: '', value: 'one\n\ntwo\n\n', position };
  const fit = { lineNumbers: ['1', '2', '3', '4', '5'] };
  const written = fillDeck({ ...deck, slides: [{ ...(first as Slide), kind: 'code', blocks: [code], fit }] }, fill, '');
  expect(written).toContain('<div class="lines">1<br>2<br>3</div>');
  expect(written).toMatch(/one\n\ntwo\n[`~]/);
});

test('a quotation from right to left is set so in an article that is none, by most of its letters', async () => {
  const fill = await loadTemplates(new URL('../../templates', import.meta.url).pathname);
  const [first] = deck.slides;
  const slideOf = (words: string): string => {
    const quote: Block = { type: 'blockquote', children: [{ ...paragraph, children: [text(words)] } as Block], position };
    return fillDeck({ ...deck, slides: [{ ...(first as Slide), kind: 'quote', blocks: [quote] }] }, fill, '');
  };
  expect(slideOf('الخيل والليل (NATO)')).toMatch(/_class: "quote[^"]* from-right"/);
  expect(slideOf('قلب means heart')).not.toContain('from-right"');
});

test('a remark that is set apart is told from a statement', async () => {
  const fill = await loadTemplates(new URL('../../templates', import.meta.url).pathname);
  const [first] = deck.slides;
  const written = fillDeck({ ...deck, slides: [{ ...(first as Slide), kind: 'statement', callout: true }] }, fill, '');
  expect(written).toMatch(/_class: "statement callout"/);
});

test('on the cover a line breaks between names and not within them, and no line ends with a dot', async () => {
  const { html } = await rendered({
    authors: ['Dr. Siti Aminah, M.H.', 'I Gusti Wirawan, Ph.D.'],
    lang: 'id',
    event: 'Course',
    venue: 'Hall',
  });
  expect(html[0]).toContain('<strong><span>Dr. Siti Aminah, M.H.</span> <span>dan I Gusti Wirawan, Ph.D.</span></strong>');
  expect(html[0]).not.toContain('·');
});

test.each([
  ['en', ['A', 'B', 'C'], ['A,', 'B,', 'and C']],
  ['de', ['A', 'B'], ['A', 'und B']],
  ['zh', ['甲', '乙', '丙'], ['甲、乙和丙']],
  ['ar', ['أ', 'ب'], ['أ', 'وب']],
  ['en', ['A'], ['A']],
  ['en', [], []],
] as const)('names in %s: %j', (lang, names, pieces) => {
  expect(listedNames(names, lang)).toEqual(pieces);
});
