/** `paparan build` with a cache that is right, wrong, spoilt or gone: what it writes and says is what it would without one. */
import { existsSync } from 'node:fs';
import { appendFile, readFile, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, type Run } from '../support/command.ts';
import { snapshot, workFolder, writeBroken, writeLecture } from '../support/lecture.ts';
import { build, clear, firstLecture, said, writeArticle } from './lecture.ts';

type Files = Awaited<ReturnType<typeof snapshot>>;

const bytesOf = (files: Files): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([name, { bytes }]) => [name, bytes.toString('latin1')]));
const timesOf = (files: Files): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(files).map(([name, { time }]) => [name, time]));
const made = async (cwd: string, out: string) => bytesOf(await snapshot(path.join(cwd, out)));

/** All kept files, with the file behind each name: one that was written anew is another. */
async function kept(cwd: string): Promise<Readonly<Record<string, number>>> {
  const folder = path.join(cwd, 'kept');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /^..[/\\]/.test(name)).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await stat(path.join(folder, name))).ino] as const)));
}

describe('a small article', () => {
  let cold: Readonly<Record<string, string>>;
  const prepare = async (): Promise<string> => {
    const cwd = await workFolder();
    await writeArticle(cwd, firstLecture);
    return cwd;
  };
  const expectCold = async (cwd: string, out: string, { status, stderr }: Run): Promise<void> => {
    expect([status, stderr]).toEqual([0, expect.not.stringMatching(/Error|at .*:\d+/)]);
    const found = await made(cwd, out);
    expect(Object.keys(found)).toEqual(Object.keys(cold));
    expect(Object.keys(found).filter((name) => found[name] !== cold[name])).toEqual([]);
  };
  beforeAll(async () => {
    const cwd = await prepare();
    expect((await build(cwd, 'dist', '--no-cache')).status).toBe(0);
    cold = await made(cwd, 'dist');
    expect(existsSync(path.join(cwd, 'kept'))).toBe(false);
  });

  const spoil: Readonly<Record<string, (file: string, others: readonly string[]) => Promise<unknown>>> = {
    cut: async (file) => truncate(file, Math.floor((await stat(file)).size / 2)),
    emptied: (file) => writeFile(file, ''),
    changed: async (file) =>
      writeFile(
        file,
        (await readFile(file)).map((byte, at) => (at % 97 === 50 ? byte ^ 4 : byte)),
      ),
    longer: (file) => appendFile(file, 'x'),
    swapped: async (file, others) => {
      const other = others[(others.indexOf(file) + 1) % others.length] ?? file;
      await rename(file, `${file}.x`);
      await rename(other, file);
      await rename(`${file}.x`, other);
    },
  };

  it.each(Object.keys(spoil))(
    'is built right from a cache of which every file was %s, and mends it',
    async (how) => {
      const cwd = await prepare();
      await build(cwd, 'dist', '--cache', 'kept');
      const names = Object.keys(await kept(cwd)).map((name) => path.join(cwd, 'kept', name));
      for (const name of names) await spoil[how]?.(name, names);
      await clear(path.join(cwd, 'dist'));
      await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
      const mended = await kept(cwd);
      await clear(path.join(cwd, 'dist'));
      await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
      expect(await kept(cwd)).toEqual(mended);
    },
    60_000,
  );

  it('is built right with a cache that cannot be written, being a file or below one', async () => {
    const cwd = await prepare();
    await writeFile(path.join(cwd, 'kept'), 'mine');
    for (const folder of ['kept', 'kept/inner']) {
      const built = await build(cwd, 'dist', '--cache', folder);
      await expectCold(cwd, 'dist', built);
      const told = `not all can be kept for later builds in ${path.join(cwd, folder)}: it is a file, or a part of its path is; `;
      expect(built.stderr.split(told)).toHaveLength(2);
    }
    expect((await build(cwd, 'dist', '--no-cache')).stderr).not.toContain('kept');
    expect(await readFile(path.join(cwd, 'kept'), 'utf8')).toBe('mine');
  });

  it('is built right while somebody deletes the cache again and again', async () => {
    const cwd = await prepare();
    await build(cwd, 'dist', '--cache', 'kept');
    for (const text of ['', 'again']) {
      await rm(path.join(cwd, 'dist'), { recursive: true });
      let isOver = false;
      const building = build(cwd, 'dist', '--cache', 'kept').finally(() => (isOver = true));
      while (!isOver) {
        await rm(path.join(cwd, 'kept'), { recursive: true, force: true }).catch(() => undefined);
        await setTimeout(text === '' ? 5 : 50);
      }
      await expectCold(cwd, 'dist', await building);
    }
  });

  it('is built right by three builds at once with one cache', async () => {
    const cwd = await prepare();
    const outs = ['dist1', 'dist2', 'dist3'];
    const runs = await Promise.all(outs.map((out) => build(cwd, out, '--cache', 'kept')));
    for (const [index, out] of outs.entries()) await expectCold(cwd, out, runs[index] ?? { status: null, stdout: '', stderr: '' });
    expect((await readdir(path.join(cwd, 'kept'), { recursive: true })).filter((name) => name.endsWith('.new'))).toEqual([]);
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
  }, 60_000);

  it('--force makes all anew and keeps it; without, nothing is made; --no-cache neither reads nor writes', async () => {
    const cwd = await prepare();
    await build(cwd, 'dist', '--cache', 'kept');
    const first = await kept(cwd);
    const before = await snapshot(path.join(cwd, 'dist'));
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
    expect(await kept(cwd)).toEqual(first);
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept', '--force'));
    const second = await kept(cwd);
    expect(Object.keys(second)).toEqual(Object.keys(first));
    expect(Object.keys(second).filter((name) => second[name] === first[name])).toEqual([]);
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--no-cache'));
    expect(await kept(cwd)).toEqual(second);
    expect(timesOf(await snapshot(path.join(cwd, 'dist')))).toEqual(timesOf(before));
  }, 60_000);

  it('written files that were deleted, changed or left midway are made whole from the cache', async () => {
    const cwd = await prepare();
    await build(cwd, 'dist', '--cache', 'kept');
    const folder = path.join(cwd, 'dist', 'small');
    await rm(path.join(folder, 'deck.pdf'));
    await appendFile(path.join(folder, 'handout.html'), 'mine');
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
    await writeFile(path.join(folder, '.unfinished'), '');
    await writeFile(path.join(folder, 'briefing.pdf'), 'old');
    const whole = await build(cwd, 'dist', '--only', 'handout', '--cache', 'kept');
    expect(whole.stderr).toContain('all files are whole again');
    await expectCold(cwd, 'dist', whole);
  });

  it('a part of the documents is no answer to all of them, nor all to a part', async () => {
    const cwd = await prepare();
    await build(cwd, 'part', '--only', 'deck', '--cache', 'kept');
    const part = await made(cwd, 'part');
    expect(Object.keys(part).some((name) => name.includes('handout') || name.includes('briefing'))).toBe(false);
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
    await clear(path.join(cwd, 'part'));
    await build(cwd, 'part', '--only', 'deck', '--cache', 'kept');
    expect(await made(cwd, 'part')).toEqual(part);
    await build(cwd, 'folded', '--booklet', '--cache', 'kept');
    await build(cwd, 'noted', '--layout', 'text,notes', '--cache', 'kept');
    expect([
      existsSync(path.join(cwd, 'folded/small/briefing-booklet.pdf')),
      existsSync(path.join(cwd, 'noted/small/handout-notes.pdf')),
    ]).toEqual([true, true]);
    await clear(path.join(cwd, 'dist'));
    await expectCold(cwd, 'dist', await build(cwd, 'dist', '--cache', 'kept'));
  }, 60_000);
});

