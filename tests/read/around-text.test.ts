/** What comes along before, behind and between the text of a chat, a notebook or a notes program, and is none of it. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'paragraph') return [plainText(block.children)];
    return block.type === 'code' ? [`code ${block.value}`] : [block.type];
  });

async function read(body: string): Promise<{ said: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  const parts = article?.sections.flatMap((section) => [section, ...section.points]) ?? [];
  return {
    said: [
      ...shape(article?.introduction.blocks ?? []),
      ...parts.flatMap(({ heading, blocks }) => [`# ${plainText(heading)}`, ...shape(blocks)]),
    ],
    lines,
  };
}

test.each([
  'Sure! Here is a complete lecture on tides. 🎓',
  'Certainly! Below is the article:',
  'Tentu! Berikut artikel lengkapnya:',
  'Natürlich! Hier ist die Vorlesung:',
  'Bien sûr ! Voici le cours :',
  'Here’s the lecture in Markdown:',
])('a chat begins with "%s"', async (first) => {
  const { said, lines } = await read(`${first}\n\n---\n\n## Tides\n\nText.\n\n---\n\nLet me know if you’d like more!`);
  expect(said).toEqual(['# Tides', 'Text.']);
  expect(lines).toEqual([
    expect.stringMatching(/:6:1 warning leftover: a chat’s words/),
    expect.stringMatching(/:16:1 warning leftover: a chat’s words/),
  ]);
});

test.each(['Here is what the tide does to a harbour.', 'Surely here is a reason.', 'Of course the moon pulls.', 'Sure: the moon pulls.'])(
  'a lecturer begins with "%s"',
  async (first) => {
    const { said, lines } = await read(`${first}\n\n## Tides\n\nText.`);
    expect(said[0]).toBe(first);
    expect(lines).toEqual([]);
  },
);

it('takes the whole out of the fence that a chat put around it', async () => {
  const { said, lines } = await read('```markdown\n## Tides\n\nText.\n\n```js\na\n```\n\n## Moon\n\nMore.\n```');
  expect(said).toEqual(['# Tides', 'Text.', 'code a', '# Moon', 'More.']);
  expect(lines).toEqual([expect.stringMatching(/:6:1 warning leftover: the whole text stands in a block of code/)]);
});

it('leaves Markdown that is shown as code', async () => {
  const { said, lines } = await read('## Markdown\n\n```markdown\n## A heading\n```\n\nText.');
  expect(said).toEqual(['# Markdown', 'code ## A heading', 'Text.']);
  expect(lines).toEqual([]);
});

it('leaves Notion’s properties below the title out, and told', async () => {
  const { said, lines } = await read('# One\n\nCourse: BIO 101\nLast edited: today\n\nText.\n\nNote: it\nis');
  expect(said).toEqual(['Text.', 'Note: it is']);
  expect(lines).toEqual([expect.stringMatching(/:8:1 warning leftover: the properties below the title are left out/)]);
});

it('leaves out rules that part nothing', async () => {
  expect((await read('---\n\nA\n\n---\n\nB\n\n---\n\n---\n\n## One\n\n---\n\nC\n\n---')).said).toEqual([
    'A',
    'thematicBreak',
    'B',
    '# One',
    'C',
  ]);
});

it.each(['[TOC]', '[[_TOC_]]', '\\tableofcontents'])('leaves %s out, and tells it', async (mark) => {
  const { said, lines } = await read(`${mark}\n\n## One\n\nText.`);
  expect(said).toEqual(['# One', 'Text.']);
  expect(lines).toEqual([expect.stringMatching(/:6:1 warning own-contents/)]);
});

it('leaves contents of links out, and tells it', async () => {
  const { said, lines } = await read(
    '[One 1](#one)\n\n[Two 2](#two)\n\n[Three 3](#three)\n\n## **1\\. One** {#one}\n\nA\n\n## **2\\. Two** {#two}\n\nB\n\n## **3\\. Three** {#three}\n\nC',
  );
  expect(said).toEqual(['# One', 'A', '# Two', 'B', '# Three', 'C']);
  expect(lines).toEqual([expect.stringMatching(/:6:1 warning own-contents/)]);
});

it('takes a chat’s signs for numbers', async () => {
  expect((await read('## 1️⃣ One\n\nA\n\n## 2️⃣ Two\n\nB')).said).toEqual(['# One', 'A', '# Two', 'B']);
});

test.each(['```{r setup, include=FALSE}\na\n```', '```{r}\n#| include: false\na\n```', '. . .'])('shows nothing of %j', async (hidden) => {
  expect(await read(`Text.\n\n${hidden}`)).toEqual({ said: ['Text.'], lines: [] });
});

it('tells of what nobody reckons here', async () => {
  expect((await read('It is `r round(a)`, in `r`.')).lines).toEqual([expect.stringMatching(/:6:7 warning leftover: "r round\(a\)"/)]);
});

it('takes lines that end with a wiki’s word for editing for headings, at their places', async () => {
  const { said, lines } = await read(
    'Text.\n\nBackground[edit]\nMore, see [](#no).\n\nGeschichte[Bearbeiten | Quelltext bearbeiten]\nText.',
  );
  expect(said).toEqual(['Text.', '# Background', 'More, see .', '# Geschichte', 'Text.']);
  expect(lines).toEqual([
    expect.stringMatching(/:8:1 warning plain-headings: "Background"/),
    expect.stringMatching(/:9:11 error dead-link/),
  ]);
});

it('takes no item of a list for such a line', async () => {
  const { said, lines } = await read('Text.\n\n- Background[edit]\n- More [edit]');
  expect(said).toEqual(['Text.', 'list']);
  expect(lines).toEqual([expect.stringMatching(/:8:13 warning leftover: /)]);
});

it('takes lines whose columns tabs part for a table', async () => {
  const { article, lines } = await readFiles(
    markdown('Text.\n\nParty\tCity\n**France**\tMünster\nSweden\tOsnabrück, [](#no)', 'lang: en\n'),
  );
  const [, table] = article?.introduction.blocks ?? [];
  expect(table?.type === 'table' ? [table.header, ...table.rows].map((row) => row.map(plainText).join(' | ')) : table).toEqual([
    'Party | City',
    'France | Münster',
    'Sweden | Osnabrück,',
  ]);
  expect(lines).toEqual([expect.stringMatching(/:10:1 error dead-link/)]);
});

it.each(['Jane Roe\tRoom 2', 'a\tb\nc', 'a\tb\tc\nd\te'])('%j is no table', async (body) => {
  expect((await read(body)).said.join()).not.toMatch(/table/);
});

test.each([
  ['```ad-note\ntitle: Mind\nIt **is**.\n```', ['blockquote']],
  ['```{tip}\nIt is.\n```', ['blockquote']],
  ['Text.\n\n```{=latex}\n\\newpage\n```', ['Text.']],
  ['Text.\n\n```dataview\nTABLE a\n```', ['Text.']],
  ['```{python}\na\n```', ['code a']],
])('a fence of another tool: %j', async (body, expected) => {
  expect((await read(body)).said).toEqual(expected);
});

it('leaves no bullet of what is left out', async () => {
  const { article } = await readFiles(markdown('- a\n- {{embed ((64f0a1b2-1111-2222-3333-444455556666))}}\n- b\n-', 'lang: en\n'));
  const [list] = article?.introduction.blocks ?? [];
  expect(list?.type === 'list' && list.items.length).toBe(3);
});
