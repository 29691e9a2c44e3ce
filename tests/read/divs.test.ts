/** Blocks between `:::` as pandoc, Quarto, Docusaurus and others write them. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ('children' in node ? words(node.children) : 'value' in node ? node.value : `<${node.type}>`)).join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'paragraph' || block.type === 'heading') return [words(block.children)];
    if (block.type === 'list') return block.items.flatMap(({ children }) => ['-', ...shape(children)]);
    if (block.type === 'blockquote')
      return [block.callout ? 'remark' : 'quote', ...shape(block.children), ...(block.source ? [`by ${words(block.source)}`] : [])];
    return [block.type];
  });

async function read(body: string): Promise<{ said: readonly string[]; notes: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  const parts = article?.sections.flatMap((section) => [section, ...section.points]) ?? [];
  return {
    said: [
      ...shape(article?.introduction.blocks ?? []),
      ...parts.flatMap(({ heading, blocks }) => [`## ${words(heading)}`, ...shape(blocks)]),
    ],
    notes: [...shape(article?.introduction.notes ?? []), ...parts.flatMap(({ notes }) => shape(notes))],
    lines,
  };
}

test.each([
  ['a callout', '::: {.callout-note}\nLeaves are green.\n:::', ['remark', 'Note: Leaves are green.']],
  ['one with a title', '::: {.callout-tip title="At home"}\nTry it.\n:::', ['remark', 'At home: Try it.']],
  ['one with its title as a heading', '::: {.callout-tip collapse="true"}\n## At home\n\nTry it.\n:::', ['remark', 'At home: Try it.']],
  ['one by its name', '::: warning\nMind it.\n:::', ['remark', 'Warning: Mind it.']],
  ['Docusaurus’', ':::tip My tip\nUse nouns.\n:::', ['remark', 'My tip: Use nouns.']],
  ['HackMD’s', ':::info\nUse nouns.\n:::\n\nText.', ['remark', 'Info: Use nouns.', 'Text.']],
  ['a note with a title', ':::note[Mind]\nUse nouns.\n:::', ['remark', 'Mind: Use nouns.']],
  ['VuePress’', '::: details More\nIt is.\n:::', ['remark', 'More: It is.']],
  ['a theorem', '::: {.theorem #a name="Pythagoras"}\nIt is.\n:::', ['remark', 'Pythagoras: It is.']],
  ['with a list', '::: {.callout-note}\n- a\n- b\n:::', ['remark', 'Note:', '-', 'a', '-', 'b']],
  [
    'in columns',
    ':::: {.columns}\n::: {.column width="50%"}\n- a\n:::\n\n::: {.column}\n::: {.callout-note}\nb\n:::\n:::\n::::',
    ['-', 'a', 'remark', 'Note: b'],
  ],
  [
    'columns with headings',
    '## One\n\n::: {.columns}\n::: {.column}\n### A\n\na\n:::\n::: {.column}\n### B\n\nb\n:::\n:::',
    ['## One', '## A', 'a', '## B', 'b'],
  ],
  ['Word’s', '::: {custom-style="Abstract"}\nShort.\n:::', ['Short.']],
  ['within a handout’s', ':::handout\n::: {.fragment}\na\n:::\n:::', ['handout']],
] as const)('%s', async (_, body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([...expected]);
  expect(lines).toEqual([]);
});

it.each(['::: {.notes}', '::: notes', ':::: {.speaker-notes}'])('what stands in %s is only said', async (opening) => {
  const { said, notes, lines } = await read(`Text.\n\n${opening}\nSecret.\n${/^:+/.exec(opening)?.[0] ?? ''}`);
  expect({ said, notes, lines }).toEqual({ said: ['Text.'], notes: ['Secret.'], lines: [] });
});

it('a bare note may be notes, and a fence without its end is told', async () => {
  expect((await read(':::note\nSecret.\n:::')).lines).toEqual([expect.stringMatching(/error unknown-directive: .*"note"/)]);
  expect((await read('::: {.callout-note}\nText.')).lines).toEqual([expect.stringMatching(/warning leftover/)]);
  expect((await read('```\n::: warning\n:::\n```')).said).toEqual(['code']);
});

test.each([
  ['> [!warning]- Mind\n> It is.', ['remark', 'Mind: It is.']],
  ['> [!note|wide]+\n> It is.', ['remark', 'Note: It is.']],
  ['> [!quote] Milton Friedman\n> It is.', ['quote', 'It is.', 'by Milton Friedman']],
  ['> [!quote]\n> It is.', ['quote', 'It is.']],
])('Obsidian’s %j', async (body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual(expected);
  expect(lines).toEqual([]);
});
