/** What makes a briefing fit for the printer: margins, binding, drafts, names of any length, appendices of any size. */
import { createHash } from 'node:crypto';
import { PDFName, PDFRawStream } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { papers, type Paper } from '../../scripts/model/paper.ts';
import { at, read } from '../merge/files.ts';
import type { Page, Pdf, Word } from '../support/pdf.ts';
import { fold } from '../support/words.ts';
import { briefingOf, closeBuild, type Sheets } from './lecture.ts';

afterAll(closeBuild);

/** pt that common printers leave white: a quarter of an inch. */
const white = 18;

/** Words of the page that come too near to its edge; those of an appendix itself are not ours. */
function tooNear({ words, width, height }: Page): readonly Word[] {
  return words.filter(
    (word) =>
      !/^(treaty|plan|card|strip|slip) \d/.test(word.text) &&
      (word.x < white || word.x + word.width > width - white || word.y < white || word.y > height - white - 6),
  );
}

const everything = '{ draft: true, duplex: true, binding: 15mm }';

describe.each(Object.keys(papers) as Paper[])('%s', (paper) => {
  test('nothing of ours is where printers do not print, and pages are of the paper', async () => {
    const { pdf } = await briefingOf({ briefing: everything, paper });
    expect(pdf.pages.flatMap(tooNear)).toEqual([]);
    const { width, height } = papers[paper];
    const own = pdf.pages.slice(0, 10);
    expect(
      own.filter((page) => Math.abs(page.width - (width * 72) / 25.4) > 1 || Math.abs(page.height - (height * 72) / 25.4) > 1),
    ).toEqual([]);
  });
});

/** Where the paragraphs of a page begin and end, head and foot left out. */
function column({ words, height }: Page): { readonly left: number; readonly right: number } {
  const inside = words.filter(({ y }) => y > 80 && y < height - 80);
  return { left: Math.min(...inside.map(({ x }) => x)), right: Math.max(...inside.map(({ x, width }) => x + width)) };
}

const isText = ({ words }: Page): boolean => words.some(({ text }) => text.startsWith('More words of the point'));
const textPages = ({ pages }: Pdf): Page[] => pages.filter(isText);
const points = (millimetres: number): number => (millimetres * 72) / 25.4;

describe('binding', () => {
  const lefts = async (briefing: string): Promise<readonly { readonly left: number; readonly page: number }[]> => {
    const { pdf } = await briefingOf({ briefing, more: 'subtitle: x' });
    return textPages(pdf).map((page) => ({ left: column(page).left, page: pdf.pages.indexOf(page) }));
  };

  test('the left margin grows on every page', async () => {
    const plain = await lefts('{ slides: false }');
    const bound = await lefts('{ slides: false, binding: 12mm }');
    expect(plain.length).toBeGreaterThan(1);
    expect(bound.map(({ left }) => Math.round(left))).toEqual(bound.map(() => Math.round((plain[0]?.left ?? 0) + points(12))));
  });

  test('with duplex the inner margin grows, left on right-hand pages and right on left-hand ones', async () => {
    const plain = (await lefts('{ slides: false }'))[0]?.left ?? 0;
    const bound = await lefts('{ slides: false, binding: 12mm, duplex: true }');
    expect(new Set(bound.map(({ page }) => page % 2)).size).toBe(2);
    expect(bound.map(({ left }) => Math.round(left))).toEqual(
      bound.map(({ page }) => Math.round(plain + (page % 2 === 0 ? points(12) : 0))),
    );
  });

  test('head and foot keep to the column, number outside', async () => {
    const { pdf } = await briefingOf({ briefing: '{ slides: false, binding: 20mm, duplex: true }' });
    const edges = pdf.pages.slice(6).map((page, index) => {
      const low = page.words.filter(({ y }) => y < 60);
      return [index % 2, Math.min(...low.map(({ x }) => x)), page.width - Math.max(...low.map(({ x, width }) => x + width))] as const;
    });
    const astray = edges.filter(
      ([verso, left, right]) => Math.abs(left - points(verso ? 24 : 44)) > 1 || Math.abs(right - points(verso ? 44 : 24)) > 1,
    );
    expect(astray).toEqual([]);
  });

  test('from right to left it is on the other side', async () => {
    const body = `## \u0627\u0644\u0642\u0633\u0645\n\n${'\u0647\u0630\u0627 \u0646\u0635 \u0637\u0648\u064a\u0644. '.repeat(40)}\n`;
    const of = async (briefing: string): Promise<Page | undefined> =>
      (await briefingOf({ briefing, more: 'subtitle: x', lang: 'ar', body, appendices: {} })).pdf.pages.at(-1);
    const [plain, bound] = [await of('{ parts: [text] }'), await of('{ parts: [text], binding: 20mm, duplex: true }')];
    if (!plain || !bound) throw new Error('no pages');
    expect(Math.abs(column(plain).right - column(bound).right - points(20))).toBeLessThan(1);
  });
});

