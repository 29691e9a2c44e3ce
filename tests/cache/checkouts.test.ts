/** What two checkouts of one commit keep is the same, whenever their files were written; a theme that is edited makes anew what is set in it. */
import { cp, mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { repository, run } from '../support/command.ts';
import { workFolder } from '../support/lecture.ts';

let folder: string;
const sources = ['scripts', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json'];

async function checkOut(name: string): Promise<string> {
  const root = path.join(folder, name);
  await mkdir(root, { recursive: true });
  for (const each of sources) await cp(path.join(repository, each), path.join(root, each), { recursive: true });
  await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  return root;
}

interface Outcome {
  readonly status: number | null;
  readonly said: string;
}

async function build(root: string, ...flags: readonly string[]): Promise<Outcome> {
  const entry = path.join(root, 'scripts', 'paparan.mjs');
  const args = ['build', 'content', '--out', 'dist', '--cache', path.join(folder, 'cache'), ...flags];
  const { status, stdout } = await run(args, { cwd: folder, entry });
  return { status, said: stdout };
}

beforeAll(async () => {
  folder = await workFolder();
  for (const [name, theme] of [
    ['bright', 'light'],
    ['night', 'dark'],
  ]) {
    await mkdir(path.join(folder, 'content', String(name)), { recursive: true });
    await writeFile(
      path.join(folder, 'content', String(name), 'article.md'),
      `---\ntitle: ${name}\nlang: en\ntheme: ${theme}\n---\n\nA promise.\n\n## What binds\n\nIt is **written**.\n`,
    );
  }
});

test('a second checkout finds all that the first has kept, and an edited theme makes only its own decks anew', async () => {
  const first = await checkOut('first');
  expect((await build(first)).status).toBe(0);
  const second = await checkOut('second');
  for (const name of await readdir(path.join(second, 'scripts'))) await utimes(path.join(second, 'scripts', name), 1_000_000, 1_000_000);
  const again = await build(second);
  expect([again.status, again.said]).toEqual([0, expect.stringContaining('all from the cache')]);

  const theme = path.join(second, 'templates', 'deck', 'themes', 'dark.css');
  await writeFile(theme, ':root { --unused: 1px; }\n', { flag: 'a' });
  const edited = await build(second);
  expect(edited.status).toBe(0);
  const [, kept, all] = /(\d+) of (\d+) parts .*from the cache/.exec(edited.said) ?? [];
  expect([Number(kept) >= Number(all) / 2, edited.said]).toEqual([true, edited.said]);
}, 120_000);
