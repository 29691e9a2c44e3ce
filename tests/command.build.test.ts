/** `paparan build` and the files of the output folder: what is made, what stays, what is left alone. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFirst } from '../scripts/write.ts';
import { run } from './support/command.ts';
import { snapshot, workFolder, writeBroken, writeLecture } from './support/lecture.ts';

const names = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();

it('takes content/ and writes dist/ when nothing is said', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const { status, stderr } = await run(['build'], { cwd });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^one: \d files, .*\n$/)]);
  expect(await names(path.join(cwd, 'dist'))).toEqual(['index.html', 'manifest.json', 'one']);
  expect(await names(path.join(cwd, 'dist', 'one'))).toEqual(
    expect.arrayContaining(['briefing.pdf', 'deck.html', 'deck.md', 'deck.pdf', 'handout.html', 'handout.pdf']),
  );
});

it('--only makes what is asked for and leaves the other files as they are', async () => {
  const cwd = await workFolder();
  await writeLecture(cwd, 'one');
  expect((await run(['build', 'one', '--only', 'handout'], { cwd })).status).toBe(0);
  expect(await names(path.join(cwd, 'dist', 'one'))).toEqual(['handout.html', 'handout.pdf']);
  expect((await run(['build', 'one', '--only', 'deck,briefing'], { cwd })).status).toBe(0);
  expect(await names(path.join(cwd, 'dist', 'one'))).toEqual(
    expect.arrayContaining(['briefing.pdf', 'deck.html', 'deck.md', 'deck.pdf', 'handout.html', 'handout.pdf']),
  );
});

it('--strict takes warnings for errors and then writes nothing', async () => {
  const cwd = await workFolder();
  await writeLecture(cwd, 'one', { front: 'lang: xx\n' });
  expect((await run(['build', 'one', '--strict', '--only', 'handout'], { cwd })).status).toBe(1);
  expect(existsSync(path.join(cwd, 'dist', 'one'))).toBe(false);
});

describe('in a folder that earlier builds filled', () => {
  it('unchanged files keep their times, a broken article its old files, foreign files stay; only a removed article goes', async () => {
    const cwd = await workFolder();
    const content = path.join(cwd, 'content');
    const dist = path.join(cwd, 'dist');
    for (const slug of ['broken', 'changed', 'gone', 'kept']) await writeLecture(content, slug);
    expect((await run(['build'], { cwd })).status).toBe(0);
    const before = await snapshot(dist);

    await mkdir(path.join(dist, 'mine'));
    const foreign = [path.join(dist, 'mine', 'notes.txt'), path.join(dist, 'gone', 'notes.txt'), path.join(dist, 'todo.md')];
    for (const file of foreign) await writeFile(file, 'mine');
    await writeBroken(content, 'broken');
    await writeLecture(content, 'changed', { body: 'Another sentence.' });
    await rm(path.join(content, 'gone'), { recursive: true });
    const { status, stderr } = await run(['build'], { cwd });
    const after = await snapshot(dist);

    expect([status, stderr]).toEqual([1, expect.stringContaining('content/broken/article.md:3:1 error unknown-key')]);
    const of = (slug: string, all: typeof before) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(slug + path.sep)));
    expect(of('broken', after)).toEqual(of('broken', before));
    expect(of('kept', after)).toEqual(of('kept', before));
    expect(after[path.join('changed', 'deck.md')]?.bytes).not.toEqual(before[path.join('changed', 'deck.md')]?.bytes);
    expect(Object.keys(of('gone', after))).toEqual([path.join('gone', 'notes.txt')]);
    for (const file of foreign) expect(await readFile(file, 'utf8')).toBe('mine');
    const { articles } = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8')) as { articles: { slug: string }[] };
    expect(articles.map(({ slug }) => slug)).toEqual(['broken', 'changed', 'kept']);
    const index = await readFile(path.join(dist, 'index.html'), 'utf8');
    expect([index.includes('gone/deck.html'), index.includes('broken/deck.html')]).toEqual([false, true]);
  });

  it('a file that was changed by hand is not deleted with its article', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'gone');
    await writeLecture(path.join(cwd, 'content'), 'kept');
    await run(['build', '--only', 'handout'], { cwd });
    await writeFile(path.join(cwd, 'dist', 'gone', 'handout.html'), 'mine');
    await rm(path.join(cwd, 'content', 'gone'), { recursive: true });
    await run(['build', '--only', 'handout'], { cwd });
    expect(await names(path.join(cwd, 'dist', 'gone'))).toEqual(['handout.html']);
  });
});

describe('something in the way', () => {
  it('of one article leaves the others to be written, and its own files as they are', async () => {
    const cwd = await workFolder();
    for (const slug of ['one', 'two', 'three']) await writeLecture(cwd, slug);
    await mkdir(path.join(cwd, 'dist', 'one', 'handout.pdf'), { recursive: true });
    await writeFile(path.join(cwd, 'dist', 'two'), 'mine');
    const build = (...flags: readonly string[]) => run(['build', 'one', 'two', 'three', '--only', 'handout', ...flags], { cwd });
    const { status, stdout, stderr } = await build();
    expect(stdout).toMatch(/^1 article in dist/);
    expect(status).toBe(3);
    const place = (...parts: readonly string[]): string => path.join(cwd, 'dist', ...parts);
    expect(
      stderr
        .replace(/files, .*/, 'files')
        .trim()
        .split('\n')
        .sort(),
    ).toEqual(
      [
        `${place('one', 'handout.pdf')}: a folder stands where a file belongs; move it away, or choose another folder with --out`,
        `${place('two')}: a file stands where a folder belongs; move it away, or choose another folder with --out`,
        'one: not written',
        'three: 2 files',
        'two: not written',
      ].sort(),
    );
    expect([await names(place('one')), await names(place('three')), await readFile(place('two'), 'utf8')]).toEqual([
      ['handout.pdf'],
      ['handout.html', 'handout.pdf'],
      'mine',
    ]);
    const json = await build('--json');
    expect([json.status, (JSON.parse(json.stdout) as { status: number }).status, json.stderr]).toEqual([
      3,
      3,
      expect.stringContaining('move it away'),
    ]);
    await rm(place('one', 'handout.pdf'), { recursive: true });
    await rm(place('two'));
    expect((await build()).status).toBe(0);
  });

  it.each(['index.html', 'manifest.json'])('of %s is one sentence, after the articles', async (name) => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one');
    await mkdir(path.join(cwd, 'dist', name), { recursive: true });
    const { status, stderr } = await run(['build', 'one', '--only', 'handout'], { cwd });
    const place = path.join(cwd, 'dist', name);
    expect([status, stderr]).toEqual([3, expect.stringContaining(`\n${place}: a folder stands where a file belongs; move it away`)]);
    expect(await names(path.join(cwd, 'dist', 'one'))).toEqual(['handout.html', 'handout.pdf']);
  });
});

