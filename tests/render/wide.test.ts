/** Wide tables and formulas: on paper they get the margin, smaller type to a limit, and are never cut; on a phone they alone scroll. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createBuild, type Build } from '../../scripts/build.ts';
import { findMathProblems, formulaKey } from '../../scripts/fill/math.ts';
import { openViewer, type Viewer } from '../support/live.ts';
import { readPdf, type Pdf } from '../support/pdf.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';

const millimetre = 72 / 25.4;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

function table(caption: string, header: readonly string[], ...rows: readonly (readonly string[])[]): string {
  return `${row(header)}${row(header.map(() => '---'))}${rows.map(row).join('')}\n\nTable: ${caption}.\n\n`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const many = Array.from({ length: 20 }, (_, index) => `Representative ${index}`);
const tables = [
  table('Short', ['Name', 'Sum'], ['Germany', '1']),
  table('Numbers', ['Year', ...months.slice(0, 7)], ['2020', ...months.slice(0, 7).map(() => '1,234,567')]),
  table('Months', ['Country', ...months], ['Germany', ...months.map(() => '1,234')]),
  table('Words', ['Organisation', 'Established', 'Headquarters', 'Membership', 'Decision-making', 'Enforcement', 'Characterisation'], [
    'North Atlantic Treaty Organization', '1949 in Washington', 'Brussels, Belgium', 'Thirty-two states', 'Consensus in the Council', 'Collective defence', 'Intergovernmental',
  ]),
  table('Code', ['Name', 'Call', 'Result', 'Since', 'Where'], ['one', '`getElementsByTagNameNS(namespaceURI,localName)`', '`HTMLCollection<HTMLElementTagNameMap>`', '1998', 'everywhere']),
  table('Many', many, many.map((_, index) => `cell${index}`)),
]; // prettier-ignore

let running: Build;
let viewer: Viewer;
beforeAll(async () => {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running = createBuild({ root: path.resolve('.'), env, date: new Date(0) });
  viewer = await openViewer();
}, 60_000);
afterAll(async () => {
  await running.dispose();
  await viewer.close();
});

interface Made {
  readonly pdfs: Readonly<Record<string, Pdf>>;
  readonly html: string;
}

async function make(body: string, binding = 0, front = ''): Promise<Made> {
  const cwd = await workFolder();
  await writeLecture(cwd, 'one', { front: `briefing: { slides: false, binding: ${binding}mm }\n${front}`, body });
  const pdfs: Record<string, Pdf> = {};
  const html = path.join(cwd, 'handout.html');
  await running.rebuild({
    paths: ['.'],
    cwd,
    documentsOf: async () => ['handout', 'briefing'],
    onArticle: async ({ files, diagnostics }) => {
      expect(diagnostics).toEqual([]);
      for (const { name, bytes } of files) if (name.endsWith('.pdf')) pdfs[name] = await readPdf(bytes);
      await writeFile(html, files.find(({ name }) => name === 'handout.html')?.bytes ?? '');
    },
  });
  return { pdfs, html };
}

/** What stands further right than the page's margin, in mm. */
function beyond(pdf: Pdf, margin: number): readonly string[] {
  return pdf.pages.flatMap(({ width, words }) =>
    words.filter((word) => word.x + word.width > width - (margin - 0.5) * millimetre).map(({ text }) => text),
  );
}

async function onPhone<T>(html: string, look: () => T): Promise<T> {
  const page = await viewer.browser.newPage();
  await page.setViewport({ width: 390, height: 800 });
  await page.goto(pathToFileURL(html).href);
  return page.evaluate(look);
}

test('no table is cut on paper, and no phone scrolls sideways for one', async () => {
  const { pdfs, html } = await make(`## All\n\n${tables.join('')}`);
  expect(beyond(pdfs['handout.pdf'] as Pdf, 20)).toEqual([]);
  expect(beyond(pdfs['briefing.pdf'] as Pdf, 24)).toEqual([]);
  expect(await onPhone(html, () => document.documentElement.scrollWidth)).toBe(390);
}, 60_000);

