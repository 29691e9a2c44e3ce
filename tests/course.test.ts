/** A course of three lectures bound into one pack, read back: contents, page numbers, bookmarks, links, glossary, references, index, tags. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { dangling, elements, faces, list, read, text } from './merge/files.ts';
import { checkPdfUa, report } from './pdfua/check.ts';
import { run } from './support/command.ts';
import { courseFile, writeCourse } from './support/course.ts';
import { workFolder, writeLecture } from './support/lecture.ts';
import { readPdf, type Link, type Pdf } from './support/pdf.ts';

let folder: string;
let bytes: Uint8Array;
let pdf: Pdf;
let file: PDFDocument;
beforeAll(async () => {
  folder = await workFolder();
  await writeCourse(path.join(folder, 'content'));
  const { status, stderr } = await run(['build', '--only', 'course'], { cwd: folder });
  if (status !== 0) throw new Error(stderr);
  bytes = new Uint8Array(readFileSync(path.join(folder, 'dist', 'course.pdf')));
  [pdf, file] = await Promise.all([readPdf(bytes), read(bytes)]);
}, 240_000);

/** Chromium leaves the page's upper margin (26 mm) out of a place's height: places are that much too high, in pt. */
const margin = (26 / 25.4) * 72;

const bare = (words: string): string => words.replace(/\s+/g, '').toLowerCase();
const lines = (page: number): string => (pdf.pages[page]?.text ?? '').replace(/\s+/g, ' ');
const pageWith = (words: string, from = 0): number =>
  pdf.pages.findIndex((page, index) => index >= from && bare(page.text).includes(bare(words)));
const inside = ({ rect: [left = 0, bottom = 0, right = 0, top = 0] }: Link, x: number, y: number): boolean =>
  x >= left - 1 && x <= right + 1 && y >= bottom - 2 && y <= top + 2;
const wordsOf = (link: Link): string =>
  (pdf.pages[link.page]?.words ?? [])
    .filter(({ x, y }) => inside(link, x, y))
    .map((word) => word.text)
    .join(' ');
const bookmark = (title: string) => pdf.outline.find((entry) => entry.title === title);
const pagesOf = (title: string): number => bookmark(title)?.spot?.page ?? -1;

describe('pages', () => {
  it('count over all lectures, from the first of text, and roman before', () => {
    const front = pdf.labels.filter((label) => /^[ivx]+$/.test(label)).length;
    const total = pdf.pages.length - front;
    expect(front).toBe(2);
    const wrong = pdf.pages.flatMap((page, index) =>
      index < front || index === pagesOf('Surat resmi') || page.text.includes(`Page ${index - front + 1} of ${total}`) ? [] : [index],
    );
    expect(wrong).toEqual([]);
    expect(pdf.labels.slice(front)).toEqual(Array.from({ length: total }, (_, index) => String(index + 1)));
  });

  it('bear the marking at head and foot, but for the cover, which bears it once', () => {
    const counts = pdf.pages.map((page) => page.text.split('Internal').length - 1);
    expect(counts).toEqual(pdf.pages.map((_, index) => (index === 0 ? 1 : 2)));
  });

  it('of appendices that have a head and a number of their own keep these, and get no more than the marking', () => {
    const words = (pdf.pages[pagesOf('Surat resmi')]?.words ?? []).map((word) => word.text.trim()).filter(Boolean);
    expect(words.sort()).toEqual(['- 1 -', 'Internal', 'Internal', 'Kementerian Luar Negeri', 'Surat resmi']);
  });

  it('have the marking in the middle, however long the lecture’s name is', () => {
    const middles = pdf.pages
      .slice(2)
      .flatMap(({ width, words }) =>
        words.flatMap(({ text: said, x, width: wide }) => (said === 'Internal' ? [Math.round(x + wide / 2 - width / 2)] : [])),
      );
    expect(new Set(middles)).toEqual(new Set([0]));
  });

  it('name lecture and section at their head', () => {
    expect(lines(pagesOf('2 What wears it'))).toContain('Lecture 1: What a promise carries');
    expect(lines(pageWith('last page names NATO'))).toMatch(/Lecture 1: What a promise carries.*What wears it/);
  });
});

