/**
 * What an author writes is what Marp shows, sign by sign, wherever it stands: held against marp-core itself, not against our idea of Markdown.
 */
import { Marp } from '@marp-team/marp-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { blocks, comment, inlineLine, inlines, yaml } from '../../scripts/fill/markdown.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const references = { names: {}, citations: {}, pictures: {} };
const plain = (value: string): Inline => ({ type: 'text', value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children, position });
const list = (ordered: boolean, ...items: Block[][]): Block => ({
  type: 'list',
  ordered,
  start: 1,
  items: items.map((children) => ({ children })),
  position,
});

const nastyPieces = [
  ...'\\`*_{}[]()<>#+-.!|~$:=^%@&"\'/;,? \n\t',

  '---',
  '***',
  '# ',
  '1. ',
  '1) ',
  '- ',
  '<!--',
  '-->',
  '<!-- _class: x -->',
  '{{x}}',
  '{{{',
  '<b>',
  '</div>',
  '<script>',
  '&amp;',
  '&copy',
  ':smile:',
  ':+1:',

  'http://x.org',
  'www.x.org',
  'a@b.co',
  '//localhost',
  'mailto:a@b.co',
  'ftp://x',
  '$x$',
  '$$',
  '```',
  '~~~',
  '|---|',
  '![bg](x)',
  '[a]: b',
  'theme: gaia',
  '_class: x',

  '😀',
  '❤️',
  '©',
  '👨‍👩‍👧',
  '1️⃣',
  '🇮🇩',
  '\u00a0',
  '\u2028',
  '\u0000',
  '\ud800',
  'é',
  'عربي',
  '中文',
  '**',
  '__',
  '8)',
  ':)',
  '<3',
  'e.g.',
  'word',
  ' ',
  'a',
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...nastyPieces), fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

/** The words as a reader meets them: white space runs, control characters and what has no width don't count. */
const read = (value: string): string =>
  value
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\t-\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|\ufffe|\uffff|\u2060|\ufe0e/gu, '')
    .replace(/ +/g, ' ')
    .replace(/^[\s]+|\s+$/g, '');

/** Only the words: the ends of lines may lose what can't be seen. */
const words = (value: string): string => read(value).replace(/\s+/g, ' ').trim();

const decode = (html: string): string =>
  html.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex: string, decimal: string, name: string) => {
    if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? all;
    return String.fromCodePoint(parseInt(hex ?? decimal, hex === undefined ? 10 : 16));
  });

/** Under an empty theme, since styles cost ten times the rest. After a first line, since one that opens a document may be front matter to Marp. */
const marp = new Marp({ script: false, math: false });
marp.themeSet.default = marp.themeSet.add('/* @theme none */');

const render = (markdown: string): { html: string[]; comments: string[][] } => {
  const { html, comments } = marp.render(`first\n\n${markdown}`, { htmlAsArray: true });
  return { html: html.map((slide) => slide.replace(/<p>first<\/p>\s*/, '')), comments };
};

/** Text inside the first `tag` of the only slide. */
const shown = (markdown: string, tag: string): string => {
  const { html } = render(markdown);
  expect(html).toHaveLength(1);
  expect(html[0]).not.toMatch(/<img|<a /);
  const match = new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, 's').exec((html[0] ?? '').replace(/<br \/>/g, ' '));
  return read(decode((match?.[1] ?? '').replace(/<[^>]*>/g, '')));
};

const holds = (make: (value: string) => string, tag: string): void =>
  fc.assert(
    fc.property(nasty, (value) => {
      fc.pre(read(value) !== '');
      expect(shown(make(value), tag)).toBe(read(value));
    }),
    { numRuns: 200 },
  );

test('a paragraph', () => holds((value) => blocks([paragraph(plain(value))], references), 'p'));
test('paragraphs in a list item', () => holds((value) => blocks([list(false, [paragraph(plain(value))])], references), 'li'));
test('an ordered item', () => holds((value) => blocks([list(true, [paragraph(plain(value))])], references), 'li'));
test('a heading', () => holds((value) => `## ${inlineLine([plain(value)], references)}`, 'h2'));
test('a quotation', () =>
  holds((value) => blocks([{ type: 'blockquote', children: [paragraph(plain(value))], position }], references), 'blockquote'));
