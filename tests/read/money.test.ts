/** Between two dollar signs stands a formula, or the text between two sums. */
import { expect, test } from 'vitest';
import { markdown, readFiles } from '../support/read.ts';

async function kinds(body: string): Promise<readonly string[]> {
  const { article } = await readFiles(markdown(body, 'lang: en\n'));
  const [first] = article?.introduction.blocks ?? [];
  return first?.type === 'paragraph' ? first.children.map((node) => (node.type === 'inlineMath' ? `<${node.value}>` : node.type)) : [];
}

test.each([
  ['Let $ m_t $ be it.', ['text', '<m_t>', 'text']],
  ['Let $\\mu_t = m_{t+1} - m_t $ be it.', ['text', '<\\mu_t = m_{t+1} - m_t >', 'text']],
  ['From $t$ to $ t+1$.', ['text', '<t>', 'text', '< t+1>', 'text']],
  ['Where $ 0< \\frac{a}{1+a} <1 $.', ['text', '<0< \\frac{a}{1+a} <1>', 'text']],
  ['$ s_1(e) = \\{i|x_i \\leq 5\\% \\ quantile\\}/N $', ['<s_1(e) = \\{i|x_i \\leq 5\\% \\ quantile\\}/N>']],
  ['It costs $5 and $6.', ['text']],
  ['It costs $5 or $6.', ['text']],
  ['It costs $ 5 or $ 6.', ['text']],
  ['It fell from US$ 5 to US$ 4.', ['text']],
  ['It costs $5 = €4, or $6.', ['text']],
  ['In $ he paid, in $ she was paid.', ['text']],
  ['A $ sign and a $ sign.', ['text']],
] as const)('%s', async (body, expected) => expect(await kinds(body)).toEqual([...expected]));
