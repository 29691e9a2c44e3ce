/** Which phrases of a text become blanks. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import type { GuidedText } from '../../scripts/model/handout.ts';
import { walk, type Node } from '../../scripts/model/walk.ts';
import { planGuided } from '../../scripts/plan/guided/guided.ts';
import { phraseFinder } from '../../scripts/plan/guided/phrases.ts';
import { piecesOf } from '../../scripts/plan/guided/pieces.ts';
import { chooseShare } from '../../scripts/plan/guided/share.ts';
import { hushAlternatives } from '../../scripts/plan/guided/silence.ts';
import { sizePieces, sizeRoom } from '../../scripts/plan/guided/sizes.ts';
import { planText } from '../../scripts/plan/text.ts';
import { article, content, figure, labelsFor, note, paragraph, section, text } from '../sample.ts';

const strong = (value: string, open = false): Inline => ({ type: 'strong', children: [text(value)], ...(open && { open }) });
const link = (...children: Inline[]): Inline => ({ type: 'link', url: 'https://example.org', children });
const glossary = (...terms: string[]): Article['glossary'] => terms.map((term) => ({ term, definition: [text('D')] }));

function guided(changes: Partial<Article>, share = 1): GuidedText {
  const given = article(changes);
  const handout = { ...given.handout, guided: { share, wordBank: false } };
  return planGuided({ ...given, handout }, planText(given, labelsFor(given.lang)));
}

/** The text's blanks as "1:answer", in reading order. */
function blanks({ text: { introduction, sections } }: GuidedText): readonly string[] {
  const parts = sections.flatMap((one) => [one, ...one.points]);
  return blanksIn([...introduction, ...parts.flatMap(({ blocks }) => blocks)]);
}

const blanksIn = (nodes: readonly Node[]): readonly string[] =>
  [...walk(nodes)].flatMap((node) => (node.type === 'blank' ? [`${node.number}:${node.answer.join('')}`] : []));

const inText = (...inlines: readonly Inline[]): Partial<Article> => ({ introduction: content(paragraph(...inlines)) });

describe('strong phrases', () => {
  it('are blanks, but for open ones', () => {
    expect(blanks(guided(inText(text('a '), strong('first'), strong('kept', true), strong('second'))))).toEqual(['1:first', '2:second']);
  });

  it('leave their stops and quotation marks standing', () => {
    const { introduction } = guided(inText(strong('“a phrase.”'))).text;
    expect(introduction[0]).toMatchObject({ children: [text('“'), { type: 'blank', answer: ['a phrase'] }, text('.”')] });
  });

  it('keep links, code, formulas, citations and notes, the longest run of words beside them is the blank', () => {
    const code: Inline = { type: 'inlineCode', value: 'x' };
    const mixed: Inline = { type: 'strong', children: [text('a '), link(text('linked')), text(' longer words'), note('n')] };
    expect(blanks(guided(inText(mixed, { type: 'strong', children: [code] }, link(strong('linked')))))).toEqual(['1:longer words']);
  });

  it('are found in lists, tables, definitions, quotations, paper-only text and emphasis; not in headings, captions and sources', () => {
    const position = { file: 'a', line: 1, column: 1 };
    const blocks: Block[] = [
      { type: 'list', ordered: false, start: 1, items: [{ children: [paragraph(strong('item'))] }], position },
      {
        type: 'table',
        id: 't',
        align: [null],
        header: [[strong('head')]],
        rows: [[[strong('cell')]]],
        caption: [strong('caption')],
        position,
      },
      { type: 'definitionList', items: [{ term: [strong('term')], description: [paragraph(strong('meaning'))] }], position },
      { type: 'blockquote', children: [paragraph(strong('quoted'))], source: [strong('source')], position },
      { type: 'handout', children: [paragraph({ type: 'emphasis', children: [strong('paper')] })], position },
      { type: 'heading', depth: 4, id: 'h', children: [strong('heading')], position },
      figure('f'),
    ];
    expect(blanks(guided({ introduction: content(...blocks) }))).toEqual([
      '1:item',
      '2:cell',
      '3:term',
      '4:meaning',
      '5:quoted',
      '6:paper',
    ]);
  });

  it('stay visible where title or headings above say them', () => {
    const sections = [
      section('Deterrence works', paragraph(strong('deterrence'), strong('other'))),
      section('two', paragraph(strong('deterrence'))),
    ];
    expect(blanks(guided({ title: 'Other things', sections }))).toEqual(['1:deterrence']);
  });
});

