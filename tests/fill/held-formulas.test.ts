/** What stands on the line of a formula, on paper and on slides. */
import { expect, test } from 'vitest';
import type { Inline } from '../../scripts/model/inline.ts';
import { withHeldFormulas } from '../../scripts/fill/held-formulas.ts';
import { inlines } from '../../scripts/fill/markdown.ts';

/** "a $x$, b" as inlines. */
const inlinesOf = (text: string): readonly Inline[] =>
  text
    .split('$')
    .map((value, index): Inline => (index % 2 === 0 ? { type: 'text', value } : { type: 'inlineMath', value }))
    .filter((node) => node.type !== 'text' || node.value !== '');

const shown = (text: string): string =>
  withHeldFormulas(inlinesOf(text))
    .map((node) => {
      if (node.type === 'heldFormula') return `{${node.before}$${node.formula.value}$${node.behind}}`;
      return node.type === 'text' ? node.value : `$${node.type === 'inlineMath' ? node.value : ''}$`;
    })
    .join('');

test.each([
  ['weights $w$, find', 'weights {$w$,} find'],
  ['the ($p$) and', 'the {($p$)} and'],
  ['a $d$-ary heap, the $n$th', 'a {$d$-ary} heap, the {$n$th}'],
  ['$a$/$b$.', '{$a$/}{$b$.}'],
  ['a $x$ b', 'a $x$ b'],
  ['a $x$\u00a0– b', 'a $x$\u00a0– b'],
  ['$x$', '$x$'],
  ['若$x$，则', '若{$x$，}则'],
  ['$x$,averylongwordindeed', '{$x$,}averylongwordindeed'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('on a slide they are one piece, and nothing else is changed', () => {
  const references = { names: {}, citations: {}, pictures: {} };
  expect(inlines(inlinesOf('weights $w$, *find*'), references)).toBe('weights <span class="held"><span>$w$</span>,</span> \\*find\\*');
  expect(inlines(inlinesOf('a $x$ b'), references)).toBe('a <span>$x$</span> b');
});
