/** How slides are planned again: what is cut where, what returns on each part, what the notes keep. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inline } from '../../scripts/model/inline.ts';
import type { Table } from '../../scripts/model/table.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { breakFormula, splitFormula } from '../../scripts/model/formula-lines.ts';
import { breakInlines, flatText, shorten } from '../../scripts/plan/fit/inlines.ts';
import { splitColumns, tableAsList } from '../../scripts/plan/fit/table.ts';
import type { Browser } from '../../scripts/render/browser.ts';
import { fittedDeck, openBrowser } from './deck.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const words = (value: string): readonly Inline[] => [{ type: 'text', value }];

describe('cutting', () => {
  it('shortens at a clause, without a sign', () => {
    expect(flatText(shorten(words('What holds an alliance together: costs that grow, and habits that stay'), 50, 'en'))).toBe(
      'What holds an alliance together: costs that grow',
    );
  });

  it('shortens at a word where no clause ends, with a sign', () => {
    expect(flatText(shorten(words('What holds an alliance of many states together for long'), 30, 'en'))).toBe(
      'What holds an alliance of…',
    );
  });

  it('keeps what is short enough', () => {
    const nodes = words('Short');
    expect(shorten(nodes, 30, 'en')).toBe(nodes);
  });

  it('breaks at sentences and loses nothing, marks included', () => {
    const nodes: readonly Inline[] = [
      { type: 'text', value: 'One is here. Two ' },
      { type: 'strong', children: words('stands out. Three') },
      { type: 'text', value: ' follows it.' },
    ];
    const pieces = breakInlines(nodes, 20, 'en');
    expect(pieces.map(flatText)).toEqual(['One is here.', 'Two stands out.', 'Three follows it.']);
    expect(pieces[1]?.[1]).toMatchObject({ type: 'strong' });
  });

  it('breaks scripts without spaces, and words without end', () => {
    expect(
      breakInlines(words('联盟'.repeat(30)), 40, 'zh')
        .map(flatText)
        .join(''),
    ).toBe('联盟'.repeat(30));
    expect(breakInlines(words('x'.repeat(100)), 30, 'en').map((piece) => flatText(piece).length)).toEqual([30, 30, 30, 10]);
  });
});

describe('tables', () => {
  const table: Table = {
    type: 'table',
    id: 't',
    align: [null, null, null, null, null],
    header: ['N', 'A', 'B', 'C', 'D'].map(words),
    rows: [['n', 'a', 'b', 'c', 'd'].map(words)],
    position,
  };

  it('are split by columns, the first on each part', () => {
    const parts = splitColumns(table, [100, 300, 300, 300, 300], 760);
    expect(parts.map(({ header }) => header.map(plainText).join(''))).toEqual(['NAB', 'NCD']);
    expect(parts.map(({ rows }) => rows[0]?.map(plainText).join(''))).toEqual(['nab', 'ncd']);
  });

  it('are split in as few parts as can be', () => {
    const parts = splitColumns(table, [250, 270, 130, 130, 110], 800);
    expect(parts.map(({ header }) => header.map(plainText).join(''))).toEqual(['NA', 'NBCD']);
  });

  it('stay whole where they fit', () => expect(splitColumns(table, [100, 100, 100, 100, 100], 760)).toEqual([table]));

  it('are told as a list in the end, with every cell', () => {
    expect(plainText(tableAsList(table))).toBe('nA: aB: bC: cD: d');
  });
});

describe('formulas', () => {
  const formula = (value: string) => ({ type: 'math', value, position }) as const;

  it('are broken before signs that no bracket holds', () => {
    const { value } = breakFormula(formula('y = a + \\left(b + c\\right) + \\frac{d + e}{f}'), 3);
    expect(value).toMatch(/^\\begin\{aligned\}\n& y = a.* \\\\\n& \\quad/s);
    expect(value).toContain('\\left(b + c\\right)');
    expect(value).toContain('\\frac{d + e}{f}');
  });

  it('are broken again from the whole', () => {
    const whole = formula('S = a + b + c + d + e + f + g + h');
    expect(breakFormula(breakFormula(whole, 2), 4).value).toBe(breakFormula(whole, 4).value);
  });

  it('with lines of their own are split between them', () => {
    const parts = splitFormula(formula('\\begin{aligned}\na &= 1 \\\\\nb &= 2 \\\\\nc &= 3\n\\end{aligned}'), 2);
    expect(parts.map(({ value }) => value)).toEqual([
      '\\begin{aligned}\na &= 1 \\\\\nb &= 2\n\\end{aligned}',
      '\\begin{aligned}\nc &= 3\n\\end{aligned}',
    ]);
  });
});

describe('slides', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const slidesOf = async (body: string) =>
    (await fittedDeck({ markdown: `---\ntitle: T\nlang: en\n---\n\n## Section\n\n${body}\n`, pictures: {} }, browser)).deck.slides;
  const sentence = 'States that fear one another rarely trust a promise that costs nothing to make. ';

  it('have a long headline smaller, then shorter, with all of it in the notes', async () => {
    const long = `Promises hold while breaking them costs more than keeping them: ${'a headline that goes on and on, '.repeat(8)}and ends`;
    const slide = (await slidesOf(`### ${long}\n\n- a\n- b`)).find(
      ({ kind, heading }) => kind === 'points' && plainText(heading).startsWith('Promises'),
    );
    expect(plainText(slide?.heading ?? []).length).toBeLessThan(130);
    expect(plainText(slide?.notes ?? [])).toContain(long);
  });

  it('repeat the headline over parts of a point of many words, and lose none of them', async () => {
    const text = Array.from({ length: 30 }, (_, index) => `Sentence ${index} is one of many that say the same thing again.`).join(' ');
    const parts = (await slidesOf(`### Point\n\n:::slide\n- ${text}\n- last\n:::`)).filter(({ heading }) => plainText(heading) === 'Point');
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(({ part }) => part?.index)).toEqual(parts.map((_, index) => index + 1));
    const shown = parts.map(({ blocks }) => plainText(blocks)).join(' ');
    for (let index = 0; index < 30; index += 1) expect(shown).toContain(`Sentence ${index} is`);
  });

  it('count the lines of code on', async () => {
    const code = Array.from({ length: 40 }, (_, index) => `line_${index}()`).join('\n');
    const parts = (await slidesOf(`### Code\n\n\`\`\`python\n${code}\n\`\`\``)).filter(({ kind }) => kind === 'code');
    expect(parts.flatMap(({ fit }) => fit?.lineNumbers ?? [])).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1)));
  });

  it('part code at its empty lines, with as many lines a slide as stand close', async () => {
    const code = ['a', 'b', 'c'].map((name) => Array.from({ length: 13 }, (_, line) => `${name}_${line}()`).join('\n')).join('\n\n');
    const parts = (await slidesOf(`### Code\n\n\`\`\`python\n${code}\n\`\`\``)).filter(({ kind }) => kind === 'code');
    expect(parts.map(({ blocks: [block] }) => (block?.type === 'code' ? block.value.trim().split('\n')[0] : ''))).toEqual([
      'a_0()',
      'b_0()',
      'c_0()',
    ]);
  });

  it('repeat a table’s header, and give a giant cell to several rows', async () => {
    const parts = (await slidesOf(`### Table\n\n| Name | Text |\n|---|---|\n| One | ${sentence.repeat(24)} |\n| Two | b |`)).filter(
      ({ kind }) => kind === 'table',
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const { blocks } of parts) expect(blocks[0]).toMatchObject({ type: 'table', header: [[{ value: 'Name' }], [{ value: 'Text' }]] });
  });

  it('take a table in no more parts than fit, whatever was guessed', async () => {
    const rows = Array.from({ length: 6 }, (_, index) => `| Row ${index} | 0.${index} | 1.${index} |\n| | (0.1) | (0.2) |`).join('\n');
    const [first, second, ...others] = (await slidesOf(`### Table\n\n| | A | B |\n|---|---|---|\n${rows}`)).filter(
      ({ kind }) => kind === 'table',
    );
    expect(others).toEqual([]);
    expect([first, second].map((slide) => slide?.blocks[0])).toMatchObject([{ rows: { length: 6 } }, { rows: { length: 6 } }]);
  });

  it('take a list on one slide where all of it has room there, whatever was guessed', async () => {
    const entries = ['Aim', 'Means', 'Need', 'Measure'].map(
      (name) => `${name} of the law\n: It says what is wanted, and it may be anything that is not forbidden to want.\n`,
    );
    const slides = (await slidesOf(`### Steps\n\n${entries.join('\n')}`)).filter(({ kind }) => kind === 'definition');
    expect(slides).toHaveLength(1);
  });

  it('split a table that is too wide by its columns, and not by rows that are high only because of that', async () => {
    const columns = ['Warfarin of old', 'Dabigatran etexilate', 'Rivaroxaban tablets', 'Apixaban tablets', 'Edoxaban tosylate'];
    const names = [
      'Target of it',
      'Bioavailability (%)',
      'Time to peak (h)',
      'Half-life (hours)',
      'Renal share (%)',
      'Bound (%)',
      'Ways',
      'Dialysis',
    ];
    const rows = names.map((name) => `| ${name} | ${columns.map(() => 'between_62_and_100').join(' | ')} |`).join('\n');
    const slides = (await slidesOf(`### Table\n\n| | ${columns.join(' | ')} |\n|---${'|---'.repeat(columns.length)}|\n${rows}`)).filter(
      ({ kind }) => kind === 'table',
    );
    expect(slides.map(({ blocks: [table] }) => (table?.type === 'table' ? table.rows.length : 0))).toEqual([8, 8]);
  });

  it('set a table of nine rows under a long headline as dense as it may be, rather than on two slides', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `| Row ${index} | 0.${index} |`).join('\n');
    const caption = 'Table: A caption of a table that is so long that as a headline of its slide it takes two lines';
    const slides = (await slidesOf(`### Table\n\n${caption}\n\n| | A |\n|---|---|\n${rows}\n\nSource: somebody who counted.`)).filter(
      ({ kind }) => kind === 'table',
    );
    expect(slides).toHaveLength(1);
  });

  it('part a poem between its lines, where its sentences end', async () => {
    const ends = [',', ';', ',', '.', ',', ';', ',', '.', ',', ';', ',', ',', ',', '.'];
    const lines = ends.map((end, index) => `Line ${index} of a poem that says what poems say${end}`);
    const parts = (await slidesOf(`### Poem\n\n${lines.map((line) => `> ${line}`).join('\n')}\n> — Nobody`)).filter(
      ({ kind }) => kind === 'quote',
    );
    const shown = parts.map(({ blocks: [quote] }) => (quote?.type === 'blockquote' ? quote.children : []));
    expect(shown.map((paragraphs) => paragraphs.length)).toEqual([1, 1]);
    expect(shown.map(([first]) => (first?.type === 'paragraph' ? plainText([first]).split('Line ').length - 1 : 0))).toEqual([8, 6]);
    const breaks = shown.map(([first]) => (first?.type === 'paragraph' ? first.children[0]?.type : ''));
    expect(breaks).toEqual(['text', 'text']);
  });

  it('part a long quotation between its sentences, and make no paragraphs of them', async () => {
    const quoted = Array.from(
      { length: 14 },
      (_, index) => `Sentence ${index} of one paragraph says at length what ministers say at length.`,
    );
    const parts = (await slidesOf(`### Quote\n\n> ${quoted.join(' ')}\n> — Somebody`)).filter(({ kind }) => kind === 'quote');
    expect(parts.length).toBeGreaterThan(1);
    const shown = parts.map(({ blocks: [quote] }) => (quote?.type === 'blockquote' ? quote.children : []));
    expect(shown.map(({ length }) => length)).toEqual(parts.map(() => 1));
    expect(shown.map(plainText).join(' ')).toBe(quoted.join(' '));
  });

  it('keep the names of points on an opener whose text needs a slide of its own', async () => {
    const text = ['one', 'two', 'three']
      .map((word) => `**The reason ${word} of those that ${sentence.slice(0, 60)} again** is this.`)
      .join(' ');
    const points = ['First', 'Second', 'Third'].map((name) => `### ${name} of the points, which has a name of some length\n\n- a\n- b`);
    const slides = await slidesOf(`${text} ${text}\n\n${points.join('\n\n')}`);
    const opener = slides.find(({ kind }) => kind === 'section');
    expect(opener?.blocks).toHaveLength(1);
    expect(plainText(opener?.blocks ?? [])).toContain('Second of the points');
    expect(plainText(slides[slides.indexOf(opener!) + 1]?.blocks ?? [])).not.toContain('Second of the points');
  });

  it('give the notes of an item to the part that shows it', async () => {
    const paragraphs = Array.from(
      { length: 14 },
      (_, index) => `**Promise ${index} ${sentence.slice(0, 60)}** is said at length: note ${index}.`,
    ).join('\n\n');
    const parts = (await slidesOf(`### Many\n\n${paragraphs}`)).filter(({ kind, part }) => kind === 'points' && part);
    expect(parts.length).toBeGreaterThan(1);
    for (const { blocks, notes } of parts) {
      const shown = [...plainText(blocks).matchAll(/Promise (\d+) /g)].map(([, number]) => number);
      const said = [...plainText(notes).matchAll(/note (\d+)\./g)].map(([, number]) => number);
      expect(said).toEqual(shown);
    }
  });

  it('refuse a formula that nothing can break, with its place', async () => {
    const matrix = `\\begin{pmatrix}${Array.from({ length: 40 }, (_, index) => `a_{${index}}`).join(' \\\\ ')}\\end{pmatrix}`;
    const made = await fittedDeck({ markdown: `---\ntitle: T\n---\n\n## S\n\n### M\n\n$$\n${matrix}\n$$\n`, pictures: {} }, browser);
    expect(made.diagnostics).toMatchObject([{ ruleId: 'cannot-fit', severity: 'error', position: { line: 9 } }]);
  });
});
