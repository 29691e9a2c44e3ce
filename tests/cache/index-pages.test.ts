/** index.html is made again only where what it shows has changed. */
import { appendFile, cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openIndexPages } from '../../scripts/commands/index-pages.ts';
import { openIndex } from '../../scripts/documents/index-page.ts';
import type { Shelf } from '../../scripts/model/shelf.ts';
import { repository } from '../support/command.ts';
import { workFolder } from '../support/lecture.ts';

/** In memory; `made` counts. */
function openShelf(): { readonly shelf: Shelf; made(): number } {
  const known = new Map<string, unknown>();
  let made = 0;
  const of = async <T>(kind: string, inputs: readonly (string | Uint8Array)[], make: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify([kind, inputs]);
    if (!known.has(key)) {
      made += 1;
      known.set(key, await make());
    }
    return known.get(key) as T;
  };
  return { shelf: { of, find: async () => undefined, keep: () => undefined }, made: () => made };
}

const article = (pages: number, hashes: readonly [string, string]) => ({
  slug: 'one',
  title: 'One',
  lang: 'en',
  direction: 'ltr' as const,
  files: [
    { path: 'one/deck.pdf', pages, sha256: 'deck' },
    { path: 'one/handout.pdf', pages: 2, sha256: hashes[0] },
    { path: 'one/handout-slides-4.pdf', pages: 2, sha256: hashes[1] },
  ],
});

it('is not made again for other bytes, and is for other pages, files that became the same, and templates', async () => {
  const root = await workFolder();
  await cp(path.join(repository, 'templates'), path.join(root, 'templates'), { recursive: true });
  const { shelf, made } = openShelf();
  const index = openIndexPages(root, shelf);
  index.prepare();
  const first = await index.page([article(3, ['a', 'b'])], undefined);
  expect(await index.page([article(3, ['c', 'd'])], undefined)).toBe(first);
  expect(made()).toBe(1);
  expect(await index.page([article(4, ['a', 'b'])], undefined)).toContain('4 slides');
  const same = await index.page([article(3, ['a', 'a'])], undefined);
  expect([first.match(/href="[^"]*handout[^"]*"/g)?.length, same.match(/href="[^"]*handout[^"]*"/g)?.length]).toEqual([2, 1]);
  const template = path.join(root, 'templates/index/index.html.hbs');
  await appendFile(template, '<!-- another -->');
  expect((await readFile(template, 'utf8')).endsWith('<!-- another -->')).toBe(true);
  expect(await index.page([article(3, ['a', 'b'])], undefined)).toContain('<!-- another -->');
  expect(made()).toBe(4);
});

it('is the same whether it was prepared or not', async () => {
  const { shelf } = openShelf();
  const [prepared, fresh] = [openIndexPages(repository, shelf), openIndexPages(repository, openShelf().shelf)];
  prepared.prepare();
  expect(await prepared.page([article(3, ['a', 'b'])], undefined)).toBe(await fresh.page([article(3, ['a', 'b'])], undefined));
});

it('stands from right to left where all of its articles do', async () => {
  const page = await openIndex(repository);
  const arabic = { ...article(3, ['a', 'b']), slug: 'two', lang: 'ar', direction: 'rtl' as const };
  expect(await page([arabic], undefined)).toContain('<html lang="ar" dir="rtl">');
  expect(await page([article(3, ['a', 'b']), arabic], undefined)).toContain('<html lang="en" dir="ltr">');
});
