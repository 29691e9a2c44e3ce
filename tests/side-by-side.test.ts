/** Pictures side by side as they are shown: equally high and within their slide, page and phone; told apart by links and tags. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFName } from 'pdf-lib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import type { Browser } from '../scripts/render/browser.ts';
import { measure } from '../scripts/render/print.ts';
import { fittedDeck, openBrowser } from './fit/deck.ts';
import { findings, stockSlides } from './fit/measure.ts';
import { elements, read, text } from './merge/files.ts';
import { imagesOf } from './support/images.ts';
import { workFolder } from './support/lecture.ts';
import { readPdf } from './support/pdf.ts';

const shapes = { wide: [1500, 1000], tall: [600, 900], square: [800, 800], long: [2400, 900], thin: [200, 1000] } as const;
const pictures = Object.fromEntries(
  Object.entries(shapes).map(([name, [width, height]]) => [
    `${name}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M0 0H${width}V${height}H0Z" fill="#8ac"/></svg>`,
  ]),
);

const words = 'a caption that is long and goes on, so that it takes several lines, however wide the picture above it may be';

/** A row of pictures, by their shapes, each with such a caption or none. */
const row = (names: readonly string[], caption = ''): string =>
  names.map((name, index) => `![Alt ${index}](${name}.svg${caption === '' ? '' : ` "${caption}"`})`).join(' ');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

/** Of each slide that shows pictures side by side: how high each is, and how much of the width and height for a figure they take together. */
const measured = `() => [...document.querySelectorAll('section:has(.side-by-side)')].map((section) => {
  const images = [...section.querySelectorAll('.row img')].map((image) => image.getBoundingClientRect());
  const box = section.getBoundingClientRect();
  return {
    heights: images.map(({ height }) => height),
    width: (Math.max(...images.map(({ right }) => right)) - Math.min(...images.map(({ left }) => left))) / box.width,
    bottom: (Math.max(...[...section.querySelectorAll('figcaption')].map((one) => one.getBoundingClientRect().bottom)) - box.top) / box.height,
  };
})`;

interface Slide {
  readonly heights: readonly number[];
  readonly width: number;
  readonly bottom: number;
}

const rows: readonly (readonly [string, readonly string[]])[] = [
  ['two', ['wide', 'wide']],
  ['two of two shapes', ['tall', 'wide']],
  ['three', ['square', 'wide', 'tall']],
  ['three tall', ['tall', 'tall', 'tall']],
  ['three long', ['long', 'long', 'long']],
  ['four', ['wide', 'square', 'wide', 'wide']],
  ['five', ['wide', 'wide', 'wide', 'wide', 'wide']],
  ['five of many shapes', ['wide', 'tall', 'square', 'long', 'thin']],
  ['six', ['square', 'tall', 'square', 'thin', 'square', 'square']],
];

describe.each(['16:9', '4:3'])('slides %s', (size) => {
  test.each([
    ['no captions', '', ''],
    ['short captions', 'Short', 'Figure: All of them'],
    ['long captions', words, `Figure: ${words}, and ${words}.`],
  ])('fit with %s, all pictures equally high', { timeout: 120_000 }, async (_, caption, common) => {
    const points = rows.map(([heading, names]) => `### ${heading}\n\n${row(names, caption)}\n\n${common}\n`);
    const markdown = `---\ntitle: Rows\ntheme: dark\ndeck: { size: '${size}' }\n---\n\n## All\n\n${points.join('\n')}`;
    const deck = await fittedDeck({ markdown, pictures }, browser);
    expect(deck.diagnostics).toEqual([]);
    const stock = stockSlides(deck.markdown);
    const found = (await measure(browser, stock, findings, deck.rendered.size)) as { readonly wrong: readonly object[] };
    expect(found.wrong).toEqual([]);
    const slides = (await measure(browser, stock, measured, deck.rendered.size)) as readonly Slide[];
    expect(slides.map(({ heights }) => heights.length)).toEqual(rows.map(([, names]) => names.length));
    for (const { heights, width, bottom } of slides) {
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1);
      expect(Math.min(...heights)).toBeGreaterThan(90);
      if (caption !== words) expect(Math.max(width / 0.88, bottom / 0.86)).toBeGreaterThan(0.94);
    }
  });
});

/** As large as a camera's. */
function photo(width: number, height: number): Uint8Array {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([at % 251, at % 241, at % 239, 255], at);
  return PNG.sync.write(png);
}

let running: Build;
let files: Readonly<Record<string, Uint8Array>> = {};
beforeAll(async () => {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running = createBuild({ root: path.resolve('.'), env, date: new Date(0) });
  const folder = path.join(await workFolder(), 'lecture');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'wide.png'), photo(1500, 1000));
  writeFileSync(path.join(folder, 'tall.png'), photo(600, 900));
  const body = `See [](#second).

## First

![The wide one](wide.png "Wide"){credit="By A"} ![The tall one](tall.png "Tall"){#second}

Figure: Both of them {#both}

## Second

[![The linked one](tall.png "Linked")](https://example.org/there)

${Array.from({ length: 22 }, (_, index) => `Line ${index}.`).join('\n\n')}

${['wide', 'wide', 'wide', 'wide'].map((name) => `![Of four](${name}.png)`).join(' ')}

Behind it.
`;
  writeFileSync(path.join(folder, 'article.md'), `---\ntitle: Rows\nlang: en\n---\n\n${body}`);
  const made: Record<string, Uint8Array> = {};
  await running.rebuild({
    paths: [folder],
    cwd: folder,
    documentsOf: async () => ['deck', 'handout', 'briefing'],
    onArticle: (article) => void article.files.forEach(({ name, bytes }) => (made[name] = bytes)),
  });
  files = made;
}, 180_000);
afterAll(() => running.dispose());

