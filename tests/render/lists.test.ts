/** Lists on slides: items stand as far apart whether one of them holds a list or not. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { workFolder } from '../support/lecture.ts';
import { openViewer, type Viewer } from '../support/live.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
}, 60_000);
afterAll(() => viewer.close());

test('items of a list within a list are equally far apart', async () => {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'content', 'one'), { recursive: true });
  const plain = '- Equipment\n  - beaker\n  - funnel\n  - flask';
  const deep = '- Chemicals\n  - tea\n  - salt\n  - drying agent\n    - granular\n    - two spatulas';
  const text = `---\ntitle: Lists\nlang: en\n---\n\n## All\n\n### Plain\n\n${plain}\n- More\n\n### Deep\n\n${deep}\n- More\n`;
  await writeFile(path.join(cwd, 'content', 'one', 'article.md'), text);
  const { status } = await run(['build', '--only', 'deck', '--no-cache'], { cwd });
  expect(status).toBe(0);
  const page = await viewer.browser.newPage();
  await page.goto(pathToFileURL(path.join(cwd, 'dist', 'one', 'deck.html')).href);
  const gaps = await page.$$eval('section.points .body > ul > li:first-child > ul', (lists) =>
    lists.map((list) => {
      const tops = [...list.children].map((item) => (item as HTMLElement).offsetTop);
      return (tops[1] ?? 0) - (tops[0] ?? 0);
    }),
  );
  expect(gaps).toHaveLength(2);
  expect(gaps[0]).toBe(gaps[1]);
}, 60_000);