it('an edit writes anew what it touches; the other article and what shows nothing of it keep their times', async () => {
  const cwd = await workFolder();
  await writeArticle(cwd, firstLecture);
  await writeLecture(path.join(cwd, 'content'), 'other');
  await build(cwd, 'dist', '--cache', 'kept');
  const before = await snapshot(path.join(cwd, 'dist'));
  await writeArticle(cwd, {
    ...firstLecture,
    sections: firstLecture.sections.with(2, { name: 'Three', phrase: 'Another', text: 'It is.' }),
  });
  expect((await build(cwd, 'dist', '--cache', 'kept')).status).toBe(0);
  const after = await snapshot(path.join(cwd, 'dist'));
  const touched = Object.keys(after).filter((name) => after[name]?.time !== before[name]?.time);
  const handouts = ['handout-slides-3.pdf', 'handout-text.pdf', 'handout.html', 'handout.pdf'];
  const documents = ['briefing.pdf', 'deck.html', 'deck.md', 'deck.pdf', ...handouts].map((name) => path.join('small', name));
  expect(touched.filter((name) => name !== 'index.html')).toEqual(['manifest.json', ...documents].sort());
});

describe('what was said', () => {
  it('of warnings is said again, on the terminal and as JSON; --strict still fails', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one', { front: 'lang: xx\n' });
    for (const flags of [[], ['--json'], ['--strict'], ['--strict', '--json']]) {
      const cold = await build(cwd, 'cold', '--no-cache', ...flags);
      const warm = [await build(cwd, 'warm', '--cache', 'kept', ...flags), await build(cwd, 'warm', '--cache', 'kept', ...flags)];
      for (const one of warm) expect(said(one, 'warm')).toEqual(said(cold, 'cold'));
      expect(cold.status).toBe(flags.includes('--strict') ? 1 : 0);
    }
    await build(cwd, 'strict', '--strict', '--cache', 'kept');
    expect(existsSync(path.join(cwd, 'strict', 'one'))).toBe(false);
  }, 60_000);

  it('of an article with errors is found anew, and of a missing picture no more when it is there', async () => {
    const cwd = await workFolder();
    const content = path.join(cwd, 'content');
    await writeBroken(content, 'broken');
    const file = await writeLecture(content, 'one', { body: '![A field](field.svg)' });
    const runs = [await build(cwd, 'out', '--cache', 'kept'), await build(cwd, 'out', '--cache', 'kept')];
    expect(said(runs[1] as Run, 'out')).toEqual(said(runs[0] as Run, 'out'));
    expect([runs[1]?.status, runs[1]?.stderr]).toEqual([1, expect.stringContaining('field.svg')]);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>';
    await writeFile(path.join(path.dirname(file), 'field.svg'), svg);
    await writeLecture(content, 'broken');
    expect((await build(cwd, 'out', '--cache', 'kept')).status).toBe(0);
    await rm(path.join(path.dirname(file), 'field.svg'));
    expect((await build(cwd, 'out', '--cache', 'kept')).status).toBe(1);
  });

  it('without a browser is said each time, and what was then made is not taken for all', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    const without = (out: string, ...flags: readonly string[]) =>
      run(['build', '--out', out, ...flags], { cwd, env: { CHROME_PATH: '/no/browser' } });
    expect((await without('out', '--cache', 'kept')).status).toBe(3);
    expect((await build(cwd, 'out', '--cache', 'kept')).status).toBe(0);
    expect(existsSync(path.join(cwd, 'out', 'one', 'briefing.pdf'))).toBe(true);
    const [warm, cold] = [await without('warm', '--cache', 'kept'), await without('cold', '--no-cache')];
    expect(said(warm, 'warm')).toEqual(said(cold, 'cold'));
    expect(await made(cwd, 'warm')).toEqual(await made(cwd, 'cold'));
  });
});