describe('glossary terms', () => {
  it('are blanks where they first stand in a section', () => {
    const found = guided({
      glossary: glossary('Deterrence', 'Burden sharing'),
      introduction: content(paragraph(text('Deterrence and deterrence.')), paragraph(text('burden sharing'))),
      sections: [section('one', paragraph(text('Of deterrence and burden  sharing.')))],
    });
    expect(blanks(found)).toEqual(['1:Deterrence', '2:burden sharing', '3:deterrence', '4:burden sharing']);
    expect(found.answers).toEqual(['Burden sharing', 'Deterrence']);
  });

  it('are asked for in the glossary only where the text asks for them', () => {
    const { glossary: entries } = guided({ glossary: glossary('Caveat', 'Deterrence'), ...inText(text('About deterrence.')) });
    expect(entries.map(({ term }) => blanksIn(term))).toEqual([[], ['2:Deterrence']]);
  });

  it.each([
    ['en', ['collective security', 'security'], 'Collective security, security', ['Collective security', 'security']],
    ['en', ['alliance'], 'alliances, non-alliance, alliance-wide, the alliance’s', ['alliance']],
    ['en', ["one's own", 'C++', 'A.B.'], 'one’s own C++ of an A.B.', ['one’s own', 'C++', 'A.B.']],
    ['fr', ['alliance'], 'L’alliance', ['alliance']],
    ['tr', ['ilke', 'ısı'], 'İlke ve ISI, Ilke', ['İlke', 'ISI']],
    ['de', ['Maß'], 'MASS und maß', ['MASS', 'maß']],
    ['zh', ['集体安全', '安全'], '人们把它叫做集体安全和安全。', ['集体安全', '安全']],
    ['th', ['ความมั่นคง'], 'เรื่องความมั่นคงของรัฐ', ['ความมั่นคง']],
    ['ar', ['الردع'], 'هذا الردع، والردعية', ['الردع']],
    ['en', ['(a|b)*'], 'regex (a|b)* here', ['(a|b)*']],
    ['not-a-language', ['x'], 'x', ['x']],
  ])('%s: %s in "%s"', (lang, terms, words, expected) => {
    expect(phraseFinder(terms, lang)(words).map(({ start, end }) => words.slice(start, end))).toEqual(expected);
  });

  it('may be none', () => expect(phraseFinder([], 'en')('words')).toEqual([]));
});

describe('share', () => {
  const many = (count: number, prefix = 'w'): Block =>
    paragraph(...Array.from({ length: count }, (_, index) => strong(`${prefix}${index}`)));

  it.each([
    [[10, 0, 7, 3], 0.5, 10],
    [[1, 1, 1, 1, 1], 0.5, 3],
    [[1], 0.01, 1],
    [[0, 0], 0.5, 0],
    [[], 0.5, 0],
    [[3, 4], 1, 7],
  ])('of %s, %s is %s', (counts, share, total) => {
    const chosen = chooseShare(counts, share);
    expect(chosen.reduce((sum, { size }) => sum + size, 0)).toBe(total);
    chosen.forEach((set, index) => expect([...set].every((one) => one >= 0 && one < (counts[index] ?? 0))).toBe(true));
  });

  it('is spread evenly', () => expect([...(chooseShare([10], 0.5)[0] ?? [])]).toEqual([1, 3, 5, 7, 9]));

  it('leaves the blanks of other sections alone when one is edited', () => {
    const sections = (count: number): Partial<Article> => ({
      sections: ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => section(name, many(index === 1 ? count : 7, name))),
    });
    const answers = (count: number): readonly string[] => guided(sections(count), 0.5).answers.filter((answer) => !answer.startsWith('b'));
    const [before, after] = [new Set(answers(7)), answers(8)];
    expect(after.filter((answer) => !before.has(answer)).length).toBeLessThanOrEqual(4);
    expect(answers(9)).toEqual(answers(7));
  });

  it('numbers what it takes from 1, the same each time', () => {
    const half = guided({ introduction: content(many(9)) }, 0.5);
    expect(blanks(half).map((one) => Number.parseInt(one, 10))).toEqual([1, 2, 3, 4, 5]);
    expect(guided({ introduction: content(many(9)) }, 0.5)).toEqual(half);
  });
});

