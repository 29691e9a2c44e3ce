/** Lists that letters count keep their letters, on slides as on paper. */
import { Marp } from '@marp-team/marp-core';
import { expect, test } from 'vitest';
import type { List } from '../../scripts/model/block.ts';
import { blocks } from '../../scripts/fill/markdown.ts';
import { notesText } from '../../scripts/fill/markdown/notes.ts';
import { readFiles, markdown } from '../support/read.ts';

const references = { names: {}, citations: {}, pictures: {} };

async function listOf(body: string): Promise<List> {
  const { article } = await readFiles(markdown(body, 'lang: en\n'));
  const list = article?.introduction.blocks.find((block) => block.type === 'list');
  if (list?.type !== 'list') throw new Error('no list');
  return list;
}

test('a slide says which letters count, and goes on behind a split', async () => {
  const list = await listOf('(a) One\n(b) Two\n(c) Three');
  const rest = { ...list, start: 2, items: list.items.slice(1) };
  const { html } = new Marp().render(blocks([rest], references));
  expect(html).toMatch(/<ol start="2">\s*<li><span class="lower-alpha-parens"><\/span>Two<\/li>/);
  expect(notesText([rest], references)).toBe('(b) Two\n(c) Three');
});

test('two lists that letters and figures count stay two', async () => {
  const list = await listOf('a) One\nb) Two');
  const { letters: _, ...numbered } = list;
  const { html } = new Marp().render(blocks([list, numbered], references));
  expect(html.match(/<ol/g)).toHaveLength(2);
});

test('long Roman numerals have room', async () => {
  const list = await listOf(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'].map((letter) => `${letter}. Word`).join('\n'));
  expect(blocks([list], references)).toContain('<span class="digits-4 lower-roman"></span>');
});
