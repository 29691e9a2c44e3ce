/** A text that marks no heading: which of its lines are taken for some. */
import { describe, expect, it, test } from 'vitest';
import { plainText } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

const long =
  'What a state promises another it promises for a day that nobody has seen, and so it writes down who comes to whose help, with what, and when.';

async function read(body: string, front = 'title: Promises\n') {
  const { article, lines } = await readFiles({ 'article.md': `---\n${front}---\n\n${body}\n` });
  return {
    sections: article?.sections.map(({ heading }) => plainText(heading)) ?? [],
    introduction: plainText(article?.introduction.blocks ?? []),
    warnings: lines.map((line) => line.replace(/^article\.md:(\d+):\d+ (\w+ [\w-]+):.*/, '$1 $2')),
  };
}

describe('lines that stand alone', () => {
  test.each([
    ['plain', 'What binds', 'What is it?'],
    ['strong', '**What binds**', '**What is it?**'],
    ['Chinese', '什么是联盟', '联盟的作用'],
  ])('%s ones are sections, and it is told', async (_, one, two) => {
    const { sections, introduction, warnings } = await read(`${long}\n\n${one}\n\n${long}\n\n${long}\n\n${two}\n\n- A list\n`);
    expect(sections).toEqual([one, two].map((line) => line.replaceAll('**', '')));
    expect(introduction).toBe(long);
    expect(warnings).toEqual(['7 warning plain-headings']);
  });

  it('may be numbered: they lose their numbers, as others do, and tell what is a point', async () => {
    const { article } = await readFiles(
      markdown(`1. Scope\n\n${long}\n\n1.1 States\n\n${long}\n\n1.2 Firms\n\n${long}\n\n2. Method\n\n${long}\n\n3. Results\n\n${long}\n`),
    );
    expect(article?.sections.map(({ heading }) => plainText(heading))).toEqual(['Scope', 'Method', 'Results']);
    expect(article?.sections[0]?.points.map(({ heading }) => plainText(heading))).toEqual(['States', 'Firms']);
  });

  it('repeat the title only at the beginning, and are left out there', async () => {
    const { sections, introduction } = await read(`Promises\n\n${long}\n\nOne\n\n${long}\n\nTwo\n\n${long}\n`);
    expect(sections).toEqual(['One', 'Two']);
    expect(introduction).toBe(long);
  });

  it('are text where something else is a heading', async () => {
    const { sections, warnings } = await read(`One\n\n${long}\n\nTwo\n\n${long}\n\n## Three\n\n${long}\n`);
    expect([sections, warnings]).toEqual([['Three'], []]);
  });

  test.each([
    ['one of them', `One\n\n${long}\n\n${long}`],
    ['sentences', `Yes.\n\n${long}\n\nNo!\n\n${long}`],
    ['what leads on', `For instance:\n\n- a\n\nAnd also:\n\n- b`],
    ['lines before short ones', 'Roses\n\nViolets\n\nSugar\n\nYou'],
    ['continued sentences', `and so on\n\n${long}\n\nfor ever\n\n${long}`],
    ['items of a list', `1. One\n2. Two\n\n${long}\n\n1. Three\n2. Four\n\n${long}`],
    ['who speaks', `Interviewer\n\n${long}\n\nMinister\n\n${long}\n\nInterviewer\n\n${long}\n\nMinister\n\n${long}`],
    ['captions', `Table 1 What binds\n\n- a\n\nTable 2 What does not\n\n- b`],
    ['what has a link or code', `[One](https://example.org)\n\n${long}\n\n\`Two\`\n\n${long}`],
    ['lines of verse', `One  \nline\n\n${long}\n\nTwo  \nlines\n\n${long}`],
  ])('are text: %s', async (_, body) => {
    const { sections, warnings } = await read(body);
    expect(sections).toEqual([]);
    expect(warnings.filter((line) => line.includes('plain-headings'))).toEqual([]);
  });
});

test('what a comment form left behind is told', async () => {
  const { lines } = await readFiles(
    markdown('## One\n\nText.\n\nYour email address will not be published. Required fields are marked \\*\n'),
  );
  expect(lines.filter((line) => line.includes('leftover'))).toHaveLength(1);
});
