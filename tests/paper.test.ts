/** Papers: each size that an article may name, and appendices that keep their own. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import { readPdf, type Pdf } from './support/pdf.ts';
import { workFolder, writeLecture } from './support/lecture.ts';

const millimetre = 72 / 25.4;
const inch = 72;
const sizes = {
  a4: [210 * millimetre, 297 * millimetre],
  letter: [8.5 * inch, 11 * inch],
  legal: [8.5 * inch, 14 * inch],
  folio: [215 * millimetre, 330 * millimetre],
} as const;

let running: Build;
beforeAll(() => {
  running = createBuild({
    root: path.resolve('.'),
    env: { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') },
    date: new Date(0),
  });
});
afterAll(() => running.dispose());

async function build(cwd: string, isSound = true): Promise<Readonly<Record<string, Pdf>>> {
  const made: Record<string, Pdf> = {};
  await running.rebuild({
    paths: ['.'],
    cwd,
    documentsOf: async () => ['handout', 'briefing'],
    onArticle: async ({ files, diagnostics }) => {
      if (isSound) expect(diagnostics).toEqual([]);
      for (const { name, bytes } of files) if (name.endsWith('.pdf')) made[name] = await readPdf(bytes);
    },
  });
  return made;
}

const rounded = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `${Math.round(width)} × ${Math.round(height)}`;

describe.each(Object.entries(sizes))('paper: %s', (paper, [width, height]) => {
  it('is the size of every page of handout and briefing', async () => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one', { front: `paper: ${paper}\nsummary: [A message.]\n`, body: 'Text.\n\n## Section\n\nMore text.' });
    const made = await build(cwd);
    expect(Object.keys(made).sort()).toEqual(['briefing.pdf', 'handout.pdf']);
    for (const pdf of Object.values(made)) expect(new Set(pdf.pages.map(rounded))).toEqual(new Set([rounded({ width, height })]));
  });
});

it('notes stand in one column, whatever holds their marks', async () => {
  const cwd = await workFolder();
  const holders = [
    'Text[^one].',
    '> [!NOTE]\n> A remark[^two].',
    '> A quote[^three].\n> — Somebody',
    '- An item[^four]',
    '| A[^five] |\n|---|\n| a |',
  ];
  const within = '[^six]: Sixth.\n\n    - with[^seven]\n';
  const notes = ['one', 'two', 'three', 'four', 'five', 'seven'].map((id) => `[^${id}]: Beside ${id}.\n`);
  const front = 'summary: ["A message[^m].\\n\\n[^m]: Beside it."]\nhandout: { layout: [text, notes] }\n';
  await writeLecture(cwd, 'one', { front, body: [...holders, 'More[^six].', ...notes, within].join('\n\n') });
  const made = await build(cwd);
  const counts = { 'handout-text.pdf': 7, 'handout-notes.pdf': 4 };
  for (const [name, count] of Object.entries(counts)) {
    const beside = made[name]?.pages.flatMap(({ words }) => words.filter(({ text }) => /Beside|Sixth/.test(text))) ?? [];
    expect(beside.length, name).toBeGreaterThanOrEqual(count);
    const from = beside.find(({ text }) => text.includes('one'))?.x ?? NaN;
    const most = (text: string): number => (text.includes('seven') ? 30 : 4);
    expect(
      beside.filter(({ x, text }) => !(Math.abs(x - from) < most(text))).map(({ text }) => text),
      name,
    ).toEqual([]);
  }
});

it.each([
  ['a wide formula in an item', `:::handout\n- item\n\n  $$\n  \\underbrace{\\text{${'averylongtext'.repeat(14)}}}_{x}\n  $$\n:::`],
  [
    'a table of wide formulas in an item',
    `:::handout\n- item\n\n  | A | B |\n  |---|---|\n  | $\\underbrace{\\text{${'averylongtext'.repeat(6)}}}_{x}$ | $a$ |\n:::`,
  ],
  [
    'a wide table far within a list',
    `:::handout\n- a\n  - b\n    - c\n      - d\n\n        ${'| Unbreakablewordofmanyletters '.repeat(7)}|\n        ${'|---'.repeat(7)}|\n        | x |\n:::`,
  ],
  [
    'a table of wide formulas far within a list',
    `:::handout\n${[0, 1, 2, 3, 4, 5].map((depth) => `${'  '.repeat(depth)}- a\n`).join('')}\n            ${'| A '.repeat(4)}|\n            ${'|---'.repeat(4)}|\n            | a ${`| $${'a+'.repeat(10)}a$ `.repeat(3)}|\n:::`,
  ],
  ['a wide formula in a note', `More[^1].\n\n[^1]: So:\n\n    $$\n    \\underbrace{\\text{${'averylongtext'.repeat(14)}}}_{x}\n    $$`],
  [
    'a wide table in a note',
    `More[^1].\n\n[^1]: So:\n\n    ${'| Unbreakablewordofletters '.repeat(5)}|\n    ${'|---'.repeat(5)}|\n    | a |`,
  ],
  [
    'a wide formula in a remark, beside a note',
    `:::handout\n> [!NOTE]\n> So[^1]:\n>\n> $$\n> \\underbrace{\\text{${'averylongtext'.repeat(14)}}}_{x}\n> $$\n>\n> - an item\n>\n>   $$\n>   \\text{${'averylongtext'.repeat(9)}}\n>   $$\n:::\n\n[^1]: A note on it.`,
  ],
  ['a wide table in a remark', `> [!NOTE]\n> So:\n>\n> ${'| Unbreakablewordofmanyletters '.repeat(7)}|\n> ${'|---'.repeat(7)}|\n> | x |`],
  ['a note in a note', 'More[^1].\n\n[^1]: So:\n\n    - one[^2]\n\n[^2]: Within.'],
])('%s makes no page smaller', async (_, body) => {
  const widths = async (more: string): Promise<readonly (readonly number[])[]> => {
    const cwd = await workFolder();
    const front = 'handout: { layout: [text, notes, guided] }\n';
    await writeLecture(cwd, 'one', { front, body: `Sentinel text.\n\n${more}\n\n## Last\n\nThe end.` });
    const made = Object.values(await build(cwd, false));
    return made.map(({ pages }) =>
      pages
        .flatMap(({ words }) =>
          words.flatMap(({ text, width }) => (/^(Sentinel text\.|Slide 1 of .*)$/.test(text) ? [Math.round(width)] : [])),
        )
        .slice(0, 1),
    );
  };
  expect((await widths(body)).map(([width]) => width)).toEqual((await widths('More.')).map(([width]) => width));
});

async function writeAppendix(file: string, width: number, height: number, words: readonly string[]): Promise<void> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const word of words) pdf.addPage([width, height]).drawText(word, { x: 40, y: height / 2, size: 18 });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await pdf.save());
}

it('appendices come last, in their own sizes, bookmarked, listed in the contents and counted on', async () => {
  const cwd = await workFolder();
  await writeAppendix(path.join(cwd, 'one', 'treaty.pdf'), 400, 600, ['ARTICLEONE', 'ARTICLETWO']);
  await writeAppendix(path.join(cwd, 'one', 'map.pdf'), 842, 595, ['THEMAP']);
  const front = 'appendices:\n  - { title: The treaty, file: treaty.pdf }\n  - { title: The map, file: map.pdf }\nmarking: Internal\n';
  await writeLecture(cwd, 'one', { front, body: 'Text.\n\n## Section\n\nMore text.' });
  const { 'briefing.pdf': pdf } = await build(cwd);
  if (!pdf) throw new Error('no briefing');
  const at = (word: string): number => pdf.pages.findIndex(({ text }) => text.includes(word));
  expect([at('ARTICLEONE'), at('ARTICLETWO'), at('THEMAP')]).toEqual([-3, -2, -1].map((back) => pdf.pages.length + back));
  expect([
    rounded(pdf.pages[at('ARTICLEONE')] ?? { width: 0, height: 0 }),
    rounded(pdf.pages[at('THEMAP')] ?? { width: 0, height: 0 }),
  ]).toEqual(['400 × 600', '842 × 595']);
  const marks = pdf.outline.filter(({ title }) => /treaty|map/.test(title)).map(({ spot }) => spot?.page);
  expect(marks).toEqual([at('ARTICLEONE'), at('THEMAP')]);
  const contents = pdf.pages.find(({ text }) => text.startsWith('Contents'))?.text ?? '';
  for (const [title, word] of [
    ['The treaty', 'ARTICLEONE'],
    ['The map', 'THEMAP'],
  ] as const)
    expect(contents).toMatch(new RegExp(`${title}\\s+${pdf.labels[at(word)]}(?!\\d)`));
  const last = pdf.pages.at(-1)?.text ?? '';
  const total = pdf.labels.at(-1);
  expect([last.includes(`Page ${total} of ${total}`), last.includes('Internal')]).toEqual([true, true]);
});
