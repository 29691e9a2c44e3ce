/** What is written as other tools have it: understood where it can mean one thing only, else told. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

async function read(body: string): Promise<{ blocks: readonly Block[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles({ ...markdown(body, 'lang: en\n'), 'a.svg': picture });
  return { blocks: [...(article?.introduction.blocks ?? []), ...(article?.sections.flatMap(({ blocks }) => blocks) ?? [])], lines };
}

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type === 'crossReference') return `(${node.id})`;
      return node.type === 'inlineMath' ? `$${node.value}$` : 'children' in node ? words(node.children) : `<${node.type}>`;
    })
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'math') return [`math${block.id === undefined ? '' : ` ${block.id}`}: ${block.value}`];
    if (block.type === 'paragraph') return [words(block.children)];
    if (block.type === 'list') return block.items.flatMap(({ children }) => ['item', ...shape(children)]);
    if (block.type === 'blockquote') return ['quote', ...shape(block.children)];
    if (block.type === 'table') return [`table ${block.id}: ${words(block.caption ?? [])}`];
    if (block.type === 'code') return [`code ${block.lang}: ${block.value}`];
    return [block.type];
  });

test.each([
  ['on lines of its own', '$$\na\n$$', ['math: a']],
  ['in one line', '$$a$$', ['math: a']],
  ['with spaces', '$$ a $$', ['math: a']],
  ['behind a colon', 'So: $$a$$', ['So:', 'math: a']],
  ['below its sentence', 'It is\n$$a$$\nwhere a is.', ['It is', 'math: a', 'where a is.']],
  ['with the stop of its sentence', 'It is\n$$a$$.', ['It is', 'math: a.']],
  ['after a break of two spaces', 'It is  \n$$a$$  \nso.', ['It is', 'math: a', 'so.']],
  ['two below each other', '$$a$$\n$$b$$', ['math: a', 'math: b']],
  ['within a sentence', 'As $$a$$ grows.', ['As $a$ grows.']],
  ['at the end of a sentence', 'As is $$a$$.', ['As is $a$.']],
  ['behind what is strong', '**So** $$a$$', ['So $a$']],
  ['in an item', '- it\n  $$a$$', ['item', 'it', 'math: a']],
  ['money', 'It costs $$5 and $$6.', ['It costs $5 and $6.']],
  ['an id behind its end', '$$\na\n$$ {#eq-a}', ['math eq-a: a']],
  ['an id behind its start', '$$ {#eq-a}\na\n$$', ['math eq-a: a']],
  ['an id in one line', '$$ a $$ {#eq-a}', ['math eq-a: a']],
  ['an id in a quote', '> $$\n> a\n> $$ {#eq-a}', ['quote', 'math eq-a: a']],
  ['two with ids', '$$\na\n$$ {#eq-a}\n\nText.\n\n$$\nb\n$$ {#eq-b}', ['math eq-a: a', 'Text.', 'math eq-b: b']],
  ['in code', '```\n$$\na\n$$ {#eq-a}\n```', ['code : $$\na\n$$ {#eq-a}']],
] as const)('a formula %s', async (_, body, expected) => {
  const { blocks, lines } = await read(`${body}`);
  expect(shape(blocks)).toEqual(expected);
  expect(lines).toEqual([]);
});

it('reads sections behind a formula with an id, at their places', async () => {
  const { blocks, lines } = await read('$$\na\n$$ {#eq-a}\n\n## Next\n\nSee [](#eq-a), [](#eq-b).');
  expect(shape(blocks)).toEqual(['math eq-a: a', 'See (eq-a), (eq-b).']);
  expect(lines).toEqual([expect.stringMatching(/^article\.md:12:16 error dead-link: .*"eq-b"/)]);
});

it('tells of one id for two formulas, and of a formula that does not end', async () => {
  expect((await read('$$a$$ {#x}\n\n$$b$$ {#x}')).lines).toEqual([expect.stringMatching(/^article\.md:8:1 error duplicate-id/)]);
  expect((await read('$$ {#x}\na\n\nText.')).lines).toEqual([expect.stringMatching(/^article\.md:6:1 error unclosed-block/)]);
});

it('knows links inside the article by how Quarto begins their names, and no others', async () => {
  const { blocks, lines } = await read('See @eq-a. And (@eq-a), \\@eq-a, me@eq-a.org, @fig, @figure-1.\n\n$$a$$ {#eq-a}');
  expect(shape(blocks)[0]).toBe('See @eq-a. And (@eq-a), @eq-a, me@eq-a.org, @fig, @figure-1.');
  expect(shape((await read('See @eq-a. And (@eq-a), me@eq-a.org, @fig, @figure-1.\n\n$$a$$ {#eq-a}')).blocks)[0]).toBe(
    'See (eq-a). And ((eq-a)), me@eq-a.org, @fig, @figure-1.',
  );
  expect(lines).toEqual([]);
  expect((await read('See @fig-none.')).lines).toEqual([expect.stringMatching(/^article\.md:6:5 error dead-link: .*"fig-none"/)]);
});

it('takes a paragraph that begins with a colon for the caption of its table', async () => {
  const table = '|A|B|\n|-|-|\n|1|2|';
  expect(shape((await read(`${table}\n\n: Rates {#tbl-a}`)).blocks)).toEqual(['table tbl-a: Rates']);
  expect(shape((await read(`Text.\n\n${table}\n\n: Rates of *one*`)).blocks)).toEqual(['Text.', 'table table-1: Rates of one']);
  expect(shape((await read(`Text.\n\n: Rates`)).blocks)).toEqual(['definitionList']);
});

test.each([
  ['{python}', 'python'],
  ['{.r .numberLines}', 'r'],
  ['{r, echo=FALSE}', 'r'],
  ['Rust', 'rust'],
  ['{}', '{}'],
])('the language of ```%s', async (info, lang) => {
  expect(shape((await read(`\`\`\`${info}\nx\n\`\`\``)).blocks)).toEqual([`code ${lang}: x`]);
});

it('leaves the settings of a notebook’s cell out, and comments of other code in', async () => {
  expect(shape((await read('```{python}\n#| echo: true\n#| label: a\nx = 1\n#| y\n```')).blocks)).toEqual(['code python: x = 1\n#| y']);
  expect(shape((await read('```python\n#| x\n```')).blocks)).toEqual(['code python: #| x']);
});

it('takes the title of a remark as it is', async () => {
  const said = (body: string): Promise<string[]> => read(body).then(({ blocks }) => shape(blocks));
  expect(await said('> [!info] Did you know?\n> Leaves are green.')).toEqual(['quote', 'Did you know? Leaves are green.']);
  expect(await said('> [!tip] At home\n> Try it.')).toEqual(['quote', 'At home: Try it.']);
});

test.each(['bg', 'bg right:40%', 'w:600', 'bg left cover', 'width:300px height:200px'])(
  'a picture that Marp is told of: ![%s]',
  async (alt) => {
    expect((await read(`![${alt}](a.svg)`)).lines).toEqual([expect.stringMatching(/error picture-alt: .*tells Marp/)]);
  },
);

test.each(['Left', 'Fit', 'Contrast', 'Right: the old town', 'Width 300'])('a picture with words: ![%s]', async (alt) => {
  expect((await read(`![${alt}](a.svg)`)).lines).toEqual([]);
});

test.each([
  '::: {.columns}',
  ':::: notes',
  '{{< pagebreak >}}',
  '{% include a.html %}',
  'A [word]{.mark} here',
  'See [[Calvin cycle]] there',
  '![[boat.jpg]]',
  'make ==sugar== here',
  'and %%a thought%% so',
])('tells of %s', async (text) => {
  expect((await read(`Text.\n\n${text}`)).lines).toEqual([expect.stringMatching(/warning leftover/)]);
});

test.each([
  'a == b and c == d',
  '100%% and 5%%',
  'x^2 and y^3',
  'a[[1]]',
  '[a](https://a.org){.x',
  '{{name}}',
  'at 10:::20',
  '`[[a]]`',
  '2^10^5 ^_^',
])('has nothing against %s', async (text) => {
  expect((await read(text)).lines).toEqual([]);
});

it('tells how to write the title that stands where it cannot', async () => {
  const { lines } = await readFiles({ 'article.md': '---\nlang: en\n---\n\n# Tides\n\nText.\n' });
  expect(lines).toEqual([
    expect.stringMatching(/missing-key/),
    expect.stringMatching(/error heading-level: .*\(write "title: Tides" there, and take this line out\)/),
  ]);
});

const scripts = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'subscript') return `_${node.value}_`;
      if (node.type === 'superscript') return `^${node.value}^`;
      if (node.type === 'delete') return `-${scripts(node.children)}-`;
      if ('children' in node) return scripts(node.children);
      return node.type === 'text' ? node.value.replaceAll('\u00a0', ' ') : `<${node.type}>`;
    })
    .join('');

test.each([
  ['Na~2~CO~3~ and C~8~H~10~', 'Na_2_CO_3_ and C_8_H_10_'],
  ['x^2^ is', 'x^2^ is'],
  ['p*K*~a~ ≈ 8', 'pK_a_ ≈ 8'],
  ['10^9^ g, 5 s^-1^', '10^9^ g, 5 s^−1^'],
  ['SO~4~^2-^ and Mg^2+^', 'SO_4_^2−^ and Mg^2+^'],
  ['^14^C is old', '^14^C is old'],
  ['*A*~260~/*A*~280~', 'A_260_/A_280_'],
  ['a ~word~ and a ~~long word~~', 'a -word- and a -long word-'],
  ['from 5~6 to 7~8', 'from 5~6 to 7~8'],
])('what stands above and below the line: %s', async (text, expected) => {
  const { blocks, lines } = await read(text);
  expect(blocks.map((block) => (block.type === 'paragraph' ? scripts(block.children) : block.type))).toEqual([expected]);
  expect(lines).toEqual([]);
});

test.each(['x^2 and y^3', '2^10^5 ^_^', 'a\\^2^ is'])('%s is written as it stands', async (text) => {
  const { blocks } = await read(text);
  expect(blocks.map((block) => (block.type === 'paragraph' ? scripts(block.children) : block.type))).toEqual([text.replace('\\', '')]);
});

it.each([
  ['IoTの**T**は**Things（モノ）**を指します。', ['T', 'Things（モノ）']],
  ['距離は**-999**です。', ['-999']],
  ['这是**“安全”**的问题。', ['“安全”']],
  ['이것은 **안보(security)**입니다.', ['안보(security)']],
] as const)('%s is strong where no space parts words', async (body, expected) => {
  const { blocks, lines } = await read(body);
  expect(lines).toEqual([]);
  const inlines = blocks.flatMap((block) => (block.type === 'paragraph' ? block.children : []));
  expect(inlines.flatMap((node) => (node.type === 'strong' ? [words(node.children)] : []))).toEqual([...expected]);
});
