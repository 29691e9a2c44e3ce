/** Every layout of a handout, made at once from an article that is hard on them, and read back. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { handoutLayouts } from '../../scripts/model/layouts.ts';
import { papers } from '../../scripts/model/paper.ts';
import { sheetMargins } from '../../scripts/model/sheet.ts';
import { annotations, at, contents, elements, list, parents, read, text } from '../merge/files.ts';
import { run } from '../support/command.ts';
import { workFolder } from '../support/lecture.ts';
import { readPdf, type Pdf } from '../support/pdf.ts';
import { fold } from '../support/words.ts';
import { noteWords, writeArabic, writeHard } from './articles.ts';

const mm = 72 / 25.4;
const counts = [1, 2, 3, 4, 6, 9] as const;
const shown = [...counts.map((count) => `slides-${count}`), 'notes'];

let out: string;
const opened = new Map<string, Pdf>();
const bytesOf = async (slug: string, name: string): Promise<Uint8Array> => new Uint8Array(await readFile(path.join(out, slug, name)));

async function pdf(slug: string, layout: string): Promise<Pdf> {
  const key = `${slug}/${layout}`;
  const known = opened.get(key) ?? (await readPdf(await bytesOf(slug, `handout-${layout}.pdf`)));
  opened.set(key, known);
  return known;
}

/** Where "Slide i of n" stands on a page's body: not in the line that says that notes go on. */
function captions({ pages }: Pdf): readonly { slide: number; total: number; page: number; x: number; y: number }[] {
  return pages.flatMap(({ words, height }, page) =>
    words.flatMap(({ text: said, x, y }) => {
      const [, slide, total] = /^Slide (\d+) of (\d+)$/.exec(said.trim()) ?? [];
      return slide === undefined || y > height - 22 * mm ? [] : [{ slide: Number(slide), total: Number(total), page, x, y }];
    }),
  );
}

beforeAll(async () => {
  const cwd = await workFolder();
  out = path.join(cwd, 'dist');
  const lines = 'handout: { layout: [slides-3, slides-9, slides-1, slides-2, slides-4, slides-6, notes], lines: grid }\n';
  await writeHard(cwd, 'hard', 'theme: dark\nmarking: INTERNAL\ndeck: { reveal: true }\n');
  await writeHard(cwd, 'plain', 'marking: INTERNAL\n');
  await writeHard(cwd, 'narrow', `paper: legal\ndeck: { size: '4:3' }\n${lines}`);
  await writeArabic(cwd, 'arabic', 'paper: letter\nhandout: { layout: [slides-4, slides-6, notes], order: down, lines: ruled }\n');
  const build = async (slugs: readonly string[], ...flags: string[]): Promise<void> => {
    const { status, stderr } = await run(['build', ...slugs, '--only', 'handout', ...flags], { cwd });
    if (status !== 0) throw new Error(stderr);
  };
  await build(['hard', 'plain'], '--layout', handoutLayouts.join(','));
  await build(['narrow', 'arabic']);
}, 600_000);

describe('files', () => {
  it('there is one for each layout, and the first is handout.pdf too', async () => {
    const names = (await readdir(path.join(out, 'hard'))).sort();
    expect(names).toEqual(['handout.html', 'handout.pdf', ...handoutLayouts.map((layout) => `handout-${layout}.pdf`)].sort());
    expect(await bytesOf('hard', 'handout.pdf')).toEqual(await bytesOf('hard', 'handout-text.pdf'));
    expect(await bytesOf('narrow', 'handout.pdf')).toEqual(await bytesOf('narrow', 'handout-slides-3.pdf'));
    expect(await readFile(path.join(out, 'narrow', 'handout.html'), 'utf8')).toContain('An introduction with a note.');
  });

  it.each(shown)('%s is light, with all points shown, whatever the theme and the reveals', async (layout) => {
    expect(Buffer.compare(await bytesOf('hard', `handout-${layout}.pdf`), await bytesOf('plain', `handout-${layout}.pdf`))).toBe(0);
  });
});

