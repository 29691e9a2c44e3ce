/** `build --shard` and `merge-shards`: together they write what one run writes, and what does not fit together is refused. */
import { cp, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, dealHash } from '../scripts/shards/deal.ts';
import { sha256 } from '../scripts/write.ts';
import { run } from './support/command.ts';
import { snapshot, workFolder, writeBroken, writeLecture } from './support/lecture.ts';

const nowhere = { CHROME_PATH: '/nowhere/chrome' };

/** By name. Hashes, since comparing megabytes one by one takes minutes. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await snapshot(folder)).map(([name, { bytes }]) => [name, sha256(bytes)]));
}

/** Builds each of `of` shards into `<cwd>/parts/<number>`. */
async function buildShards(cwd: string, of: number, more: readonly string[] = [], env = {}): Promise<(number | null)[]> {
  const statuses: (number | null)[] = [];
  for (let number = 1; number <= of; number++)
    statuses.push(
      (await run(['build', '--no-cache', '--shard', `${number}/${of}`, '--out', `parts/${number}`, ...more], { cwd, env })).status,
    );
  return statuses;
}

describe('dealing', () => {
  const slugs = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });
  const named = (all: readonly string[]): { slug: string }[] => all.map((slug) => ({ slug }));

  it('every article goes to one shard, and no shard has two more than another', () => {
    fc.assert(
      fc.property(slugs, fc.integer({ min: 1, max: 9 }), (all, of) => {
        const parts = Array.from({ length: of }, (_, index) => deal(named(all), { number: index + 1, of }).map(({ slug }) => slug));
        expect(parts.flat().sort()).toEqual([...all].sort());
        const sizes = parts.map((part) => part.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the order in which articles are found does not matter', () => {
    fc.assert(
      fc.property(slugs, (all) => {
        const of = (list: readonly string[]): string[] => deal(named(list), { number: 2, of: 3 }).map(({ slug }) => slug);
        expect(of([...all].reverse()).sort()).toEqual(of(all).sort());
        expect(dealHash([...all].reverse())).toBe(dealHash(all));
      }),
    );
  });

  it('a new article moves few others', () => {
    const all = Array.from({ length: 500 }, (_, index) => `lecture-${index}`);
    const ownerOf = (list: readonly string[]): Map<string, number> =>
      new Map(
        Array.from({ length: 8 }, (_, index) => index + 1).flatMap((number) =>
          deal(named(list), { number, of: 8 }).map(({ slug }) => [slug, number] as const),
        ),
      );
    const [before, after] = [ownerOf(all), ownerOf([...all, 'a-new-one'])];
    expect(all.filter((slug) => before.get(slug) !== after.get(slug)).length).toBeLessThan(8);
  });
});

it('200 articles in four shards become what one run makes, byte for byte', async () => {
  const cwd = await workFolder();
  for (let index = 1; index <= 200; index++)
    await writeLecture(path.join(cwd, 'content'), `kuliah-${index}`, {
      title: `Kuliah ${index}`,
      front: 'lang: id\n',
      body: `Kalimat ${index}.\n\n## Bagian\n\nIsi ${index * 7}.`,
    });
  expect((await run(['build', '--no-cache'], { cwd, env: nowhere })).status).toBe(3);
  expect(await buildShards(cwd, 4, [], nowhere)).toEqual([3, 3, 3, 3]);
  const { status, stdout, stderr } = await run(['merge-shards', 'parts', '--out', 'joined'], { cwd });
  expect([status, stderr, stdout]).toEqual([0, '', '200 articles of 4 shards in joined, 600 files\n']);
  const [whole, joined] = [await hashesOf(path.join(cwd, 'dist')), await hashesOf(path.join(cwd, 'joined'))];
  expect(Object.keys(whole).length).toBe(602);
  expect(joined).toEqual(whole);
}, 120_000);

describe('with all documents', () => {
  it('articles of several languages, a broken one, more shards than articles, a second round over the first', async () => {
    const cwd = await workFolder();
    const content = path.join(cwd, 'content');
    await writeLecture(content, 'alpha');
    await writeLecture(content, 'árvíztűrő', { title: 'Árvíz', front: 'lang: id\n' });
    await writeLecture(content, 'عربي', { title: 'درس', front: 'lang: ar\n', body: 'جملة واحدة.' });
    await writeLecture(content, 'goes');
    const rounds = async (dist: string, joined: string): Promise<void> => {
      const one = await run(['build', '--no-cache', '--out', dist], { cwd });
      await rm(path.join(cwd, 'parts'), { recursive: true, force: true });
      const statuses = await buildShards(cwd, 6);
      const merged = await run(['merge-shards', 'parts', '--out', joined], { cwd });
      expect([Math.max(...statuses.map(Number)), merged.status]).toEqual([one.status, one.status]);
      expect(await hashesOf(path.join(cwd, joined))).toEqual(await hashesOf(path.join(cwd, dist)));
    };
    await rounds('dist', 'joined');
    await writeBroken(content, 'alpha');
    await rm(path.join(content, 'goes'), { recursive: true });
    await writeLecture(content, 'new');
    await rounds('dist', 'joined');
    const { articles } = JSON.parse(await readFile(path.join(cwd, 'joined', 'manifest.json'), 'utf8')) as { articles: { slug: string }[] };
    expect(articles.map(({ slug }) => slug)).toEqual(['alpha', 'new', 'árvíztűrő', 'عربي']);
  }, 180_000);

  it('a course is made after the shards are joined, and then all is as in one run', async () => {
    const cwd = await workFolder();
    const content = path.join(cwd, 'content');
    for (const slug of ['one', 'two']) await writeLecture(content, slug);
    await writeFile(path.join(content, 'course.yaml'), 'title: A course\nlecturer: A. Lecturer\narticles: [one, two]\n');
    await run(['build', '--no-cache'], { cwd });
    expect(await buildShards(cwd, 2)).toEqual([0, 0]);
    const { stdout } = await run(['merge-shards', 'parts', '--out', 'joined'], { cwd });
    expect(stdout).toContain('paparan build content --only course --out joined');
    expect((await run(['build', 'content', '--only', 'course', '--out', 'joined', '--no-cache'], { cwd })).status).toBe(0);
    expect(await hashesOf(path.join(cwd, 'joined'))).toEqual(await hashesOf(path.join(cwd, 'dist')));
  }, 120_000);
});

describe('joining', () => {
  /** Three articles in two shards, made without a browser. */
  async function twoShards(): Promise<string> {
    const cwd = await workFolder();
    for (const slug of ['one', 'two', 'three']) await writeLecture(path.join(cwd, 'content'), slug);
    expect(await buildShards(cwd, 2, ['--only', 'handout'], nowhere)).toEqual([3, 3]);
    return cwd;
  }
  const merge = (cwd: string, ...args: string[]) => run(['merge-shards', ...args, '--out', 'joined'], { cwd });
  const manifest = (cwd: string, number: number): string => path.join(cwd, 'parts', String(number), `manifest.${number}-of-2.json`);
  const dealtTo = async (cwd: string, number: number): Promise<readonly string[]> =>
    (JSON.parse(await readFile(manifest(cwd, number), 'utf8')) as { dealt: string[] }).dealt;
  async function change(cwd: string, number: number, more: object): Promise<void> {
    const file = manifest(cwd, number);
    await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), ...more }));
  }

  it('takes folders one by one, a folder of folders, and one into which all files were downloaded; sources need not be there', async () => {
    const cwd = await twoShards();
    expect((await merge(cwd, 'parts/2', 'parts/1')).status).toBe(0);
    const joined = await hashesOf(path.join(cwd, 'joined'));
    await mkdir(path.join(cwd, 'flat'));
    for (const number of ['1', '2']) await cp(path.join(cwd, 'parts', number), path.join(cwd, 'flat'), { recursive: true });
    await rename(path.join(cwd, 'content'), path.join(cwd, 'elsewhere'));
    for (const folder of ['parts', 'flat']) {
      await rm(path.join(cwd, 'joined'), { recursive: true });
      expect((await merge(cwd, folder)).status).toBe(0);
      expect(await hashesOf(path.join(cwd, 'joined'))).toEqual(joined);
    }
  });

  it('shards that build into one folder leave each other’s files alone', async () => {
    const cwd = await workFolder();
    for (const slug of ['one', 'two', 'three']) await writeLecture(path.join(cwd, 'content'), slug);
    for (const shard of ['1/2', '2/2', '1/2'])
      expect((await run(['build', '--shard', shard, '--out', 'parts', '--only', 'handout'], { cwd, env: nowhere })).status).toBe(3);
    expect((await merge(cwd, 'parts')).stdout).toMatch(/^3 articles of 2 shards/);
  });

  it('says as JSON what it joined, and which articles were not made', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    await writeBroken(path.join(cwd, 'content'), 'two');
    await buildShards(cwd, 2, [], nowhere);
    const { status, stdout, stderr } = await merge(cwd, 'parts', '--json');
    const said = JSON.parse(stdout) as { articles: { slug: string; files: unknown[] }[] };
    expect([status, stderr, said]).toEqual([1, '', expect.objectContaining({ status: 1, shards: 2, failed: ['two'] })]);
    expect(said.articles.map(({ slug, files }) => [slug, files.length])).toEqual([['one', 3]]);
    expect((await merge(cwd, 'parts')).stderr).toMatch(/^two: not made; shard \d\/2 says why\n$/);
  });

  const refusals: readonly (readonly [string, (cwd: string) => Promise<unknown>, readonly string[], RegExp])[] = [
    ['a missing shard', (cwd) => rm(path.join(cwd, 'parts/2'), { recursive: true }), ['parts'], /shard 2\/2 missing/],
    [
      'a shard twice',
      (cwd) => cp(path.join(cwd, 'parts/2'), path.join(cwd, 'parts/again'), { recursive: true }),
      ['parts'],
      /shard 2\/2 is there 2 times: .*parts.2.*parts.again/,
    ],
    ['another version', (cwd) => change(cwd, 2, { version: '9.9.9' }), ['parts'], /differ in the version of Paparan/],
    [
      'all of another version',
      async (cwd) => Promise.all([1, 2].map((number) => change(cwd, number, { version: '9.9.9' }))),
      ['parts'],
      /the shards are of Paparan 9\.9\.9, this is/,
    ],
    ['another day', (cwd) => change(cwd, 2, { date: '2020-01-01' }), ['parts'], /\(2020-01-01\) differ in the day .* SOURCE_DATE_EPOCH/],
    ['other documents', (cwd) => change(cwd, 2, { asked: '' }), ['parts'], /--only handout.*everything.*differ in what is made/],
    [
      'other articles',
      async (cwd) => {
        await writeLecture(path.join(cwd, 'content'), 'four');
        await run(['build', '--shard', '2/2', '--only', 'handout', '--out', 'parts/2'], { cwd, env: nowhere });
      },
      ['parts'],
      /3 articles.*4 articles.*differ in the articles/,
    ],
    [
      'another number of shards',
      (cwd) => run(['build', '--shard', '3/3', '--only', 'handout', '--out', 'parts/3'], { cwd, env: nowhere }),
      ['parts'],
      /differ in how many shards there are/,
    ],
    ['an article in two shards', async (cwd) => change(cwd, 2, { dealt: await dealtTo(cwd, 1) }), ['parts'], /both hold the article/],
    ['an article in no shard', (cwd) => change(cwd, 1, { dealt: [], articles: [] }), ['parts'], /hold 2 articles of 3/],
    [
      'a file that was changed',
      async (cwd) => writeFile(path.join(cwd, 'parts/1', (await dealtTo(cwd, 1))[0] ?? '', 'handout.html'), 'mine'),
      ['parts'],
      /is not as shard 1\/2 wrote it/,
    ],
    ['a folder of something else', (cwd) => mkdir(path.join(cwd, 'empty')), ['parts', 'empty'], /^empty holds no shard/],
    ['a whole build', async (cwd) => run(['build', '--only', 'handout'], { cwd, env: nowhere }), ['dist'], /^dist holds a whole build/],
    ['a folder that is not there', async () => undefined, ['parts', 'nowhere'], /^nowhere: no such folder/],
    ['a manifest that is none', (cwd) => writeFile(manifest(cwd, 1), '{"tool":'), ['parts'], /no shard of Paparan wrote this/],
    [
      'a manifest that leads out',
      (cwd) =>
        change(cwd, 1, {
          articles: [
            {
              slug: 'one',
              title: 'a',
              lang: 'en',
              direction: 'ltr',
              source: 'a',
              files: [{ path: 'one/../../secret', sha256: '', bytes: 1 }],
            },
          ],
        }),
      ['parts'],
      /no shard of Paparan wrote this/,
    ],
    ['an output folder that is a shard’s', async () => undefined, ['parts', '--out', 'parts/1'], /output folder of a shard/],
  ];

  it.each(refusals)('refuses %s, and writes nothing', async (_, spoil, args, message) => {
    const cwd = await twoShards();
    await spoil(cwd);
    const given = args.includes('--out') ? args : [...args, '--out', 'joined'];
    const { status, stdout, stderr } = await run(['merge-shards', ...given], { cwd });
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(await hashesOf(path.join(cwd, 'joined'))).toEqual({});
  });

  it('follows no link out of a shard’s folder', async () => {
    const cwd = await twoShards();
    const [slug] = await dealtTo(cwd, 1);
    await rename(path.join(cwd, 'parts/1', slug ?? ''), path.join(cwd, 'moved'));
    await symlink(path.join(cwd, 'moved'), path.join(cwd, 'parts/1', slug ?? ''));
    const { status, stderr } = await merge(cwd, 'parts');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/handout\.html is missing/)]);
  });
});

