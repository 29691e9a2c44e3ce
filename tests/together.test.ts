/** Articles that are made side by side, which take their first slide's picture at another time and share a browser, are the same files as when each is made alone. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../scripts/write.ts';
import { run } from './support/command.ts';
import { snapshot, workFolder } from './support/lecture.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><circle cx="200" cy="100" r="80" fill="#a33"/></svg>';

/** What each has on its first slide, and what may shine through from the next. */
const articles: Readonly<Record<string, string>> = {
  dark: 'title: A promise at night\ntheme: dark\nsubtitle: What the dark keeps\nauthors: [A. Writer]\nmarking: Internal',
  small: "title: A narrow promise\ndeck:\n  size: '4:3'\nbrand:\n  accent: '#8a1c1c'\n  logo: sign.svg",
  arabic: 'title: وعد الحلفاء\nlang: ar\ntheme: warm\ndate: 2026-11-23',
  bare: 'title: 約束 $x^2$\nlang: ja\ntheme: contrast\ndeck:\n  reveal: true',
};

const body = [
  'What is promised, $E = mc^2$.',
  '',
  '## The first',
  '',
  '- One **thing**',
  '- Another',
  '',
  '![A circle](sign.svg)',
  '',
].join('\n');

async function hashes(folder: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(Object.entries(await snapshot(folder)).map(([name, { bytes }]) => [name, sha256(bytes)]));
}

it('are the same bytes', { timeout: 120_000 }, async () => {
  const cwd = await workFolder();
  for (const [slug, front] of Object.entries(articles)) {
    const folder = path.join(cwd, 'all', slug);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'article.md'), `---\n${front}\n---\n\n${body}`);
    await writeFile(path.join(folder, 'sign.svg'), drawing);
  }
  const together = await run(['build', 'all', '--no-cache', '--out', 'together'], { cwd });
  expect(together.status, together.stderr).toBe(0);
  for (const slug of Object.keys(articles)) {
    const alone = await run(['build', `all/${slug}`, '--no-cache', '--out', 'alone'], { cwd });
    expect(alone.status, alone.stderr).toBe(0);
    const [one, other] = [await hashes(path.join(cwd, 'together', slug)), await hashes(path.join(cwd, 'alone', slug))];
    expect(Object.keys(other)).toContain('cover.webp');
    expect(one).toEqual(other);
  }
});
