/** Pictures that share a line: what is read of each, of the figure that they are, and what is said where they cannot be one. */
import { describe, expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Figure } from '../../scripts/model/figure.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { plainText, walk } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>';

async function read(body: string): Promise<{ readonly blocks: readonly Block[]; readonly lines: readonly string[] }> {
  const { article, lines } = await readFiles({ ...markdown(body), 'a.svg': svg, 'b.svg': svg });
  return { blocks: article?.introduction.blocks ?? [], lines: lines.filter((line) => !line.includes('low-resolution')) };
}

const figures = async (body: string): Promise<readonly Figure[]> =>
  walk((await read(body)).blocks).flatMap((node) => (node.type === 'figure' ? [node] : []));

const said = (words: readonly Inline[] | undefined): string | undefined => words && plainText(words);

const shape = ({ id, caption, credit, pictures }: Figure) => ({
  figure: [id, said(caption), said(credit)],
  pictures: pictures.map((one) => [one.src, one.alt, one.id, said(one.caption), said(one.credit)]),
});

it('a picture that stands alone gives its figure what it is called, whose it is, and its id', async () => {
  const found = await figures('![A](a.svg "One"){#own credit="By A"}');
  expect(found.map(shape)).toEqual([{ figure: ['own', 'One', 'By A'], pictures: [['a.svg', 'A', undefined, undefined, undefined]] }]);
});

it('pictures of one line keep theirs, and the figure gets an id of its own', async () => {
  const found = await figures('![A](a.svg "One"){credit="By A"} ![B](b.svg "Two"){#fig-b}');
  expect(found.map(shape)).toEqual([
    {
      figure: ['figure-1', undefined, undefined],
      pictures: [
        ['a.svg', 'A', undefined, 'One', 'By A'],
        ['b.svg', 'B', 'fig-b', 'Two', undefined],
      ],
    },
  ]);
});

test.each([
  ['below', '![A](a.svg) ![B](b.svg)\n\nFigure: Both {#both}'],
  ['above', 'Figure: Both {#both}\n\n![A](a.svg) ![B](b.svg)'],
  ['numbered', '![A](a.svg) ![B](b.svg)\n\n**Figure 7.** Both {#both}'],
])('a caption %s is the figure’s', async (_, body) => {
  expect((await figures(body)).map((one) => [...shape(one).figure, one.pictures.length])).toEqual([['both', 'Both', undefined, 2]]);
});

test.each([
  ['with nothing between', '![A](a.svg)![B](b.svg)', [2]],
  ['in lines of their own', '![A](a.svg)\n![B](b.svg)', [1, 1]],
  ['two and one', '![A](a.svg) ![B](b.svg)\n![A](a.svg)', [2, 1]],
  ['behind a break', 'Look.\\\n![A](a.svg) ![B](b.svg)', [2]],
  ['in an item', '- Look.\n  ![A](a.svg) ![B](b.svg)\n- Two', [2]],
  ['in a quote', '> Look.\n> ![A](a.svg) ![B](b.svg)', [2]],
  ['in a handout block', ':::handout\n![A](a.svg) ![B](b.svg)\n:::', [2]],
  ['by reference', '![A][one] ![B][one]\n\n[one]: a.svg "One"', [2]],
  ['among words', 'See ![A](a.svg) ![B](b.svg) there.', []],
  ['with words between', '![A](a.svg) and ![B](b.svg)', []],
  ['with braces that are text', '![A](a.svg) {a, b} ![B](b.svg)', []],
  ['in a cell', '| a |\n|---|\n| ![A](a.svg) ![B](b.svg) |', []],
])('pictures %s', async (_, body, expected) => {
  expect((await figures(body)).map(({ pictures }) => pictures.length)).toEqual(expected);
});

it('more than six become several figures, as even as can be, and that is said', async () => {
  const { blocks, lines } = await read(`${'![A](a.svg)'.repeat(20)}\n\nFigure: The last`);
  expect(blocks.map((block) => block.type === 'figure' && [block.pictures.length, said(block.caption)])).toEqual([
    [5, undefined],
    [5, undefined],
    [5, undefined],
    [5, 'The last'],
  ]);
  expect(lines).toEqual([expect.stringMatching(/^article\.md:5:1 warning many-pictures: the line has 20 pictures.* 4 figures/)]);
});

