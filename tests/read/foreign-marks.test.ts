/** Marks around words that pandoc, Obsidian and others have, and what is left out of a text. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type === 'footnoteReference') return '(note)';
      return `(${node.type} ${'children' in node ? words(node.children) : 'value' in node ? node.value : ''})`;
    })
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => (block.type === 'paragraph' ? [words(block.children)] : [block.type]));

async function read(body: string): Promise<{ said: readonly string[]; notes: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  return {
    said: shape(article?.introduction.blocks ?? []),
    notes: article?.footnotes.flatMap(({ children }) => shape(children)) ?? [],
    lines,
  };
}

test.each([
  ['[so]{.underline} it', '(emphasis so) it'],
  ['[so *it* is]{.mark}', '(strong so (emphasis it) is)'],
  ['a [b [c]{.smallcaps} d]{style="color: red"} e', 'a b c d e'],
  ['a [b]{.deletion author="A"}[c]{.insertion author="A"} d', 'a c d'],
  ['a [Check this]{.comment-start id="0"}b[]{.comment-end id="0"} c', 'a b c'],
  ['make ==sugar== here', 'make (strong sugar) here'],
  ['==so **much** sugar==', '(strong so (strong much) sugar)'],
  ['see [it](https://a.org){.x target="_blank"} so', 'see (link it) so'],
  ['use `a`{.python} so', 'use (inlineCode a) so'],
  ['a `\\pagebreak`{=openxml} b', 'a  b'],
])('%s', async (body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([expected]);
  expect(lines.filter((line) => !/:6:\d+ warning leftover: .* left out/.test(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(0);
});

it('leaves anchors out without a word', async () => {
  expect(await read('[]{#_Toc1 .anchor}Text.')).toEqual({ said: ['Text.'], notes: [], lines: [] });
});

test.each(['a == b and c == d', 'a[0]{b}', 'x **so**{.open} y', 'set {a} of [b]', '[a] {.b}'])('%s has none', async (body) => {
  expect((await read(body)).lines).toEqual([]);
});

it('takes a note in its place for a footnote, in order', async () => {
  const { said, notes, lines } = await read('One^[A *note*.] two[^b] three^[See [it](https://a.org) [1].].\n\n[^b]: Bee.');
  expect(said).toEqual(['One(note) two(note) three(note).']);
  expect(notes).toEqual(['A (emphasis note).', 'Bee.', 'See (link it) [1].']);
  expect(lines).toEqual([]);
});

test.each([
  ['See [[Calvin cycle]] and [[CPI|the index]] there', 'See Calvin cycle and the index there'],
  ['What [[#Tools]] is', 'What Tools is'],
  ['Text ![[boat.jpg]] here', 'Text  here'],
  ['and %%a thought%% so', 'and  so'],
  ['A claim[citation needed] stands', 'A claim stands'],
  ['It fell.【12†source】', 'It fell.'],
  ['A basket. ^def-1', 'A basket. '],
  ['\\newpage Text', ' Text'],
  ['[caption id="a" width="300"]The old town[/caption]', 'The old town'],
  ['Text {: .red }', 'Text '],
  ['See :ref:`a`', 'See (inlineCode a)'],
])('nothing is printed of the marks in %s', async (body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([expected]);
  expect(lines).toEqual([expect.stringMatching(/warning leftover: .* is left out/)]);
});

test.each([
  '#economics #week/5',
  '%%\nTo do: ask\n%%',
  'import Tabs from "@theme/Tabs";',
  '{{embed ((64f0a1b2-1111-2222-3333-444455556666))}}',
  '::right::',
])('nothing is left of %j', async (body) => {
  const { said, lines } = await read(`Text.\n\n${body}`);
  expect(said).toEqual(['Text.']);
  expect(lines[0]).toMatch(/:8:\d+ warning leftover: .* is left out/);
});

test.each([
  '\\textbf{so}',
  '\\section{So}',
  '.. note:: So',
  '== So',
  '!!! note "So"',
  'a :smile: b',
  'See Figure \\@ref(fig:km).',
  '{++so++}',
])('it tells that %s is printed', async (body) => {
  const { lines } = await read(`Text.\n\n${body}`);
  expect(lines[0]).toMatch(/:8:\d+ warning leftover: .* is printed as it stands/);
});

test.each([
  'Hash #MeToo here',
  'at 10:30:20',
  'C:\\news',
  'a^b',
  'the ratio 1:two:three',
  '{{title}}',
  'a[[1]]',
  'so … and ..',
  'x\\_y \\# 1',
])('%s is text', async (body) => {
  expect((await read(body)).lines).toEqual([]);
});

it('leaves of a command only the address in it', async () => {
  const { said, lines } = await read('{{< video https://a.org/b >}}');
  expect(said).toEqual(['(link https://a.org/b)']);
  expect(lines).toEqual([expect.stringMatching(/"\{\{< video " is left out/), expect.stringMatching(/" >\}\}" is left out/)]);
});

test.each([
  ['So 𝗦𝗲𝗰𝘂𝗿𝗶𝘁𝘆 𝗳𝗶𝗿𝘀𝘁 it is', 'So (strong Security first) it is', 1],
  ['a 𝑛 and 𝑥² b', 'a (emphasis n) and (emphasis x)² b', 0],
  ['in 𝟮𝟬𝟮𝟰, 𝘷𝘦𝘳𝘺', 'in (strong 2024, very)', 1],
  ['the group 𝔸 and 𝒜', 'the group 𝔸 and 𝒜', 0],
  ['𝓢𝓸 𝔀𝓻𝓲𝓽𝓽𝓮𝓷', 'So written', 1],
] as const)('%s', async (body, expected, told) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([expected]);
  expect(lines.filter((line) => line.includes('is read as plain letters'))).toHaveLength(told);
  expect(lines).toHaveLength(told);
});