it('a cache of another day, another text beside, or none named: the default folder is XDG_CACHE_HOME’s', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const home = path.join(cwd, 'home');
  const there = (...flags: readonly string[]) => run(['build', '--only', 'handout', ...flags], { cwd, env: { XDG_CACHE_HOME: home } });
  expect((await there('--no-cache')).status).toBe(0);
  expect(existsSync(path.join(home, 'paparan', 'results'))).toBe(false);
  expect((await there()).status).toBe(0);
  expect((await readdir(path.join(home, 'paparan', 'results'))).length).toBeGreaterThan(1);
  const today = await made(cwd, 'dist');
  const tomorrow = (out: string, flag: string) =>
    run(['build', '--only', 'handout', '--out', out, flag], { cwd, env: { XDG_CACHE_HOME: home, SOURCE_DATE_EPOCH: '1795478400' } });
  expect([(await tomorrow('dist', '--force')).status, (await tomorrow('cold', '--no-cache')).status]).toEqual([0, 0]);
  expect(await made(cwd, 'dist')).toEqual(await made(cwd, 'cold'));
  expect((await there()).status).toBe(0);
  expect(await made(cwd, 'dist')).toEqual(today);
}, 60_000);

it.each(['', 'here'])('with HOME=%j the cache lies in the home that the system knows', async (home) => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const env = { HOME: home, XDG_CACHE_HOME: undefined, CHROME_PATH: '/no/browser' };
  expect((await run(['build', '--only', 'handout'], { cwd, env })).status).toBe(3);
  expect((await readdir(cwd)).sort()).toEqual(['content', 'dist']);
});