describe('mistakes are told at their picture', () => {
  it.each([
    ['no alternative text', '![A](a.svg) ![](b.svg)', 'article.md:5:13 error picture-alt'],
    ['a missing file', '![A](a.svg) ![B](c.svg)', 'article.md:5:13 error missing-picture'],
    ['an id twice', '![A](a.svg){#x} ![B](b.svg){#x}', 'article.md:5:17 error duplicate-id'],
    ['the figure’s id on a picture', '![A](a.svg){#x} ![B](b.svg)\n\nFigure: Both {#x}', 'article.md:5:1 error duplicate-id'],
  ])('%s', async (_, body, line) => {
    const { lines } = await read(body);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });
});

it('a picture’s id can be referred to, and no heading takes it', async () => {
  const { article, lines } = await readFiles({
    ...markdown('![A](a.svg){#one} ![B](a.svg)\n\n## One\n\nSee [](#one).'),
    'a.svg': svg,
  });
  expect(lines.filter((line) => line.includes('error'))).toEqual([]);
  expect(article?.sections.map(({ id }) => id)).toEqual(['one-2']);
});

describe('a picture that is a link', () => {
  test.each([
    ['alone in its line', '[![A](a.svg "One")](https://example.org/x){#own}', [['own', 'https://example.org/x']]],
    ['beside another', '[![A](a.svg)](https://example.org/x) ![B](b.svg)', [['figure-1', 'https://example.org/x', undefined]]],
    ['by reference', '[![A](a.svg)][there]\n\n[there]: https://example.org/x', [['figure-1', 'https://example.org/x']]],
    ['under its sentence', 'Look.\n[![A](a.svg)](https://example.org/x)', [['figure-1', 'https://example.org/x']]],
    ['among words', 'See [![A](a.svg)](https://example.org/x) there.', []],
    ['with words in the link', '[![A](a.svg) more](https://example.org/x)', []],
    ['into the article', '[![A](a.svg)](#s)\n\n#### S {#s}\n\nText.', []],
  ])('%s', async (_, body, expected) => {
    expect((await figures(body)).map(({ id, pictures }) => [id, ...pictures.map(({ url }) => url)])).toEqual(expected);
  });

  it('keeps the problem of an address that is none', async () => {
    const { lines } = await read('[![A](a.svg)](javascript:x)');
    expect(lines).toEqual([expect.stringContaining('5:1 error bad-link')]);
  });
});

test.each([
  ['an address', 'Photo: Jane Roe, https://example.org/jane/1', 'Photo: Jane Roe, <https://example.org/jane/1>'],
  ['an e-mail', 'jane@example.org', '<jane@example.org>'],
  ['emphasis', 'From *Nights*', 'From <Nights>'],
  ['a link', 'By [Roe](https://example.org)', 'By <Roe>'],
  ['code', 'By `roe`', 'By (inlineCode)'],
  ['underscores', 'By _Roe_ and a_b_c', 'By <Roe> and a_b_c'],
])('a credit with %s is read whole', async (_, credit, expected) => {
  const { article, lines } = await readFiles({
    ...markdown(`Text.\n![A night](a.svg "Night"){#night credit="${credit}"}\n\nNext.`),
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  });
  const figure = article?.introduction.blocks.find((block) => block.type === 'figure');
  const words = (nodes: readonly Inline[]): string =>
    nodes.map((node) => (node.type === 'text' ? node.value : 'children' in node ? `<${words(node.children)}>` : `(${node.type})`)).join('');
  expect(lines).toEqual([]);
  expect(figure).toMatchObject({ id: 'night', pictures: [{ src: 'a.svg', alt: 'A night' }] });
  expect(words(figure?.credit ?? [])).toBe(expected);
  expect(article?.introduction.blocks.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'paragraph']);
});

test('a title is inline Markdown, and what would be a list in it is text', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const read = async (title: string): Promise<readonly string[]> => {
    const { article } = await readFiles({ ...markdown(`![A](a.svg "${title}")`), 'a.svg': svg });
    const [figure] = article?.introduction.blocks ?? [];
    return figure?.type === 'figure' ? (figure.caption ?? []).map((node) => (node.type === 'text' ? node.value : node.type)) : [];
  };
  expect(await read('*Night four*, with $x^2$')).toEqual(['emphasis', ', with ', 'inlineMath']);
  expect(await read('1. Night [@a')).toEqual(['1. Night [@a']);
  expect(await read('5 * 3 * 2')).toEqual(['5 * 3 * 2']);
});
