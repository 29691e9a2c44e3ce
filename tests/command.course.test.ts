/** What the command does with a course: when it is made, what stays when it cannot be, and the page that the index becomes. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { run } from './support/command.ts';
import { snapshot, workFolder, writeBroken, writeLecture } from './support/lecture.ts';

const slow = 240_000;

async function courseFolder(yaml: string): Promise<{ cwd: string; dist: string; content: string }> {
  const cwd = await workFolder();
  const content = path.join(cwd, 'content');
  for (const slug of ['one', 'two', 'apart']) await writeLecture(content, slug, { title: `Lecture ${slug}` });
  await writeFile(path.join(content, 'course.yaml'), yaml);
  return { cwd, content, dist: path.join(cwd, 'dist') };
}

const yaml = `title: Promises & Pacts
subtitle: A <short> course
lecturers: [Ratna Dewi, Bima Santosa]
institution: Universitas Contoh
term: Autumn 2026
articles:
  - { article: two, date: 2026-09-07 }
  - { article: one, title: What comes second }
`;

const order = (text: string, ...words: readonly string[]): boolean => {
  const places = words.map((word) => text.indexOf(word));
  return places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
};

it(
  'a build of the folder makes the course after its articles, and the index is its page',
  async () => {
    const { cwd, dist } = await courseFolder(yaml);
    const { status, stderr, stdout } = await run(['build', '--only', 'handout,course'], { cwd });
    expect([status, stderr]).toEqual([0, expect.stringMatching(/course: 1 file/)]);
    expect(stdout).toMatch(/^3 articles in dist/);
    const page = await readFile(path.join(dist, 'index.html'), 'utf8');
    expect(page).toContain('<h1>Promises &amp; Pacts</h1>');
    expect(page).toContain('A &lt;short&gt; course');
    expect(page).toContain('Ratna Dewi and Bima Santosa');
    expect(page).toMatch(/href="course\.pdf">Course reader \(PDF\) <span>\d+ pages<\/span>/);
    const head = ['Universitas Contoh', 'Autumn 2026', 'course.pdf'];
    const lectures = [
      'Lecture 1 · September 7, 2026',
      'href="two/handout.html"',
      'Lecture 2',
      'href="one/handout.html"',
      'What comes second',
    ];
    expect(order(page, ...head, ...lectures, 'More lectures', 'href="apart/handout.html"')).toBe(true);
    expect(page).not.toContain('>Lecture one<');

    const manifest = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8')) as {
      course: { source: string; files: { path: string; pages: number }[] };
    };
    expect(path.resolve(dist, manifest.course.source)).toBe(path.join(cwd, 'content', 'course.yaml'));
    expect(manifest.course.files.map((file) => file.path)).toEqual(['course.pdf']);
  },
  slow,
);

it(
  'a broken article leaves the earlier pack as it is, names the article, and the others are built',
  async () => {
    const { cwd, content, dist } = await courseFolder(yaml);
    expect((await run(['build', '--only', 'handout,course'], { cwd })).status).toBe(0);
    const before = await snapshot(dist);
    await writeBroken(content, 'one');
    await writeLecture(content, 'two', { title: 'Lecture two', body: 'Another sentence.' });
    const { status, stderr } = await run(['build', '--only', 'handout,course'], { cwd });
    const after = await snapshot(dist);
    expect(status).toBe(1);
    expect(stderr).toMatch(/content\/course\.yaml:8:16 error course-incomplete: the course is not made: its article "one" has errors/);
    expect(after['course.pdf']).toEqual(before['course.pdf']);
    expect(after['two/handout.html']?.bytes.equals(before['two/handout.html']?.bytes ?? Buffer.of())).toBe(false);
    expect(after['index.html']?.bytes.toString()).toContain('href="course.pdf"');
  },
  slow,
);

it(
  'a build of one article makes no pack, and keeps the page; a course that is taken away goes with its pack',
  async () => {
    const { cwd, content, dist } = await courseFolder(yaml);
    expect((await run(['build', '--only', 'course'], { cwd })).status).toBe(0);
    expect(existsSync(path.join(dist, 'one'))).toBe(false);
    expect(await readFile(path.join(dist, 'index.html'), 'utf8')).toContain('not yet available');
    const pack = await snapshot(dist);
    expect((await run(['build', 'content/one', '--only', 'handout'], { cwd })).status).toBe(0);
    expect((await snapshot(dist))['course.pdf']).toEqual(pack['course.pdf']);
    expect(await readFile(path.join(dist, 'index.html'), 'utf8')).toContain('<h1>Promises &amp; Pacts</h1>');

    await rm(path.join(content, 'course.yaml'));
    expect((await run(['build', '--only', 'handout'], { cwd })).status).toBe(0);
    expect(existsSync(path.join(dist, 'course.pdf'))).toBe(false);
    const page = await readFile(path.join(dist, 'index.html'), 'utf8');
    expect(page).toContain('<h1>Lectures</h1>');
    expect(page).not.toContain('course.pdf');
  },
  slow,
);

it('--only course asks for a folder with a course', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const { status, stderr } = await run(['build', '--only', 'course'], { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining('there is no course to make')]);
  expect(existsSync(path.join(cwd, 'dist'))).toBe(false);
});

it(
  'check says what is wrong with a course, and --strict lets none be written that has a warning',
  async () => {
    const { cwd, dist } = await courseFolder(`title: A\nlang: xx\narticles: [one, elsewhere]\n`);
    const { status, stderr } = await run(['check'], { cwd });
    expect([status, stderr]).toEqual([1, expect.stringContaining('course.yaml:3:17 error article-missing')]);
    await writeFile(path.join(cwd, 'content', 'course.yaml'), `title: A\nlang: xx\narticles: [one]\n`);
    expect((await run(['build', '--strict', '--only', 'course'], { cwd })).status).toBe(1);
    expect(existsSync(path.join(dist, 'course.pdf'))).toBe(false);
  },
  slow,
);

it(
  'a lecture whose pages the browser made smaller is told of at the heading of what is to blame',
  async () => {
    const { cwd, content } = await courseFolder(yaml);
    const deep = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}\n`).join('');
    await writeLecture(content, 'one', { body: `Text.\n\n## Section\n\nText.\n\n### Point\n\n:::handout\n${deep}:::\n` });
    const { status, stderr } = await run(['build', '--only', 'course'], { cwd });
    const line = (await readFile(path.join(content, 'one', 'article.md'), 'utf8')).split('\n').indexOf('### Point') + 1;
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/warning shrunk-print: all pages of lecture 2 of course\.pdf .*“level 39”/),
    ]);
    expect(stderr).toContain(`one/article.md:${line}:1 warning shrunk-print`);
  },
  slow,
);
