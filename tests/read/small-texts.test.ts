/** Key messages, glossary and questions: lines of text, whatever Markdown would take them for. */
import { expect, it } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const plain = (inlines: readonly Inline[] | undefined): string =>
  (inlines ?? [])
    .map((node) => ('value' in node ? node.value : 'children' in node ? `[${plain(node.children)}]` : `(${node.type})`))
    .join('');

const places: readonly [string, (text: string) => string, (article: Article) => readonly Inline[] | undefined][] = [
  ['summary', (text) => `summary: [${text}]\n`, ({ summary }) => summary[0]],
  ['definition', (text) => `glossary:\n  - { term: A, definition: ${text} }\n`, ({ glossary }) => glossary[0]?.definition],
  ['question', (text) => `questions:\n  - { question: ${text} }\n`, ({ questions }) => questions[0]?.question],
];

const texts: readonly [string, string][] = [
  ['1914. The war starts', '1914. The war starts'],
  ['> said by **her**', '> said by [her]'],
  ['- one of *many*', '- one of [many]'],
  ['1. www.example.org and "2"', '1. [www.example.org] and “2”'],
  ['# 1', '# 1'],
  ['***', '***'],
  ['+ **"a"** and `b`', '+ [“a”] and b'],
  ['One para.\n\nTwo para.', 'One para. Two para.'],
  ['<div>a</div>', '<div>a</div>'],
];

it.each(texts.flatMap(([text, shown]) => places.map(([name, write, read]) => ({ text, shown, name, write, read }))))(
  '$text is a $name as it stands',
  async ({ text, shown, write, read }) => {
    const { article, lines } = await readFiles(markdown('Text.', write(JSON.stringify(text))));
    expect(article && plain(read(article))).toBe(shown);
    expect(lines.filter((line) => line.includes(' error '))).toEqual([]);
  },
);

it('a block below the first line is an error at its place', async () => {
  const { lines } = await readFiles(markdown('Text.', 'summary:\n  - |\n    1. One\n\n    > two\n'));
  expect(lines).toEqual([expect.stringMatching(/^article.md:7:5 error misplaced-block: /)]);
});

it('a citation behind what looks like a number is told at its place', async () => {
  const { lines } = await readFiles(markdown('Text.', 'summary:\n  - |\n    1. One [@a]\n'));
  expect(lines).toEqual([expect.stringMatching(/^article.md:5:13 error unknown-citation: /)]);
});

it('an answer may have headings, and blocks that are not for it are told', async () => {
  const answer = '## Inside\n\nText.\n\n:::notes\nSpoken.\n:::';
  const { article, lines } = await readFiles(markdown('Text.', `questions:\n  - { question: A, answer: ${JSON.stringify(answer)} }\n`));
  expect(article?.questions[0]?.answer?.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph']);
  expect(lines).toEqual([expect.stringMatching(/ error misplaced-block: ":::notes" /)]);
});
