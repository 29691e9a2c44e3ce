/** What is told of files that are saved in several steps, close together: whoever reads a file when it is told has its last state in the end. */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchFolders } from '../../scripts/serve/watch.ts';

let folder: string;
let file: string;
let read: string;
let reads: string[];
let watching: { close(): Promise<void> };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paparan-watch-'));
  file = path.join(folder, 'article.md');
  await writeFile(file, 'first');
  read = 'first';
  reads = [];
  watching = await watchFolders({
    roots: [folder],
    except: [],
    onChange: (files) => {
      if (files.includes(file)) reads.push((read = readFileSync(file, 'utf8')));
    },
    onProblem: (error) => expect.fail(error.message),
  });
});

afterEach(async () => {
  await watching.close();
  await rm(folder, { recursive: true, force: true });
});

/** The ways in which editors save; `wait` ms lie between their steps. */
const ways: Readonly<Record<string, (text: string, wait: number) => Promise<void>>> = {
  async 'empties and fills'(text, wait) {
    await writeFile(file, '');
    await pause(wait);
    await writeFile(file, text, { flag: 'r+' });
  },
  async 'renames onto it'(text, wait) {
    await writeFile(path.join(folder, 'article.md~'), text);
    await pause(wait);
    await rename(path.join(folder, 'article.md~'), file);
  },
  async 'fills, then renames another onto it'(text, wait) {
    await writeFile(file, `${text} in part`);
    await pause(wait);
    await this['renames onto it']?.(text, 0);
  },
};

/** Keeps this thread busy, as a build does: what happens meanwhile is seen together. */
function busy(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

it.each(Object.keys(ways))(
  'an editor that %s: its last state is told, however close the steps are',
  async (way) => {
    for (let round = 0; round < 40; round++) {
      const text = `${way} ${round}`;
      const saved = ways[way]?.call(ways, text, round % 10);
      if (round % 3 === 0) busy(round % 30);
      await saved;
      for (let waited = 0; read !== text && waited < 2000; waited += 5) await pause(5);
      expect(read).toBe(text);
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  },
  60_000,
);

it('is told where the file keeps its time and its size, as tools leave pictures that they turn or pack', async () => {
  utimesSync(file, 2e9, 1e9);
  await pause(400);
  for (const text of ['other', 'third', 'again']) {
    writeFileSync(file, text);
    utimesSync(file, 2e9, 1e9);
    await until(() => read === text);
  }
});

it('a file that is empty for a moment is told when it is filled; one that stays empty is told', async () => {
  for (const wait of [30, 60, 100, 140]) {
    await ways['empties and fills']?.(`after ${wait}`, wait);
    await until(() => read === `after ${wait}`);
  }
  expect(reads.filter((text) => text === '')).toEqual([]);
  await writeFile(file, '');
  await until(() => read === '');
});

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < 5000 && !isSo(); waited += 10) await pause(10);
  expect(isSo()).toBe(true);
}
