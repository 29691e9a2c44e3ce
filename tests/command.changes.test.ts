/**
 * From handing out to printing again, as a lecturer does it: build, mark, edit, ask.
 *
 * What is said of pages is held against the PDFs themselves, drawn here by code of this file's own.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPdfUa } from './pdfua/check.ts';
import { run } from './support/command.ts';
import { workFolder } from './support/lecture.ts';
import { readPdf } from './support/pdf.ts';

const slow = 300_000;

const sentence = 'An alliance holds while its members expect each other to act, and wears out when they stop to.';
const prose = (about: string, count = 6): string =>
  Array.from({ length: count }, (_, index) => `Of ${about}, thought ${index + 1}. ${`${sentence} `.repeat(5)}`).join('\n\n');
const section = (name: string): string =>
  `## ${name} {#${name.toLowerCase()}}\n\n- ${name} holds\n- ${name} wears\n- ${name} ends\n\n${prose(name)}\n`;
const names = ['Promise', 'Burden', 'Deterrence', 'Entrapment'];
const front = `title: On alliances\nlang: en\nevent: Course 204\ndate: 2026-11-23\nglossary:\n  - { term: Caveat, definition: A limit on what troops may do. }\nbriefing: { numberParagraphs: false, slides: false }\nhandout: { contents: false }\n`;
const article = (body = names.map(section).join('\n'), head = front): string =>
  `---\n${head}---\n\n${body}\n:::notes\nA secret of the speaker.\n:::\n`;

interface Told {
  readonly articles: readonly {
    readonly since: { readonly name: string };
    readonly slides: readonly { readonly kind: string; readonly hasMoved: boolean; readonly id: string; readonly shown: boolean }[];
    readonly sections: readonly { readonly kind: string; readonly id: string }[];
    readonly text: readonly {
      readonly kind: string;
      readonly unit: { readonly kind: string };
      readonly place: { readonly id: string; readonly index: number };
    }[];
    readonly paper: readonly {
      readonly file: string;
      readonly print: readonly { readonly page: string; readonly sheet: number }[];
      readonly moved: readonly { readonly page: string; readonly was: string; readonly sheet: number }[];
      readonly recounted: readonly { readonly sheet: number }[];
      readonly removed: readonly string[];
    }[];
    readonly files: readonly string[];
  }[];
}

let handedOut: string;
const source = (folder: string): string => path.join(folder, 'content/alliances/article.md');
const built = (folder: string, name: string): string => path.join(folder, 'dist/alliances', name);

beforeAll(async () => {
  handedOut = await workFolder();
  await mkdir(path.dirname(source(handedOut)), { recursive: true });
  await writeFile(source(handedOut), article());
  expect((await run(['build'], { cwd: handedOut })).status).toBe(0);
  const marked = await run(['mark', 'week 1'], { cwd: handedOut });
  expect(marked).toMatchObject({ status: 0, stderr: '' });
}, slow);

/** A copy of what was handed out, edited. */
async function edited(text: string): Promise<string> {
  const folder = await workFolder();
  await cp(handedOut, folder, { recursive: true });
  await writeFile(source(folder), text);
  return folder;
}

async function told(folder: string, ...args: readonly string[]): Promise<Told['articles'][number]> {
  const { status, stdout, stderr } = await run(['changes', '--json', ...args], { cwd: folder });
  expect(status, stderr).toBe(0);
  return (JSON.parse(stdout) as Told).articles[0]!;
}

interface Canvas {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly context: CanvasRenderingContext2D;
}

/** A page of somebody else's that is too narrow to be stamped. */
async function ticket(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.addPage([80, 200]).drawText('Admit one', { x: 8, y: 100, size: 14 });
  return file.save();
}

/** Each page's pixels at 100 dpi. */
async function drawn(file: string): Promise<Buffer[]> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const data = new Uint8Array(await readFile(file));
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false, standardFontDataUrl: `${folder}/standard_fonts/` });
  const pdf = await task.promise;
  const pictures: Buffer[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 100 / 72 });
    const { canvas, context } = (pdf.canvasFactory as { create(w: number, h: number): Canvas }).create(
      Math.ceil(viewport.width),
      Math.ceil(viewport.height),
    );
    await page.render({ canvas: null, canvasContext: context, viewport, intent: 'print' }).promise;
    pictures.push(Buffer.from(context.getImageData(0, 0, canvas.width, canvas.height).data));
  }
  await task.destroy();
  return pictures;
}

