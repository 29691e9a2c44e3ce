import { expect, test } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Run } from '../../scripts/model/briefing.ts';
import { fillBriefingBody, fillBriefingFront } from '../../scripts/fill/briefing.ts';
import { fillHandout } from '../../scripts/fill/handout.ts';
import { ids } from '../../scripts/fill/html-context.ts';
import { pictureUri } from '../../scripts/fill/picture.ts';
import { prepareText } from '../../scripts/fill/prepare.ts';
import { slideCss } from '../../scripts/fill/slides-on-paper.ts';
import { fillStamps } from '../../scripts/fill/stamps.ts';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import { planBriefing } from '../../scripts/plan/briefing.ts';
import { roman } from '../../scripts/model/words.ts';
import { planHandout } from '../../scripts/plan/handout.ts';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { planRuns } from '../../scripts/plan/runs.ts';
import { planText } from '../../scripts/plan/text.ts';
import { article, content, figure, labelsFor, note, paragraph, section, text } from '../sample.ts';

const position = { file: 'article.md', line: 1, column: 1 };
const fill = await loadTemplates('templates');

async function filled(changes: Partial<Article>) {
  const made = article(changes);
  const masthead = planMasthead(made, labelsFor('en'));
  const plan = planText(made, labelsFor('en'));
  const prepared = await prepareText(masthead, plan, '');
  const briefing = planBriefing(made, masthead, plan);
  const set = { briefing, prepared, fill, fontCss: '' };
  const run = (kind: Run['kind']): Run =>
    planRuns(briefing).find((one) => one.kind === kind) ?? { kind, parts: [], alone: true, titled: false };
  return {
    handout: fillHandout(planHandout(made, masthead, plan), prepared, fill, ''),
    body: fillBriefingBody(set, run('text')),
    front: (pages: Readonly<Record<string, string>>) => fillBriefingFront(set, run('front'), pages),
    stamps: fillStamps(
      masthead,
      prepared,
      [
        { width: 210, height: 297, page: 4 },
        { width: 420, height: 297, page: 1, total: 9, section: 'S' },
      ],
      fill,
      '',
    ),
  };
}

const handoutOf = async (...blocks: readonly Block[]): Promise<string> => (await filled({ introduction: content(...blocks) })).handout;

test("the author's text is text everywhere", async () => {
  const evil = '<script>alert(1)</script> {{title}} & "quotes"';
  const { handout, body } = await filled({
    title: evil,
    subtitle: evil,
    authors: [evil],
    marking: evil,
    keywords: [evil],
    event: evil,
    summary: [[text(evil)]],
    introduction: content(paragraph(text(evil)), {
      type: 'code',
      lang: 'js',
      value: evil,
      position,
    }),
    sections: [
      {
        ...section('a', figure('f')),
        heading: [text(evil)],
      },
    ],
    glossary: [
      {
        term: evil,
        definition: [text(evil)],
      },
    ],
  });
  for (const html of [handout, body]) {
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{title}}');
  }
});

test('nothing is fetched and nothing runs', async () => {
  const { handout } = await filled({ introduction: content(paragraph(text('x'))) });
  expect(handout).toContain(`content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"`);
  expect(handout).not.toMatch(/\s(src|href)="(?!#|data:)/);
});

test('a running head that is cut ends with a word, or with a letter where there are no spaces', async () => {
  const headOf = async (title: string): Promise<string | undefined> =>
    /content: "([^"]*…)"/.exec((await filled({ title, marking: 'Internal' })).handout)?.[1];
  expect(await headOf('Why some alliances hold, why others break, and what follows from it')).toBe(
    'Why some alliances hold, why others break, and what follows…',
  );
  expect(await headOf(`《${'国际安全联盟'.repeat(6)}》`)).toBe(`《${'国际安全联盟'.repeat(5)}…`);
});

test('a picture with a sign that is none in it is a picture', async () => {
  const uri = pictureUri(
    { mime: 'image/svg+xml', width: 9, height: 9, bytes: Buffer.from('<svg><text>a&#x1fffff;b</text></svg>') },
    '@font-face {}',
  );
  expect(uri).toMatch(/^data:image\/svg\+xml/);
});

test('a figure may be called as what every object has', async () => {
  const { handout } = await filled({ introduction: content(figure('constructor'), figure('toString')) });
  expect(handout.match(/<span class="number">[^<]*/g)).toEqual(['<span class="number">Figure 1', '<span class="number">Figure 2']);
  expect(handout).not.toContain('style="--height');
});

