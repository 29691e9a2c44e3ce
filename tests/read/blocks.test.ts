/** What a body's blocks are taken for: figures and their captions, lists of years, quotes and remarks. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, test } from 'vitest';
import { readArticles } from '../../scripts/articles.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { sortDiagnostics } from '../../scripts/model/diagnostic.ts';
import { itemMark } from '../../scripts/model/list-numbers.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

async function read(body: string, lang = 'en'): Promise<{ blocks: readonly Block[]; lines: readonly string[] }> {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one', { body, front: lang === 'en' ? '' : `lang: ${lang}\n` });
  for (const name of ['a', 'b']) await writeFile(path.join(cwd, 'content', 'one', `${name}.svg`), picture);
  const { articles } = await readArticles(['content'], cwd, path.resolve('.'));
  const [article] = articles;
  return {
    blocks: article?.article?.introduction.blocks ?? [],
    lines: sortDiagnostics(article?.diagnostics ?? []).map(({ ruleId, position }) => `${position.line}:${position.column} ${ruleId}`),
  };
}

const words = (inlines: readonly Inline[]): string =>
  inlines
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type === 'inlineImage') return `[${node.src}]`;
      return 'children' in node ? words(node.children) : `(${node.type})`;
    })
    .join('');

function shape(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.type === 'figure')
      return [`figure ${block.id} ${block.pictures.map(({ src }) => src).join(' ')}${block.caption ? `: ${words(block.caption)}` : ''}`];
    if (block.type === 'paragraph') return [words(block.children)];
    if (block.type === 'heading') return [`${block.depth} ${words(block.children)}`];
    if (block.type === 'list') return block.items.flatMap(({ children }) => ['item', ...shape(children)]);
    if (block.type === 'blockquote') return [block.callout ? 'callout' : 'quote', ...shape(block.children), words(block.source ?? [])];
    return [block.type];
  });
}

test.each([
  ['alone', '![A](a.svg)', ['figure figure-1 a.svg']],
  ['two in a line', '![A](a.svg) ![B](b.svg)', ['figure figure-1 a.svg b.svg']],
  ['two with nothing between', '![A](a.svg)![B](b.svg)', ['figure figure-1 a.svg b.svg']],
  [
    'two in lines, with what belongs to each',
    '![A](a.svg "One"){#own}\n![B](b.svg "Two")',
    ['figure own a.svg: One', 'figure figure-1 b.svg: Two'],
  ],
  ['under its sentence', 'Look at this.\n![A](a.svg)', ['Look at this.', 'figure figure-1 a.svg']],
  ['after a break of two spaces', 'Look.  \n![A](a.svg)', ['Look.', 'figure figure-1 a.svg']],
  ['above its sentence', '![A](a.svg)\nThis is it.', ['figure figure-1 a.svg', 'This is it.']],
  ['within', 'One\ntwo.\n![A](a.svg)\nThree\nfour', ['One two.', 'figure figure-1 a.svg', 'Three four']],
  ['in the middle of a sentence', 'Press\n![A](a.svg)\nto stop.', ['Press [a.svg] to stop.']],
  ['among words', 'Press ![A](a.svg) to stop.', ['Press [a.svg] to stop.']],
  ['among words of one line and alone in another', 'Press ![A](a.svg) now.\n![B](b.svg)', ['Press [a.svg] now.', 'figure figure-1 b.svg']],
  ['in an item', '- Look.\n  ![A](a.svg)\n- No.', ['item', 'Look.', 'figure figure-1 a.svg', 'item', 'No.']],
  ['in a quote with its source', '> Look.\n> ![A](a.svg)\n> — Someone', ['quote', 'Look.', 'figure figure-1 a.svg', 'Someone']],
  ['braces that are text', '![A](a.svg) {a, b}', ['[a.svg] {a, b}']],
])('a picture %s', async (_, body, expected) => {
  expect(shape((await read(body)).blocks)).toEqual(expected);
});

it('tells problems of the text around it at their places', async () => {
  const { lines } = await read('One @nobody here.\n![A](a.svg)\nTwo [see\n@none] there.\n![](b.svg)');
  expect(lines).toEqual(['8:1 unknown-citation', '9:1 picture-alt']);
});

test.each([
  ['es', 'Cuadro 1. Dos', 'Gráfico 1. Uno'],
  ['pt', 'Quadro 1. Dos', 'Gráfico 1: Uno'],
  ['de', 'Tab. 1: Dos', 'Abb. 1 – Uno'],
  ['fr', 'Tableau 1. Dos', 'Graphique 1 : Uno'],
  ['nl', 'Tabel 1. Dos', 'Afb. 1. Uno'],
  ['id', 'Tabel 1. Dos', 'Bagan 1. Uno'],
  ['en', 'Tab. 1. Dos', '**Chart 1.** Uno'],
])('captions by other names: %s', async (lang, table, figure) => {
  const { blocks } = await read(`![A](a.svg)\n\n${figure}\n\n${table}\n\n| a |\n|---|\n| 1 |`, lang);
  expect(shape(blocks)).toEqual(['figure figure-1 a.svg: Uno', 'table']);
});

it('who took a picture is no caption of it', async () => {
  expect(shape((await read('![A](a.svg)\n\nFoto: Anna Sari', 'id')).blocks)[0]).toBe('figure figure-1 a.svg');
});

test.each([
  ['![A](a.svg)\n\nFigure 1: A *map*.', ['figure figure-1 a.svg: A map.']],
  ['![A](a.svg)\n*Fig. 2 – A map*', ['figure figure-1 a.svg: A map']],
  ['![A](a.svg)\n\n**Figure 1.** A map.', ['figure figure-1 a.svg: A map.']],
  ['![A](a.svg "Own")\n\nFigure 1: A map.', ['figure figure-1 a.svg: Own', 'Figure 1: A map.']],
  ['![A](a.svg)\n\nFigure 1 shows a map.', ['figure figure-1 a.svg', 'Figure 1 shows a map.']],
  ['![A](a.svg)\n\nFigure 1. A map.\n\n| a |\n|---|\n| 1 |', ['figure figure-1 a.svg: A map.', 'table']],
  [
    'Figure 1. A map.\n\n![A](a.svg)\n\nFigure 2. B map.\n\n![B](b.svg)',
    ['figure figure-1 a.svg: A map.', 'figure figure-2 b.svg: B map.'],
  ],
  ['Figure 1: A map.', ['Figure 1: A map.']],
  ['Figure 1: A map.\n\n![A](a.svg "Own")', ['Figure 1: A map.', 'figure figure-1 a.svg: Own']],
  ['One.\n\n\u00a0\n\n&nbsp;\n\nTwo.', ['One.', 'Two.']],
])('a caption in the text: %j', async (body, expected) => {
  expect(shape((await read(body)).blocks)).toEqual(expected);
});

test.each([
  ['1945. The war ended.', ['1945: The war ended.']],
  ['1945. The war ended.\n      ![A](a.svg "One")', ['1945: The war ended.', 'figure figure-1 a.svg: One']],
  ['1945. It ended.\n1967. It began.', ['item', '1945: It ended.', 'item', '1967: It began.']],
  ['1. One\n2. Two', ['item', 'One', 'item', 'Two']],
  ['1945. One\n2. Two', ['item', 'One', 'item', 'Two']],
])('a list numbered by years: %j', async (body, expected) => {
  expect(shape((await read(body)).blocks)).toEqual(expected);
});

test.each([
  ['Table 1. Rates by *district* (2024)', 'Rates by district (2024)'],
  ['**Table 2:** Rates', 'Rates'],
  ['Table: Rates', 'Rates'],
  ['Table 1 shows rates.', undefined],
  ['Tables. Many.', undefined],
])('a table below %j has the caption %j', async (above, caption) => {
  const { blocks } = await read(`${above}\n\n| a | b |\n|---|---|\n| 1 | 2 |`);
  const table = blocks.find(({ type }) => type === 'table');
  expect(table?.type === 'table' && table.caption ? words(table.caption) : undefined).toBe(caption);
  expect(blocks).toHaveLength(caption === undefined ? 2 : 1);
});

test.each([
  ['> [!NOTE]\n> Look *here*.', ['callout', 'Note: Look here.', '']],
  ['> [!Tip]\n>\n> - one', ['callout', 'Tip:', 'item', 'one', '']],
  ['> **Note:** look.', ['callout', 'Note: look.', '']],
  ['> **Theorem 2.** It holds.', ['callout', 'Theorem 2. It holds.', '']],
  ['> 💡 **Pro tip**: look.', ['callout', '💡 Pro tip: look.', '']],
  ['> **Never.** Not once.', ['quote', 'Never. Not once.', '']],
  ['> **Article 5.** An attack.\n>\n> — Treaty', ['quote', 'Article 5. An attack.', 'Treaty']],
  ['> **Hamlet:** To be.\n\n— Shakespeare', ['quote', 'Hamlet: To be.', 'Shakespeare']],
  ['Text:\n\n * one\n * two', ['Text:', 'item', 'one', 'item', 'two']],
  ['- one\n- two', ['item', 'one', 'item', 'two']],
  ['1. one', ['item', 'one']],
  ['It is 5 * 3.', ['It is 5 * 3.']],
  ['> 💁 You might look.', ['callout', '💁 You might look.', '']],
  ['> ✅ Look.\n>\n> - one', ['callout', '✅ Look.', 'item', 'one', '']],
  ['> © 2024 it is said.', ['quote', '© 2024 it is said.', '']],
  ['> 😀 he wrote\n>\n> — Anna Tan, *Letters*', ['quote', '😀 he wrote', 'Anna Tan, Letters']],
  ['> **Example 2:** look.', ['callout', 'Example 2: look.', '']],
  ['> **Exercise 2 (in pairs).** Ask.', ['callout', 'Exercise 2 (in pairs). Ask.', '']],
  ['> **Note:** quoted.\n> — Him', ['quote', 'Note: quoted.', 'Him']],
  [
    '> Who?\n\n— A friend, said the stranger, and stepped forward.',
    ['quote', 'Who?', '', '— A friend, said the stranger, and stepped forward.'],
  ],
  [
    '> The medium.\n\n— Marshall McLuhan, Understanding Media (1964).',
    ['quote', 'The medium.', 'Marshall McLuhan, Understanding Media (1964).'],
  ],
  ['> **Never.**', ['quote', 'Never.', '']],
  ['> **Never** was so much owed.', ['quote', 'Never was so much owed.', '']],
  ['> [!INFO]\n> Look.', ['callout', 'Info: Look.', '']],
  ['> [!NOTE] Careful\n> Look.', ['callout', 'Careful: Look.', '']],
  ['> The medium.\n\n— Marshall McLuhan', ['quote', 'The medium.', 'Marshall McLuhan']],
  ['> —Who?\n> —Me.', ['quote', '—Who?(break)—Me.', '']],
  ['> —Who?\n> —Me.\n> — Juan Rulfo', ['quote', '—Who?(break)—Me.', 'Juan Rulfo']],
  ['> 媒介。\n> ——麦克卢汉', ['quote', '媒介。', '麦克卢汉']],
  ['> 媒介。\n> ――マクルーハン（1964年）', ['quote', '媒介。', 'マクルーハン（1964年）']],
  ['> The medium.\n> — Him\n\n— No source', ['quote', 'The medium.', 'Him', '— No source']],
  ['— No quote', ['— No quote']],
  ['> — Where to?\n> — Home.', ['quote', '— Where to?(break)— Home.', '']],
  ['> The medium.\n\n— and so it was.', ['quote', 'The medium.', '', '— and so it was.']],
])('a block quote: %j', async (body, expected) => {
  expect(shape((await read(body)).blocks)).toEqual(expected);
});

const quoted = (...paragraphs: readonly string[]): string => paragraphs.map((text) => text.replace(/^/gm, '> ')).join('\n>\n');

test.each([
  '§ 48 Abs. 4 S. 1 VwVfG',
  'Art. 5 GG',
  '(§§ 68 ff. VwGO)',
  'Vendedor ambulante, 58 años, Bogotá',
  'Mujer, 34 años',
  'John Keats, *Ode to a Nightingale*, 1819',
  'Goethe, *Faust I*',
  'Johann Wolfgang von Goethe',
  'Marshall McLuhan, Understanding Media (1964).',
  '(Goffman, 1963)',
  'BVerwGE 74, 357 (363)',
  'Dr. Siti Aminah, Jakarta',
  'Friedrich Wilhelm IV. an Christian Karl Josias von Bunsen, 13. Dezember 1848',
  'Abigail Adams to John Adams, 31 March 1776',
])('the source of a quote without a dash: %s', async (source) => {
  const { blocks } = await read(quoted('It was said.', source));
  expect(shape(blocks).slice(0, 2)).toEqual(['quote', 'It was said.']);
  expect(shape(blocks)).toHaveLength(3);
});

test('what follows a quote within its marks is its source', async () => {
  const source = 'Supervisor, Quay 4, after a rescue drill';
  expect(shape((await read(quoted('“It was in the van.”', source))).blocks)).toEqual(['quote', '“It was in the van.”', source]);
  expect(shape((await read(quoted('“It was,” he said.', source))).blocks).at(-1)).toBe('');
  expect(shape((await read(quoted('“It was in the van.”', 'And where was the van?'))).blocks).at(-1)).toBe('');
});

test.each([
  ['When: Monday\nWhere: Hall B', 'When: Monday(break)Where: Hall B'],
  ['**Audience:** students who have seen a proof\n**Level:** easy', 'Audience: students who have seen a proof(break)Level: easy'],
  ['Anna: Hello.\nBen: Hi.', 'Anna: Hello.(break)Ben: Hi.'],
  ['時間：月曜\n電話：03-1234', '時間：月曜(break)電話：03-1234'],
  ['Jane Roe\nRoom 2\njane@example.org', 'Jane Roe(break)Room 2(break)jane@example.org'],
  ['He said: go\nand they went: home', 'He said: go and they went: home'],
  ['The rule: it holds\nfor all: always', 'The rule: it holds for all: always'],
  ['Write to\njane@example.org', 'Write to(break)jane@example.org'],
  ['Write to her. This is the address.\njane@example.org', 'Write to her. This is the address. jane@example.org'],
  ['One line\nAnother line', 'One line Another line'],
])('lines that say what they are stay lines: %j', async (text, expected) => {
  expect(shape((await read(text)).blocks)).toEqual([expected]);
});

test.each([
  ['It was said.', 'And it was said again.'],
  ['It was said.', 'and so on'],
  ['It was said.', 'Never'],
  ['It was said.', 'In 1945, the war ended'],
  ['It was said.', 'In the end, nothing'],
  ['It was said.', 'On 2 July 1877, John Ruskin wrote'],
  ['It was said.', 'He *was* there'],
  ['It was said.', '*Exit Hamlet*'],
  ['It was said.', '(He laughs, then leaves)'],
  ['It was said.', 'He died in 1945.'],
  ['It was said.', '§ 48 gilt nicht'],
  ['It was said.', '**William Blake**'],
  ['It was said.', 'Liberty, equality, fraternity'],
  ['It was said.', 'Who killed William Blake, London, 1827?'],
  ['It was said by', 'William Blake'],
  ['The motto is:', 'Liberté, Égalité, Fraternité'],
])('a quote that ends in text: %s / %s', async (before, last) => {
  const { blocks } = await read(quoted(before, last));
  expect(shape(blocks).at(-1)).toBe('');
  expect(shape(blocks)).toHaveLength(4);
});

test.each([
  'John Keats, *Ode to a Nightingale*, 1819',
  'Erving Goffman, 1963',
  'Erving Goffman (1963)',
  '§ 48 Abs. 4 S. 1 VwVfG',
  'Goethe, *Faust I*',
])('the source below a quote without a dash: %s', async (source) => {
  const { blocks } = await read(`> It was said.\n\n${source}\n\nText.`);
  expect(shape(blocks)).toHaveLength(4);
});

test.each([
  'William Blake',
  'Vendedor ambulante, 58 años, Bogotá',
  'Europe, 1945',
  'Key dates, 1914–1918',
  'What he meant in 1945',
  'This is *Hamlet*, and nothing else',
  'As Ruskin wrote, *Nocturne*',
  'In 1877, John Ruskin wrote:',
  '*Nocturne in Black and Gold*',
  'So John Ruskin, 1877.',
  'Paul Revere, 1775, and after',
  '**Erving Goffman**, 1963',
  'Keats wrote his *Ode to a Nightingale*, 1819',
  '§ 48 VwVfG erlaubt der Behörde vieles',
  'John Keats, *Ode to a Nightingale*, 1819, is a poem of eighty lines in all',
])('text below a quote: %s', async (text) => {
  const { blocks } = await read(`> It was said.\n\n${text}\n\nText.`);
  expect(shape(blocks)).toHaveLength(5);
});

const tiger = 'Tiger, tiger, burning bright\nIn the forests of the night,\nWhat *immortal\nHand* or eye';

test.each([
  [tiger, 'Tiger, tiger, burning bright(break)In the forests of the night,(break)What immortal(break)Hand or eye'],
  ['Warte nur, balde\nRuhest du auch.', 'Warte nur, balde(break)Ruhest du auch.'],
  [
    '—¿Y por qué no lo saca?\n—Porque me lo quitan, mijo. Aquí uno mira primero y contesta después,\nsi le queda tiempo.',
    '—¿Y por qué no lo saca?(break)—Porque me lo quitan, mijo. Aquí uno mira primero y contesta después, si le queda tiempo.',
  ],
  ['He came,\nhe saw.', 'He came, he saw.'],
  ['古池や\n蛙飛びこむ\n水の音', '古池や(break)蛙飛びこむ(break)水の音'],
  ['الخَيْلُ وَاللّيْلُ وَالبَيْداءُ تَعرِفُني\nوَالسّيفُ وَالرّمحُ', 'الخَيْلُ وَاللّيْلُ وَالبَيْداءُ تَعرِفُني(break)وَالسّيفُ وَالرّمحُ'],
  ['الخيل والليل والبيداء تعرفني\nوالسيف والرمح والقرطاس والقلم', 'الخيل والليل والبيداء تعرفني(break)والسيف والرمح والقرطاس والقلم'],
  ['Furuike ya\nkawazu tobikomu\nmizu no oto', 'Furuike ya(break)kawazu tobikomu(break)mizu no oto'],
  ['学而时习之。\n不亦说乎。', '学而时习之。不亦说乎。'],
  [
    'A sentence of prose that its author wraps at sixty letters or\nso goes on in the next line, where\nit ends at last',
    'A sentence of prose that its author wraps at sixty letters or so goes on in the next line, where it ends at last',
  ],
  ['He came. And he saw.\nAnd he went home.\nAnd that was all.', 'He came. And he saw. And he went home. And that was all.'],
  [
    'Vertrauensschutz ist kein Selbstzweck. Er findet seine Grenze dort,\nWo der Bürger selbst die Ursache der Rechtswidrigkeit gesetzt hat.',
    'Vertrauensschutz ist kein Selbstzweck. Er findet seine Grenze dort, Wo der Bürger selbst die Ursache der Rechtswidrigkeit gesetzt hat.',
  ],
  [
    'Zuständig ist nach dem Grundgesetz allein der Deutsche\nBundestag in Berlin.',
    'Zuständig ist nach dem Grundgesetz allein der Deutsche Bundestag in Berlin.',
  ],
  ['Some promise\n— Or what is left of it', 'Some promise'],
])('lines in a quote: %j', async (text, expected) => {
  expect(shape((await read(quoted(text))).blocks)[1]).toBe(expected);
});

it('keeps verse, its source and the places of what is wrong in it', async () => {
  const { blocks, lines } = await read(quoted('Tiger, tiger @nobody\nIn the [@none] night', 'William Blake, *Songs*, 1794'));
  expect(shape(blocks)).toHaveLength(3);
  expect(lines).toEqual(['6:11 unknown-citation']);
});

test.each([
  ['Which?\na. One\nb. Two\nor three\nc. Four', ['Which?', 'a. One', 'b. Two or three', 'c. Four']],
  ['a) One\nb) *Two*', ['a) One', 'b) Two']],
  ['(a) One\n(b) Two', ['(a) One', '(b) Two']],
  ['(i) One\n(ii) Two\n(iii) Three', ['(i) One', '(ii) Two', '(iii) Three']],
  ['A. One\nB. Two', ['A. One', 'B. Two']],
  ['a. One\nb. Two\n(i) Three\n(ii) Four', ['a. One', 'b. Two', '(i) Three', '(ii) Four']],
  ['a. One\n\nb. Two\n\nText.', ['a. One', 'b. Two', 'Text.']],
  ['a. One\n\nb. Two\n\nA. Three\n\nText.', ['a. One', 'b. Two', 'A. Three', 'Text.']],
  ['As we saw in\na. One\nand two', ['As we saw in a. One and two']],
  ['b. One\nc. Two', ['b. One c. Two']],
  ['a. One\nb) Two', ['a. One b) Two']],
  ['a. One\nc. Two', ['a. One c. Two']],
  ['a good\nb side', ['a good b side']],
  ['*As in\na. One\nb. Two*', ['As in a. One b. Two']],
])('items counted by letters: %j', async (text, expected) => {
  const { blocks } = await read(text);
  const said = blocks.flatMap((block) =>
    block.type === 'list' ? block.items.map((item, index) => `${itemMark(block, index)} ${shape(item.children).join('')}`) : shape([block]),
  );
  expect(said).toEqual(expected);
});

it('knows the place of what is wrong in an item that a letter counts', async () => {
  expect((await read('a. One\nb. Two [@none]')).lines).toEqual(['6:9 unknown-citation']);
});

test.each([
  ['Three:\n•\tOne\n•\tTwo', ['Three:', 'item', 'One', 'item', 'Two']],
  ['• One\n  ◦ Two', ['item', 'One', 'item', 'Two']],
  ['\uf0b7\u00a0One', ['item', 'One']],
  ['One • two', ['One • two']],
  ['•One', ['•One']],
  ['```\n• One\n```', ['code']],
  ['– One', ['– One']],
  ['□ p → q holds.', ['□ p → q holds.']],
  ['Anna Li\n· Bima Sari', ['Anna Li · Bima Sari']],
  ['$$\nW = F\n· s\n· t\n$$', ['math']],
])('bullets of a word processor: %j', async (body, expected) => {
  expect(shape((await read(body)).blocks)).toEqual(expected);
});

test.each([
  ['T\n\nTable: One', ['One']],
  ['Table: One\n\nT', ['One']],
  ['T\n\nTable: One\n\nT\n\nTable: Two', ['One', 'Two']],
  ['Table: One\n\nT\n\nTable: Two\n\nT', ['One', 'Two']],
  ['T\n\nTable: Two\n\nT', [undefined, 'Two']],
])('captions of tables in %j', async (body, captions) => {
  const { blocks } = await read(body.replaceAll(/T(?=\n|$)/g, '| a | b |\n|---|---|\n| 1 | 2 |'));
  expect(blocks.map((block) => (block.type === 'table' && block.caption ? words(block.caption) : undefined))).toEqual(captions);
});

test.each([
  ['**Key takeaways**\n\n- One', ['4 Key takeaways', 'item', 'One']],
  ['**Key takeaways:**\n\nText.', ['4 Key takeaways', 'Text.']],
  ['**Never again.**\n\nText.', ['Never again.', 'Text.']],
  ['**¿Por qué la plaza?**\n\nText.', ['4 ¿Por qué la plaza?', 'Text.']],
  ['Text.\n\n**Any questions?**', ['Text.', 'Any questions?']],
  ['**Never. Why?**\n\nText.', ['Never. Why?', 'Text.']],
  ['**“Why?”**\n\nText.', ['“Why?”', 'Text.']],
  [
    '**What would you have done in the place of those who had to decide?**\n\nText.',
    ['What would you have done in the place of those who had to decide?', 'Text.'],
  ],
  ['**One**\n\n**Two**\n\nText.', ['One', '4 Two', 'Text.']],
  ['Text.\n\n**At the end**', ['Text.', 'At the end']],
  ['**Dear Sir,**\n\nText.', ['Dear Sir,', 'Text.']],
  ['**Jakarta, 30 November 2026**\n\nText.', ['Jakarta, 30\u00a0November 2026', 'Text.']],
  ['**“Never again.”**\n\nText.', ['“Never again.”', 'Text.']],
  ['**The rule is simple:**\n\n$$\nx\n$$', ['The rule is simple:', 'math']],
  ['**Table 3**\n\nText.', ['Table 3', 'Text.']],
  ['**Some** text\n\nMore.', ['Some text', 'More.']],
  ['- **Item**\n\n  Text.', ['item', 'Item', 'Text.']],
])('a strong paragraph: %j', async (body, expected) => {
  expect(shape((await read(body)).blocks)).toEqual(expected);
});

test.each([
  ['Table 1. See [it](foo:bar).\n\n| a |\n|---|\n| 1 |'],
  ['| a |\n|---|\n| 1 |\n\nTable 1. See [it](foo:bar).\n\n| a |\n|---|\n| 1 |'],
  ['Figure 1. See [it](foo:bar).\n\n![A](a.svg "Own")'],
])('what is wrong in a caption is told once: %j', async (body) => {
  expect((await read(body)).lines.filter((line) => line.endsWith('bad-link'))).toHaveLength(1);
});

test.each([
  ['a quote', '>'],
  ['a quote of empty lines', '> \n>\n> '],
  ['a quote of what is left out', '> [edit]'],
  ['a remark without a name', '::: details\n:::'],
  ['a list of what is left out', '- [edit]\n- [edit]'],
])('nothing stands where %s says nothing', async (_, written) => {
  const { blocks } = await read(`One.\n\n${written}\n\nTwo.`);
  expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
});

it('a section of an empty quote is told to be empty', async () => {
  expect((await read('Text.\n\n## A\n\n>')).lines).toEqual([expect.stringMatching(/ empty-section$/)]);
});

/** What each block is, with a figure's caption. */
const sorts = (blocks: readonly Block[]): readonly string[] =>
  blocks.map((block) => {
    if (block.type === 'figure' || block.type === 'diagram') return `${block.type} ${block.id}: ${words(block.caption ?? [])}`;
    if (block.type === 'definitionList') return `${block.items.map(({ term }) => words(term)).join(', ')} explained`;
    return block.type === 'paragraph' ? words(block.children) : block.type;
  });