describe.each(counts)('%i a page', (count) => {
  it('holds every slide once, in order, as many a page as asked', async () => {
    for (const slug of ['hard', 'narrow']) {
      const found = captions(await pdf(slug, `slides-${count}`));
      const total = found[0]?.total ?? 0;
      expect(total).toBeGreaterThan(9);
      expect(found.map(({ slide }) => slide)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
      expect(found.map(({ page }) => page)).toEqual(found.map(({ slide }) => Math.floor((slide - 1) / count)));
      expect((await pdf(slug, `slides-${count}`)).pages).toHaveLength(Math.ceil(total / count));
    }
  });

  it('has the words of the slides, their sections, heads and page numbers, and no speaker notes', async () => {
    const { pages, labels } = await pdf('hard', `slides-${count}`);
    const all = fold(pages.map((page) => page.text).join(''));
    expect(all).toContain(fold('Item 14 of a list that is much too long'));
    expect(all).toContain(fold('Donaudampfschifffahrtsgesellschaftskapitänswitwen'));
    expect(all).toContain(fold('Second'));
    expect(all).not.toContain(fold(noteWords.slice(700, 704).join(' ')));
    pages.forEach((page, index) => {
      for (const said of ['Slides on paper', 'Winter school', 'Ann Author', 'INTERNAL', `Page ${index + 1} of ${pages.length}`])
        expect(page.text).toContain(said);
    });
    expect(labels).toEqual(pages.map((_, index) => String(index + 1)));
  });

  it('keeps the paper, upright wherever there is room to write', async () => {
    const sizes = async (slug: string): Promise<readonly (readonly number[])[]> =>
      (await pdf(slug, `slides-${count}`)).pages.map(({ width, height }) => [Math.round(width / mm), Math.round(height / mm)]);
    const turned = count === 4 || count === 9;
    expect(new Set((await sizes('hard')).map(String))).toEqual(new Set([turned ? '297,210' : '210,297']));
    expect(new Set((await sizes('narrow')).map(String))).toEqual(new Set([`${Math.round(papers.legal.width)},356`]));
  });

  it('has links that work where their words stand', async () => {
    const { links, pages } = await pdf('hard', `slides-${count}`);
    const link = links.find(({ url }) => url === 'https://example.org/slide');
    const [left = 0, lower = 0, right = 0, upper = 0] = link?.rect ?? [];
    expect(
      pages[link?.page ?? -1]?.words.some(
        ({ text: said, x, y }) => said === 'a link' && x >= left - 2 && x < right && y >= lower - 2 && y < upper,
      ),
    ).toBe(true);
    expect(links.filter(({ url, spot }) => url === undefined && spot === undefined)).toEqual([]);
  });
});

describe.each(shown)('%s', (layout) => {
  it('has the day and the page’s number end at the margin, beside a marking as well', async () => {
    const { pages } = await pdf('hard', layout);
    for (const { words, width } of pages) {
      const ends = words.flatMap(({ text: said, x, width: wide }) => (/2026$|^Page \d/.test(said.trim()) ? [x + wide] : []));
      expect(ends.filter((end) => Math.abs(end - (width - 14 * mm)) < 1).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('has a bookmark to every slide, those of a section beneath it', async () => {
    const file = await pdf('hard', layout);
    const found = captions(file);
    expect(file.outline).toHaveLength(found.length);
    file.outline.forEach(({ spot, title }, index) => {
      const caption = found[index];
      expect([spot?.page, title.length > 0]).toEqual([caption?.page, true]);
      expect(spot?.y ?? Infinity).toBeGreaterThan(caption?.y ?? Infinity);
    });
    expect(new Set(file.outline.map(({ depth }) => depth))).toEqual(new Set([0, 1]));
  });

  it('is tagged: one Document, every mark in it, heads and lines as artifacts', async () => {
    const file = await read(await bytesOf('hard', `handout-${layout}.pdf`));
    expect(list(file, file.catalog, 'StructTreeRoot', 'K').map((kid) => text(file, kid, 'S'))).toEqual(['Document']);
    const types = elements(file).map((element) => text(file, element, 'S'));
    expect(types.filter((type) => type === 'H1').length).toBeGreaterThan(5);
    expect(types).toEqual(expect.arrayContaining(['P', 'L', 'LI', 'Link', 'Formula']));
    file.getPages().forEach((page, index) => {
      const row = list(file, parents(file).get(Number(String(at(file, page.node, 'StructParents')))));
      const marks = [...contents(file, index).matchAll(/\/MCID (\d+)/g)].map((match) => Number(match[1]));
      expect(marks.filter((mark) => row[mark] === undefined)).toEqual([]);
      expect(contents(file, index)).toMatch(/\/Artifact <<\/Type \/Pagination>> BDC\s+q [^\n]+ Do Q/);
      expect(annotations(file, index).filter((link) => !at(file, link, 'StructParent'))).toEqual([]);
    });
  });
});

describe('notes', () => {
  it('holds every word once, in order, over as many pages as it takes, each of which says whose notes go on', async () => {
    const file = await pdf('hard', 'notes');
    const word = new RegExp(`(?:${[...new Set(noteWords.map((one) => one.replace(/\d+/, '')))].join('|')})(\\d+)`, 'g');
    const numbered = file.pages.map((page) => [...page.text.matchAll(word)].map((match) => Number(match[1])));
    expect(numbered.flat()).toEqual(noteWords.map((_, index) => index + 1));
    const spoken = numbered.flatMap((found, page) => (found.length > 0 ? [page] : []));
    expect(spoken.length).toBeGreaterThan(3);
    const found = captions(file);
    file.pages.forEach(({ text: said }, page) => {
      const last = found.filter((caption) => caption.page <= page).at(-1);
      const goesOn = last?.page !== page;
      expect([page, /continued/.test(said)]).toEqual([page, goesOn]);
      expect(said).toContain(`Slide ${last?.slide} of ${last?.total}`);
    });
    expect(spoken.slice(1).every((page) => !found.some((caption) => caption.page === page))).toBe(true);
  });

  it.each(['hard', 'narrow'])('lays no line over another and none into head or foot (%s)', async (slug) => {
    const { pages } = await pdf(slug, 'notes');
    const slideEnds = new Map(captions(await pdf(slug, 'notes')).map(({ page, y }) => [page, y]));
    pages.forEach(({ words, height }, page) => {
      const upper = slideEnds.get(page) ?? height - 23 * mm;
      const body = words.filter(({ y, text: said }) => y < upper - 1 && y > 15 * mm && said.length > 20);
      const rows = [...new Set(body.map(({ y }) => Math.round(y * 10) / 10))].sort((a, b) => b - a);
      for (const [index, y] of rows.entries()) if (index > 0) expect((rows[index - 1] ?? 0) - y).toBeGreaterThan(8);
      expect(rows.filter((y) => y < sheetMargins.bottom * mm)).toEqual([]);
    });
  });

  it('has footnotes that only the speaker reads, links to slides, and none that leads nowhere', async () => {
    const { pages, links } = await pdf('hard', 'notes');
    const all = pages.map((page) => page.text).join('\n');
    expect(fold(all)).toContain(fold('Only the speaker reads this footnote.'));
    expect(fold(all)).toContain(fold("const code = 'in the notes';"));
    expect(links.filter(({ url, spot }) => url === undefined && spot === undefined)).toEqual([]);
    expect(links.some(({ spot }) => spot !== undefined)).toBe(true);
  });
});

describe('right to left', () => {
  it('the first slide stands at the right, and the next below it where the order is down', async () => {
    const found = captions(await pdf('arabic', 'slides-6'));
    const [first, second, , fourth] = found;
    expect(first?.x).toBeGreaterThan((papers.letter.width * mm) / 2);
    expect([second && first && second.y < first.y, fourth && first && fourth.x < first.x]).toEqual([true, true]);
  });
});
