/** What builds learn of an article: for whom it is kept, and for how many. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../scripts/articles.ts';
import { createShelf } from '../../scripts/cache/shelf.ts';
import { openStore } from '../../scripts/cache/store.ts';
import type { OpenBindery } from '../../scripts/bindery/bindery.ts';
import type { Workshop } from '../../scripts/documents/workshop.ts';
import { openLessons } from '../../scripts/lessons.ts';
import type { KnownTexts } from '../../scripts/read/known.ts';
import type { Source } from '../../scripts/read/sources.ts';
import { workFolder } from '../support/lecture.ts';
import { startLive } from '../support/live.ts';
import { firstLecture, writeArticle } from './lecture.ts';

/** A bindery and a desk that say what they are asked; reading an article is to parse its name. */
function stage() {
  const said: string[] = [];
  const bindery = {
    about: (article: string, learned?: Uint8Array) => {
      said.push(`about ${nameIn(article)}${learned ? ` knowing ${Buffer.from(learned).toString()}` : ''}`);
      return {};
    },
    learned: async (article: string) => {
      said.push(`forget ${nameIn(article)}`);
      return Buffer.from(nameIn(article));
    },
  } as unknown as OpenBindery;
  const desk = {
    read: async ({ file }: Source, known: KnownTexts) => {
      known.markdown(file, () => {
        said.push(`parse ${file}`);
        return { type: 'root', children: [] };
      });
    },
  } as unknown as Desk;
  return { said, bindery, finishing: bindery, desk, workshop: {} as Workshop };
}

const nameIn = (key: string): string => String((JSON.parse(key) as unknown[])[0]);
const source = (file: string): Source => ({ file }) as Source;
const wish = { documents: ['deck'] };

describe('lessons', () => {
  it('are of the build before, for what is wished', async () => {
    const folder = await workFolder();
    const build = async (file: string, wanted: object, isMade = true): Promise<readonly string[]> => {
      const { said, ...given } = stage();
      const shelf = createShelf(openStore(folder), 'test');
      const lessons = openLessons({ ...given, shelf });
      const { read, keep } = await lessons.about(source(file), wanted);
      await read();
      keep(isMade);
      await lessons.close();
      await shelf.close(0);
      return said;
    };
    expect(await build('a', wish)).toEqual(['about a', 'parse a', 'forget a']);
    expect(await build('a', wish)).toEqual(['about a knowing a', 'forget a']);
    expect(await build('a', { documents: [] })).toEqual(['about a', 'forget a']);
    expect(await build('b', wish, false)).toEqual(['about b', 'parse b', 'forget b']);
    expect(await build('b', wish)).toEqual(['about b', 'forget b']);
  });

  it('stay in memory while a preview runs, those of the articles that were built last', async () => {
    const { said, ...given } = stage();
    const lessons = openLessons({ ...given, isLasting: true });
    const rebuild = async (file: string): Promise<readonly string[]> => {
      said.length = 0;
      const { read, keep } = await lessons.about(source(file), wish);
      await read();
      keep(true);
      return said.filter((one) => !one.startsWith('about'));
    };
    for (const file of 'abcdefgh') expect(await rebuild(file)).toEqual([`parse ${file}`]);
    expect(await rebuild('a')).toEqual([]);
    expect(await rebuild('i')).toEqual(['forget b', 'parse i']);
    expect(await rebuild('a')).toEqual([]);
    expect(await rebuild('b')).toEqual(['forget c', 'parse b']);
  });
});

it('are kept where a preview is told to, or nowhere', async () => {
  const cwd = await workFolder();
  await writeArticle(cwd, firstLecture);
  const kept = async (): Promise<number> => (await readdir(path.join(cwd, 'own')).catch(() => [])).length;
  const preview = async (...flags: readonly string[]): Promise<void> => {
    const running = await startLive(['preview', 'content/small', '--out', 'live', '--port', '0', ...flags], cwd);
    await running.stop();
    expect(await readdir(path.join(cwd, 'live', 'small'))).toContain('briefing.pdf');
    await rm(path.join(cwd, 'live'), { recursive: true });
  };
  await preview('--no-cache');
  expect(await kept()).toBe(0);
  await preview('--cache', 'own');
  expect(await kept()).toBeGreaterThan(5);
}, 60_000);
