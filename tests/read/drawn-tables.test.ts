/** Tables drawn with signs, and lines as pandoc has them. */
import { expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => ('children' in node ? words(node.children) : 'value' in node ? node.value : node.type === 'break' ? '/' : node.type))
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'paragraph') return [words(block.children)];
    if (block.type === 'list') return block.items.flatMap(({ children }, index) => [`${block.start + index}.`, ...shape(children)]);
    if (block.type === 'table')
      return [
        `table ${words(block.caption ?? [])} ${block.align.map((align) => align ?? '').join()}`,
        ...[block.header, ...block.rows].map((row) => row.map(words).join(' | ')),
      ];
    return block.type === 'blockquote' ? ['quote', ...shape(block.children)] : [block.type];
  });

async function read(body: string): Promise<{ said: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  return { said: shape(article?.introduction.blocks ?? []), lines };
}

const drawn = {
  grid: `
+---------------+---------------+--------------------+
| Cause         | Share         | Example            |
+===============+==============:+====================+
| Sealing of    | 40 %          | - car parks        |
| the *ground*  |               | - roofs            |
+---------------+---------------+--------------------+
| Heavy rain    | 35 %          | Jakarta 2020       |
+---------------+---------------+--------------------+

: Causes {#tbl-a}`,
  simple: `
  Right     Left     Center     Default
-------     ------ ----------   -------
     12     12        12            12
    123     \`a\`       123          123

Table: Simple`,
  headless: `
-------     ------
     12     12
    123     123
-------     ------`,
  long: `
  -----------------------------------------
  Cause       Example
  of it
  ----------- -----------------------------
  Sealing     Car parks, roofs and all
              that is paved.

  Rain        Jakarta
  -----------------------------------------

  : Long ones`,
  wide: `
  原因     例
  -------- ------
  大雨     雅加达
  b        c`,
  restructured: `
=====  =====
A      B
=====  =====`,
};

test.each([
  [
    'a grid',
    drawn.grid,
    [
      'table Causes ,right,',
      'Cause | Share | Example',
      'Sealing of the ground | 40 % | • car parks/• roofs',
      'Heavy rain | 35 % | Jakarta 2020',
    ],
  ],
  ['columns', drawn.simple, ['table Simple right,,center,', 'Right | Left | Center | Default', '12 | 12 | 12 | 12', '123 | a | 123 | 123']],
  ['columns without heads', drawn.headless, ['table  ,', '12 | 12', '123 | 123']],
  [
    'columns of long cells',
    drawn.long,
    ['table Long ones ,', 'Cause of it | Example', 'Sealing | Car parks, roofs and all that is paved.', 'Rain | Jakarta'],
  ],
  ['columns of wide letters', drawn.wide, ['table  ,', '原因 | 例', '大雨 | 雅加达', 'b | c']],
] as const)('%s', async (_, body, expected) => {
  const { said, lines } = await read(`Text.\n${body}\n\nMore [](#no).`);
  expect(said.map((line) => line.replaceAll('\u00a0', ' '))).toEqual(['Text.', ...expected, expect.stringMatching(/^More /)]);
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^article\\.md:${6 + body.split('\n').length + 2}:6 error dead-link`))]);
});

it.each(['Heading\n-------\n\nText.', '--- ---\n\nText.', '```\n-- --\n a  b\n-- --\n```', '+---+\n| a |', '- a\n- b'])(
  '%j is no table',
  async (body) => {
    expect((await read(body)).said.join()).not.toMatch(/table/);
  },
);

it('counts what pandoc counts, and keeps its lines', async () => {
  expect((await read('#. One\n#. Two')).said).toEqual(['1.', 'One', '2.', 'Two']);
  expect((await read('(@)  One\n(@b) Two')).said).toEqual(['1.', 'One', '2.', 'Two']);
  expect((await read('| Roses are red,\n| violets *blue*,\n| and so.')).said).toEqual(['Roses are red,/violets blue,/and so.']);
});