describe('nothing outside the output folder is touched', () => {
  it('an output folder of an article that is a link leading out is refused', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    await mkdir(path.join(cwd, 'elsewhere'));
    await mkdir(path.join(cwd, 'dist'));
    await symlink(path.join(cwd, 'elsewhere'), path.join(cwd, 'dist', 'one'));
    const { status, stderr } = await run(['build', '--only', 'handout'], { cwd });
    expect([status, await readdir(path.join(cwd, 'elsewhere'))]).toEqual([expect.toBeOneOf([1, 2, 3]), []]);
    expect(stderr).toContain('link');
  });

  it('a file in the output folder that is a link is replaced, not followed', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    await mkdir(path.join(cwd, 'dist', 'one'), { recursive: true });
    await writeFile(path.join(cwd, 'precious.txt'), 'precious');
    await symlink(path.join(cwd, 'precious.txt'), path.join(cwd, 'dist', 'one', 'handout.html'));
    expect((await run(['build', '--only', 'handout'], { cwd })).status).toBe(0);
    expect(await readFile(path.join(cwd, 'precious.txt'), 'utf8')).toBe('precious');
    expect(await readFile(path.join(cwd, 'dist', 'one', 'handout.html'), 'utf8')).toContain('One sentence.');
  });

  it('a mark of an unfinished set that is a link is not followed', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    await mkdir(path.join(cwd, 'dist', 'one'), { recursive: true });
    await writeFile(path.join(cwd, 'precious.txt'), 'precious');
    const marker = path.join(cwd, 'dist', 'one', '.unfinished');
    await symlink(path.join(cwd, 'precious.txt'), marker);
    await writeFirst(path.join(cwd, 'dist'), 'one', [{ name: 'deck.md', bytes: new TextEncoder().encode('slides') }]);
    expect((await lstat(marker)).isFile()).toBe(true);
    await rm(marker);
    await symlink(path.join(cwd, 'precious.txt'), marker);
    expect((await run(['build', '--only', 'handout'], { cwd })).status).toBe(0);
    expect(await readFile(path.join(cwd, 'precious.txt'), 'utf8')).toBe('precious');
    expect((await readdir(path.join(cwd, 'dist', 'one'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('a manifest that names files elsewhere deletes none of them', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    await writeFile(path.join(cwd, 'precious.txt'), 'precious');
    await mkdir(path.join(cwd, 'dist'));
    const sha256 = createHash('sha256').update('precious').digest('hex');
    const articles = [
      {
        slug: 'x',
        title: 'x',
        source: '../content/x/article.md',
        files: [
          { path: '../precious.txt', sha256, bytes: 8 },
          { path: path.join(cwd, 'precious.txt'), sha256, bytes: 8 },
        ],
      },
    ];
    await writeFile(path.join(cwd, 'dist', 'manifest.json'), JSON.stringify({ tool: 'paparan', version: '0', articles, files: [] }));
    expect((await run(['build', '--only', 'handout'], { cwd })).status).toBe(0);
    expect(await readFile(path.join(cwd, 'precious.txt'), 'utf8')).toBe('precious');
  });
});

describe('--layout', () => {
  it('prints the handout as asked; a layout no longer asked for goes, unless somebody changed it', async () => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one');
    const one = path.join(cwd, 'dist', 'one');
    const build = async (...flags: string[]) => run(['build', 'one', '--only', 'handout', ...flags], { cwd });
    expect((await build('--layout', 'slides-3, slides-6,slides-2,slides-3')).status).toBe(0);
    const all = ['handout-slides-2.pdf', 'handout-slides-3.pdf', 'handout-slides-6.pdf', 'handout.html', 'handout.pdf'];
    expect(await names(one)).toEqual(all);
    expect(await readFile(path.join(one, 'handout.pdf'))).toEqual(await readFile(path.join(one, 'handout-slides-3.pdf')));
    const index = await readFile(path.join(cwd, 'dist', 'index.html'), 'utf8');
    const listed = [...index.matchAll(/<li><a href="one\/(handout[^"]*)">/g)].map((match) => match[1]);
    expect(listed).toEqual(['handout.html', 'handout-slides-2.pdf', 'handout-slides-3.pdf', 'handout-slides-6.pdf']);

    await writeFile(path.join(one, 'handout-slides-2.pdf'), 'mine');
    expect((await run(['build', 'one', '--only', 'deck'], { cwd })).status).toBe(0);
    expect(await names(one)).toEqual(expect.arrayContaining(all));
    expect((await build()).status).toBe(0);
    expect((await names(one)).filter((name) => name.startsWith('handout'))).toEqual([
      'handout-slides-2.pdf',
      'handout.html',
      'handout.pdf',
    ]);
    const manifest = await readFile(path.join(cwd, 'dist', 'manifest.json'), 'utf8');
    expect(manifest).not.toContain('handout-slides');
  });

  it('refuses what is no layout, and a layout of a handout that is not made', async () => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one');
    for (const layout of ['slides-5', '', 'notes,,text', 'Notes']) {
      const { status, stderr } = await run(['build', 'one', '--layout', layout], { cwd });
      expect([status, stderr]).toEqual([2, expect.stringMatching(/is none of text, slides-1, .*, notes, guided, guided-key/)]);
    }
    const { status, stderr } = await run(['build', 'one', '--layout', 'notes', '--only', 'deck,briefing'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('add "handout" to --only')]);
    expect(existsSync(path.join(cwd, 'dist'))).toBe(false);
  });

  it('an article that says a layout is built with it; --layout stands above that', async () => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one', { front: 'handout: { layout: slides-6 }\n' });
    expect((await run(['build', 'one', '--only', 'handout'], { cwd })).status).toBe(0);
    expect(await names(path.join(cwd, 'dist', 'one'))).toEqual(['handout-slides-6.pdf', 'handout.html', 'handout.pdf']);
    expect((await run(['build', 'one', '--only', 'handout', '--layout', 'notes'], { cwd })).status).toBe(0);
    expect(await names(path.join(cwd, 'dist', 'one'))).toEqual(['handout-notes.pdf', 'handout.html', 'handout.pdf']);
  });
});
