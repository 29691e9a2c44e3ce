/** What is said of headings that stand where they should not. */
import { expect, it } from 'vitest';
import { markdown, readFiles } from '../support/read.ts';

it('a "#" above sections is told, and not said to be empty as well', async () => {
  const { article, lines } = await readFiles(markdown('# Hazard\n\n## Rivers\n\nText.'));
  expect(article?.sections.map(({ id }) => id)).toEqual(['rivers']);
  expect(lines).toEqual([expect.stringMatching(/^article.md:5:1 error heading-level: /)]);
});

it('a "#" above text is told, and its text is read', async () => {
  const { article, lines } = await readFiles(markdown('# Hazard\n\nText.'));
  expect(article?.sections.map(({ id }) => id)).toEqual(['hazard']);
  expect(lines).toEqual([expect.stringMatching(/^article.md:5:1 error heading-level: /)]);
});