test('only what a page cannot hold is several tables', async () => {
  const { pdfs } = await make(`## All\n\n${tables.join('')}`);
  for (const pdf of Object.values(pdfs)) {
    const parted = pdf.pages.flatMap(({ text }) => [...text.matchAll(/(Table \d+)[^(]{0,20}\(\d+\/\d+\)/g)].map(([, name]) => name));
    expect([...new Set(parted)]).toEqual(['Table 6']);
  }
});

test('a long table of four columns takes the page where it is much lower there', async () => {
  const words = 'some words that wrap';
  const rows = (count: number): string =>
    table('Rows', ['One', 'Two', 'Three', 'Four'], ...Array.from({ length: count }, () => [words, words, words, words]));
  const looks = async (count: number): Promise<boolean> =>
    (await readFile((await make(rows(count))).html, 'utf8')).includes('class="table wide');
  expect([await looks(4), await looks(40)]).toEqual([false, true]);
});

test('neither a short glossary nor what leads to a formula is torn from the rest', async () => {
  const line = 'A line of text that stands alone.\n\n';
  const terms = ['First', 'Second', 'Third'];
  const front = `glossary:\n${terms.map((term) => `  - { term: ${term}, definition: What ${term} means. }\n`).join('')}`;
  for (const lines of [27, 28, 29, 30, 31, 32]) {
    const { pdfs } = await make(`${line.repeat(lines)}What leads there:\n\n- the item\n\n${line.repeat(lines)}`, 0, front);
    for (const pdf of Object.values(pdfs)) {
      const at = (word: string): number => pdf.pages.findLastIndex((page) => page.words.some(({ text }) => text.includes(word)));
      expect([at('Glossary'), at('First'), at('What leads')]).toEqual([at('Third'), at('Third'), at('the item')]);
    }
  }
}, 120_000);

const long = String.raw`\mathcal{L}(\theta) = \sum_{i=1}^{n} \left[ y_i \log \sigma(w x_i + b) + (1 - y_i) \log(1 - \sigma(w x_i + b)) \right]`;
const matrix = String.raw`\begin{pmatrix} ${Array.from({ length: 26 }, (_, n) => `a_{${n}} & b_{${n}}`).join(' & ')} \end{pmatrix}`;

/** Widths of formulas on the handout's page, in ex of the text around: as MathJax made them, and as they are shown. */
function shown(): readonly (readonly [number, number])[] {
  return [...document.querySelectorAll('.formula')].map((box) => {
    const svg = box.querySelector('svg');
    const probe = box.appendChild(document.createElement('span'));
    probe.style.cssText = 'display:inline-block;width:100ex;height:0';
    const ex = probe.getBoundingClientRect().width / 100;
    probe.remove();
    const made = Number.parseFloat(svg?.getAttribute('width') ?? '0');
    return [Math.round(made), Math.round((svg?.getBoundingClientRect().width ?? 0) / ex)] as const;
  });
}

test('a formula gets the margin before it is set smaller, and lines of its own before it cannot be read', async () => {
  const { html } = await make(
    `$$\n${long}\n$$\n\n$$\n${long} + ${long}\n$$\n\nIn a line $${long} + x$ it is.\n\n- And $${long}$ in a list.\n`,
  );
  const page = await viewer.browser.newPage();
  await page.goto(pathToFileURL(html).href);
  await page.emulateMediaType('print');
  await page.setViewport({ width: 643, height: 900 });
  const sizes = await page.evaluate(shown);
  expect(sizes).toHaveLength(4);
  for (const [made, seen] of sizes) expect([made > 55, made < 110, seen >= made * 0.8]).toEqual([true, true, true]);
}, 60_000);

test('on a phone a wide formula scrolls in its own box', async () => {
  const { html } = await make(`$$\n${long}\n$$\n\nIn a line $${long}$ it is.\n\n| A | B |\n|---|---|\n| $${long}$ | b |\n`);
  expect(await onPhone(html, () => document.documentElement.scrollWidth)).toBe(390);
  for (const [made, seen] of await onPhone(html, shown)) expect(seen).toBe(made);
}, 60_000);

test('a formula that nothing makes readable is a warning', async () => {
  const problems = await findMathProblems([matrix, long].map((tex) => ({ tex, display: true })));
  expect(Object.keys(problems)).toEqual([formulaKey({ tex: matrix, display: true })]);
});

test('a binding takes its room from the tables as well', async () => {
  const { pdfs } = await make(`## All\n\n${tables.join('')}`, 20);
  expect(beyond(pdfs['briefing.pdf'] as Pdf, 24)).toEqual([]);
}, 60_000);

test('a short table stays on one page, and a long one begins and ends with two rows', async () => {
  const line = 'A line of text that stands alone.\n\n';
  const long = table('Long', ['Name', 'Sum'], ...Array.from({ length: 60 }, (_, index) => [`row${index}`, `sum${index}`]));
  const short = table('Brief', ['Name', 'Sum'], ...Array.from({ length: 5 }, (_, index) => [`brief${index}`, `${index}`]));
  for (const lines of [20, 22, 24, 26, 28, 30]) {
    const { pdfs } = await make(`${line.repeat(lines)}${short}${line.repeat(lines)}${long}`);
    for (const pdf of Object.values(pdfs)) {
      const at = (word: string): number => pdf.pages.findIndex((page) => page.words.some(({ text }) => text.includes(word)));
      expect([at('brief0'), at('row0'), at('row58')]).toEqual([at('brief4'), at('row1'), at('row59')]);
    }
  }
}, 120_000);

test('a wide formula with a tag makes nothing else smaller, and no phone scrolls sideways for it', async () => {
  const sum = (name: string): string => Array.from({ length: 19 }, (_, index) => `${name}_{${index}}`).join('+');
  const width = async (formula: string): Promise<{ readonly widths: readonly number[]; readonly html: string }> => {
    const { pdfs, html } = await make(`## One\n\n:::handout\n$$\n${formula}\n$$\n:::\n\nConstantinople stays as it is.`);
    const widths = ['handout.pdf', 'briefing.pdf'].map((name) =>
      Math.max(
        ...(pdfs[name]?.pages ?? []).flatMap(({ words }) =>
          words.filter(({ text }) => text.startsWith('Constantinople')).map((word) => word.width),
        ),
      ),
    );
    return { widths, html };
  };
  const [plain, tagged] = [await width('y = 1'), await width(`y = ${sum('a')} \\tag{1}`)];
  tagged.widths.forEach((found, index) => expect(found).toBeCloseTo(plain.widths[index] ?? 0, 1));
  expect(await onPhone(tagged.html, () => document.documentElement.scrollWidth)).toBe(390);
}, 60_000);