describe('a shard built again into its folder', () => {
  const slugs = ['one', 'two', 'three', 'four', 'five', 'six'];
  const dealt = (all: readonly string[], number: number): readonly string[] =>
    deal(
      all.map((slug) => ({ slug })),
      { number, of: 3 },
    )
      .map(({ slug }) => slug)
      .sort();
  const foldersIn = async (folder: string): Promise<readonly string[]> =>
    (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  const shards = (cwd: string): Promise<unknown> => buildShards(cwd, 3, ['--only', 'handout'], nowhere);
  async function sixArticles(): Promise<string> {
    const cwd = await workFolder();
    for (const slug of slugs) await writeLecture(path.join(cwd, 'content'), slug);
    await shards(cwd);
    return cwd;
  }
  /** With another name in the place of "four" some article moves from one shard to another. */
  const later = slugs.map((slug) => (slug === 'four' ? 'empat' : slug));
  const renameFour = (cwd: string): Promise<void> => rename(path.join(cwd, 'content', 'four'), path.join(cwd, 'content', 'empat'));

  it('holds its own articles and no others, whatever was renamed and moved', async () => {
    const cwd = await sixArticles();
    expect([1, 2, 3].some((number) => dealt(slugs, number).some((slug) => slug !== 'four' && !dealt(later, number).includes(slug)))).toBe(
      true,
    );
    await renameFour(cwd);
    await shards(cwd);
    for (const number of [1, 2, 3]) expect(await foldersIn(path.join(cwd, 'parts', `${number}`))).toEqual(dealt(later, number));
    expect((await run(['merge-shards', 'parts', '--out', 'joined'], { cwd })).status).toBe(0);
  });

  it('keeps files that are not as it wrote them, and those of articles that it was not given', async () => {
    const cwd = await sixArticles();
    const number = [1, 2, 3].find((one) => dealt(slugs, one).includes('four')) ?? 0;
    const folder = path.join(cwd, 'parts', `${number}`);
    await writeFile(path.join(folder, 'four', 'mine.txt'), 'mine');
    await writeFile(path.join(folder, 'four', 'handout.html'), 'changed');
    await renameFour(cwd);
    await run(['build', path.join('content', 'empat'), '--shard', `${number}/3`, '--out', folder, '--only', 'handout'], {
      cwd,
      env: nowhere,
    });
    expect((await readdir(path.join(folder, 'four'))).sort()).toEqual(['handout.html', 'mine.txt']);
    for (const slug of dealt(slugs, number)) expect(await foldersIn(folder)).toContain(slug);
  });

  it('in one folder with the others leaves what is theirs now', async () => {
    const cwd = await workFolder();
    for (const slug of slugs) await writeLecture(path.join(cwd, 'content'), slug);
    const build = async (): Promise<void> => {
      for (const number of [3, 2, 1, 2])
        await run(['build', '--no-cache', '--shard', `${number}/3`, '--out', 'parts', '--only', 'handout'], { cwd, env: nowhere });
    };
    await build();
    await renameFour(cwd);
    await build();
    expect(await foldersIn(path.join(cwd, 'parts'))).toEqual([...later].sort());
    expect((await run(['merge-shards', 'parts', '--out', 'joined'], { cwd })).status).toBe(0);
  });
});

describe('--shard', () => {
  it.each(['0/2', '3/2', '1', '1/', '/2', '-1/2', '1.5/2', 'a/b', '1/0', ' '])('refuses "%s"', async (shard) => {
    expect((await run(['build', '--shard', shard])).status).toBe(2);
  });

  it('refuses a course, and the folder of a whole build', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    const course = await run(['build', '--shard', '1/2', '--only', 'course'], { cwd });
    expect([course.status, course.stderr]).toEqual([2, expect.stringContaining('merge-shards')]);
    await run(['build', '--only', 'handout'], { cwd, env: nowhere });
    const whole = await run(['build', '--shard', '1/2'], { cwd });
    expect([whole.status, whole.stderr]).toEqual([2, expect.stringContaining('holds a whole build')]);
  });
});
