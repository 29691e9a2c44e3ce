/** Drawings hold what they should, the same each time, and nothing in them collides: measured in the browser, with the fonts that documents embed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawChart } from '../../scripts/draw/chart.ts';
import { drawDiagram, slideScale } from '../../scripts/draw/diagram.ts';
import { inProportion } from '../../scripts/draw/even.ts';
import { numbersFor } from '../../scripts/draw/numbers.ts';
import { paletteFor } from '../../scripts/draw/palette.ts';
import { fillOf } from '../../scripts/draw/patterns.ts';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { themes } from '../../scripts/model/brand.ts';
import type { Chart } from '../../scripts/model/chart.ts';
import type { Picture } from '../../scripts/model/picture.ts';
import { contrast, luminance } from '../../scripts/model/colour.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { measure } from '../../scripts/render/print.ts';
import { chart, charts, diagram, diagrams } from './samples.ts';

const light = paletteFor('light');
const svgOf = (picture: Picture): string => new TextDecoder().decode(picture.bytes);
const words = (picture: Picture): string[] =>
  [...svgOf(picture).matchAll(/<text[^>]*>(?:<tspan[^>]*>)?([^<]*)/g)].map(([, text]) => text ?? '');

let browser: Browser;
beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, process.env);
});
afterAll(() => browser.close());

/** Texts of each drawing that leave it or lie on another; their boxes may share the leading between lines. */
const collisions = `() => [...document.querySelectorAll('figure')].flatMap((figure) => {
  const frame = figure.querySelector('svg').getBoundingClientRect();
  const boxes = [...figure.querySelectorAll('text')].filter((text) => text.textContent.trim()).map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = boxes.filter(({ box }) => box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 6 || box.bottom > frame.bottom + 6);
  const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => {
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    const turned = a.box.height > a.box.width * 2 && b.box.height > b.box.width * 2;
    const leading = 0.3 * Math.min(turned ? a.box.width : a.box.height, turned ? b.box.width : b.box.height);
    return across > (turned ? leading : 1) && down > (turned ? 1 : leading);
  }).map((b) => a.text + ' × ' + b.text));
  return [...outside.map(({ text }) => 'outside: ' + text), ...pairs].map((what) => figure.title + ': ' + what);
})`;

async function collisionsOf(pictures: Readonly<Record<string, Picture>>, weights: readonly number[]): Promise<unknown> {
  const text = Object.values(pictures).flatMap(words).join('');
  const faces = await pickFonts(
    text,
    weights.map((weight) => ({ family: 'Plus Jakarta Sans', weight, style: 'normal' as const })),
  );
  const figures = Object.entries(pictures).map(([name, picture]) => `<figure title="${name}">${svgOf(picture)}</figure>`);
  return measure(browser, `<!doctype html><style>${fontFaceCss(faces)}</style>${figures.join('')}`, collisions, {
    width: 1400,
    height: 900,
  });
}

const drawnCharts = Object.fromEntries(Object.entries(charts).map(([name, one]) => [name, drawChart(one, light, 'en')]));
const drawnDiagrams = Object.fromEntries(Object.entries(diagrams).map(([name, one]) => [name, drawDiagram(one, light)]));

test.each([
  ['slides', [400, 600]],
  ['paper', [500, 700]],
] as const)('no words of a chart collide or leave it, in the faces of %s', async (_, weights) => {
  expect(await collisionsOf(drawnCharts, weights)).toEqual([]);
});

test('no words of a diagram collide or leave it', async () => {
  expect(await collisionsOf(drawnDiagrams, [400, 600])).toEqual([]);
});

test('every SVG is well formed', async () => {
  const all = [...Object.entries(drawnCharts), ...Object.entries(drawnDiagrams)];
  const source = `() => ${JSON.stringify(all.map(([name, picture]) => [name, svgOf(picture)]))}.filter(([, svg]) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')).map(([name]) => name)`;
  expect(await measure(browser, '<!doctype html>', source)).toEqual([]);
});

