/** MyST, as Jupyter Book and Sphinx have it: directives, roles, labels and comments are read as what this format has for the same. */
import { expect, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node): string => {
      if (node.type === 'crossReference') return `<${words(node.children)}→${node.id}>`;
      if (node.type === 'citation') return `<${node.items.map(({ key }) => key).join(' ')}>`;
      if (node.type === 'inlineMath') return `$${node.value}$`;
      if (node.type === 'inlineCode') return `\`${node.value}\``;
      return 'children' in node
        ? `${node.type === 'strong' ? '*' : ''}${words(node.children)}`
        : 'value' in node
          ? node.value
          : `<${node.type}>`;
    })
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [words(block.children)];
      case 'blockquote':
        return [block.callout ? 'remark' : 'quote', ...shape(block.children)];
      case 'list':
        return block.items.flatMap(({ children }) => ['-', ...shape(children)]);
      case 'code':
        return [`code ${block.lang}`, block.value];
      case 'math':
        return [`math ${block.id ?? ''}`, block.value];
      case 'figure':
        return [
          `figure ${block.id}`,
          ...block.pictures.map(({ alt, src }) => `${src}: ${alt}`),
          ...(block.caption ? [words(block.caption)] : []),
        ];
      case 'table':
        return [
          `table ${block.id}`,
          ...(block.caption ? [words(block.caption)] : []),
          ...[block.header, ...block.rows].map((row) => row.map((cell) => words(cell)).join(', ')),
        ];
      default:
        return [block.type];
    }
  });

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
const bib = '@book{walt, title={A}, author={Walt, S}, year={1987}}\n@book{leeds, title={B}, author={Leeds, A}, year={2002}}';

async function read(body: string): Promise<{ said: readonly string[]; lines: readonly string[]; ids: readonly string[] }> {
  const { article, lines } = await readFiles({ ...markdown(body, 'lang: en\nreferences: r.bib\n'), 'a.svg': svg, 'r.bib': bib });
  const parts = article?.sections.flatMap((section) => [section, ...section.points]) ?? [];
  return {
    said: [
      ...shape(article?.introduction.blocks ?? []),
      ...parts.flatMap(({ heading, blocks }) => [`## ${words(heading)}`, ...shape(blocks)]),
    ],
    lines,
    ids: parts.map(({ id }) => id),
  };
}

const law = '$$\nx = 1\n$$ (law)';

