/** Which headings lose the numbers that their author gave them. */
import { expect, test } from 'vitest';
import type { Point } from '../../scripts/model/section.ts';
import { withoutOwnNumbers } from '../../scripts/read/own-numbers.ts';
import { collectProblems } from '../../scripts/read/problems.ts';

const position = { file: 'article.md', line: 1, column: 1 };
const content = { blocks: [], slides: [], notes: [] };
const point = (text: string): Point => ({ ...content, id: text, heading: text === '' ? [] : [{ type: 'text', value: text }], position });
const textOf = ({ heading: [first] }: Point): string => (first?.type === 'text' ? first.value : '');

function headings(texts: readonly string[], points: readonly string[] = []): readonly string[] {
  const sections = texts.map((text, index) => ({ ...point(text), points: index === 0 ? points.map(point) : [] }));
  return withoutOwnNumbers({ introduction: content, sections }, collectProblems()).sections.flatMap((section) => [
    textOf(section),
    ...section.points.map(textOf),
  ]);
}

test.each([
  [
    ['1. Scope', '2. Method', 'Conclusion'],
    ['Scope', 'Method', 'Conclusion'],
  ],
  [
    ['1 Scope', '2 Method'],
    ['Scope', 'Method'],
  ],
  [
    ['I. Pendahuluan', 'II. Isi', 'III. Penutup'],
    ['Pendahuluan', 'Isi', 'Penutup'],
  ],
  [
    ['A. Latar', 'B) Isi'],
    ['Latar', 'Isi'],
  ],
  [
    ['1.Scope', '2.Method'],
    ['Scope', 'Method'],
  ],
])('%j are %j', (texts, expected) => expect(headings(texts)).toEqual(expected));

test.each([
  [['1 Scope']],
  [['1 Scope', 'Method', 'Rest']],
  [['2. Scope', '3. Method']],
  [['10 reasons', '20 doubts']],
  [['1949', '2 wars']],
  [['1. Phase', '2. Phase']],
  [['1 Million to spend', '2 Million to save']],
  [['1. Weltkrieg', '2. Weltkrieg und Folgen']],
  [['1 year later', '2 years later']],
  [['I think', 'II']],
  [['A promise', 'B side']],
  [['1.5 degrees', '2.5 degrees']],
  [['', '']],
])('%j stay', (texts) => expect(headings(texts)).toEqual(texts));

test('below an abstract they are left out, and it is told that the documents count otherwise', () => {
  const problems = collectProblems();
  const sections = ['Abstract', '1. Scope', '2. Method', 'References'].map((text) => ({ ...point(text), points: [] }));
  const points = ['2.1 Data', '2.2 Model'].map(point);
  const body = { introduction: content, sections: sections.map((one, index) => (index === 2 ? { ...one, points } : one)) };
  const { sections: made } = withoutOwnNumbers(body, problems);
  expect(made.flatMap((one) => [textOf(one), ...one.points.map(textOf)])).toEqual([
    'Abstract',
    'Scope',
    'Method',
    'Data',
    'Model',
    'References',
  ]);
  expect(problems.list).toMatchObject([
    { severity: 'warning', ruleId: 'own-numbers', message: expect.stringContaining('section 2') as string },
  ]);
});

test('points lose theirs by themselves', () => {
  expect(headings(['Scope', 'Method'], ['1.1 One', '1.2 Two'])).toEqual(['Scope', 'One', 'Two', 'Method']);
  expect(headings(['1. Scope', '2. Method'], ['a', 'b'])).toEqual(['Scope', 'a', 'b', 'Method']);
  expect(headings(['Scope', 'Method'], ['1) One', '2) Two'])).toEqual(['Scope', 'One', 'Two', 'Method']);
});