const bytesOf = (name: string): Uint8Array => files[name] ?? new Uint8Array();

describe.each(['handout.pdf', 'briefing.pdf'])('%s', (name) => {
  it('leads to the picture that is referred to, which stands right of the other', async () => {
    const { links, pages } = await readPdf(bytesOf(name));
    const page = pages.findIndex(({ text: said }) => said.includes('Both of them'));
    const link = links.find(({ spot, url }) => url === undefined && spot?.page === page);
    const y = pages[page]?.words.find(({ text: said }) => said.includes('(b)'))?.y ?? 0;
    expect(pages.map(({ text: said }) => said).join(' ')).toMatch(/See\s+Figure 1b/);
    expect(link?.spot?.y).toBeGreaterThan(y);
    expect(links.filter(({ url }) => url === 'https://example.org/there')).toHaveLength(1);
  });

  it('shows them equally high, together as wide as the column', async () => {
    const [first, second] = (await imagesOf(bytesOf(name))).map(({ placed }) => placed);
    expect(first?.height).toBeCloseTo(second?.height ?? 0, 0);
    const column = name === 'briefing.pdf' ? 126 : 123;
    const together = ((first?.width ?? 0) + (second?.width ?? 0)) * (25.4 / 72) + 4;
    expect(Math.abs(together - column)).toBeLessThan(1);
  });

  it('has a figure with its words for each picture, and a caption for each and for all', async () => {
    const file = await read(bytesOf(name));
    const kids = (element: PDFDict): readonly PDFDict[] => elements(file, element).filter((kid) => kid.get(PDFName.of('P')) !== undefined);
    const typeOf = (element: PDFDict): string => text(file, element, 'S');
    const figures = elements(file).filter((element) => typeOf(element) === 'Figure');
    expect(figures.slice(0, 3).map((element) => text(file, element, 'Alt'))).toEqual(['The wide one', 'The tall one', 'The linked one']);
    const frame = elements(file).find(
      (element) => typeOf(element) === 'Div' && kids(element).filter((kid) => typeOf(kid) === 'Figure').length === 2,
    );
    expect(frame && kids(frame).map(typeOf)).toEqual(['Div', 'Figure', 'Caption', 'Div', 'Figure', 'Caption', 'Caption']);
  });
});

it('deck.pdf has the words of each picture, too', async () => {
  const file = await read(bytesOf('deck.pdf'));
  const said = elements(file).flatMap((element) => (text(file, element, 'S') === 'Figure' ? [text(file, element, 'Alt')] : []));
  expect(said).toEqual(expect.arrayContaining(['The wide one', 'The tall one', 'The linked one', 'Of four']));
});

it('two rows that leave a page half empty are lowered together', async () => {
  const four = (await imagesOf(bytesOf('handout.pdf')))
    .slice(-4)
    .map(({ placed, page }) => ({ page, height: placed.height * (25.4 / 72) }));
  expect(new Set(four.map(({ page }) => page)).size).toBe(1);
  expect(four[0]?.height).toBeGreaterThan(20);
  expect(four[0]?.height).toBeLessThan(39);
  for (const { height } of four) expect(Math.abs(height - (four[0]?.height ?? 0))).toBeLessThan(0.5);
});

describe('handout.html', () => {
  const widths = async (width: number): Promise<readonly (readonly number[])[]> => {
    const html = Buffer.from(bytesOf('handout.html')).toString();
    const source = `() => [...document.querySelectorAll('.row')].map((row) => [...row.querySelectorAll('img')].map((image) => {
      const { left, top, width, height } = image.getBoundingClientRect();
      return [Math.round(left), Math.round(top), Math.round(width), Math.round(height)];
    }))`;
    return ((await measure(browser, html, source, { width, height: 800 })) as readonly (readonly number[][])[]).map((row) => row.flat());
  };

  it('has them side by side on a desk and on a phone that is wide enough', async () => {
    for (const width of [1280, 390])
      for (const [, top, , height, , nextTop, , nextHeight] of await widths(width)) {
        expect(top).toBe(nextTop);
        expect(Math.abs((height ?? 0) - (nextHeight ?? 0))).toBeLessThanOrEqual(1);
      }
  });

  it('has them below each other where each would be too narrow', async () => {
    const [[left, top, width, height, nextLeft, nextTop] = []] = await widths(320);
    expect([left, (top ?? 0) + (height ?? 0) < (nextTop ?? 0), (width ?? 0) > 250]).toEqual([nextLeft, true, true]);
  });
});
