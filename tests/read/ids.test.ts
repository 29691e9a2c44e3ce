/** What headings are called, beside what else bears an id. */
import { expect, it } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import { markdown, readFiles } from '../support/read.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>';
const read = (body: string, front = ''): ReturnType<typeof readFiles> => readFiles({ ...markdown(body, front), 'a.svg': svg });

it('headings that are called as figures and tables are give way to them', async () => {
  const figure = '![A](a.svg)\n\n:::slide\n![B](a.svg)\n:::';
  const { article, lines } = await read(`## Figure 1\n\n${figure}\n\n## Table 1\n\n| a |\n|---|\n| 1 |\n\n## Figure 2\n\nText.`);
  expect(article?.sections.map(({ id }) => id)).toEqual(['figure-1-2', 'table-1-2', 'figure-2-2']);
  expect(lines).toEqual([]);
});

it.each(['Notes', 'Contents', 'Introduction', 'Summary', 'Glossary', 'References', 'Questions', 'Slides', 'Main', 'Title', 'Answers'])(
  'a heading "%s" is called by its word',
  async (heading) => {
    const { article, lines } = await read(`## ${heading}\n\nText, and [](#${heading.toLowerCase()}).`);
    expect(article?.sections[0]?.id).toBe(heading.toLowerCase());
    expect(lines).toEqual([]);
  },
);

it('no heading is without an id, wherever it stands', async () => {
  const { article, lines } = await read(
    '> ## A\n\n- b\n  #### A\n\n:::handout\n#### A\n:::\n\nTerm\n: Text\n\n  #### A\n\nText.[^1]\n\n[^1]: Note.\n\n    #### A',
    'questions:\n  - { question: Q, answer: "#### A" }\n',
  );
  const ids = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      if (block.type === 'heading') return [block.id];
      if (block.type === 'list') return block.items.flatMap(({ children }) => ids(children));
      if (block.type === 'definitionList') return block.items.flatMap(({ description }) => ids(description));
      return block.type === 'blockquote' || block.type === 'handout' ? ids(block.children) : [];
    });
  const answers = (article?.questions ?? []).flatMap(({ answer }) => answer ?? []);
  const notes = (article?.footnotes ?? []).flatMap(({ children }) => children);
  expect(ids([...(article?.introduction.blocks ?? []), ...notes, ...answers])).toEqual(['a', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6']);
  expect(lines).toEqual([]);
});

it('a long heading is cut between letters, not within one', async () => {
  const { article } = await read(`## a${'\u{20000}'.repeat(40)}\n\nText.`);
  expect(article?.sections[0]?.id).toBe(`a${'\u{20000}'.repeat(29)}`);
});