describe('a draft', () => {
  test("has the source's hash in the foot of every page, and its label once as text", async () => {
    const { pdf, source } = await briefingOf({ briefing: '{ draft: true, duplex: true }' });
    const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
    const feet = pdf.pages.map(({ words }) =>
      fold(
        words
          .filter(({ y }) => y < 60)
          .map(({ text }) => text)
          .join(''),
      ),
    );
    expect(feet.filter((foot) => !foot.includes(fold(`DRAFT ${hash}`)))).toEqual([]);
    expect(pdf.pages.filter(({ text }) => text.split('DRAFT').length !== 2)).toEqual([]);
  });

  test('has event, day and marking in its foot as well', async () => {
    const { pdf } = await briefingOf({
      briefing: '{ draft: true, slides: false, parts: [text], binding: 12mm, duplex: true }',
      paper: 'letter',
      marking: 'Restricted circulation',
      event: 'Shared Risk, lecture 1',
    });
    for (const { words } of pdf.pages) {
      const foot = words.filter(({ y }) => y < 60).map(({ text }) => text.trim());
      expect(foot).toContainEqual(expect.stringMatching(/^Shared/));
      expect(foot).toContainEqual(expect.stringMatching(/2026$/));
      expect(foot).toContain('Restricted circulation');
    }
  });

  test('is one picture across every page, stored once', async () => {
    const { pdf } = await briefingOf({ briefing: '{ draft: true }' });
    const file = await read(pdf.bytes);
    const pictures = file.getPages().map((page) => {
      const forms = at(file, page.node, 'Resources', 'XObject', 'PaparanStamp', 'Resources', 'XObject');
      return String(forms).match(/\d+ 0 R/g) ?? [];
    });
    expect(pictures.filter((found) => found.length !== 1)).toEqual([]);
    const images = file.context
      .enumerateIndirectObjects()
      .filter(([, value]) => value instanceof PDFRawStream && value.dict.get(PDFName.of('Width')) === undefined);
    expect(images.length).toBeGreaterThan(0);
    expect(new Set(pictures.flat()).size).toBe(1);
  });

  test('what is not a draft says nothing of it', async () => {
    const { pdf } = await briefingOf({ briefing: '{ slides: false }' });
    expect(pdf.pages.filter(({ text }) => text.includes('DRAFT'))).toEqual([]);
  });
});

/** Words of one height, from above. */
function linesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const heights = [...new Set(words.map(({ y }) => y))];
  return heights.map((height) => words.filter(({ y }) => y === height));
}

test('long names are cut with an ellipsis and never meet the mark', async () => {
  const long = 'A name that goes on and on and on beyond every measure '.repeat(5).trim();
  const { pdf } = await briefingOf({
    briefing: '{ draft: true, slides: false }',
    title: long,
    body: `## ${long}\n\nText.\n`,
    marking: 'Restricted: for the members of the committee',
    event: long,
  });
  for (const { words, height } of pdf.pages.slice(1))
    for (const row of [words.filter(({ y }) => y > height - 72), words.filter(({ y }) => y < 60)]) {
      const sorted = [...row].sort((a, b) => b.y - a.y || a.x - b.x);
      for (const line of linesOf(sorted))
        expect(line.filter(({ x, width }, index) => x + width > (line[index + 1]?.x ?? Infinity) + 0.5)).toEqual([]);
      expect(fold(sorted.map(({ text }) => text).join(''))).toContain(fold('Restricted: for the members of the committee'));
      expect(sorted.some(({ text }) => text.includes('…'))).toBe(true);
    }
});

test.each(['a4', 'letter'])(
  'a long mark stands whole in head and foot of every page of %s, and beside it what a draft is of',
  async (paper) => {
    const marking =
      'Confidential: for the members of the working group on burden sharing only, not to be copied, quoted or passed on before March 2027';
    const { pdf, source } = await briefingOf({
      briefing: '{ draft: true, duplex: true, binding: 12mm, slides: false }',
      paper,
      marking,
      event: 'Shared Risk',
    });
    const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
    expect(pdf.pages.flatMap(tooNear)).toEqual([]);
    for (const { words, height } of pdf.pages.slice(1)) {
      const [head, foot] = [words.filter(({ y }) => y > height - 72), words.filter(({ y }) => y < 72)].map((row) =>
        fold(row.map(({ text }) => text).join('')),
      );
      expect([head?.includes(fold(marking)), foot?.includes(fold(marking)), foot?.includes(fold(`DRAFT · ${hash}`))]).toEqual([
        true,
        true,
        true,
      ]);
    }
  },
);

test('appendices of any size are stamped where there is room, and within what printers print', async () => {
  const sizes: Readonly<Record<string, Sheets>> = {
    card: [[243, 153]],
    strip: [[60, 800]],
    slip: [[800, 60]],
    poster: [[2384, 3370]],
    a5: [[420, 595]],
  };
  const { pdf } = await briefingOf({ briefing: '{ parts: [appendices], draft: true, binding: 15mm }', appendices: sizes });
  expect(pdf.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(Object.values(sizes).flat());
  expect(pdf.pages.flatMap(tooNear).filter(({ text }) => !text.endsWith(' 1'))).toEqual([]);
  const stamped = pdf.pages.map(({ words }) => [
    words.filter(({ text }) => text === 'Internal').length,
    words.some(({ text }) => text.startsWith('Page')),
  ]);
  expect(stamped).toEqual([
    [2, true],
    [0, false],
    [0, false],
    [2, true],
    [2, true],
  ]);
});

test('what is left out leaves neither marks nor links behind', async () => {
  const { pdf, diagnostics } = await briefingOf({ briefing: '{ parts: [text] }' });
  const words = pdf.pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
  expect(words).toContain('with a note. See the second and (Snyder 1997).');
  expect(pdf.links).toHaveLength(3);
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['missing-part', 'missing-part']);
});

test('paragraphs are numbered through, whatever stands before the text', async () => {
  const { pdf } = await briefingOf({ briefing: '{ parts: [glossary, appendices, text, notes] }' });
  const numbers = textPages(pdf).flatMap(({ words }) =>
    words.filter(({ x, text }) => x < 80 && /^\d+$/.test(text)).map(({ text }) => text),
  );
  expect(numbers.map(Number).filter((number) => number > 3)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
});
