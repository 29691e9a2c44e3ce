/** HTML that comes along from web pages, notebooks and editors: what Markdown says, too, is read as that; the rest is left out and told. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type === 'break') return '/';
      if (node.type === 'inlineImage') return `(image ${node.src}: ${node.alt})`;
      const inside = 'children' in node ? words(node.children) : 'value' in node ? node.value : '';
      return `(${node.type}${'url' in node ? ` ${node.url}` : ''} ${inside})`;
    })
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'paragraph') return [words(block.children)];
    if (block.type === 'heading') return [`# ${words(block.children)}`];
    if (block.type === 'list')
      return block.items.flatMap(({ children }, index) => [block.ordered ? `${block.start + index}.` : '-', ...shape(children)]);
    if (block.type === 'blockquote')
      return [block.callout ? 'remark' : 'quote', ...shape(block.children), ...(block.source ? [`by ${words(block.source)}`] : [])];
    if (block.type === 'table') return [block.header, ...block.rows].map((row) => row.map(words).join(' | '));
    if (block.type === 'code') return [`code ${block.lang}: ${block.value}`];
    if (block.type === 'figure') return [`figure ${block.pictures.map(({ alt }) => alt).join()}: ${words(block.caption ?? [])}`];
    if (block.type === 'definitionList')
      return block.items.flatMap(({ term, description }) => [`term ${words(term)}`, ...shape(description)]);
    return [block.type];
  });

async function read(body: string): Promise<{ said: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles({ ...markdown(body, 'lang: en\n'), 'a.svg': picture });
  const parts = article?.sections.flatMap(({ heading, blocks, points }) => [
    `## ${words(heading)}`,
    ...shape(blocks),
    ...points.flatMap((point) => [`### ${words(point.heading)}`, ...shape(point.blocks)]),
  ]);
  return { said: [...shape(article?.introduction.blocks ?? []), ...(parts ?? [])], lines };
}

test.each([
  ['breaks', 'One<br>two<br/>three', ['One/two/three']],
  [
    'strong and slanted',
    'a <b>b</b> <strong>c</strong> <i>d</i> <em>e</em> <u>f</u>',
    ['a (strong b) (strong c) (emphasis d) (emphasis e) (emphasis f)'],
  ],
  ['within each other', '<b>a <i>b</i></b> **c <i>d</i>**', ['(strong a (emphasis b)) (strong c (emphasis d))']],
  ['letters above and below', 'H<sub>2</sub>O, x<sup>2</sup>', ['H(subscript 2)O, x(superscript 2)']],
  ['looks', 'a <span style="color:red">b</span> <font color=red>c</font> <small>d</small>', ['a b c d']],
  ['code and keys', '<code>a < b</code> <kbd>Ctrl</kbd>', ['(inlineCode a < b) (inlineCode Ctrl)']],
  ['a link', 'see <a href="https://a.org/?a=1&b=2" target="_blank">it</a>', ['see (link https://a.org/?a=1&b=2 it)']],
  ['a place', 'see <a name="x"></a>it', ['see it']],
  ['struck out', '<s>a</s> <del>b</del>', ['(delete a) (delete b)']],
  ['a sound', '漢<rt>kan</rt>', ['漢(kan)']],
  ['a lost end', 'a</span> b', ['a b']],
  ['a picture among words', 'a <img src="a.svg" alt="A" width="9"> b', ['a (image a.svg: A) b']],
  ['a picture below its sentence', 'Here:\n<img src="a.svg" alt="A">', ['Here:', 'figure A: ']],
  ['a list in a cell', '|A|\n|-|\n|<ul><li>b</li><li>c</li></ul>|', ['A', '• b/• c']],
] as const)('%s in a line', async (_, body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([...expected]);
  expect(lines).toEqual([]);
});

test.each([
  ['paragraphs', '<p class="x">One <b>b</b></p>\n<p>Two</p>', ['One (strong b)', 'Two']],
  ['headings', '<h2 id="a">One</h2>\n<p>Text</p>\n<h3>Two</h3>\n<p>More</p>', ['## One', 'Text', '### Two', 'More']],
  ['a list', '<ul>\n  <li>a <b>b</b></li>\n  <li>c</li>\n</ul>', ['-', 'a (strong b)', '-', 'c']],
  ['a numbered list in one line', '<ol start="3"><li>a</li><li>b</li></ol>', ['3.', 'a', '4.', 'b']],
  ['lists in each other', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', ['-', 'a', '-', 'b', '-', 'c']],
  [
    'a table',
    '<table>\n<thead><tr><th>A</th><th>B|C</th></tr></thead>\n<tr><td>1</td><td>2<br>3</td></tr>\n</table>',
    ['A | B|C', '1 | 2/3'],
  ],
  ['wide cells', '<table><tr><td colspan="2">A</td></tr><tr><td>1<td>2</tr></table>', ['A | ', '1 | 2']],
  ['a figure', '<figure><img src="a.svg" alt="A"/><figcaption>The <em>a</em></figcaption></figure>', ['figure A: The (emphasis a)']],
  ['a figure counted by its author', '<figure><img src="a.svg" alt="A"><figcaption>Figure 3: Ah</figcaption></figure>', ['figure A: Ah']],
  ['a picture in a box', '<div align="center">\n  <img src="a.svg" alt="A">\n</div>', ['figure A: ']],
  ['a quote', '<blockquote><p>So.</p><cite>Roe</cite></blockquote>', ['quote', 'So.', 'by Roe']],
  ['code', '<pre><code class="language-js">a &lt; b\n  c\n</code></pre>', ['code js: a < b\n  c']],
  ['terms', '<dl><dt>A</dt><dd>one</dd></dl>', ['term A', 'one']],
  ['Markdown in a box', '<div>\n\n- **a**\n\n</div>\n\nText.', ['-', '(strong a)', 'Text.']],
  [
    'a remark over several blocks',
    '<aside>\n💡 **Idea:** so\n\n- a\n\n</aside>\n\nText.',
    ['remark', '💡 (strong Idea:) so', '-', 'a', 'Text.'],
  ],
  ['what opens at a click', '<details>\n<summary>More</summary>\n\nIt is.\n\n</details>', ['# More', 'It is.']],
  ['a film', '<iframe width="9" src="https://a.org/x"></iframe>', ['(link https://a.org/x https://a.org/x)']],
  ['a break alone', '<br>\n\nText.', ['Text.']],
  ['an editor’s comments', '<!-- wp:paragraph -->\n<p>Text</p>\n<!-- /wp:paragraph -->', ['Text']],
] as const)('%s as a block', async (_, body, expected) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([...expected]);
  expect(lines).toEqual([]);
});

test.each([
  [
    'a style sheet with blank lines',
    '<div>\n<style scoped>\n  a { b: c }\n\n  d { e: f }\n</style>\n<p>Text</p>\n</div>',
    ['Text'],
    7,
    '<style>',
  ],
  ['a script', '<script>let a = 1;</script>\n\nText.', ['Text.'], 6, '<script>'],
  ['a script in a line', 'a <script>b</script>', ['a '], 6, '<script>'],
  ['a component', '<v-clicks>\n\n- a\n\n</v-clicks>', ['-', 'a'], 6, '<v-clicks>'],
  ['components', '<Tabs>\n<Tab value="a">\n\nText.\n\n</Tab>\n</Tabs>', ['Text.'], 6, '<Tabs>'],
] as const)('%s is left out and told', async (_, body, expected, line, name) => {
  const { said, lines } = await read(body);
  expect(said).toEqual([...expected]);
  expect(lines[0]).toMatch(new RegExp(`^article\\.md:${line}:\\d+ warning html: ${name} is left out`));
});

test.each(['List<String>', 'a <name> here', 'if a <b and c> d', '`<b>`', '\\<b>a\\</b>', 'a <b> c'])(
  '%s stays as it is written',
  async (body) => {
    const { said } = await read(body);
    expect(said).toEqual([body.replace(/`(.*)`/, '(inlineCode $1)').replaceAll('\\', '')]);
  },
);

it('keeps what stands behind a comment', async () => {
  const { said, lines } = await read('<!-- said -->\nText.\n\n<!-- fit --> More.');
  expect(said).toEqual(['Text.', 'More.']);
  expect(lines.map((line) => /^\S+ \S+ \S+/.exec(line)?.[0])).toEqual([
    'article.md:6:1 warning html-comment:',
    'article.md:9:1 warning html-comment:',
  ]);
});

it('leaves out code that is none, and the colours of a terminal', async () => {
  expect((await read('Text.\n\n```\n\n```\n\n```\n\u001b[0;31mred\u001b[0m\n```')).said).toEqual(['Text.', 'code : red']);
});
