/** Links to headings by the names that GitHub and wikis make of them. */
import { expect, test } from 'vitest';
import { walk } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

async function links(body: string): Promise<{ to: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, 'lang: en\n'));
  const nodes = walk(article?.introduction.blocks ?? []);
  return { to: nodes.flatMap((node) => (node.type === 'crossReference' ? [node.id] : [])), lines };
}

test.each([
  ['lets-go-ab-testing', 'Let’s go: A/B testing!', 'let-s-go-a-b-testing'],
  ['-challenge', '🚀 Challenge', 'challenge'],
  ['12-the-end-of-it', '1.2 The end of it', '1-2-the-end-of-it'],
  ['%C3%A9tat-de-lart', 'État de l’art', 'état-de-l-art'],
  ['Anatomy_of_a_cell', 'Anatomy of a cell', 'anatomy-of-a-cell'],
  ['own', 'Of its own {#own}', 'own'],
  ['of-its-own', 'Of its own {#own}', 'own'],
] as const)('#%s leads to "%s"', async (link, heading, expected) => {
  const { to, lines } = await links(`See [it](#${link}).\n\n## ${heading}\n\nText.`);
  expect(lines).toEqual([]);
  expect(to).toEqual([expected]);
});

test('a picture’s own id is no heading’s', async () => {
  const { to } = await links('See [](#second).\n\n![a](a.svg) ![b](b.svg){#second}\n\n## Second\n\nText.');
  expect(to).toEqual(['second']);
});

test.each([
  ['no heading', 'letsgo', '## Go\n\nText.'],
  ['two headings', 'letsgo', '## Let’s go\n\nText.\n\n## Lets/go\n\nText.'],
  ['no letters', '--', '## 🚀\n\nText.'],
] as const)('with %s the link is dead', async (_, link, more) => {
  expect((await links(`See [it](#${link}).\n\n${more}`)).lines).toEqual([expect.stringMatching(/error dead-link/)]);
});
