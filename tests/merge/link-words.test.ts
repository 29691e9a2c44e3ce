/** What links say of themselves, and how many of them there are. */
import { expect, it } from 'vitest';
import { asRead, backwards, nextText, shownBackwards } from '../../scripts/merge/reading-order.ts';
import { annotations, at, dangling, elements, list, parents, read, text } from './files.ts';
import { printer } from './print.ts';

const finished = printer();
const links = async (...given: Parameters<typeof finished>) => {
  const file = await read(await finished(...given));
  expect(dangling(file)).toEqual([]);
  return annotations(file, 0).map((link) => text(file, link, 'Contents'));
};

it('right-to-left text is said from its beginning', async () => {
  const words = '<p>انظر <a href="#a">القسم الأول</a> و<a href="#a">إلا Rashed 2009 و كلام</a></p><h2 id="a">القسم</h2>';
  expect(await links(words, 'ar')).toEqual(expect.arrayContaining(['القسم الأول', 'إلا Rashed 2009 و كلام']));
  expect(await links('<p>See <a href="https://example.org/">القسم الأول</a>.</p>', 'en')).toEqual(['القسم الأول']);
});

it('glyphs that are drawings are words, and a line’s end in Japanese is no space', async () => {
  const words = '規模と揺れの大きさ';
  expect(await links(`<p style="width: 4.5em"><a href="https://example.org/">${words}</a></p>`, 'ja')).toContain(words);
});

it('an address that may be broken anywhere is one link on a line, and one word', async () => {
  const address = 'https://example.org/a/b-c/d.html';
  const parts = 'https://<wbr>example.<wbr>org/<wbr>a/<wbr>b-<wbr>c/<wbr>d.<wbr>html';
  const file = await read(await finished(`<p>See <a href="${address}">${parts}</a> and <a href="#b">b</a>.</p><h2 id="b">B</h2>`));
  const found = annotations(file, 0);
  expect(found.map((link) => text(file, link, 'Contents'))).toEqual([address, 'b']);
  const held = elements(file).filter((element) => text(file, element, 'S') === 'Link');
  expect(held.map((link) => list(file, link, 'K').filter((kid) => text(file, kid, 'Type') === 'OBJR').length)).toEqual([1, 1]);
  const keys = found.map((link) => Number(text(file, link, 'StructParent')));
  expect(keys.map((key) => file.context.lookup(parents(file).get(key)))).toEqual(held);
  expect([...parents(file).keys()].filter((key) => key >= 100_000)).toEqual(keys);
  const [left = 0, , right = 0] = list(file, found[0], 'Rect').map((number) => Number(String(number)));
  expect(right - left).toBeGreaterThan(120);

  const narrow = await read(await finished(`<p style="width: 7em"><a href="${address}">${parts}</a></p>`));
  const tops = annotations(narrow, 0).map((link) => String(at(narrow, link, 'Rect', 1)));
  expect(tops.length).toBeGreaterThan(1);
  expect(new Set(tops).size).toBe(tops.length);
  expect(new Set(annotations(narrow, 0).map((link) => text(narrow, link, 'Contents')))).toEqual(new Set([address]));
});

it('text as it is shown is read by its direction', () => {
  expect(asRead('plain', true)).toBe('plain');
  expect(asRead(`${shownBackwards('ג')}${shownBackwards('בא')}`, false)).toBe('אבג');
  expect(asRead(`B 1${shownBackwards(' בא')}`, true)).toBe('אב B 1');
  expect(asRead(`B ${shownBackwards('בא')}`, false)).toBe('B אב');
  expect(asRead(`1 ${shownBackwards('בא')}`, true)).toBe('אב 1');
  expect(backwards('אב')).toBe('בא');
});

it('lines and texts are parted by a space where words have one', () => {
  expect(asRead('one\ntwo', false)).toBe('one two');
  expect(asRead('one \ntwo', false)).toBe('one two');
  expect(asRead('in\u00ad\nto', false)).toBe('into');
  expect(asRead('規模\n揺れ', false)).toBe('規模揺れ');
  expect(nextText('1', '規模')).toBe('1 規模');
  expect(nextText('one', ', two')).toBe('one, two');
});