test('headings leave no gap, whatever depth the author chose', async () => {
  const deep: Block = { type: 'heading', depth: 6, id: 'deep', children: [text('Deep')], position };
  expect(await handoutOf(deep)).toContain('<h3 id="deep">');
  const { handout } = await filled({ sections: [{ ...section('a'), points: [section('b', deep)] }] });
  expect(handout).toContain('<h4 id="deep">');
});

test('a table has a caption, scopes and figures that line up', async () => {
  const cell = (value: string) => [text(value)];
  const table: Block = {
    type: 'table',
    id: 't',
    align: [null, null],
    caption: [text('Budgets')],
    position,
    header: [cell('Country'), cell('Sum')],
    rows: [
      [cell('Germany'), cell('1,234.5')],
      [cell('Latvia'), cell('–3 %')],
    ],
  };
  const html = await handoutOf(table);
  expect(html).toContain('<caption id="_caption-t"><span class="number">Table 1</span> Budgets</caption>');
  expect(html).toContain('<th scope="col" class="number">Sum</th>');
  expect(html).toContain('<th scope="row">Germany</th><td class="number">1,234.5</td>');
});

test('each line of verse is an element, so that its turn can stand further in', async () => {
  const verse = paragraph(text('Tiger, tiger,'), { type: 'break' }, text('burning bright'));
  const html = await handoutOf({ type: 'blockquote', children: [verse], position });
  expect(html).toContain('<p class="verse"><span class="line">Tiger, tiger,</span><br><span class="line">burning bright</span></p>');
});

test('a quotation from right to left is set so', async () => {
  const quote = (words: string): Block => ({ type: 'blockquote', children: [paragraph(text(words))], position });
  expect(await handoutOf(quote('الخيل والليل'))).toContain('<blockquote dir="rtl">');
  expect(await handoutOf(quote('قلب means heart'))).toContain('<blockquote>');
});

test('a row without a name goes on with the one above', async () => {
  const cell = (value: string) => (value === '' ? [] : [text(value)]);
  const rows = [['Age', '0.4'], ['', '(0.1)'], ['Size', '0.6']].map((row) => row.map(cell)); // prettier-ignore
  const html = await handoutOf({ type: 'table', id: 't', align: [null, null], position, header: [cell(''), cell('(1)')], rows });
  expect(html.match(/<tr class="goes-on">/g)).toHaveLength(1);
});

test('where a table is wider than its column, short cells keep their line and the longest gives way', async () => {
  const table = (remark: string): Block => ({
    type: 'table',
    id: 't',
    align: [null, null, null],
    header: [[text('Year')], [text('Paper')], [text('Remark')]],
    rows: ['1780', '1785'].map((year) => [[text(year)], [text('Allgemeine Zeitung')], [text(remark)]]),
    position,
  });
  const long = await handoutOf(
    table('a remark of so many words that no column of text holds them beside the others in one line. '.repeat(2)),
  );
  expect(long).toContain('<td class="held">Allgemeine Zeitung</td>');
  expect(long).not.toMatch(/<td class="held">a remark/);
  expect(long).toContain('<th scope="col">Paper</th>');
  expect(await handoutOf(table('short'))).not.toContain('class="held"');
});

test('the numbers of a chart with one series lie below it, though its unit is long', async () => {
  const labels = ['2005', '2008', '2010', '2013', '2015', '2018', '2020', '2022', '2024'];
  const block: Block = {
    type: 'chart',
    id: 'c',
    kind: 'line',
    alt: 'A line that rises.',
    unit: 'thousand rupiah a dollar',
    labels,
    series: [{ name: '', values: labels.map((_, index) => 9.25 + index) }],
    position,
  };
  expect(await handoutOf(block)).toContain('<th scope="row">thousand rupiah a dollar</th><td>9.25</td><td>10.25</td>');
});

test('short cells that would crush a column of sentences do not keep their line', async () => {
  const header = ['Drug', 'Usual dose', 'Reduced dose', 'When it is reduced', 'Not if'].map((name) => [text(name)]);
  const row = [
    'Rivaroxaban',
    '20 mg a day with food',
    '15 mg a day with food',
    'two of three: an age of 80 years or more, a weight of 60 kg or less, a high creatinine; or a clearance of 15–29',
    'clearance < 15 mL/min',
  ];
  const table: Block = {
    type: 'table',
    id: 't',
    align: header.map(() => null),
    header,
    rows: Array.from({ length: 4 }, () => row.map((cell) => [text(cell)])),
    position,
  };
  const handout = await handoutOf(table);
  expect(handout).not.toContain('<td class="held">20 mg a day with food</td>');
});

