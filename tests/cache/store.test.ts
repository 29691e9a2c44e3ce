/** What is kept, on disk: believed only where it is whole and in its place, never needed, never too much. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '../../scripts/cache/folder.ts';
import { createShelf, hashOf } from '../../scripts/cache/shelf.ts';
import { troubleOf } from '../../scripts/cache/trouble.ts';
import { openStore } from '../../scripts/cache/store.ts';
import { makeFolder } from '../../scripts/make-folder.ts';
import { writeSet } from '../../scripts/write.ts';
import { workFolder } from '../support/lecture.ts';

const [one, two] = [hashOf(['one']), hashOf(['two'])];
const placeOf = (folder: string, key: string): string => path.join(folder, key.slice(0, 2), key.slice(2));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('a file', () => {
  it('is given as it was put, the last of two', async () => {
    const store = openStore(await workFolder());
    await Promise.all([store.put(one, bytesOf('same')), store.put(one, bytesOf('same'))]);
    await store.put(two, new Uint8Array());
    expect([`${await store.get(one)}`, (await store.get(two))?.length]).toEqual(['same', 0]);
    await store.put(one, bytesOf('other'));
    expect(`${await store.get(one)}`).toBe('other');
  });

  it('has a draft of its own in each container, where processes have the same number', async () => {
    const drafts = [];
    for (const _ of [1, 2]) {
      vi.resetModules();
      drafts.push((await import('../../scripts/cache/files.ts')).draftOf('a'));
    }
    expect(new Set(drafts).size).toBe(2);
    for (const draft of drafts) expect(draft).toMatch(/^a\.\d+\.\d+\.new$/);
  });

  it.each([
    ['cut', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, -1))],
    ['emptied', (file: string) => writeFile(file, '')],
    [
      'with a bit turned',
      async (file: string) =>
        writeFile(
          file,
          (await readFile(file)).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
        ),
    ],
    ['a folder', async (file: string) => rm(file).then(() => mkdir(file))],
    ['another, whole in itself', async (file: string, other: string) => writeFile(file, await readFile(other))],
    ['a named pipe', async (file: string) => rm(file).then(() => execFileSync('mkfifo', [file]))],
    [
      'a link to one',
      async (file: string) =>
        rm(file)
          .then(() => execFileSync('mkfifo', [`${file}.pipe`]))
          .then(() => symlink(`${file}.pipe`, file)),
    ],
    ['gone', (file: string) => rm(file)],
  ])('%s is not believed, and is put again', async (_, spoil) => {
    const folder = await workFolder();
    const store = openStore(folder);
    await store.put(one, bytesOf('what was made of the one'));
    await store.put(two, bytesOf('what was made of the two'));
    await spoil(placeOf(folder, one), placeOf(folder, two));
    expect(await store.get(one)).toBeUndefined();
    await store.put(one, bytesOf('again'));
    expect(`${await store.get(one)}`).toBe('again');
    expect(`${await store.get(two)}`).toBe('what was made of the two');
  });

  it('cannot stand where a folder with something in it does, which stays', async () => {
    const folder = await workFolder();
    await mkdir(path.join(placeOf(folder, one), 'mine'), { recursive: true });
    const store = openStore(folder);
    expect(await store.get(one)).toBeUndefined();
    await store.put(one, bytesOf('x'));
    expect([await store.get(one), await readdir(placeOf(folder, one)), store.trouble()]).toEqual([undefined, ['mine'], undefined]);
  });

  it('is put although a named pipe stands in the place of the folder’s own mark', async () => {
    const folder = await workFolder();
    execFileSync('mkfifo', [path.join(folder, 'pruned')]);
    const store = openStore(folder);
    await store.put(one, bytesOf('x'));
    await store.prune(0);
    expect(`${await store.get(one)}`).toBe('x');
  });

  it('leaves no draft, even where it cannot be put', async () => {
    const folder = await workFolder();
    await mkdir(placeOf(folder, one), { recursive: true });
    const store = openStore(folder);
    await store.put(one, bytesOf('x'));
    await store.put(two, bytesOf('x'));
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is not put below a file; why is told', async () => {
    const file = path.join(await workFolder(), 'file');
    await writeFile(file, 'mine');
    const store = openStore(path.join(file, 'in it'));
    await store.put(one, bytesOf('x'));
    await store.prune(Date.now());
    expect([await store.get(one), await readFile(file, 'utf8')]).toEqual([undefined, 'mine']);
    expect(store.trouble()).toBe(
      `not all can be kept for later builds in ${path.join(file, 'in it')}: it is a file, or a part of its path is; name another folder with --cache, or say --no-cache`,
    );
  });
});

it.runIf(process.platform === 'linux')('nobody tries for ever to make a folder where the system lets nobody', async () => {
  await expect(makeFolder('/proc/none/of/these')).rejects.toMatchObject({ code: 'ENOENT' });
  const store = openStore('/proc/none/kept');
  await store.put(one, bytesOf('x'));
  expect(await store.get(one)).toBeUndefined();
  await expect(writeSet('/proc/none', 'talk', [])).rejects.toMatchObject({ status: 3, message: expect.stringMatching(/--out$/) });
});

it('a folder is made with all that it stands in, once or by several at a time, and is no file', async () => {
  const folder = path.join(await workFolder(), 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 5 }, () => makeFolder(folder)));
  await makeFolder(folder);
  await writeFile(path.join(folder, 'file'), '');
  await expect(makeFolder(path.join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(path.join(folder, 'file', 'd'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it.each(['EROFS', 'ENOSPC', 'EACCES'])('%s concerns all that is kept', (code) => {
  expect(troubleOf(Object.assign(new Error(code), { code }), '/kept')).toMatch(
    /^not all can be kept for later builds in \/kept: .*--no-cache$/,
  );
});

it.each(['ENOENT', 'EISDIR', 'EMFILE'])('%s does not', (code) => {
  expect(troubleOf(Object.assign(new Error(code), { code }), '/kept')).toBeUndefined();
});

it('drafts that a killed build left go after a day, those of a build that runs stay', async () => {
  const folder = await workFolder();
  const store = openStore(folder);
  await store.put(one, bytesOf('x'));
  const draft = (name: string): string => path.join(path.dirname(placeOf(folder, one)), name);
  const [old, fresh] = [`${one.slice(2)}.12.1.new`, `${one.slice(2)}.13.1.new`];
  const [days, hours] = [(Date.now() - 90_000_000) / 1000, (Date.now() - 80_000_000) / 1000];
  for (const [name, time] of [
    [old, days],
    [fresh, hours],
    ['mine.new', days],
  ] as const) {
    await writeFile(draft(name), 'half');
    await utimes(draft(name), time, time);
  }
  await mkdir(draft(`${one.slice(2)}.14.1.new`));
  await utimes(draft(`${one.slice(2)}.14.1.new`), days, days);
  await writeFile(path.join(folder, 'own.12.1.new'), 'mine');
  await store.prune(Date.now());
  expect((await readdir(path.dirname(placeOf(folder, one)))).sort()).toEqual(
    [one.slice(2), fresh, 'mine.new', `${one.slice(2)}.14.1.new`].sort(),
  );
  expect([await readdir(folder), `${await store.get(one)}`]).toEqual([expect.arrayContaining(['own.12.1.new']), 'x']);
});

describe('the limit', () => {
  const key = (index: number): string => hashOf([`${index}`]);

  it('lets go first of what was not used for longest', async () => {
    const folder = await workFolder();
    const filler = openStore(folder);
    for (let index = 0; index < 10; index += 1) {
      await filler.put(key(index), new Uint8Array(1000 - 32));
      await utimes(placeOf(folder, key(index)), index, index);
    }
    expect(await filler.get(key(0))).toBeDefined();
    await expect.poll(async () => (await stat(placeOf(folder, key(0)))).mtimeMs).toBeGreaterThan(100_000);
    const store = openStore(folder, 6000);
    await store.prune(Date.now());
    expect(await sizeOf(folder)).toBeLessThanOrEqual(6000);
    const left = await Promise.all(Array.from({ length: 10 }, async (_, index) => (await store.get(key(index))) !== undefined));
    expect(left.map((isThere, index) => (isThere ? index : -1)).filter((index) => index >= 0)).toEqual([0, 7, 8, 9]);
  });

  it('is kept while much is put, in one build of many articles as well', async () => {
    const folder = await workFolder();
    const store = openStore(folder, 10_000);
    for (let index = 0; index < 100; index += 1) {
      await store.put(key(index), new Uint8Array(500));
      expect(await sizeOf(folder)).toBeLessThan(12_000);
    }
    expect(await store.get(key(99))).toBeDefined();
  });

  it('touches nothing that lies in the folder beside the cache', async () => {
    const folder = await workFolder();
    const own = ['photos/large.raw', 'ab/notes.txt', `cd/${'e'.repeat(61)}`, `music/${'a'.repeat(62)}`].map((name) =>
      path.join(folder, name),
    );
    for (const file of own) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, new Uint8Array(5000));
      await utimes(file, 1, 1);
    }
    await openStore(folder).put(one, new Uint8Array(500));
    const store = openStore(folder, 100);
    await store.prune(Date.now());
    expect(await store.get(one)).toBeUndefined();
    expect(own.map((file) => existsSync(file))).toEqual([true, true, true, true]);
  });

  it('is looked at again soon, whatever the clock said before', async () => {
    const folder = await workFolder();
    await openStore(folder).put(one, new Uint8Array(500));
    const mark = path.join(folder, 'pruned');
    const store = openStore(folder, 100);
    await writeFile(mark, '');
    await utimes(mark, new Date('2099-01-01'), new Date('2099-01-01'));
    await store.prune(Date.now());
    expect(await store.get(one)).toBeUndefined();
  });
});

describe('a shelf', () => {
  const made = { text: 'façade', bytes: bytesOf('pdf'), map: new Map([['a', [1]]]), none: undefined };

  it('gives what was made of the same inputs, by the same tool', async () => {
    const store = openStore(await workFolder());
    const first = createShelf(store, 'tool 1');
    expect(await first.of('print', ['html', bytesOf('x')], async () => made)).toEqual(made);
    await first.close(Date.now());
    const never = async (): Promise<typeof made> => Promise.reject(new Error('made anew'));
    const again = createShelf(store, 'tool 1');
    const found = await again.of('print', ['html', bytesOf('x')], never);
    expect([found.text, found.map, `${Buffer.from(found.bytes)}`, again.counts]).toEqual([
      made.text,
      made.map,
      'pdf',
      { found: 1, made: 0 },
    ]);
    await expect(again.of('print', ['htmlx'], never)).rejects.toThrow('made anew');
    await expect(again.of('print', ['html', 'x'], never)).rejects.toThrow('made anew');
    await expect(again.of('deck', ['html', bytesOf('x')], never)).rejects.toThrow('made anew');
    await expect(createShelf(store, 'tool 2').of('print', ['html', bytesOf('x')], never)).rejects.toThrow('made anew');
  });

  it('makes once what is asked for twice at a time, and again what failed', async () => {
    const shelf = createShelf(openStore(await workFolder()), 'tool');
    let count = 0;
    const make = async (): Promise<number> => {
      count += 1;
      if (count === 1) throw new Error('the first time');
      return count;
    };
    expect((await Promise.allSettled([shelf.of('a', [], make), shelf.of('a', [], make)])).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect([await shelf.of('a', [], make), count]).toEqual([2, 2]);
  });

  it('makes for whoever waits what another was told to stop making', async () => {
    const shelf = createShelf(openStore(await workFolder()), 'tool');
    const stop = new AbortController();
    const first = shelf.of('a', [], async () => stop.signal.throwIfAborted());
    const others = [shelf.of('a', [], async () => 1), shelf.of('a', [], async () => 2)];
    stop.abort();
    await expect(first).rejects.toThrow('aborted');
    expect(await Promise.all(others)).toEqual([1, 1]);
  });

  it('does not fail for what cannot be kept', async () => {
    const shelf = createShelf(openStore(await workFolder()), 'tool');
    const odd = { call: () => 1 };
    expect(await shelf.of('a', [], async () => odd)).toBe(odd);
    shelf.keep('b', [], odd);
    await shelf.close(Date.now());
    expect(await shelf.find('b', [])).toBeUndefined();
  });

  it('blind, makes all anew and keeps it', async () => {
    const store = openStore(await workFolder());
    for (const [result, isBlind] of [
      [1, false],
      [2, true],
    ] as const) {
      const shelf = createShelf(store, 'tool', isBlind);
      expect(await shelf.of('a', [], async () => result)).toBe(result);
      await shelf.close(Date.now());
    }
    expect(await createShelf(store, 'tool').find('a', [])).toBe(2);
  });
});

it.each([
  ['linux', { HOME: '/home/ana' }, '/home/ana/.cache/paparan/results'],
  ['linux', { HOME: '/home/ana', XDG_CACHE_HOME: '/fast' }, '/fast/paparan/results'],
  ['linux', { HOME: '/home/ana', XDG_CACHE_HOME: 'not/absolute' }, '/home/ana/.cache/paparan/results'],
  ['linux', { HOME: '/home/ana', XDG_CACHE_HOME: '' }, '/home/ana/.cache/paparan/results'],
  ['darwin', { HOME: '/Users/ana' }, '/Users/ana/Library/Caches/paparan/results'],
  ['win32', { HOME: '/c/ana', LOCALAPPDATA: '/c/ana/Local' }, '/c/ana/Local/paparan/results'],
  ['win32', { HOME: '/c/ana' }, '/c/ana/AppData/Local/paparan/results'],
  ['win32', { USERPROFILE: '/c/ana' }, '/c/ana/AppData/Local/paparan/results'],
] as const)('lies on %s with %j in %s', (platform, env, folder) => {
  expect(cacheFolder(env, platform)?.replaceAll(path.sep, '/')).toBe(folder);
});

it.each(['linux', 'darwin', 'win32'] as const)('lies nowhere on %s without a home, and nothing is kept', async (platform) => {
  expect([cacheFolder({}, platform), cacheFolder({ HOME: '' }, platform)]).toEqual([undefined, undefined]);
  const store = openStore(undefined);
  expect(store.trouble()).toBeUndefined();
  await store.put(one, bytesOf('x'));
  await store.prune(Date.now());
  expect([await store.get(one), store.trouble()]).toEqual([undefined, expect.stringMatching(/^nothing is kept .* --cache/)]);
});