it.each([
  ['right below', '![A](a.svg)\n: A *map*.', ['figure figure-1: A map.']],
  ['after an empty line, with ids', '![A](a.svg){#fig-a}\n\n: A map\n  of it.\n\nText.', ['figure fig-a: A map of it.', 'Text.']],
  ['with an id behind it', '![A](a.svg)\n: Map: all of it {#fig-b}', ['figure fig-b: Map: all of it']],
  ['with its number', '![A](a.svg)\n: Figure 3. A map', ['figure figure-1: A map']],
  ['below a sentence', 'It lies\nso:\n![A](a.svg)\n: A map.', ['It lies', 'so:', 'figure figure-1: A map.']],
  ['below two pictures in a line', '![A](a.svg) ![B](b.svg)\n: Both.', ['figure figure-1: Both.']],
  ['below each of two', '![A](a.svg)\n: A.\n\n![B](b.svg)\n\nB.', ['figure figure-1: A.', 'figure figure-2: ', 'B.']],
  ['of strong words', '![A](a.svg)\n: **All**', ['figure figure-1: All']],
  ['twice', '![A](a.svg "Mine")\n: Not mine.', ['figure figure-1: Mine', ': Not mine.']],
  ['among terms', 'T\n: t\n\n![A](a.svg)\n: A.\n\nU\n: u', ['T explained', 'figure figure-1: A.', 'U explained']],
  ['below a diagram', '```mermaid\nflowchart LR\n  %% alt: x\n  A --> B\n```\n\n: A flow', ['diagram figure-1: A flow']],
])('a line that begins with a colon, as pandoc writes captions of tables, is one of a picture: %s', async (_, body, expected) => {
  const { blocks } = await read(body);
  expect(sorts(blocks)).toEqual(expected);
});