test('a line of code is wrapped at spaces, and in what has none at each letter', async () => {
  const long = 'a->b'.repeat(7);
  const html = await handoutOf({ type: 'code', lang: '', value: `fn x() -> y != z ${long} ${'w '.repeat(30)}`, position });
  expect(html).toContain('fn <wbr>x() <wbr>-&gt; <wbr>y <wbr>!= <wbr>z <wbr>a<wbr>-<wbr>&gt;<wbr>b<wbr>');
});

test('code that is wider than its column is set line by line, each standing in where it is wrapped', async () => {
  const wide = 'xxxx '.repeat(14).trim();
  const wrapped = wide.replaceAll(' ', ' <wbr>');
  const code = (value: string, lang = ''): Block => ({ type: 'code', lang, value, position });
  expect(await handoutOf(code(`a\n\tb ${wide}\n\nc`))).toContain(
    `<code><span class="line" style="--indent:0ch">a\n</span><span class="line" style="--indent:4ch">    b <wbr>${wrapped}\n</span>` +
      '<span class="line" style="--indent:0ch">\n</span><span class="line" style="--indent:0ch">c</span></code>',
  );
  const marked = await handoutOf(code(`/* a\n${wide} */`, 'js'));
  expect(marked).toContain(`<span class="hljs-comment">/* <wbr>a</span>\n</span>`);
  expect(marked).toContain(`<span class="hljs-comment">${wrapped} <wbr>*/</span></span></code>`);
  expect(await handoutOf(code('a\nb'))).toContain('<code>a\nb</code>');
});

test('code of many lines says which stay on a page together: those of a short stanza, a brace with what it ends', async () => {
  const body = Array.from({ length: 12 }, (_, line) => `  line_${line};`);
  const value = ['use_a', 'use_b', '', 'fn_main(){', ...body, '}'].join('\n');
  const handout = await handoutOf({ type: 'code', lang: '', value, position });
  const lines = [...handout.matchAll(/<span class="(line[^"]*)"[^>]*>([^<]*)/g)].map(([, name = '', line = '']) => [
    line.trim(),
    name.includes('kept'),
  ]);
  expect(lines.filter(([, kept]) => kept).map(([line]) => line)).toEqual(['use_a', '', 'fn_main(){', 'line_11;']);
});

