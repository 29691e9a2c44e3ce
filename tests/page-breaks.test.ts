/** Where pages of handout and briefing part the text: two lines at least on both sides, and nothing that belongs together apart. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import { readPdf, type Pdf } from './support/pdf.ts';
import { workFolder, writeLecture } from './support/lecture.ts';

/** A paragraph, or an item, of so many words that all can be told from each other. */
const words = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name}${index % 4 === 1 ? 'word' : ''}x${index}`).join(' ');

/** Paragraphs of one to eight lines, so that every length meets every place on a page. */
const paragraphs = Array.from({ length: 90 }, (_, index) => words(`a${index}`, 7 + ((index * 13) % 61)));
const items = Array.from({ length: 60 }, (_, index) => `- ${words(`b${index}`, 8 + ((index * 17) % 41))}`);
const introduced = Array.from(
  { length: 60 },
  (_, index) =>
    `${words(`c${index}`, 9 + ((index * 11) % 23))}\n\n- ${words(`d${index}`, 3)}\n- ${words(`e${index}`, 3)}\n- ${words(`f${index}`, 3)}`,
);
const pictured = Array.from(
  { length: 40 },
  (_, index) => `- ${words(`g${index}`, 5 + ((index * 7) % 19))}\n  ![A square](square.svg "${words(`h${index}`, 3)}")`,
);
const led = Array.from(
  { length: 40 },
  (_, index) => `${words(`i${index}`, 9 + ((index * 11) % 23))}:\n\n> ${words(`j${index}`, 9 + ((index * 7) % 31))}`,
);
const single = Array.from(
  { length: 60 },
  (_, index) =>
    `### ${words(`k${index}`, 2)}\n\n- ${words(`l${index}`, 4 + ((index * 7) % 15))}\n\n### ${words(`m${index}`, 2)}\n\n${words(`n${index}`, 60 + index)}`,
);
const square = '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="180"><rect width="180" height="180"/></svg>';
const body = [
  'One.',
  '## Text',
  ...paragraphs,
  '## Items',
  items.join('\n'),
  '## Lists',
  ...introduced,
  '## Shown',
  pictured.join('\n'),
  '## Quoted',
  ...led,
  '## Single',
  ...single,
].join('\n\n');

let running: Build;
let made: Readonly<Record<string, Pdf>>;
beforeAll(async () => {
  running = createBuild({
    root: path.resolve('.'),
    env: { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') },
    date: new Date(0),
  });
  const cwd = await workFolder();
  await writeLecture(cwd, 'one', { body, front: 'deck: { agenda: false }\nbriefing: { slides: false }\n' });
  await writeFile(path.join(cwd, 'one', 'square.svg'), square);
  const files: Record<string, Pdf> = {};
  await running.rebuild({
    paths: ['.'],
    cwd,
    documentsOf: async () => ['handout', 'briefing'],
    onArticle: async (article) => {
      for (const { name, bytes } of article.files) if (name.endsWith('.pdf')) files[name] = await readPdf(bytes);
    },
  });
  made = files;
}, 120_000);
afterAll(() => running.dispose());

/** How many lines of each named text stand on which pages. */
function linesOf({ pages }: Pdf, letter: string): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const found = new Map<string, Map<number, Set<number>>>();
  pages.forEach(({ words: shown }, page) => {
    for (const { text, y } of shown)
      for (const [, name = ''] of text.matchAll(new RegExp(`\\b(${letter}\\d+)(?:word)?x\\d+`, 'g'))) {
        const own = found.get(name) ?? new Map<number, Set<number>>();
        found.set(name, own.set(page, (own.get(page) ?? new Set()).add(Math.round(y))));
      }
  });
  return new Map([...found].map(([name, own]) => [name, new Map([...own].map(([page, lines]) => [page, lines.size]))]));
}

const parted = (pdf: Pdf, letter: string): readonly (readonly number[])[] =>
  [...linesOf(pdf, letter).values()].map((own) => [...own.values()]).filter(({ length }) => length > 1);

describe.each(['handout.pdf', 'briefing.pdf'])('%s', (name) => {
  it('parts some paragraphs and some items, and leaves at least two of their lines on both pages', () => {
    const pdf = made[name] as Pdf;
    for (const letter of ['a', 'b']) {
      const all = parted(pdf, letter);
      expect(all.length, letter).toBeGreaterThan(1);
      for (const lines of all) expect(Math.min(...lines), `${letter}: ${lines}`).toBeGreaterThan(1);
    }
  });

  it('keeps with a list what introduces it, and leaves no item of it alone', () => {
    const pdf = made[name] as Pdf;
    const [before, first, second, third] = ['c', 'd', 'e', 'f'].map((letter) => linesOf(pdf, letter));
    const pageOf = (found: typeof before, key: string): number => Math.max(...(found?.get(key)?.keys() ?? []));
    for (let index = 0; index < introduced.length; index += 1) {
      const pages = [pageOf(before, `c${index}`), pageOf(first, `d${index}`), pageOf(second, `e${index}`), pageOf(third, `f${index}`)];
      expect(new Set(pages).size, `list ${index} on pages ${pages}`).toBe(1);
    }
  });

  it('keeps with a quotation the colon that leads to it', () => {
    const pdf = made[name] as Pdf;
    const [before, quoted] = ['i', 'j'].map((letter) => linesOf(pdf, letter));
    for (let index = 0; index < led.length; index += 1) {
      const [last, first] = [Math.max(...(before?.get(`i${index}`)?.keys() ?? [])), Math.min(...(quoted?.get(`j${index}`)?.keys() ?? []))];
      expect(first, `quotation ${index}`).toBe(last);
    }
  });

  it('keeps a list of one item with the heading above it, and not with the one below', () => {
    const pdf = made[name] as Pdf;
    const pagesOf = (letter: string): readonly number[] => {
      const found = linesOf(pdf, letter);
      return single.map((_, index) => Math.max(...(found.get(`${letter}${index}`)?.keys() ?? [])));
    };
    const [above, item, below] = [pagesOf('k'), pagesOf('l'), pagesOf('m')];
    expect(above).toEqual(item);
    expect(below.filter((page, index) => page !== item[index])).not.toEqual([]);
  });

  it('keeps the picture of an item with its words and its caption', () => {
    const pdf = made[name] as Pdf;
    const [said, caption] = ['g', 'h'].map((letter) => linesOf(pdf, letter));
    const shownOn = (index: number): readonly number[] => [
      ...(said?.get(`g${index}`)?.keys() ?? []),
      ...(caption?.get(`h${index}`)?.keys() ?? []),
    ];
    for (let index = 0; index < pictured.length; index += 1)
      expect(new Set(shownOn(index)).size, `item ${index} on pages ${shownOn(index)}`).toBe(1);
  });
});