describe('what would tell', () => {
  it('notes of key messages and answers are gone, those of the text and the questions stand', () => {
    const { text: made } = guided({
      summary: [[text('m'), note('a')]],
      questions: [{ question: [text('q'), note('b')], answer: [paragraph(text('r'), note('c'))] }],
      introduction: content(paragraph(note('d'))),
    });
    const notes = (nodes: readonly Node[]): number => [...walk(nodes)].filter(({ type }) => type === 'footnoteReference').length;
    expect([made.summary.flat(), made.questions[0]?.question ?? [], made.questions[0]?.answer ?? [], made.introduction].map(notes)).toEqual(
      [0, 1, 0, 1],
    );
  });

  it('alternative texts say no answer that stands nowhere else', () => {
    const shown: Block = {
      ...figure('f'),
      type: 'figure',
      id: 'f',
      pictures: [{ src: 'a.png', alt: 'Secret words, and open words', position: { file: 'a', line: 1, column: 1 } }],
      position: { file: 'a', line: 1, column: 1 },
    };
    const found = guided({
      introduction: content(paragraph(strong('secret words'), strong('open words')), paragraph(text('Open words.')), shown),
    });
    const quiet = hushAlternatives(found, 'Title', '(blank)', 'en');
    expect(quiet.text.introduction[2]).toMatchObject({ pictures: [{ alt: '(blank), and open words' }] });
    expect(found.text.introduction[2]).toMatchObject({ pictures: [{ alt: 'Secret words, and open words' }] });
  });
});

describe('pieces and sizes', () => {
  it.each([
    ['en', 'The promise is conditional', ['The promise is ', 'conditional']],
    ['en', 'x'.repeat(40), ['x'.repeat(14), 'x'.repeat(14), 'x'.repeat(12)]],
    ['en', '  two  words ', ['two words']],
  ])('%s: %s', (lang, answer, expected) => expect(piecesOf(answer, lang)).toEqual(expected));

  it('Chinese breaks between its words', () => {
    const pieces = piecesOf('必须写成文字并由议会批准以便对手也能读到它', 'zh');
    expect(pieces.join('')).toBe('必须写成文字并由议会批准以便对手也能读到它');
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(8);
  });

  it.each([
    ['km', 'សន្តិសុខរួមគ្នាក្នុងតំបន់'],
    ['lo', 'ຄວາມໝັ້ນຄົງຮ່ວມກັນ'],
    ['my', 'စုပေါင်းလုံခြုံရေးအစီအစဉ်'],
  ])('%s breaks between its words, as the language has them', (lang, answer) => {
    const words = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(answer)].map(({ index }) => index);
    const pieces = piecesOf(answer, lang);
    expect(pieces.length).toBeGreaterThan(1);
    const starts = pieces.map((_, index) => pieces.slice(0, index).join('').length);
    expect(starts.every((start) => words.includes(start))).toBe(true);
  });

  it('a blank is never narrow, never wider than its column, and always as wide as its answer', () => {
    const piece = (width: number, column = 465): { width: number; column: number; tight: boolean } => ({ width, column, tight: false });
    expect(sizePieces([piece(8)])).toEqual([{ width: 26, scale: 1 }]);
    const [wide] = sizePieces([piece(600)]);
    expect([wide?.width, (wide?.scale ?? 1) < 0.8]).toEqual([123, true]);
    const long = sizePieces([piece(100), piece(100), piece(100)]);
    expect(long.reduce((sum, { width }) => sum + width, 0)).toBeGreaterThan((300 / 96) * 25.4 * 1.35);
  });

  it('a room has half as many lines again as its answer, and fits a page', () => {
    const line = (8 / 25.4) * 96;
    const rigid = false;
    expect([0, 1, 2, 4, 8].map((lines) => sizeRoom({ height: lines * line, rigid }, 3).lines)).toEqual([3, 3, 3, 6, 12]);
    expect(sizeRoom({ height: 88 * line, rigid }, 3)).toEqual({ lines: 22, scale: 0.47 });
  });
});