/** Pages, from 1, whose picture is another than the page of the same place had. */
async function differing(folder: string, name: string): Promise<number[]> {
  const [old, fresh] = [await drawn(built(handedOut, name)), await drawn(built(folder, name))];
  return fresh.flatMap((picture, index) => (old[index]?.equals(picture) ? [] : [index + 1]));
}

/** Words of a page without the line of its number. */
async function words(folder: string, name: string): Promise<string[]> {
  const { pages } = await readPdf(new Uint8Array(await readFile(built(folder, name))));
  return pages.map(({ words: all }) =>
    all
      .filter(({ text }) => !/^Page \d+ of \d+$/.test(text.trim()))
      .map(({ text }) => text)
      .join(' '),
  );
}

const sheets = (paper: Told['articles'][number]['paper'][number] | undefined): number[] => paper?.print.map(({ sheet }) => sheet) ?? [];
const paperOf = (one: Told['articles'][number], file: string): Told['articles'][number]['paper'][number] | undefined =>
  one.paper.find((paper) => paper.file === file);

describe('after an edit', () => {
  it(
    'one word in one paragraph: that paragraph, and the pages whose picture differs',
    async () => {
      const text = article().replace('Of Deterrence, thought 2.', 'Of Deterrence, idea 2.');
      const folder = await edited(text);
      const one = await told(folder, '--pdf');
      expect(one.text.map(({ kind, place }) => `${kind} ${place.id} ${place.index}`)).toEqual(['changed deterrence 2']);
      expect(one.sections).toEqual([]);
      expect(one.slides.filter(({ shown }) => shown)).toEqual([]);
      for (const file of ['briefing.pdf', 'handout.pdf']) {
        const expected = await differing(folder, file);
        expect(expected.length, file).toBeGreaterThan(0);
        expect(sheets(paperOf(one, file)), file).toEqual(expected);
      }

      const html = await readFile(built(folder, 'changes.html'), 'utf8');
      expect(html).toContain('<del>thought</del>');
      expect(html).toContain('<ins>idea</ins>');
      expect(html).not.toContain('secret of the speaker');
      expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);

      const reprint = await readPdf(new Uint8Array(await readFile(built(folder, 'reprint.pdf'))));
      expect(reprint.labels).toEqual(one.paper.flatMap(({ print }) => print.map(({ page }) => page)));
      expect(reprint.outline.filter(({ depth }) => depth === 0).map(({ title }) => title)).toEqual(['briefing.pdf', 'handout.pdf']);
      expect(reprint.pages.some((page) => page.text.replace(/\s+/g, ' ').includes('Of Deterrence, idea 2'))).toBe(true);
      const faults = await checkPdfUa(reprint.bytes);
      const unavoidable = ['06-002', 'destination', '14-002'];
      expect(faults.filter(({ rule }) => !unavoidable.includes(rule))).toEqual([]);

      const again = await run(['changes'], { cwd: folder });
      expect(again.stdout).toContain('Deterrence: paragraph 2 changed: -“thought” +“idea”');
      expect(again.stdout).toMatch(/briefing\.pdf: print pages? [\d, –iv]+ \(in the file: [\d, –]+\)\n/);
      expect(await readdir(path.dirname(built(folder, 'x')))).not.toContain('reprint.pdf');
      const manifest = JSON.parse(await readFile(path.join(folder, 'dist/manifest.json'), 'utf8')) as {
        articles: { files: { path: string }[] }[];
      };
      const listed = manifest.articles.flatMap(({ files }) => files.map((file) => file.path));
      expect(listed).toContain('alliances/changes.html');
      expect(listed).not.toContain('alliances/reprint.pdf');
    },
    slow,
  );

  it.each(['', 'grayscale: true, '])(
    'what is printed again is what the files show, running heads and narrow pages of appendices as well (%s)',
    async (how) => {
      const appended = `${front.replace('briefing: { ', `briefing: { ${how}`)}appendices:\n  - { title: A ticket, file: ticket.pdf }\n`;
      const folder = await edited(article(undefined, appended));
      await writeFile(path.join(path.dirname(source(folder)), 'ticket.pdf'), await ticket());
      const { paper } = await told(folder, '--pdf');
      const files = await Promise.all(paper.map(async ({ file, print }) => ({ print, pictures: await drawn(built(folder, file)) })));
      const wanted = files.flatMap(({ print, pictures }) => print.map(({ sheet }) => pictures[sheet - 1]));
      const reprinted = await drawn(built(folder, 'reprint.pdf'));
      expect(reprinted).toHaveLength(wanted.length);
      expect(reprinted.flatMap((picture, index) => (wanted[index]?.equals(picture) ? [] : [index + 1]))).toEqual([]);
    },
    slow,
  );

  it(
    'much text in the middle: pages behind it are moved, not printed',
    async () => {
      const folder = await edited(
        article(
          names.map((name) => (name === 'Entrapment' ? section(name) : section(name))).join('\n') + `\n${prose('what was left out', 12)}\n`,
        ),
      );
      const one = await told(folder);
      expect(one.text.filter(({ kind }) => kind === 'added').length).toBe(12);
      expect(one.text.filter(({ kind }) => kind !== 'added')).toEqual([]);
      const handout = paperOf(one, 'handout.pdf')!;
      const [old, fresh] = [await words(handedOut, 'handout.pdf'), await words(folder, 'handout.pdf')];
      const known = fresh.flatMap((text, index) => (old.includes(text) ? [index + 1] : []));
      expect(known.length).toBeGreaterThan(2);
      expect(fresh.length).toBeGreaterThan(old.length);
      expect(sheets(handout)).toEqual(fresh.flatMap((text, index) => (old.includes(text) ? [] : [index + 1])));
      expect([...handout.moved, ...handout.recounted].map(({ sheet }) => sheet).sort((a, b) => a - b)).toEqual(known);
      for (const { sheet, was } of handout.moved) expect(old[Number(was) - 1]).toBe(fresh[sheet - 1]);
    },
    slow,
  );

  it(
    'sections in another order: moved, their slides and paragraphs not rewritten',
    async () => {
      const one = await told(await edited(article([names[3], names[0], names[1], names[2]].map((name) => section(name!)).join('\n'))));
      expect(one.text).toEqual([]);
      expect(one.sections.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['moved entrapment']);
      expect(
        one.slides.filter(
          ({ kind, id }) => kind !== 'moved' && id !== 'agenda' && !id.startsWith('entrapment') && !id.startsWith('deterrence'),
        ),
      ).toEqual([]);
      expect(one.slides.every(({ kind }) => kind !== 'added' && kind !== 'removed')).toBe(true);
    },
    slow,
  );

  it(
    'a section less: it is named, and its pages taken out',
    async () => {
      const folder = await edited(article([names[0], names[2], names[3]].map((name) => section(name!)).join('\n')));
      const one = await told(folder);
      expect(one.sections.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['removed burden']);
      expect(one.text.every(({ kind, place }) => kind === 'removed' && place.id === 'burden')).toBe(true);
      const { stdout } = await run(['changes'], { cwd: folder });
      expect(stdout).toContain('section 2 “Burden” removed');
      const handout = paperOf(one, 'handout.pdf')!;
      const [old, fresh] = [await words(handedOut, 'handout.pdf'), await words(folder, 'handout.pdf')];
      expect(handout.print.length + handout.moved.length + handout.recounted.length).toBeLessThanOrEqual(fresh.length);
      expect(handout.removed.length).toBe(old.length - fresh.length);
    },
    slow,
  );

  it(
    'nothing: nothing to print again, and the same mark',
    async () => {
      const { status, stdout } = await run(['changes', '--pdf'], { cwd: handedOut });
      expect(status).toBe(0);
      expect(stdout).toContain('no slide or paragraph changed since "week 1" of 2026-11-23');
      expect(stdout).toContain('briefing.pdf: nothing to print again\n');
      expect(stdout).toContain('handout.pdf: nothing to print again\n');
      expect(stdout).not.toContain('reprint.pdf');
      expect(await readFile(built(handedOut, 'changes.html'), 'utf8')).toContain('Nothing has changed.');
      const mark = path.join(handedOut, 'content/alliances/marks/week 1.json');
      const before = await readFile(mark, 'utf8');
      expect((await run(['mark', 'week 1', '--replace'], { cwd: handedOut })).status).toBe(0);
      expect((await readFile(mark, 'utf8')).replace('"order": 2', '"order": 1')).toBe(before);
    },
    slow,
  );

  it(
    'on another day nothing either',
    async () => {
      const { status, stdout } = await run(['changes'], { cwd: await edited(article()), env: { SOURCE_DATE_EPOCH: '1800000000' } });
      expect(status).toBe(0);
      expect(stdout.match(/nothing to print again/g)).toHaveLength(2);
    },
    slow,
  );
});

