/** Formulas as chats and LaTeX write them, and escaped brackets that are none. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'inlineMath') return `$${node.value}$`;
      if (node.type === 'crossReference') return `(${node.id})`;
      return 'children' in node ? words(node.children) : 'value' in node ? node.value : `<${node.type}>`;
    })
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'math') return [`math${block.id === undefined ? '' : ` ${block.id}`}: ${block.value}`];
    if (block.type === 'paragraph') return [words(block.children)];
    if (block.type === 'list') return block.items.flatMap(({ children }) => ['-', ...shape(children)]);
    return [block.type];
  });

async function read(body: string): Promise<{ said: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  return {
    said: [...shape(article?.introduction.blocks ?? []), ...(article?.sections.flatMap(({ blocks }) => shape(blocks)) ?? [])],
    lines,
  };
}

test.each([
  ['in a sentence', String.raw`where \( \pi_t \) is and \(P_t\), \(n\).`, [String.raw`where $\pi_t$ is and $P_t$, $n$.`]],
  ['with words in it', String.raw`so \(a = \text{all of them and more}\).`, [String.raw`so $a = \text{all of them and more}$.`]],
  ['on lines of its own', '\\[\na_1 = \\frac{b}{c}\n\\]', [String.raw`math: a_1 = \frac{b}{c}`]],
  ['in one line', String.raw`\[ E = mc^2 \]`, ['math: E = mc^2']],
  ['behind a colon', String.raw`So: \[ E = mc^2 \]`, ['So:', 'math: E = mc^2']],
  ['over two lines', '\\[ a = b\n= c_1 \\]', ['math: a = b\n= c_1']],
  ['within an item', '- it\n  \\[\n  a^2\n  \\]\n- so', ['-', 'it', 'math: a^2', '-', 'so']],
  ['below its sentence', 'It is\n\\[\na^2\n\\]\nso.', ['It is', 'math: a^2', 'so.']],
  ['with a break in its rows', '$$\na \\\\[2pt]\nb\n$$', ['math: a \\\\[2pt]\nb']],
  [
    'as an equation',
    '\\begin{equation}\na = b\n\\label{eq:one}\n\\end{equation}\n\nSee Eq.~\\eqref{eq:one}.',
    ['math eq:one: a = b', 'See (eq:one).'],
  ],
  ['as bookdown has it', '\\begin{equation}\n  a = b\n  (\\#eq:one)\n\\end{equation}', ['math eq:one: a = b']],
  [
    'in rows',
    'So\n\\begin{align*}\na &= b \\\\\nc &= d \\nonumber\n\\end{align*}\nthen.',
    ['So', 'math: \\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}', 'then.'],
  ],
  ['an environment in one line', String.raw`\begin{equation} a_1 \end{equation}`, ['math: a_1']],
] as const)('a formula %s', async (_, body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([...expected]);
  expect(lines).toEqual([]);
});

test.each([
  [String.raw`See \[1\] and \[Smith 2019\].`, 'See [1] and [Smith 2019].'],
  [String.raw`They move \(about as fast as nails\).`, 'They move (about as fast as nails).'],
  [String.raw`The file \(my\_long\_name of it\) is.`, 'The file (my_long_name of it) is.'],
  [String.raw`First \(1\), then \(2019\).`, 'First (1), then (2019).'],
  [String.raw`Written \!\[bg\]\(x\) so.`, 'Written ![bg](x) so.'],
  ['`\\(a\\)` is', '\\(a\\) is'],
])('%s holds no formula', async (body, expected) => {
  expect((await read(body)).said).toEqual([expected]);
});

it('leaves code alone', async () => {
  expect((await read('Text.\n\n```\n\\[\na\n\\]\n\\(a\\)\n```')).said).toEqual(['Text.', 'code']);
});

it('tells of a name that no formula has, at its place', async () => {
  expect((await read(String.raw`See \ref{eq:none}.`)).lines).toEqual([
    expect.stringMatching(/^article\.md:6:\d+ error dead-link: .*"eq:none"/),
  ]);
});

it('tells of a formula with a sum of money in it', async () => {
  expect((await read(String.raw`Text \( a^2 = 5\$ \) too.`)).lines).toEqual([expect.stringMatching(/^article\.md:6:6 warning leftover/)]);
});