test('emphasis between words', () =>
  holds(
    (value) =>
      blocks(
        [paragraph(plain('a'), { type: 'strong', children: [{ type: 'emphasis', children: [plain(value)] }] }, plain('b'))],
        references,
      ),
    'em',
  ));
test('text beside emphasis', () =>
  fc.assert(
    fc.property(nasty, nasty, nasty, (a, b, c) => {
      fc.pre(read(a + b + c) !== '');
      const markdown = blocks([paragraph(plain(a), { type: 'strong', children: [plain(b)] }, plain(c))], references);
      expect(shown(markdown, 'p')).toBe(read(read(`${a}\u2060${b}\u2060${c}`)));
    }),
  ));
test('a table cell', () =>
  holds(
    (value) =>
      blocks(
        [{ type: 'table', id: 't', align: [null, null], header: [[plain(value)], [plain('b')]], rows: [[[plain('c')]]], position }],
        references,
      ),
    'th',
  ));
test('a code span', () =>
  fc.assert(
    fc.property(nasty, (value) => {
      fc.pre(read(value) !== '');
      const markdown = inlines([plain('x '), { type: 'inlineCode', value }, plain(' y')], references);
      expect(shown(markdown, 'code')).toBe(read(value));
    }),
  ));
test('a footer, as a directive', () => holds((value) => `<!--\n_footer: ${yaml(inlines([plain(value)], references))}\n-->\n\na`, 'footer'));

test('notes', () =>
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (rows) => {
      const value = rows.join('\n');
      fc.pre(read(value) !== '');
      const { html, comments } = render(`a\n\n<!--\n${comment(value)}\n-->\n\nb`);
      expect(html).toHaveLength(1);
      expect(html[0]).toMatch(/<section(?![^>]*(?:class|data-theme="gaia"))[^>]*>.*<p>a<\/p>\s*<p>b<\/p>/s);
      expect(words(comments.flat().join('\n'))).toBe(words(value));
    }),
    { numRuns: 300 },
  ));

test.each([
  'theme: gaia',
  '_class: x',
  'class: x',
  '{theme: gaia}',
  '? theme\n: gaia',
  'a: b\ntheme: gaia',
  'paginate: true',
  '"theme": gaia',
  '- a\n_class: x',
])('notes that look like directives: %s', (value) => {
  const { html, comments } = render(`a\n\n<!--\n${comment(value)}\n-->`);
  expect(html[0]).not.toMatch(/class="x"|gaia|data-paginate/);
  expect(read(comments.flat().join(''))).toBe(read(value));
});

test('code blocks keep every sign', () =>
  fc.assert(
    fc.property(nasty, (value) => {
      const code = value
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .replaceAll('\u0000', '')
        .replaceAll('\r', '');
      fc.pre(code.trim() !== '' && !code.startsWith('\n') && !code.endsWith('\n'));
      const { html } = render(blocks([{ type: 'code', lang: '', value: code, position }], references));
      expect(html).toHaveLength(1);
      expect(html[0]).not.toMatch(/<img/);
      const match = /<code>(.*)<\/code>/s.exec(html[0] ?? '');
      expect(decode((match?.[1] ?? '').replace(/<[^>]*>/g, '')).replaceAll('\ufe0e', '')).toBe(`${code}\n`.replaceAll('\ufe0e', ''));
    }),
  ));

test('a list says how wide its numbers are, where they are of three digits and more', () => {
  const numbered = (start: number, ...items: Block[][]): Block => ({ ...list(true, ...items), start }) as Block;
  const written = (start: number): string => blocks([numbered(start, [paragraph(plain('one'))], [paragraph(plain('two'))])], references);
  expect(written(98)).toBe('98. one\n99. two');
  expect(written(99)).toBe('99. <span class="digits-3"></span>one\n100. two');
  expect(written(12345)).toContain('<span class="digits-5"></span>one');
  const code: Block = { type: 'code', lang: '', value: 'x', position };
  expect(blocks([numbered(100, [code], [paragraph(plain('two'))])], references)).toContain('101. <span class="digits-3"></span>two');
});