test.each([...Object.entries(drawnCharts), ...Object.entries(drawnDiagrams)])('%s is a plain picture', (_, picture) => {
  expect(svgOf(picture)).not.toMatch(/<style|<script|@import|class=|var\(--|ecmeta|zr\d|NaN|undefined|https?:\/\/(?!www\.w3\.org)/);
});

test('the same chart gives the same bytes, whatever was drawn before', () => {
  for (const [name, one] of Object.entries(charts))
    expect(svgOf(drawChart(one, light, 'en')), name).toBe(svgOf(drawnCharts[name] ?? drawChart(one, light, 'en')));
});

test('names and numbers stand in it, in the language of the article', () => {
  const one = chart('bar', ['Jawa', 'Bali'], { x: [1234.5, 0.25] }, '%');
  expect(words(drawChart(one, light, 'id'))).toEqual(expect.arrayContaining(['Jawa', 'Bali', '1.234,5%', '0,25%']));
  expect(words(drawChart(one, light, 'de')).join(' ')).toMatch(/1\.234,5\s%/);
});

test('a zero is a zero and a missing value a dash', () => {
  expect(words(drawChart(chart('bar', ['a', 'b'], { x: [0, null] }), light, 'en'))).toEqual(expect.arrayContaining(['0', '–']));
});

test('a bar begins at zero', () => {
  const far = words(
    drawChart(
      chart(
        'bar',
        Array.from({ length: 40 }, (_, index) => String(index + 1980)),
        { x: Array.from({ length: 40 }, (_, index) => 90 + (index % 7)) },
      ),
      light,
      'en',
    ),
  );
  expect(far).toContain('0');
});

test('markup in a name stays text', () => {
  const drawn = svgOf(drawChart(chart('pie', ['<b onload="x">&', 'b'], { x: [1, 2] }), light, 'en'));
  expect(drawn).not.toContain('<b');
  expect(drawn).toContain('&lt;b onload=');
});

test('eight series differ without colour: no two of one pattern are alike in shade', () => {
  for (const theme of themes) {
    const palette = paletteFor(theme);
    const fills = Array.from({ length: 8 }, (_, index) => fillOf(index, palette));
    expect(new Set(fills.map((fill) => JSON.stringify(fill))).size).toBe(8);
    for (const [index, a] of fills.slice(0, 3).entries())
      for (const b of fills.slice(index + 1, 3)) expect(contrast(a.color, b.color), theme).toBeGreaterThan(1.3);
  }
});

test('every colour stands out from the ground, in every theme', () => {
  for (const theme of themes)
    for (const accent of ['#0b6e4f', '#ffe600', '#c00000', '#111111']) {
      const { paper, series, accent: main, soft, ink } = paletteFor(theme, accent);
      for (const colour of [...series, main]) expect(contrast(colour, paper), `${theme} ${accent}`).toBeGreaterThanOrEqual(3);
      for (const colour of [soft, ink]) expect(contrast(colour, paper), theme).toBeGreaterThanOrEqual(4.5);
    }
  expect(luminance(paletteFor('dark').paper)).toBeLessThan(0.1);
});

test('a diagram says its words and takes no colours of its own', () => {
  expect(words(drawDiagram(diagram('flowchart LR', 'A[One] --> B[Two]', 'style A fill:#ff0000'), light))).toEqual(['One', 'Two']);
  expect(svgOf(drawDiagram(diagram('flowchart LR', 'A --> B', 'style A fill:#ff0000'), light))).not.toContain('#ff0000');
});

test('arrows without spaces join what stands on both sides', () => {
  const spaced = drawDiagram(diagram('flowchart LR', 'A[One] --> B[Two]', 'B -->|yes| C'), light);
  expect(svgOf(drawDiagram(diagram('flowchart LR', 'A[One]-->B[Two]', 'B-->|yes|C'), light))).toBe(svgOf(spaced));
  expect(words(drawDiagram(diagram('flowchart LR', 'A["x-->y"]-->B'), light))).toEqual(['x--&gt;y', 'B']);
});

test('a flowchart whose words would be too small has its long labels over several lines', () => {
  const chain = diagram(
    'flowchart TD',
    'A["The incident becomes known"] --> B{Was personal data disclosed at all?}',
    'B -->|no, nothing at all| C[It is noted in the register of incidents]',
    'B -->|yes| D[A written notice within 3 × 24 hours]',
    'D --> E{Are many members of the public concerned?}',
    'E -->|yes| F[An announcement to the public] --> G[All is reviewed]',
  );
  const picture = drawDiagram(chain, light);
  expect(14 * slideScale(picture)).toBeGreaterThan(12);
  expect(svgOf(picture)).toMatch(/>[^<]*3 × 24 hours</);
  expect(words(picture)).toContain('no, nothing at all');
  expect(words(drawDiagram(diagram('flowchart LR', 'A[The incident becomes known] --> B'), light))).toContain('The incident becomes known');
});

test('on a narrower slide a flowchart is set so that its words are read there', () => {
  const chain = diagram(
    'flowchart LR',
    'A[Vitamin K] --> B[Factors II, VII, IX and X] --> C[Factor Xa] --> D[Thrombin] --> E[Fibrin]',
    'X([Apixaban, rivaroxaban, edoxaban]) -->|inhibit| C',
  );
  const [wide, narrow] = [drawDiagram(chain, light), drawDiagram(chain, light, '4:3')];
  expect(slideScale(narrow, '4:3')).toBeGreaterThan(slideScale(wide, '4:3'));
});

test('a line over years stands where the years do', () => {
  const over = (labels: readonly string[], values: readonly (number | null)[]): Chart => chart('line', labels, { One: values });
  const even = inProportion(over(['1990', '2000', '2004'], [10, 20, 60]))!;
  expect(even.labels).toEqual(['1990', '', '', '', '', '2000', '', '2004']);
  expect(even.series[0]?.values).toEqual([10, 12, 14, 16, 18, 20, 40, 60]);
  expect(inProportion(over(['1990', '2000', '2004'], [10, null, 60]))?.series[0]?.values).toEqual([
    10,
    null,
    null,
    null,
    null,
    null,
    null,
    60,
  ]);
  for (const labels of [
    ['1990', '1991', '1992'],
    ['a', 'b', 'd'],
    ['1990', '1980', '1985'],
    ['1', '2', '9999'],
  ])
    expect(inProportion(over(labels, [1, 2, 3])), labels.join()).toBeUndefined();
});

test('less than nothing has its sign, not a hyphen', () => {
  const { value, tick, bare } = numbersFor({ series: [{ name: '', values: [-16] }], unit: 'TWh' }, 'en');
  expect([value(-16), tick(-5), bare(-16)]).toEqual(['−16\u00a0TWh', '−5\u00a0TWh', '−16']);
});

test('words that look like what is taken out of a drawing stay in it', () => {
  const [family, place, colour] = ['font-family: serif', 'url(#zr0-c0)', 'var(--bg) is var(--fg,x)'];
  expect(words(drawChart(chart('bar', [family, place, '1.23456'], { A: [1, 2, 3] }), light, 'en'))).toEqual(
    expect.arrayContaining([family, place, '1.23456']),
  );
  expect(words(drawDiagram(diagram('flowchart LR', `  A["${colour}"] --> B["${family}"]`), light))).toEqual([colour, family]);
});