test('notes of a paragraph stand in their order, also where the first is too long to stand at its mark', async () => {
  const footnotes = ['a', 'b', 'c'].map((id) => ({
    id,
    children: id === 'b' ? [paragraph(text('One')), paragraph(text('two'))] : [paragraph(text('One'))],
  }));
  const { handout } = await filled({
    introduction: content(paragraph(text('x'), note('a'), text('y'), note('b'), text('z'), note('c')), paragraph(text('x'), note('c'))),
    footnotes,
  });
  expect([...handout.matchAll(/<(span|aside) class="sidenote[^>]* id="_note-(.)"/g)].map(([, tag, id]) => `${tag} ${id}`)).toEqual([
    'span a',
    'aside b',
    'aside c',
  ]);
});

test('notes of a caption stand in their order, whatever is written first', async () => {
  const footnotes = ['a', 'b', 'c'].map((id) => ({ id, children: [paragraph(text(`Note ${id}`))] }));
  const table: Block = {
    type: 'table',
    id: 't',
    align: [null],
    caption: [note('a')],
    header: [[note('b')]],
    rows: [[[note('c')]]],
    position,
  };
  const { handout } = await filled({ introduction: content(table), footnotes });
  expect([...handout.matchAll(/<aside class="sidenote[^>]* id="_note-(.)"/g)].map(([, id]) => id)).toEqual(['a', 'b', 'c']);
});

test('a note stands at its mark, behind a table, and only once', async () => {
  const footnotes = ['a', 'b'].map((id) => ({ id, children: [paragraph(text(`Note ${id}`))] }));
  const table: Block = { type: 'table', id: 't', align: [null], header: [[text('H'), note('b')]], rows: [], position };
  const { handout, body } = await filled({
    introduction: content(paragraph(text('x'), note('a')), table, paragraph(note('a'))),
    footnotes,
  });
  expect(handout.match(/id="_note-a"/g)).toHaveLength(1);
  expect(handout).toContain('</table></div><aside class="sidenote behind" role="note" id="_note-b">');
  expect(handout).toContain('<a class="mark" href="#_note-a" aria-label="Note 1">1</a>');
  expect(body).toContain('<li id="_note-b"><a class="note-number" href="#_noteref-b"');
});

test('a formula with a dollar sign says its TeX', async () => {
  const { handout } = await filled({ introduction: content({ type: 'math', value: "\\text{5\\$'s, \\$`}", position }) });
  expect(handout).toContain('aria-label="\\text{5\\$&#39;s, \\$`}"');
});

test('formulas are pictures that say their TeX', async () => {
  expect(await handoutOf({ type: 'math', value: 'a<b', position })).toMatch(/<svg aria-label="a&lt;b"[^>]*role="img"/);
});

test('a formula holds the signs at it', async () => {
  const handout = await handoutOf(paragraph(text('weights ('), { type: 'inlineMath', value: 'w' }, text('), find')));
  expect(handout).toMatch(/weights <span class="held">\(<span class="formula"><svg.*<\/svg><\/span>\),<\/span> find/);
});

test('no line parts a short reference', async () => {
  const handout = await handoutOf(paragraph(text('EuGH C-24/95 und F-16, nicht COVID-19 und A-1-Beispiel')));
  expect(handout).toContain('EuGH <span class="held">C-24/95</span> und <span class="held">F-16</span>, nicht COVID-19 und A-1-Beispiel');
});

test('no line parts a span of numbers', async () => {
  const handout = await handoutOf(paragraph(text('yields 0.4–0.8 % in 2019–2021, not A–B, 2020-21 or 1–2–3')));
  expect(handout).toContain('yields <span class="held">0.4–0.8</span>');
  expect(handout).toContain('in <span class="held">2019–2021</span>, not A–B, 2020-21 or 1–2–3');
});

test('every entry of the contents needs its page, and links into the other part', async () => {
  const { front } = await filled({ sections: [section('one')] });
  expect(() => front({})).toThrow('one');
  expect(front({ one: '7' })).toContain('href="paparan:dest/one"');
});

test('stamps: roman before the text, "page x of y" in it, each on a sheet of its own size', async () => {
  const { stamps } = await filled({ marking: 'Internal' });
  expect(stamps).toContain('<span class="page">iv</span>');
  expect(stamps).toContain('<span class="page">Page 1 of 9</span>');
  expect(stamps).toContain('size: 420mm 297mm');
  expect(stamps.match(/<b>Internal<\/b>/g)).toHaveLength(4);
  expect([1, 9, 14, 49].map(roman)).toEqual(['i', 'ix', 'xiv', 'xlix']);
});

test("the slides' style sheet keeps to the slides", () => {
  const css =
    '@page{size:1px 1px;margin:0}@media print{html, body{margin:0}div#\\:\\$p > svg > foreignObject > section{break-before:page}}';
  expect(slideCss(css)).toBe('@media print{.slide-paper > svg > foreignObject > section{}}');
});

test('notes that outgrow the margin stand in a list behind the text, each mark and number a link', async () => {
  const footnotes = Array.from({ length: 8 }, (_, index) => ({ id: `n${index}`, children: [paragraph(text('long '.repeat(200)))] }));
  const { handout } = await filled({ introduction: content(...footnotes.map(({ id }) => paragraph(text('short'), note(id)))), footnotes });
  expect(handout).toContain('<h2 id="_notes">Notes</h2>');
  expect(handout).toContain('<a class="mark" id="_noteref-n3" href="#_note-n3" aria-label="Note 4">4</a>');
  expect(handout).toMatch(/<li id="_note-n3"><a class="note-number" href="#_noteref-n3" aria-label="Note 4">4<\/a>/);
  expect(handout).not.toMatch(/class="(sidenote|opener)/);
});

test('a list makes room for its widest number, where that has three digits or more', async () => {
  const numbered = (start: number): Block => ({
    type: 'list',
    ordered: true,
    start,
    items: [{ children: [paragraph(text('one'))] }, { children: [paragraph(text('two'))] }],
    position,
  });
  expect(await handoutOf(numbered(98))).toContain('<ol start="98"><li>');
  expect(await handoutOf(numbered(99))).toContain('<ol start="99" style="--digits:3"><li>');
});

test('stars and brackets hang behind their figures, and the column has room for them', async () => {
  const cell = (value: string) => (value === '' ? [] : [text(value)]);
  const rows = [
    ['Gap', '-0.12**'],
    ['', '(0.05)'],
    ['Trend', '0.78***'],
  ].map((row) => row.map(cell));
  const html = await handoutOf({ type: 'table', id: 't', align: [null, null], position, header: [cell('a'), cell('OLS')], rows });
  expect(html).toContain('<table id="t" style="--marks:3">');
  expect(html).toContain('<td class="number marked">−0.12<span class="hung">**</span></td>');
  expect(html).toContain('<td class="number marked">(0.05<span class="hung">)</span></td>');
});

test('a running head beside a mark takes a second line before it leaves words out', async () => {
  const event = 'ECON 310 Intermediate Macroeconomics';
  const { handout } = await filled({ event, date: { year: 2026, month: 9, day: 30 }, marking: 'Internal', introduction: content() });
  const head = /@top-right \{ content: ("[^;]*);/.exec(handout)?.[1];
  expect(head?.replace(/\\a0 ?/g, ' ').replaceAll('\u00a0', ' ')).toContain('ECON 310 Intermediate Macroeconomics · September 30, 2026');
});

test('what goes on after a formula is of its paragraph and has no number of its own', async () => {
  const formula: Block = { type: 'math', value: 'R = 1', position };
  const { body } = await filled({
    sections: [section('a', paragraph(text('One:')), formula, paragraph(text('where R is a rate.')), paragraph(text('Two.')))],
  });
  expect(body).toMatch(/<p>where R is a rate\.<\/p>/);
  expect(body).toMatch(/<span class="paragraph-number">2<\/span> Two\./);
});

test('in an article from right to left, text of the other direction is held together; a sentence that begins with a foreign name is not', async () => {
  const blocks = [paragraph(text('A promise is kept.')), paragraph(text('NATO حلف.')), paragraph(text('2019: 12'))];
  const rtl = await filled({ lang: 'ar', direction: 'rtl', introduction: content(...blocks) });
  expect(rtl.handout).toContain('<p><bdi dir="ltr">A promise is kept.</bdi></p>');
  expect(rtl.handout).toContain('<p>NATO حلف.</p>');
  expect(rtl.handout).toContain('<p>2019: 12</p>');
  expect(await handoutOf(...blocks)).not.toContain('<bdi');
});

test('keys that differ in any sign have ids that differ, and ordinary keys are their ids', () => {
  const keys = ['a/b', 'a_b', 'a b', 'a~b', 'a~2f~b', 'a\u{1F600}b', 'a-b', 'a:b', 'a.b'];
  const made = keys.map((key) => ids.reference(key));
  expect(new Set(made).size).toBe(keys.length);
  expect(made.every((id) => !/\s/.test(id))).toBe(true);
  expect(['snyder1997', 'DBLP:a-b.c_d', 'Müller2'].map((key) => ids.reference(key))).toEqual([
    '_ref-snyder1997',
    '_ref-DBLP:a-b.c_d',
    '_ref-Müller2',
  ]);
});

test("the author's own references are set as those that the documents make, and are no section; numbered ones keep their numbers", async () => {
  const entries = (ordered: boolean): Block => ({
    type: 'list',
    ordered,
    start: 1,
    items: [{ children: [paragraph(text('Roe (2019).'))] }, { children: [paragraph(text('Doe (2020).'))] }],
    position,
  });
  const own = (...blocks: readonly Block[]): Article['sections'] => [
    section('a', paragraph(text('Text.'))),
    { ...section('sources', ...blocks), heading: [text('Sources')], isReferences: true },
  ];
  const { handout, body } = await filled({ sections: own(entries(false)) });
  for (const html of [handout, body]) {
    expect(html).toMatch(/<ul class="entries"><li>Roe \(2019\)\.<\/li>\s*<li>Doe \(2020\)\.<\/li><\/ul>/);
    expect(html).toMatch(/<h2 id="sources"[^>]*>(?!<span class="number">)/);
    expect(html).toContain('<span class="number">1</span>');
    expect(html).not.toContain('<span class="number">2</span>');
  }
  expect((await filled({ sections: own(paragraph(text('Roe (2019).'))) })).body).toContain('<ul class="entries"><li>');
  const numbered = await filled({ sections: own(entries(true)) });
  expect(numbered.body).not.toContain('<ul class="entries">');
  expect(numbered.body).toMatch(/<ol[^>]*>\s*<li>Roe/);
  const before = await filled({ sections: [...own(entries(false)), section('z', paragraph(text('More.')))] });
  expect(before.body).toContain('<span class="number">2</span>');
});

test('a remark may be parted between two pages where it would leave the better part of one empty', async () => {
  const remark = (lines: number): Block => ({
    type: 'blockquote',
    callout: true,
    children: [paragraph(text('Solution:')), { type: 'code', lang: 'text', value: 'x = 1\n'.repeat(lines).trimEnd(), position }],
    position,
  });
  expect(await handoutOf(remark(8))).toContain('<div class="callout">');
  expect(await handoutOf(remark(30))).toContain('<div class="callout long">');
  const texts = Array.from({ length: 8 }, (_, index) => paragraph(text(`${index} ${'words and words '.repeat(20)}`)));
  expect(await handoutOf({ type: 'blockquote', callout: true, children: texts, position })).toContain('<div class="callout long">');
});
