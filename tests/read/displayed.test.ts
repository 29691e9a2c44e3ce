/** Formulas over lines whose `$$` do not stand alone, as notes programs take them. */
import { expect, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (node.type === 'inlineMath' ? `$${node.value}$` : 'value' in node ? node.value : node.type)).join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'math') return [`math${block.id === undefined ? '' : ` ${block.id}`}: ${block.value}`];
    if (block.type === 'paragraph') return [words(block.children)];
    if (block.type === 'list') return block.items.flatMap(({ children }) => ['item', ...shape(children)]);
    if (block.type === 'blockquote') return ['quote', ...shape(block.children)];
    if (block.type === 'code') return [`code: ${block.value}`];
    return [block.type];
  });

async function read(body: string): Promise<{ said: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  return { said: shape(article?.introduction.blocks ?? []), lines };
}

test.each([
  ['text behind the closing signs', 'So\n$$\na = b\n$$Then it is.\n\nMore.', ['So', 'math: a = b', 'Then it is.', 'More.']],
  ['a stop behind them', '$$\na\n$$. Then.', ['math: a.', 'Then.']],
  ['beside the opening signs', 'So\n$$\ta = b\n\t$$\n\nMore.', ['So', 'math: a = b', 'More.']],
  ['beside both', '$$a = b\n+ c$$\nMore.', ['math: a = b + c', 'More.']],
  ['text before the opening signs', 'So it is $$\na = b\n$$\nand more.', ['So it is', 'math: a = b', 'and more.']],
  ['text on both sides', 'It is $$\na\n= b\n$$ so.', ['It is', 'math: a = b', 'so.']],
  ['rows', 'So $$\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}$$', ['So', 'math: \\begin{align*} a &= b \\\\ c &= d \\end{align*}']],
  ['rows in one line', '$$\\begin{align*} a &= b \\end{align*}$$', ['math: \\begin{align*} a &= b \\end{align*}']],
  ['less far in than its item', '- So\n\t$$\na = b\n$$\n\tThen.\n- More', ['item', 'So', 'math: a = b', 'Then.', 'item', 'More']],
  ['beside an item’s mark', '- $$a\n  = b$$\n- More', ['item', 'math: a = b', 'item', 'More']],
  ['far within', '- One\n  - So\n\t$$\na = b\n$$\n\tThen.', ['item', 'One', 'item', 'So', 'math: a = b', 'Then.']],
  ['two below each other', '$$\na\n$$\n$$\nb\n$$Then.', ['math: a', 'math: b', 'Then.']],
  ['two with words between', '$$\na\n$$ and $$\nb\n$$', ['math: a', 'and', 'math: b']],
  ['an id', '$$ {#eq-one}\na\n$$Then.', ['math eq-one: a', 'Then.']],
  ['in a quote', '> So\n> $$a\n> = b$$ Then.', ['quote', 'So', 'math: a = b', 'Then.']],
  ['as CommonMark’s readers have it', '$$\na\n\n= b % c\n$$\n\nThen.', ['math: a\n\n= b % c', 'Then.']],
  ['code', '```\n$$a\n$$b\n```', ['code: $$a\n$$b']],
  ['code in a line', 'Write `$$` and\n`$$` so.', ['Write $$ and $$ so.']],
  ['money', 'It costs $$5 and $$6.', ['It costs $5 and $6.']],
] as const)('%s', async (_, body, expected) => {
  const { said, lines } = await read(body);
  expect(lines).toEqual([]);
  expect(said).toEqual([...expected]);
});

test('all behind keeps its line', async () => {
  const { lines } = await read('So it is $$\na\n= b\n$$ so.\n\n- x\n\t$$\na\n$$\n\nSee [](#none).');
  expect(lines).toEqual([expect.stringMatching(/^article\.md:16:5 error dead-link/)]);
});

test('one that is never closed is told', async () => {
  const { lines } = await read('So $$\na\n\n- One\n- Two\n\nMore.\n\n$$\nb');
  expect(lines).toEqual([expect.stringMatching(/error unclosed-block/)]);
});

test('many signs that close nothing are read in time', async () => {
  const started = process.cpuUsage().user;
  await read(`${'a $$ b\n\n## x\n\n'.repeat(2000)}`);
  expect(process.cpuUsage().user - started).toBeLessThan(6e6);
});
