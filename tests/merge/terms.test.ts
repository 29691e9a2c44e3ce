/** Lists of terms in the tags of a print. */
import { expect, it } from 'vitest';
import { elements, outline, read, text } from './files.ts';
import { printer } from './print.ts';

const finished = printer();

it.each([
  ['terms, each with what explains it', '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>', 'L(LI(Lbl LBody) LI(Lbl LBody))'],
  ['boxed', '<dl class="x"><div><dt id="a">a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd></div></dl>', 'L(LI(Lbl LBody) LI(Lbl LBody))'],
  ['several for one', '<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>', 'L(LI(Lbl Lbl LBody) LI(LBody))'],
  ['in another language', '<dl><dt lang="fr">a</dt><dd lang="la">b</dd></dl>', 'L(LI:la(Lbl:fr LBody))'],
  [
    'of blocks and lists',
    '<dl><dt>a <code>b</code></dt><dd><p>c</p><ul><li>d</li></ul></dd></dl>',
    'L(LI(Lbl(Code) LBody(P L(LI(Lbl LBody)))))',
  ],
  ['without an explanation', '<dl><dt>a</dt></dl>', 'L(LI(Lbl))'],
])('%s', async (_, html, expected) => {
  const file = await read(await finished(html));
  const found = elements(file).find((element) => text(file, element, 'S') === 'L');
  expect(found && outline(file, found)).toBe(expected);
});