describe('the contents', () => {
  const entries = (): readonly Link[] => pdf.links.filter(({ page }) => page === 1);

  it('list lectures in the course’s order with its dates and titles, their sections, and what is joined', () => {
    const shown = lines(1);
    const order = [
      'Lecture 1 · September 1, 2026',
      'What a promise carries',
      'What it is',
      'What wears it',
      'Lecture 2 · September 14, 2026',
    ];
    const after = ['What wears a promise out', 'Lecture 3', 'Janji yang diuji', 'Apa itu', 'Glossary', 'References', 'Index'];
    const places = [...order, ...after].map((words) => shown.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(shown).toContain('Bima Santosa, Ratna Dewi');
  });

  it('show of every entry the number of the page that it leads to, and the heading stands there', () => {
    expect(entries().length).toBeGreaterThanOrEqual(10);
    for (const link of entries()) {
      const said = wordsOf(link);
      const [, title = '', number = ''] = /^(?:\d+ +)?(.+?) +(\d+)$/.exec(said.replace(/\s+/g, ' ')) ?? [];
      expect(pdf.labels[link.spot?.page ?? -1], said).toBe(number);
      expect(bare(pdf.pages[link.spot?.page ?? -1]?.text ?? '')).toContain(bare(title));
    }
  });
});

describe('bookmarks and links', () => {
  it('nest points below sections below lectures', () => {
    const expected = `Contents
Lecture 1: What a promise carries
  Key messages
  Introduction
  1 What it is
  2 What wears it
    2.1 Doubt
  Notes
  Questions for discussion
Lecture 2: What wears a promise out
  1 What it is
Lecture 3: Janji yang diuji
  Pendahuluan
  1 Apa itu
  Naskah traktat
    Section 1: quick foxes
      Ünder 1
    Section 2: quick foxes
      Ünder 2
    Section 3: quick foxes
      Ünder 3
  Surat resmi
Glossary
References
Index`;
    expect(pdf.outline.map(({ title, depth }) => `${'  '.repeat(depth)}${title}`)).toEqual(expected.split('\n'));
  });

  it('lead where their words stand', () => {
    const wrong = pdf.outline.filter(({ title, spot }) => {
      const words = title.replace(/^(Lecture \d+: |[\d.]+ )/, '');
      return !spot || !bare(pdf.pages[spot.page]?.text ?? '').includes(bare(words));
    });
    expect(wrong).toEqual([]);
  });

  it('are whole: nothing is left of the scheme between the prints, every inner link has a place', () => {
    expect(pdf.links.filter(({ url, spot }) => url === undefined && spot === undefined)).toEqual([]);
    expect(pdf.links.filter(({ url }) => url?.startsWith('paparan:'))).toEqual([]);
  });

  it('do not lead from one lecture into another whose ids are the same', () => {
    const page = pageWith('Alliances deter. See Section 2');
    const [first, second] = pdf.outline.filter(({ title }) => title === '1 What it is').map(({ spot }) => spot?.page ?? -1);
    const here = pdf.links.filter((link) => link.page === page && link.spot?.page !== pagesOf('References')).map(({ spot }) => spot?.page);
    expect(here).toContain(pagesOf('2 What wears it'));
    expect(here).not.toContain(second);
    expect(second).toBeGreaterThan(first ?? 0);
  });
});

describe('references', () => {
  const listed = (): string => lines(pagesOf('References'));

  it('stand once, whichever lectures cite them and under whichever key', () => {
    expect(listed().match(/The Origins of Alliances/g)).toHaveLength(1);
    expect(listed().match(/Alliance Politics/g)).toHaveLength(1);
    expect(listed().match(/Treaty Desk/g)).toHaveLength(1);
    expect(listed()).toContain('Cornell University Press');
  });

  it('have letters that every lecture’s citations follow, in its own language', () => {
    expect(listed()).toMatch(/Snyder, G\. H\. \(1997a\)\. Alliance Politics/);
    expect(listed()).toMatch(/Snyder, G\. H\. \(1997b\)\. Zones of Doubt/);
    expect(lines(pageWith('An alliance binds'))).toContain('(Walt 1987; Snyder 1997a)');
    expect(lines(pageWith('It was said before'))).toMatch(/\(Walt 1987: 12\).*\(Snyder 1997b; Treaty Desk n\.d\.\)/);
    expect(lines(pageWith('Aliansinya diuji'))).toContain('(Snyder 1997a; Treaty Desk t.t.)');
  });

  it('are where the citations lead', () => {
    const references = pagesOf('References');
    const entryAt = (y: number): string => {
      const below = (pdf.pages[references]?.words ?? []).filter((word) => word.y < y - margin).sort((a, b) => b.y - a.y || a.x - b.x);
      return below[0]?.text.slice(0, 8) ?? '';
    };
    const cited = (words: string): string[] =>
      pdf.links.flatMap(({ page, spot }) => (page === pageWith(words) && spot?.page === references ? [entryAt(spot.y ?? 0)] : []));
    expect(cited('An alliance binds').sort()).toEqual(['Snyder, ', 'Walt, S.']);
    expect(cited('It was said before').sort()).toEqual(['Snyder, ', 'Treaty D', 'Treaty D', 'Walt, S.']);
    expect(cited('Aliansinya diuji').sort()).toEqual(['Snyder, ', 'Treaty D']);
  });
});

describe('the glossary', () => {
  const shown = (): string => lines(pagesOf('Glossary'));

  it('has a term once where the lectures say the same, and each saying with its lecture where they differ', () => {
    expect(shown().match(/Making an attack not worth its price/g)).toHaveLength(1);
    expect(shown()).toMatch(/Alliance ?Lecture 1: ?A formal promise of help\. ?Lecture 2: ?A habit of consultation/);
    expect(shown()).not.toMatch(/Lecture 1: ?Making/);
  });

  it('leads from a definition into the lecture that it is from', () => {
    const led = pdf.links.filter((one) => one.page === pagesOf('Glossary')).map(({ spot }) => spot?.page ?? -1);
    const openers = ['Lecture 1: What a promise carries', 'Lecture 2: What wears a promise out'].map(pagesOf);
    expect([...new Set(led)].sort((a, b) => a - b)).toEqual(
      [...openers, pagesOf('1 What it is'), pagesOf('References')].sort((a, b) => a - b),
    );
  });
});

describe('the index', () => {
  /** Pages of the lectures that say so, by their labels. */
  const saying = (pattern: RegExp): string[] => {
    const end = pagesOf('Glossary');
    return pdf.pages.flatMap((page, index) => {
      const body = page.words.filter(({ y }) => y > 60 && y < page.height - 60).map((word) => word.text);
      return index > 1 && index < end && pattern.test(body.join(' ').replace(/\s+/g, ' ')) ? [pdf.labels[index] ?? ''] : [];
    });
  };
  const entry = (term: string): string[] => {
    const found = new RegExp(`(?:^|[\\s\\d])${term}((?:, [\\d–]+)+)`).exec(lines(pagesOf('Index')).replace(/ ,/g, ','))?.[1] ?? '';
    return found.split(', ').filter(Boolean);
  };
  const expanded = (ranges: readonly string[]): string[] =>
    ranges.flatMap((range) => {
      const [first = 0, last = first] = range.split('–').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
    });

  it.each([
    ['Alliance', /\balliances?\b/i],
    ['Deterrence', /\bdeterrence\b/i],
    ['Collective defence', /\bcollective defence\b/i],
    ['NATO', /\bNATO\b/],
    ['IT', /\bIT\b/],
    ['Burden sharing', /\bburden-sharing\b/i],
    ['Aliansi', /\baliansi(nya)?\b/i],
  ])('has %s with the pages that say so, and no other', (term, pattern) => {
    expect(expanded(entry(term))).toEqual(saying(pattern));
    expect(entry(term).length).toBeGreaterThan(0);
  });

  it('leaves out a keyword that is another form of a term, and what nobody speaks of', () => {
    expect(lines(pagesOf('Index'))).not.toMatch(/alliances/);
  });

  it('leads to the pages that it names', () => {
    const links = pdf.links.filter(({ page }) => page === pagesOf('Index'));
    expect(links.length).toBeGreaterThan(6);
    expect(links.map((link) => pdf.labels[link.spot?.page ?? -1])).toEqual(links.map((link) => wordsOf(link).replace(/(–.*)?[ ,]*$/, '')));
  });

  it('joins pages that follow each other', () => expect(entry('Burden sharing')).toEqual([expect.stringMatching(/^\d+–\d+$/)]));
});

describe('for screen readers and print shops', () => {
  it('has one tree with one Document, headings, and each lecture in its language', () => {
    const types = elements(file).map((element) => text(file, element, 'S'));
    expect(list(file, file.catalog, 'StructTreeRoot', 'K').map((kid) => text(file, kid, 'S'))).toEqual(['Document']);
    expect(types.filter((type) => type === 'Document')).toHaveLength(1);
    expect(types.filter((type) => type === 'H1')).toHaveLength(7);
    expect(elements(file).filter((element) => text(file, element, 'Lang') === 'id').length).toBeGreaterThan(0);
    expect(text(file, file.catalog, 'Lang')).toBe('en');
  });

  it('holds no face twice, points at nothing that is not there, and keeps no anchor of the index', () => {
    expect(faces(file).filter((face, index, sorted) => sorted.indexOf(face) !== index)).toEqual([]);
    expect(dangling(file)).toEqual([]);
    expect([...pdf.destinations.keys()].filter((name) => name.includes('_at-'))).toEqual([]);
  });

  it('keeps PDF/UA-1 with the slides and without what others wrote', async () => {
    const content = path.join(folder, 'with-slides');
    await writeCourse(content);
    await writeFile(path.join(content, 'course.yaml'), `${courseFile}appendices: false\nslides: true\n`);
    const { status, stderr } = await run(['build', content, '--only', 'course', '--out', 'with-slides-made'], { cwd: folder });
    expect([status, stderr]).toEqual([0, expect.stringContaining('course: 1 file')]);
    const made = new Uint8Array(readFileSync(path.join(folder, 'with-slides-made', 'course.pdf')));
    expect(report(await checkPdfUa(made))).toEqual([]);
    const { outline } = await readPdf(made);
    expect(outline.filter(({ title }) => title === 'Slides' || title === 'Salindia')).toHaveLength(3);
  }, 240_000);

  it('cuts a long title of the other direction where it ends, and counts pages with the language’s commas', async () => {
    const content = path.join(folder, 'from-right');
    await writeCourse(content);
    const title = 'What a promise carries from one government to the next, and what it leaves behind when the other comes late';
    const list = `articles:\n  - { article: carries, title: '${title}' }\n`;
    await writeFile(path.join(content, 'course.yaml'), `title: أمن الدول\nlang: ar\nmarking: داخلي\nappendices: false\n${list}`);
    await run(['build', content, '--only', 'course', '--out', 'from-right-made'], { cwd: folder });
    const { pages } = await readPdf(new Uint8Array(readFileSync(path.join(folder, 'from-right-made', 'course.pdf'))));
    const heads = pages.map(({ words, height }) =>
      words
        .filter(({ y }) => y > height - 60)
        .map((word) => word.text)
        .join(' '),
    );
    const named = heads.filter((head) => head.includes('promise'));
    expect(named.length).toBeGreaterThan(2);
    for (const head of named) {
      expect(bare(head)).toContain(bare('What a promise carries'));
      expect(head).not.toContain('late');
    }
    const index = pages.at(-1)?.text ?? '';
    expect(index).toContain('،');
    expect(index).not.toContain(',');
  }, 240_000);

  it('sets a term that lectures of both directions define where those of the course stand', async () => {
    const content = path.join(folder, 'both-directions');
    const terms = (definition: string): string => `glossary:\n  - { term: NATO, definition: ${definition} }\n`;
    await writeLecture(content, 'right', { title: 'الأمن', front: `lang: ar\n${terms('منظمة حلف شمال الأطلسي.')}`, body: 'الردع وعد.' });
    await writeLecture(content, 'left', { front: terms('An alliance of many.') });
    await writeFile(path.join(content, 'course.yaml'), 'title: Both\narticles: [right, left]\n');
    await run(['build', content, '--only', 'course', '--out', 'both-made'], { cwd: folder });
    const { pages, outline } = await readPdf(new Uint8Array(readFileSync(path.join(folder, 'both-made', 'course.pdf'))));
    const words = pages[outline.find(({ title }) => title === 'Glossary')?.spot?.page ?? -1]?.words ?? [];
    const at = (text: string): number | undefined => words.find((word) => word.text.includes(text))?.x;
    expect(at('NATO')).toBeCloseTo(at('Lecture 2') ?? NaN, 0);
  }, 240_000);

  it('says whose it is', () => {
    expect(pdf.info).toMatchObject({ Title: 'Security Between States', Author: 'Ratna Dewi', Subject: 'A reader' });
  });

  it('is the same byte for byte when it is made again', async () => {
    await run(['build', '--only', 'course', '--out', 'again'], { cwd: folder });
    expect(Buffer.compare(readFileSync(path.join(folder, 'again', 'course.pdf')), bytes)).toBe(0);
  }, 120_000);
});
