import { expect, test } from 'vitest';
import { findDiagramProblems } from '../../scripts/draw/check.ts';
import { takesMargin, unreadableWords } from '../../scripts/model/diagram-words.ts';
import { diagram, diagrams } from './samples.ts';

const found = (...lines: string[]): string[] =>
  findDiagramProblems([diagram(...lines)]).map(
    ({ ruleId, severity, position }) => `${severity} ${ruleId} ${position.line}:${position.column}`,
  );

test('what can be drawn has no problem', () => expect(findDiagramProblems(Object.values(diagrams))).toEqual([]));
test('a sort that cannot be drawn', () => expect(found('gantt', 'title x')).toEqual(['error diagram 2:1']));
test('a chart is sent to its own block', () => expect(found('%% alt: x', 'xychart-beta')).toEqual(['error diagram 3:1']));
test('a direction that is missing', () => expect(found('flowchart', 'A --> B')).toEqual(['error diagram 2:1']));
test('an empty one', () => expect(found('%% alt: nothing')).toEqual(['error diagram 1:1']));
test('a line that draws nothing', () =>
  expect(found('erDiagram', 'A ||--o{ B : has', '  A { string title')).toEqual(['warning diagram-line 4:3']));
test('a colour of its own', () => expect(found('flowchart LR', 'A --> B', 'style A fill:#f00')).toEqual(['warning diagram-style 4:1']));
test('words that would be too small', () => {
  const chain = Array.from({ length: 14 }, (_, index) => `N${index}[A step of the way] --> N${index + 1}[A step of the way]`);
  expect(found('flowchart LR', ...chain)).toContain('warning diagram-size 1:1');
  const [problem] = findDiagramProblems([diagram('flowchart LR', ...chain)]);
  expect(problem?.message).toMatch(/words are \d px high on a slide and \d\.\d pt on paper$/);
});

test('arrows without spaces', () => {
  expect(found('flowchart TD', 'A[Start]-->B{Sure?}', 'B-->|yes|C[Go on]', 'B --> |no| A', 'C-. later .->D("a-->b")', 'D==>E & F')).toEqual(
    [],
  );
});

test('a chain that has room only across', () => {
  const chain = ['A[Patient arrives]-->B[Triage]', 'B-->C[Doctor]', 'C-->D[Ward]', 'D-->E[Rounds]', 'E-->F[Home]'];
  expect(found('flowchart TD', ...chain)).toEqual(found('flowchart LR', ...chain));
});

test.each<[what: string, width: number, height: number, takes: boolean, points: string | undefined]>([
  ['a small one', 400, 300, false, undefined],
  ['one that is readable beside the margin', 650, 200, false, undefined],
  ['one that is readable with the margin', 1000, 300, true, undefined],
  ['one that is not even so', 1184, 378, true, '5.7'],
  ['one that is too high', 500, 990, false, '4.8'],
])('on paper: %s', (_, width, height, takes, points) => {
  expect(takesMargin({ width, height })).toBe(takes);
  expect(unreadableWords({ width, height })?.toFixed(1)).toBe(points);
});
