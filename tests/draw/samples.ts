/** Charts and diagrams that are hard to draw: long names, one value, many, none, negative, huge. */
import type { Chart, ChartKind } from '../../scripts/model/chart.ts';
import type { Diagram } from '../../scripts/model/diagram.ts';

const position = { file: 'a.md', line: 1, column: 1 };

export function chart(
  kind: ChartKind,
  labels: readonly string[],
  series: Readonly<Record<string, readonly (number | null)[]>>,
  unit?: string,
): Chart {
  const named = Object.entries(series).map(([name, values]) => ({ name, values }));
  return { type: 'chart', id: 'c', kind, labels, series: named, ...(unit === undefined ? {} : { unit }), alt: 'A chart', position };
}

export const diagram = (...lines: string[]): Diagram => ({ type: 'diagram', id: 'd', value: lines.join('\n'), alt: 'A diagram', position });

const years = (first: number, count: number): string[] => Array.from({ length: count }, (_, index) => String(first + index));
const wave = (count: number, phase = 0): number[] =>
  Array.from({ length: count }, (_, index) => Math.round((50 + 30 * Math.sin(index / 5 + phase) + phase * 4) * 10) / 10);
const names = [
  'Indonesia',
  'Malaysia',
  'Singapore',
  'Thailand',
  'Vietnam',
  'The Philippines',
  'Myanmar and other states with long names',
  'Laos',
];
const ofAll = <T>(value: (index: number) => T): Record<string, T> => Object.fromEntries(names.map((name, index) => [name, value(index)]));
const offices = [
  'Ministry of Foreign Affairs and International Development',
  'Defence',
  'Ministry of Education, Culture, Research and Technology',
  'Health',
  'Other',
];

export const charts: Readonly<Record<string, Chart>> = {
  'lines with ends that meet': chart(
    'line',
    years(2015, 10),
    { Europe: wave(10), Target: Array.from({ length: 10 }, () => 80), America: wave(10, 0.05) },
    '%',
  ),
  'bars side by side in a long unit': chart('bar', ['Europe', 'Asia'], { Full: [15, 10], Observers: [5, 1] }, 'members'),
  'a line of forty points': chart('line', years(1985, 40), { x: wave(40) }, 'million people'),
  'eight lines': chart(
    'line',
    years(2010, 12),
    ofAll((index) => wave(12, index * 0.3)),
    'US$',
  ),
  'eight lines that end in one point': chart(
    'line',
    years(2010, 3),
    ofAll((index) => [index, 5 - index, 4]),
  ),
  'lines with gaps': chart('line', years(2019, 6), {
    A: [1, null, 3, null, null, 2],
    B: [4, 5, null, null, null, null],
    C: [null, null, null, null, null, null],
  }),
  'a line over uneven years': chart('line', ['1990', '2000', '2010', '2019', '2020', '2021'], {
    A: [1, 2, 3, 4, 5, 6],
    B: [6, null, 4, 3, -2, 1],
  }),
  'one point': chart('line', ['2024'], { A: [12], B: [13] }, 'kg'),
  'a negative line': chart('line', ['Q1', 'Q2', 'Q3', 'Q4'], { Growth: [1.2, -0.8, 0, 2.4] }, '%'),
  'a line of nothing but zeros': chart('line', ['a', 'b'], { x: [0, 0] }),
  'a line with long names': chart('line', offices, { x: [1, 2, 3, 4, 5] }),
  bars: chart('bar', ['Java', 'Sumatra', 'Kalimantan', 'Sulawesi', 'Papua'], { a: [151.6, 58.6, 16.6, 19.9, 5.4] }, 'million people'),
  'bars with long names': chart('bar', offices, { a: [12.5, 30, 22, 0, null] }, '%'),
  'bars with long names and two series': chart('bar', offices, { First: [12.5, 30, 22, 0, null], Second: [1, -2, 3, 4, 5] }, '%'),
  'bars above and below zero': chart('bar', ['2019', '2020', '2021', '2022'], { Exports: [12, -5, 0, 8], Imports: [8, -9, null, 12] }, '%'),
  'nothing but negative bars': chart('bar', ['a', 'b', 'c'], { x: [-1, -2, -30] }),
  'forty bars': chart('bar', years(1985, 40), { a: wave(40, 1) }, '%'),
  'forty bars with long names': chart(
    'bar',
    Array.from({ length: 40 }, (_, index) => `A category with the number ${index}`),
    { a: wave(40, 1) },
  ),
  'fifteen bars with long names': chart(
    'bar',
    Array.from({ length: 15 }, (_, index) => `A rather long category name no. ${index}`),
    { a: wave(15) },
  ),
  'huge bars': chart('bar', ['China', 'India', 'United States', 'Indonesia'], { a: [1411750000, 1428627663, 334914895, 277534122] }),
  'bars in eight series': chart(
    'bar',
    ['2021', '2022', '2023', '2024'],
    ofAll((index) => [index + 1, index + 2, 9 - index, 4]),
  ),
  'one bar': chart('bar', ['Everything'], { a: [5] }),
  stacks: chart(
    'stacked',
    years(2018, 6),
    {
      Coal: [60, 58, 55, 52, 48, 44],
      Gas: [22, 23, 22, 21, null, 22],
      Hydro: [8, 8, 9, 9, 10, 10],
      'Solar and wind': [1, 2, 4, 8, 12, 18],
    },
    'TWh',
  ),
  'stacks of eight': chart(
    'stacked',
    years(2018, 4),
    ofAll((index) => [1, index, 2, index === 0 ? 90 : 1]),
  ),
  'stacks below zero': chart('stacked', ['North', 'South', 'East and a longer name'], { In: [5, 7, 3], Out: [-3, -8, -1] }),
  'lying stacks': chart('stacked', offices, { Staff: [5, 7, 3, 2, 1], Other: [3, 8, 1, 2, 9] }, 'bn'),
  'a pie': chart(
    'pie',
    ['Coal', 'Natural gas', 'Hydro', 'Geothermal', 'Solar', 'Wind and all the other renewable sources'],
    { a: [61, 18, 7, 5, 5, 4] },
    '%',
  ),
  'a pie with slivers': chart('pie', ['Yes', 'No', 'Abstained', 'Absent', 'Spoilt'], { a: [141, 5, 1, 1, 0] }, 'countries'),
  'a pie of one': chart('pie', ['Everything'], { a: [5] }),
};

export const diagrams: Readonly<Record<string, Diagram>> = {
  flowchart: diagram(
    'flowchart LR',
    '  accTitle: A bill',
    '  A[A bill is brought in] -->|is sent to| B[Committee of the whole]',
    '  B --> C{Majority?}',
    '  C -->|yes| D(Law)',
    '  C -->|no| E((Dropped))',
  ),
  sequence: diagram(
    'sequenceDiagram',
    '  participant M as Member',
    '  M->>Council: Asks for consultation',
    '  Council-->>M: Article 5 holds',
  ),
  state: diagram('stateDiagram-v2', '  %% alt: States', '  [*] --> Draft', '  Draft --> Signed: negotiators sign', '  Signed --> [*]'),
  class: diagram('classDiagram', '  Alliance <|-- NATO', '  Alliance : +string treaty', '  Alliance : +consult()'),
  relations: diagram('erDiagram', '  STATE ||--o{ TREATY : signs', '  TREATY {', '    string title', '  }'),
};