test.each([
  ['a remark', '```{note}\nLeaves are green.\n```', ['remark', '*Note: Leaves are green.']],
  ['one with a title and settings', '```{admonition} At home\n:class: tip\n\nTry it.\n```', ['remark', '*At home: Try it.']],
  ['between colons', ':::{tip}\nTry it.\n:::', ['remark', '*Tip: Try it.']],
  ['a theorem', '```{prf:theorem} Banach\n:label: banach\n\nIt is.\n```', ['remark', '*Theorem (Banach): It is.']],
  [
    'an exercise with code in it',
    '````{exercise}\n:label: ex\nRun it.\n\n```python\nx = 1\n```\n````',
    ['remark', '*Exercise: Run it.', 'code python', 'x = 1'],
  ],
  [
    'a solution between two directives',
    '```{solution-start} ex\n:class: dropdown\n```\n\nSo.\n\n```{code-cell} ipython3\nx = 1\n```\n\n```{solution-end}\n```\n\nMore.',
    ['remark', '*Solution: So.', 'code python', 'x = 1', 'More.'],
  ],
  ['a remark in a list’s item', '- One\n\n  ```{note}\n  Two.\n  ```\n- Three', ['-', 'One', 'remark', '*Note: Two.', '-', 'Three']],
  ['a remark within a remark', '````{note}\nOne.\n\n```{math}\nx\n```\n````', ['remark', '*Note: One.', 'math ', 'x']],
  [
    'a figure',
    '```{figure} a.svg\n---\nname: fig\nalt: A square\n---\nA "small" square {cite}`walt`.\nTwo lines.\n\nA legend.\n```',
    ['figure fig', 'a.svg: A square', 'A “small” square <walt>. Two lines.', 'A legend.'],
  ],
  [
    'one that its caption describes',
    '```{figure} a.svg\n\n---\n\n---\nA *square*, {cite}`walt`.\n```',
    ['figure figure-1', 'a.svg: A square, .', 'A square, <walt>.'],
  ],
  ['a picture', ':::{image} a.svg\n:alt: A square\n:width: 80%\n:::', ['figure figure-1', 'a.svg: A square']],
  ['a cell of a notebook', '```{code-cell} ipython3\n:tags: [hide-input]\n\nx = 1\n```', ['code python', 'x = 1']],
  ['a hidden cell', '```{code-cell}\n---\ntags: [remove-input]\n---\nx = 1\n```\n\nText.', ['Text.']],
  ['code with a caption', '```{code-block} c\n:linenos:\n:caption: It\nint x;\n```', ['code c', 'int x;']],
  ['a formula', '```{math}\n:label: law\nx = 1\n```', ['math law', 'x = 1']],
  [
    'one of several rows',
    '```{math}\n:label: law\na &= 1 \\\\\nb &= 2\n```',
    ['math law', '\\begin{aligned} a &= 1 \\\\\nb &= 2 \\end{aligned}'],
  ],
  ['one in its first line', '```{math} x = 1\n```', ['math ', 'x = 1']],
  ['a label behind a formula', `${law}\n\nSee {eq}\`law\` and [this](law).`, ['math law', 'x = 1', 'See <→law> and <this→law>.']],
  [
    'a label before a heading',
    '(start)=\n## Begin\n\nSee {ref}`start` and {ref}`the start <start>`.',
    ['## Begin', 'See <→start> and <the start→start>.'],
  ],
  [
    'links to other files',
    'See {doc}`the lake <lake_model>`, {doc}`../ch/lake_model` and {ref}`no-where`.',
    ['See the lake, lake model and no where.'],
  ],
  ['citations', 'Told {cite}`walt,leeds` {cite:p}`walt`.', ['Told <walt leeds> <walt>.']],
  [
    'signs in a line',
    '{math}`x^2`, H{sub}`2`O, {term}`state <states>`, {abbr}`UN (United Nations)`, {kbd}`Ctrl`.',
    ['$x^2$, H2O, state, UN (United Nations), `Ctrl`.'],
  ],
  ['a role over two lines', 'See {doc}`the\nlake <lake_model>` there.', ['See the lake there.']],
  ['a table in its fences', ':::{table} Rates\n:name: tbl\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:::', ['table tbl', 'Rates', 'a, b', '1, 2']],
  [
    'a table of lists',
    '```{list-table} Rates\n:header-rows: 1\n:name: tbl\n\n* - a\n  - b\n* - 1\n    more\n  - 2\n```',
    ['table tbl', 'Rates', 'a, b', '1 more, 2'],
  ],
  ['a quote', '```{epigraph}\nAll is flux.\n\n-- Heraclitus\n```', ['quote', 'All is flux.']],
  [
    'comments and what a site makes',
    '% to do\n\nText.\n\n+++\n\n```{tableofcontents}\n```\n\n```{index} a; b\n```\n\n```{bibliography}\n```',
    ['Text.'],
  ],
  [
    'tabs',
    '::::{tab-set}\n:::{tab-item} One\nFirst.\n:::\n:::{tab-item} Two\nSecond.\n:::\n::::',
    ['*One<break>First.', '*Two<break>Second.'],
  ],
  ['a diagram', '```{mermaid}\nflowchart LR\n  %% alt: it\n  a --> b\n```', ['diagram']],
  ['code that shows it', '```md\n```{note}\n\n{eq}`a`\n(a)=\n```', ['code md', '```{note}\n\n{eq}`a`\n(a)=']],
  ['what is none', 'A set {a}, `{eq}` and (a)= b.\n\n```{python}\nx = 1\n```', ['A set {a}, `{eq}` and (a)= b.', 'code python', 'x = 1']],
] as const)('%s', async (_, body, expected) => {
  const { said, lines } = await read(body);
  expect(lines).toEqual([]);
  expect(said).toEqual([...expected]);
});

test('what has nothing on paper is left out and told, once a sort', async () => {
  const { said, lines } = await read('Text.\n\n```{raw} html\n<b>a</b>\n```\n\n```{include} b.md\n```');
  expect(said).toEqual(['Text.']);
  expect(lines).toEqual([expect.stringMatching(/^article\.md:9:1 warning leftover: "\{raw\}" is left out, and 1 more of its sort/)]);
});

test('of an extension’s directive the text stays, and it is told', async () => {
  const { said, lines } = await read('```{iframe-figure} a.html\n:name: a\n\nMove the slider.\n```\n\n.');
  expect(said).toEqual(['Move the slider.']);
  expect(lines).toEqual([expect.stringMatching(/^article\.md:7:1 warning leftover: "\{iframe-figure\}" is left out/)]);
});

test('a problem behind directives keeps its line', async () => {
  const body =
    '(a)=\n## One\n\n```{figure} a.svg\n:alt: It\n\nCaption\n```\n\n```{list-table}\n* - a\n  - b\n* - c\n  - d\n```\n\nSee [](#none).';
  const { lines } = await read(body);
  expect(lines).toEqual([expect.stringMatching(/^article\.md:23:5 error dead-link/)]);
});

test('an id of its own is kept', async () => expect((await read('(start)=\n## Begin\n\nText.')).ids).toEqual(['start']));

test('long texts of nothing but openings are read in time', async () => {
  const started = process.cpuUsage().user;
  await read(`${'```{note}\n'.repeat(3000)}\n\n${':::{tip}\n'.repeat(3000)}${'{eq}`a '.repeat(3000)}`);
  expect(process.cpuUsage().user - started).toBeLessThan(6e6);
});
