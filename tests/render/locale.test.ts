/** The user's own language changes no document: neither words that Node forms nor those that the browser sets. */
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { sha256 } from '../../scripts/write.ts';
import { run } from '../support/command.ts';
import { snapshot, workFolder, writeLecture } from '../support/lecture.ts';

const none = { LC_ALL: undefined, LANG: undefined, LANGUAGE: undefined };

/** A drawing has no language of its own; of Latin, and of its dates and numbers, Intl knows nothing. */
async function writeArticles(cwd: string): Promise<void> {
  const content = path.join(cwd, 'content');
  await writeLecture(content, 'drawn', { front: 'lang: en\n', body: 'One.\n\n## Two\n\n![Fishing](fish.svg "Fishing")' });
  const words = '<text x="10" y="50" font-family="Plus Jakarta Sans" font-size="30">fishing in it</text>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">${words}</svg>`;
  await writeFile(path.join(content, 'drawn', 'fish.svg'), svg);
  await writeLecture(content, 'latin', { front: 'lang: la\ndate: 2024-03-01\n', body: 'One **thing**.' });
}

it.each([{ LC_ALL: 'tr_TR.UTF-8' }, { LANG: 'lt_LT.UTF-8', LANGUAGE: 'lt' }])('%j', async (env) => {
  const cwd = await workFolder();
  await writeArticles(cwd);
  const build = async (out: string, more: object): Promise<Readonly<Record<string, string>>> => {
    expect((await run(['build', '--no-cache', '--out', out], { cwd, env: { ...none, ...more } })).status).toBe(0);
    return Object.fromEntries(Object.entries(await snapshot(path.join(cwd, out))).map(([name, { bytes }]) => [name, sha256(bytes)]));
  };
  expect(await build('theirs', env)).toEqual(await build('none', {}));
});
