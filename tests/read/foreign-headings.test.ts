/** Headings as other tools write them, and what only looks like one. */
import { expect, it, test } from 'vitest';
import { plainText } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

async function read(body: string): Promise<{ headings: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  const headings = article?.sections.flatMap(({ heading, points }) => [
    plainText(heading),
    ...points.map((point) => `- ${plainText(point.heading)}`),
  ]);
  return { headings: headings ?? [], lines };
}

it('takes sections that begin with "#" for such, and tells it once', async () => {
  const { headings, lines } = await read('# One\n\n# Two\n\nText.\n\n## Three\n\nText.\n\n# Four\n\nText.');
  expect(headings).toEqual(['Two', '- Three', 'Four']);
  expect(lines).toEqual([expect.stringMatching(/^article\.md:8:1 warning heading-level: .*2 in all/)]);
});

it('knows the title by its words, whatever stands behind them', async () => {
  expect((await read('# **One** {#one}\n\n## Two\n\nText.')).lines).toEqual([]);
});

test.each(['{-}', '{.unnumbered}', '{.smaller background-color="#eee"}', '{ #two }', '{.appendix}'])(
  'a heading with %s',
  async (braces) => {
    const { headings, lines } = await read(`## Two ${braces}\n\nText.`);
    expect(headings).toEqual(['Two']);
    expect(lines).toEqual([]);
  },
);

it('a class that is near a kind’s name, or nobody’s, is an error', async () => {
  const { lines } = await read('## Two {.pionts}\n\nText.\n\n## Three {.odd}\n\nText.');
  expect(lines).toEqual([expect.stringMatching(/error unknown-kind: .*"points"/), expect.stringMatching(/error unknown-kind/)]);
});

it('leaves a slide’s settings out, and tells it', async () => {
  const { headings, lines } = await read(
    '## Two\n\nText.\n\n---\nlayout: image-right\nimage: ./a.png\n---\n\n## Three\n\nText.\n\n---\nclass: x\n---\n\nMore.',
  );
  expect(headings).toEqual(['Two', 'Three']);
  expect(lines).toEqual([
    expect.stringMatching(/^article\.md:11:1 warning leftover: the settings of a slide are left out, and those of 1 more/),
  ]);
});

it('leaves a heading with a colon alone', async () => {
  expect((await read('Class: mammals\n---\n\nText.\n\nNote: this\n---\n\nText.')).headings).toEqual(['Class: mammals', 'Note: this']);
});
