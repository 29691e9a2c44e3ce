/** A reference prints the name of what it leads to; the author's own word for it, as LaTeX needs it, is not printed beside it. */
import { expect, test } from 'vitest';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const shown = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (node.type === 'crossReference' ? `<${shown(node.children)}>` : 'value' in node ? node.value : node.type)).join('');

test.each([
  ['en', 'See Figure \\ref{a} and figures \\ref{a} to \\ref{a}.', 'See <> and <> to <>.'],
  ['en', 'From Eq. (\\ref{a}), equation~\\eqref{a} and Table [](#a).', 'From <>, <> and <>.'],
  ['en', 'Section \\ref{a} tells.', '<> tells.'],
  ['en', 'It configures [](#a) (see [](#a)), the figure, [](#a).', 'It configures <> (see <>), the figure, <>.'],
  ['en', 'See Figure [this](#a).', 'See Figure <this>.'],
  ['id', 'Lihat Gambar \\ref{a} dan persamaan \\eqref{a}.', 'Lihat <> dan <>.'],
  ['de', 'Siehe Abb. \\ref{a} und Gleichung (\\ref{a}).', 'Siehe <> und <>.'],
  ['zh', '见图 [](#a)。', '见<>。'],
] as const)('%s: %s', async (lang, body, expected) => {
  const { article } = await readFiles(markdown(`${body}\n\n## It {#a}\n\nText.`, `lang: ${lang}\n`));
  const [first] = article?.introduction.blocks ?? [];
  expect(first?.type === 'paragraph' ? shown(first.children) : first).toBe(expected);
});
