/** Charts and diagrams as authors write them: what comes of each, and where each mistake is reported. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import { createTextMemory } from '../../scripts/read/known.ts';
import { parse } from '../../scripts/read/parse.ts';
import { labelsFor } from '../sample.ts';

const help = { labelsFor, inspectPdf: async () => ({ pages: 1 }), known: createTextMemory().known };

/** The introduction's blocks and the problems of an article whose body is `lines`, after three lines of front matter; `files` lie beside it. */
async function read(
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ blocks: readonly Block[]; problems: string[] }> {
  const folder = mkdtempSync(path.join(inject('scratch'), 'chart-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const text = ['---', 'title: T', '---', ...lines].join('\n');
  const beside = { folder, inputs: new Map() };
  const { article, diagnostics } = await parse({ slug: 's', folder, file: 'a.md', format: 'markdown', text, beside }, help);
  const problems = diagnostics.map(
    ({ ruleId, position, message }) => `${position.file}:${position.line}:${position.column} ${ruleId}: ${message}`,
  );
  return { blocks: article.introduction.blocks, problems };
}

const fence = (...lines: readonly string[]): string[] => ['```chart', ...lines, '```'];
const sound = ['kind: bar', 'alt: Bars', 'labels: [a, 2]'];
const values = 'series: [{ values: [1, null] }]';

test('a chart with everything', async () => {
  const { blocks, problems } = await read([
    '```chart {#fig-x}',
    "kind: line\nalt: Lines\ncaption: A caption\nunit: '%'\nsource: BPS\nx: [2019, 2020]",
    'series:\n  - name: One\n    values: [1, 2.5]\n  - { name: 2, values: [null, -3] }\n```',
  ]);
  expect(problems).toEqual([]);
  expect(blocks).toEqual([
    {
      type: 'chart',
      id: 'fig-x',
      kind: 'line',
      alt: 'Lines',
      unit: '%',
      labels: ['2019', '2020'],
      series: [
        {
          name: 'One',
          values: [1, 2.5],
        },
        {
          name: '2',
          values: [null, -3],
        },
      ],
      caption: [
        {
          type: 'text',
          value: 'A caption',
        },
      ],
      source: [
        {
          type: 'text',
          value: 'BPS',
        },
      ],
      position: {
        file: 'a.md',
        line: 4,
        column: 1,
      },
    },
  ]);
});

test('the numbers of a file, with a byte order mark, quotes and a gap', async () => {
  const { blocks, problems } = await read(fence('kind: line', 'alt: Lines', 'data: n.csv'), {
    'n.csv': '\ufeffYear,"Coal, brown",Gas\r\n2019,1.5,\r\n"2020, early",-2,3e2\r\n',
  });
  expect(problems).toEqual([]);
  expect(blocks[0]).toMatchObject({
    labels: ['2019', '2020, early'],
    series: [
      { name: 'Coal, brown', values: [1.5, -2] },
      { name: 'Gas', values: [null, 300] },
    ],
  });
});

test('semicolons part columns too', async () => {
  const { blocks } = await read(fence('kind: bar', 'alt: x', 'data: n.csv'), { 'n.csv': 'a;b\nx;1.5\n' });
  expect(blocks[0]).toMatchObject({ labels: ['x'], series: [{ name: 'b', values: [1.5] }] });
});

test.each([
  ['no alt text', ['kind: bar', 'labels: [a, b]', values], ['a.md:4:1 picture-alt: the chart has no alternative text']],
  ['an unknown key', [...sound, values, 'colour: red'], ['a.md:9:1 unknown-key: unknown key "colour"']],
  [
    'an unknown kind',
    ['kind: bars', 'alt: x', 'labels: [a, 2]', values],
    [expect.stringMatching(/^a\.md:5:7 wrong-value: "kind" is "bars"; allowed: .*stacked/)],
  ],
  ['no kind', ['alt: x', 'labels: [a, 2]', values], ['a.md:5:1 missing-key: "kind" is missing']],
  [
    'a value that is text',
    [...sound, 'series: [{ values: [1, two] }]'],
    [expect.stringMatching(/^a\.md:8:24 wrong-value/), expect.stringContaining('1 values for 2 labels')],
  ],
  ['too few values', [...sound, 'series: [{ values: [1] }]'], ['a.md:8:20 chart: 1 values for 2 labels']],
  ['no numbers', sound, ['a.md:5:1 missing-key: "series" is missing']],
  ['no keys', ['just text'], ['a.md:4:1 chart: the chart holds no keys']],
  [
    'a pie with a negative slice',
    ['kind: pie', 'alt: x', 'labels: [a, b]', 'series: [{ values: [1, -1] }]'],
    ['a.md:8:9 chart: a pie cannot show a negative number'],
  ],
  [
    'a pie of seven',
    ['kind: pie', 'alt: x', 'labels: [1,2,3,4,5,6,7]', 'series: [{ values: [1,2,3,4,5,6,7] }]'],
    ['a.md:8:9 chart: a pie of 7 slices; at most 6 can be told apart'],
  ],
  ['broken YAML', ['kind: [bar'], [expect.stringMatching(/^a\.md:\d+:\d+ yaml/), expect.anything()]],
])('%s', async (_, lines, expected) => {
  expect((await read(fence(...lines))).problems).toEqual(expected);
});

test('an indented chart is placed by its own columns', async () => {
  const { problems } = await read(['- item', '', ...fence(...sound, values, 'colour: red').map((line) => `  ${line}`)]);
  expect(problems).toEqual(['a.md:11:3 unknown-key: unknown key "colour"']);
});

const ofFile = fence('kind: bar', 'alt: x', 'data: n.csv');
test.each([
  ['a file that is not there', {}, ['a.md:7:7 missing-data: "n.csv" is not there']],
  ['a number with a separator', { 'n.csv': 'a,b,c\nx,1,2\ny,1,"1,234"\n' }, ['n.csv:3:6 csv: "1,234" is no number']],
  ['a row that is too short', { 'n.csv': 'a,b,c\nx,1\n' }, ['n.csv:2:1 csv: 2 columns; the first line has 3']],
  ['one column', { 'n.csv': 'a\nx\n' }, ['n.csv:1:1 csv: the file has one column']],
  ['no rows', { 'n.csv': 'a,b\n' }, ['n.csv:1:1 chart: the chart has no numbers']],
  ['an open quote', { 'n.csv': 'a,b\n"x,1\n' }, [expect.stringMatching(/^n\.csv:\d:1 csv: the file cannot be read/)]],
])('%s', async (_, files, expected) => {
  expect((await read(ofFile, files)).problems).toEqual(expected);
});

test('a file outside the folder is refused', async () => {
  expect((await read(fence('kind: bar', 'alt: x', 'data: ../n.csv'))).problems).toEqual([expect.stringMatching(/^a\.md:7:7 outside/)]);
});

test('a diagram takes its words from Mermaid’s own lines', async () => {
  const value = ['flowchart LR', '  accTitle: The way', '  accDescr: A leads to B.', '  A --> B'];
  const { blocks, problems } = await read(['```mermaid', ...value, '```']);
  expect(problems).toEqual([]);
  const position = { file: 'a.md', line: 4, column: 1 };
  expect(blocks).toEqual([
    {
      type: 'diagram',
      id: 'figure-1',
      value: value.join('\n'),
      caption: [{ type: 'text', value: 'The way' }],
      alt: 'A leads to B.',
      position,
    },
  ]);
});

test.each([
  ['a description of several lines', ['accDescr {', '  A leads', '  to B.', '}'], 'A leads to B.'],
  ['a comment', ['%% alt: A leads to B.'], 'A leads to B.'],
])('%s', async (_, lines, alt) => {
  expect((await read(['```mermaid', 'flowchart LR', ...lines, 'A --> B', '```'])).blocks[0]).toMatchObject({ alt });
});

test('a diagram without alternative text', async () => {
  expect((await read(['```mermaid', 'flowchart LR', 'A --> B', '```'])).problems).toEqual([
    'a.md:4:1 picture-alt: the diagram has no alternative text',
  ]);
});

test('more rows than can be told apart', async () => {
  const rows = Array.from({ length: 2001 }, (_, index) => index);
  const csv = `year,A\n${rows.map((row) => `${row},${row}`).join('\n')}\n`;
  const line = ['kind: line', 'alt: A line'];
  const { problems } = await read([...fence(...line, 'data: a.csv'), '', ...fence('kind: stacked', 'alt: Bars', 'data: a.csv')], {
    'a.csv': csv,
  });
  expect(problems).toEqual([
    'a.csv:2002:1 chart: 2001 rows; a line chart has at most 2000',
    'a.csv:152:1 chart: 2001 rows; a stacked chart has at most 150',
  ]);
  const inline = await read(fence(...line, 'labels:', ...rows.map((row) => `  - ${row}`), `series: [{ values: [${rows.join(', ')}] }]`));
  expect(inline.problems).toEqual(['a.md:2008:5 chart: 2001 rows; a line chart has at most 2000']);
});

test.each([
  [8, []],
  [9, ['a.md:9:3 chart: 9 series in one chart; at most 8 can be told apart']],
])('%i lines in a chart', async (count, expected) => {
  const series = Array.from({ length: count }, (_, index) => `  - { name: ${index}, values: [1, 2] }`);
  const { problems } = await read(fence(...sound, 'series:', ...series));
  expect(problems).toEqual(expected);
});

test('numbers that cannot be drawn', async () => {
  const { problems } = await read(
    fence(...sound.slice(0, 2), 'labels: [a, b, c, d, e]', 'series: [{ values: [.inf, -1.7e308, 1e-20, 0, 1e18] }]'),
  );
  expect(problems).toEqual([
    'a.md:8:21 chart: a number without end cannot be drawn',
    'a.md:8:27 chart: -1.7e+308 is too large to be drawn',
    'a.md:8:37 chart: 1e-20 is too small to be drawn',
  ]);
  const ofFile = await read(fence(...sound.slice(0, 2), 'data: a.csv'), { 'a.csv': 'x,y\n1,1e400\n2,2\n' });
  expect(ofFile.problems).toEqual(['a.csv:2:3 chart: a number without end cannot be drawn']);
});