describe('what the last build was asked for', () => {
  it(
    'layouts that the article does not name are kept, compared, and can be marked',
    async () => {
      const folder = await edited(article());
      const printed = ['handout-notes.pdf', 'handout-slides-3.pdf', 'handout-text.pdf'];
      const listed = async (): Promise<string[]> =>
        (await readdir(path.dirname(built(folder, 'x')))).filter((name) => name.startsWith('handout-'));
      expect((await run(['build', '--layout', 'text,slides-3,notes'], { cwd: folder })).status).toBe(0);
      const { stdout } = await run(['changes'], { cwd: folder });
      expect(await listed()).toEqual(printed);
      expect(stdout).toContain('handout-slides-3.pdf: was not handed out then; print it whole');
      expect(await run(['mark', 'w2'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' });
      expect((await run(['build', '--only', 'deck'], { cwd: folder })).status).toBe(0);
      await writeFile(source(folder), article().replace('Of Deterrence, thought 2.', 'Of Deterrence, idea 2.'));
      const one = await told(folder, '--pdf');
      expect(await listed()).toEqual(printed);
      expect(sheets(paperOf(one, 'handout-text.pdf'))).toEqual(await differing(folder, 'handout.pdf'));
      expect(paperOf(one, 'handout.pdf')).toBeUndefined();
      const reprint = await readPdf(new Uint8Array(await readFile(built(folder, 'reprint.pdf'))));
      expect(reprint.pages).toHaveLength(one.paper.flatMap(({ print }) => print).length);
      expect(paperOf(one, 'handout-slides-3.pdf')?.print).toEqual([]);
      expect((await run(['build'], { cwd: folder })).status).toBe(0);
      await told(folder);
      expect(await listed()).toEqual([]);
    },
    slow,
  );

  it(
    'what was not handed out is not demanded where nothing is built, as on another machine',
    async () => {
      const [folder, other] = [await workFolder(), await workFolder()];
      await mkdir(path.dirname(source(folder)), { recursive: true });
      await writeFile(source(folder), article(section('Promise')));
      expect((await run(['build', '--only', 'handout', '--layout', 'slides-3'], { cwd: folder })).status).toBe(0);
      expect(await run(['mark', 'a'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' });
      await cp(path.join(folder, 'content'), path.join(other, 'content'), { recursive: true });
      const { status, stdout } = await run(['changes'], { cwd: other });
      expect(status).toBe(0);
      expect(stdout).toContain('handout-slides-3.pdf: nothing to print again\n');
      expect(stdout).not.toMatch(/briefing|was not handed out|no longer/);
      const files = (await readdir(path.dirname(built(other, 'x')))).filter((name) => /^(deck|briefing)/.test(name));
      expect(files).toEqual([]);
    },
    slow,
  );

  it(
    'layouts that the article names follow its edits',
    async () => {
      const folder = await edited(article(undefined, front.replace('contents: false', 'contents: false, layout: [slides-3, text]')));
      expect((await run(['build'], { cwd: folder })).status).toBe(0);
      await writeFile(source(folder), article(undefined, front.replace('contents: false', 'contents: false, layout: [text, slides-2]')));
      await told(folder);
      const names = (await readdir(path.dirname(built(folder, 'x')))).filter((name) => name.startsWith('handout-'));
      expect(names).toEqual(['handout-slides-2.pdf', 'handout-text.pdf']);
    },
    slow,
  );
});

describe('marks', () => {
  it(
    'several: the last is meant, unless one is named',
    async () => {
      const folder = await edited(article().replace('thought 1.', 'idea 1.'));
      expect((await run(['build'], { cwd: folder })).status).toBe(0);
      expect((await run(['mark', 'Week 2'], { cwd: folder })).status).toBe(0);
      expect((await told(folder)).since.name).toBe('Week 2');
      const one = await told(folder, '--since', 'week 1');
      expect(one.since.name).toBe('week 1');
      expect(one.text).toHaveLength(1);
      const missing = await run(['changes', '--since', 'week 9'], { cwd: folder });
      expect(missing.status).toBe(2);
      expect(missing.stderr).toContain('nothing is marked as "week 9"; there are week 1, Week 2');
      expect(missing.stderr).not.toContain('paparan mark NAME');
      const taken = await run(['mark', 'WEEK 1'], { cwd: folder });
      expect(taken.status).toBe(2);
      expect(taken.stderr).toContain('--replace');
    },
    slow,
  );

  it(
    'is refused for what was never built, and for a build that is not what the article says',
    async () => {
      const folder = await workFolder();
      await mkdir(path.dirname(source(folder)), { recursive: true });
      await writeFile(source(folder), article('## One\n\nA sentence.\n'));
      const never = await run(['mark', 'a'], { cwd: folder });
      expect(never).toMatchObject({ status: 1, stdout: '' });
      expect(never.stderr).toContain('nothing is built in dist/alliances');

      const stale = await edited(article().replace('thought 1.', 'idea 1.'));
      const other = await run(['mark', 'b'], { cwd: stale });
      expect(other.status).toBe(1);
      expect(other.stderr).toMatch(/is not what the article says now \(.*briefing\.pdf.*\)/);
      await writeFile(source(stale), article());
      await writeFile(built(stale, 'handout.pdf'), 'mine');
      const spoilt = await run(['mark', 'b'], { cwd: stale });
      expect(spoilt.status).toBe(1);
      expect(spoilt.stderr).toContain('alliances/handout.pdf is not as the last build wrote');
      expect(await readdir(path.join(stale, 'content/alliances/marks'))).toEqual(['week 1.json']);
    },
    slow,
  );

  it.each([
    ['../up', '"/" cannot stand'],
    ['a/b', '"/" cannot stand'],
    ['.hidden', 'begins with neither'],
    ['', 'it is empty'],
    ['con', 'Windows keeps that name'],
    ['a\\b', '"\\" cannot stand'],
    ['week\u00a01', 'the sign U+00A0 cannot stand'],
    ['x'.repeat(90), 'longer than 80 letters'],
    ['𐐀'.repeat(80), 'longer than 200 bytes'],
    ['dot.', 'ends with a dot'],
  ])('a name that is no file name is refused, and why: %s', async (name, why) => {
    const { status, stderr } = await run(['mark', '--', name], { cwd: handedOut });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot name a mark: ');
    expect(stderr).toContain(why);
    expect(stderr).toContain('letters, digits, spaces, ');
  });

  it('of two that branches counted alike, the later day is the last', async () => {
    const folder = await edited(article());
    const marks = path.join(folder, 'content/alliances/marks');
    const text = await readFile(path.join(marks, 'week 1.json'), 'utf8');
    await writeFile(path.join(marks, 'group B.json'), text.replace('"week 1"', '"group B"').replace('2026-11-23', '2026-11-30'));
    const { status, stdout } = await run(['changes'], { cwd: folder });
    expect([status, stdout]).toEqual([0, expect.stringContaining('since "group B" of 2026-11-30')]);
  });

  it.each([
    ['no JSON', () => '{"format": 1,', 'it is no JSON'],
    [
      'both sides of a merge',
      () => '{\n<<<<<<< HEAD\n  "format": 1,\n=======\n  "format": 1,\n>>>>>>> other\n',
      'a merge in git left both sides in it',
    ],
    ['a list', () => '[]', 'cannot be read'],
    ['another format', (text: string) => text.replace('"format": 1', '"format": 2'), 'newer version'],
    ['a path for a file', (text: string) => text.replace('"handout.pdf"', '"../../handout.pdf"'), 'pages'],
    ['a number for words', (text: string) => text.replace(/"words":"[^"]*"/, '"words":7'), 'text'],
    ['a day that is none', (text: string) => text.replace('2026-11-23', '2026-99-99'), 'date'],
    ['a day too many', (text: string) => text.replace('2026-11-23', '2026-02-30'), 'date'],
    ['no list of pages', (text: string) => text.replace('"pages": {', '"pages": { "x.pdf": 1,'), 'pages'],
  ])('one that was spoilt is named: %s', async (_, spoil, expected) => {
    const folder = await edited(article());
    const file = path.join(folder, 'content/alliances/marks/week 1.json');
    await writeFile(file, spoil(await readFile(file, 'utf8')));
    const { status, stderr } = await run(['changes'], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain('marks/week 1.json cannot be read');
    expect(stderr).toContain(expected);
    expect(stderr).toContain('there is nothing to compare with\n');
    expect(stderr).not.toMatch(/at .*\.(ts|cjs):\d+/);
  });

  it(
    'one that is a link out of the folder is not read, a folder that is one not written to',
    async () => {
      const folder = await edited(article());
      const away = await workFolder();
      await writeFile(path.join(away, 'x.json'), '{}');
      await symlink(path.join(away, 'x.json'), path.join(folder, 'content/alliances/marks/zz.json'));
      const { status, stderr } = await run(['changes', '--since', 'zz'], { cwd: folder });
      expect(status).toBe(2);
      expect(stderr).toContain('leads out of the article');
      const other = await workFolder();
      await cp(path.join(folder, 'dist'), path.join(other, 'dist'), { recursive: true });
      await mkdir(path.dirname(source(other)), { recursive: true });
      await writeFile(source(other), article());
      await symlink(away, path.join(path.dirname(source(other)), 'marks'));
      const marked = await run(['mark', 'c'], { cwd: other });
      expect(marked.status).toBe(3);
      expect(await readdir(away)).toEqual(['x.json']);
    },
    slow,
  );

  it('one that is no plain file is not waited for', async () => {
    const folder = await edited(article());
    spawnSync('mkfifo', [path.join(folder, 'content/alliances/marks/pipe.json')]);
    await mkdir(path.join(folder, 'content/alliances/marks/folder.json'));
    for (const name of ['pipe', 'folder']) {
      const { status, stderr } = await run(['changes', '--since', name], { cwd: folder });
      expect(status).toBe(2);
      expect(stderr).toContain(`marks/${name}.json cannot be read: it is no plain file`);
    }
  });

  it('are no articles, and change no build', async () => {
    const folder = await edited(article());
    const check = await run(['check', '--json'], { cwd: folder });
    expect((JSON.parse(check.stdout) as { articles: unknown[]; diagnostics: unknown[] }).articles).toHaveLength(1);
    expect(check.status).toBe(0);
  });

  it(
    'an article without one is told of, the others are compared',
    async () => {
      const folder = await edited(article());
      await mkdir(path.join(folder, 'content/other'));
      await writeFile(path.join(folder, 'content/other/article.md'), '---\ntitle: Other\n---\n\nA sentence.\n');
      const { status, stdout, stderr } = await run(['changes'], { cwd: folder });
      expect(status).toBe(0);
      expect(stderr).toContain('other: nothing is marked as handed out');
      expect(stdout).toContain('alliances: no slide');
    },
    slow,
  );

  it(
    'an article that is broken now is told of as by a build',
    async () => {
      const { status, stderr } = await run(['changes'], { cwd: await edited(article(undefined, `${front}titel: x\n`)) });
      expect(status).toBe(1);
      expect(stderr).toContain('unknown-key');
    },
    slow,
  );
});
