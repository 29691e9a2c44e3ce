/** Every order of a briefing's parts, on one side of the paper and on both, read back from the file. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Pdf } from '../support/pdf.ts';
import { fold, textFrom, unnumbered } from '../support/words.ts';
import { briefingOf, closeBuild, type Made } from './lecture.ts';

afterAll(closeBuild);

const blank = 'This page is left blank.';
const text = ['Introduction', '1 First section', '1.1 A point', '2 Second section'];
const appended = ['The treaty', 'The plan'];

/** What each order lists, and how many of its pages come before everything else. */
const orders: readonly {
  readonly parts: string;
  readonly titles: readonly string[];
  readonly roman?: number;
  readonly duplexRoman?: number;
}[] = [
  {
    parts: 'cover, summary, contents, text, notes, glossary, references, questions, slides, appendices',
    titles: ['Key messages', ...text, 'Notes', 'Glossary', 'References', 'Questions for discussion', 'Slides', ...appended],
    roman: 3,
    duplexRoman: 6,
  },
  { parts: 'cover, contents, slides, text, glossary', titles: ['Slides', ...text, 'Glossary'], roman: 2, duplexRoman: 4 },
  { parts: 'text', titles: text },
  { parts: 'slides, appendices', titles: ['Slides', ...appended] },
  { parts: 'summary, text', titles: ['Key messages', ...text], roman: 1, duplexRoman: 2 },
  { parts: 'appendices', titles: appended },
  { parts: 'text, contents, notes, appendices, references', titles: [...text, 'Notes', ...appended, 'References'] },
  {
    parts: 'contents, summary, cover, glossary, appendices, text, slides, notes',
    titles: ['Key messages', 'Glossary', ...appended, ...text, 'Slides', 'Notes'],
    roman: 3,
    duplexRoman: 6,
  },
  { parts: 'cover, summary', titles: ['Key messages'] },
];

const isBlank = ({ text }: Pdf['pages'][number]): boolean => text.includes(blank);
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];

/** The last line of a page, from left to right. */
function lowWords({ words }: Pdf['pages'][number]): string {
  const low = words.filter(({ y }) => y < 60).sort((a, b) => a.x - b.x);
  return low.map((word) => word.text).join(' ');
}

const isCover = ({ text: words }: Pdf['pages'][number]): boolean => words.includes('Ratna Dewi') && !words.includes('Slide');

/** The labels that the pages should have. */
function expectedLabels({ pages }: Pdf, roman: number): string[] {
  return pages.map((_, index) => (index < roman ? (romans[index] ?? '?') : String(index - roman + 1)));
}

function contentsLines({
  pages,
  links,
  labels,
}: Pdf): { readonly seen: string; readonly label: string | undefined; readonly title: string }[] {
  const listing = pages.findIndex(({ words }) => words.some((word) => word.text === 'Contents'));
  const rows = links.filter(({ page, url }) => page === listing && url === undefined);
  return rows.map(({ rect, spot }) => {
    const [, lower = 0, , upper = 0] = rect;
    const words = (pages[listing]?.words ?? []).filter(({ y }) => y >= lower - 1 && y <= upper + 1).sort((a, b) => a.x - b.x);
    const title = words
      .slice(0, -1)
      .map((word) => word.text)
      .join('');
    return { seen: words.at(-1)?.text ?? '', label: spot && labels[spot.page], title };
  });
}

describe.each(orders)('$parts', ({ parts, titles, roman = 0, duplexRoman = roman }) => {
  describe.each([false, true])('duplex: %s', (duplex) => {
    const first = duplex ? duplexRoman : roman;
    let built: Promise<Made> | undefined;
    const pdf = async (): Promise<Pdf> => (await (built ??= briefingOf({ briefing: `{ parts: [${parts}], duplex: ${duplex} }` }))).pdf;

    test('lists its parts, and each bookmark leads to its heading', async () => {
      const read = await pdf();
      expect(read.outline.map(({ title }) => title)).toEqual(titles);
      const astray = read.outline.filter(
        ({ title, spot }) => !spot || !(appended.includes(title) || textFrom(read, spot).includes(unnumbered(title))),
      );
      expect(astray).toEqual([]);
      const places = read.outline.map(({ spot }) => (spot?.page ?? 0) * 10_000 - (spot?.y ?? 0));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });

    test('numbers its pages alike in labels, feet and contents', async () => {
      const read = await pdf();
      expect(read.labels.length === 0 ? expectedLabels(read, 0) : read.labels).toEqual(expectedLabels(read, first));
      const total = read.pages.length - first;
      const foot = (index: number): string => (index < first ? (romans[index] ?? '?') : `Page ${index - first + 1} of ${total}`);
      const cover = parts.includes('cover') ? read.pages.findIndex((page) => isCover(page)) : -1;
      const wrong = read.pages.flatMap((page, index) => {
        const low = lowWords(page);
        const isOutside = duplex && index % 2 === 1 ? low.startsWith(foot(index)) : low.endsWith(foot(index));
        return index === cover || isOutside ? [] : [`${index}: ${low}`];
      });
      expect(wrong).toEqual([]);
      if (!parts.includes('contents')) return;
      const lines = contentsLines(read);
      expect(lines.map(({ title }) => fold(title))).toEqual(titles.map(fold));
      expect(lines.map(({ seen }) => seen)).toEqual(lines.map(({ label }) => label));
    });

    test('has no link that leads nowhere', async () => {
      const { links } = await pdf();
      const dead = links.filter(({ url, spot }) => (url === undefined ? spot === undefined || spot.page < 0 : url.startsWith('paparan:')));
      expect(dead).toEqual([]);
    });

    test('bears its mark in head and foot of every page', async () => {
      const { pages } = await pdf();
      const marks = pages.map(({ words, height }) => {
        const found = words.filter((word) => word.text === 'Internal');
        return [found.some(({ y }) => y > height - 72), found.some(({ y }) => y < 72)];
      });
      expect(marks).toEqual(pages.map(() => [true, true]));
    });

    test(duplex ? 'begins its parts on right-hand pages' : 'has no blank page', async () => {
      const { pages, outline } = await pdf();
      const blanks = pages.flatMap((page, index) => (isBlank(page) ? [index] : []));
      if (!duplex) return expect(blanks).toEqual([]);
      const begins = outline.filter(({ title }) => !text.slice(1).includes(title)).map(({ spot }) => spot?.page ?? -1);
      expect(begins.filter((page) => page % 2 === 1)).toEqual([]);
      expect(blanks.filter((page) => page % 2 === 0)).toEqual([]);
      expect(blanks.filter((page) => !pages[page + 1])).toEqual([]);
    });
  });
});
