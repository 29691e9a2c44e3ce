/** `article.yaml`: its texts are read as the same texts in Markdown are. */
import { expect, it } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import { markdown, readFiles } from '../support/read.ts';

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
const bodyOf = (body: string): Record<string, string> => ({
  'article.yaml': `title: One\nsections:\n  - heading: A\n    body: |\n${indented(body, 6)}\n`,
});

/** Without places, which differ. */
const plain = (article: Article | undefined): unknown =>
  JSON.parse(JSON.stringify(article?.sections, (key, value: unknown) => (key === 'position' ? undefined : value)));

const body = [
  'Text a.',
  ':::notes\nOf a.\n:::',
  '### Point {#p .points}',
  'Text one.',
  '#### Left',
  '- l\n\n:::notes\nOf left.\n:::\n\n:::slide\n- shown\n:::',
  '##### Deeper',
  'Text deeper.',
  '#### Right',
  '- r',
  '### Last',
  'Text last.',
].join('\n\n');

it('a body is read as what stands below a "##"', async () => {
  const [yaml, md] = [await readFiles(bodyOf(body)), await readFiles(markdown(`## A\n\n${body}`))];
  expect(plain(yaml.article)).toEqual(plain(md.article));
  expect(yaml.lines).toEqual([]);
  expect(yaml.article?.sections[0]?.points[0]?.blocks.map(({ type }) => type)).toContain('heading');
});

it('a "##" in a body is told at its place, and is a point', async () => {
  const { article, lines } = await readFiles(bodyOf('Text.\n\n## B\n\nMore.'));
  expect(lines).toEqual([expect.stringMatching(/^article.yaml:7:7 error heading-level: /)]);
  expect(article?.sections[0]?.points.map(({ id }) => id)).toEqual(['b']);
});
