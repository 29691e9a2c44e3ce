/** Pictures on slides: the plate that a theme puts below a picture is as large as the picture, whatever its shape and the slide's. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';
import { openViewer, type Viewer } from '../support/live.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
}, 60_000);
afterAll(() => viewer.close());

const shapes = [[1600, 60], [1600, 300], [800, 300], [800, 450], [400, 400], [300, 900]] as const; // prettier-ignore
const svg = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M0 0L${width} ${height}" stroke="#000"/></svg>`;

test.each(['16:9', '4:3'])(
  'a plate hugs its picture (%s)',
  async (size) => {
    const cwd = await workFolder();
    const shown = shapes.map(
      (_, index) =>
        `## Shape ${index}\n\n:::slide\n![a](${index}.svg "A caption")\n:::\n\n:::slide\n- Words\n- beside\n\n![a](${index}.svg "A caption")\n:::\n`,
    );
    const file = await writeLecture(cwd, 'one', { front: `theme: dark\ndeck: { size: '${size}' }\n`, body: shown.join('\n') });
    for (const [index, [width, height]] of shapes.entries())
      await writeFile(path.join(path.dirname(file), `${index}.svg`), svg(width, height));
    const { status } = await run(['build', 'one', '--only', 'deck', '--no-cache'], { cwd });
    expect(status).toBe(0);
    const page = await viewer.browser.newPage();
    await page.goto(pathToFileURL(path.join(cwd, 'dist', 'one', 'deck.html')).href);
    const boxes = await page.$$eval('figure img.picture', (all) =>
      all.map((img) => ({
        bands:
          Math.abs((img as HTMLImageElement).offsetWidth / img.naturalWidth - img.offsetHeight / img.naturalHeight) * img.naturalHeight,
        fills: Math.max(img.offsetWidth / (img.parentElement?.offsetWidth ?? 1), img.offsetHeight / (img.parentElement?.offsetHeight ?? 1)),
      })),
    );
    expect(boxes).toHaveLength(2 * shapes.length);
    for (const { bands, fills } of boxes) expect([bands < 4, fills > 0.8]).toEqual([true, true]);
  },
  60_000,
);

test('a picture among text keeps its shape, and its credit stands below it', async () => {
  const cwd = await workFolder();
  const slides = shapes.map(
    (_, index) =>
      `:::slide{kind=points}\n- Words\n- above\n\n![a](${index}.svg "A caption")\n:::\n\n:::slide{kind=points}\n- Words\n- above\n\n![a](${index}.svg "A caption"){credit="Photo: *Ani* ${index}"}\n:::\n`,
  );
  const file = await writeLecture(cwd, 'one', { body: `## Shapes\n\nText.\n\n${slides.join('\n')}` });
  for (const [index, [width, height]] of shapes.entries())
    await writeFile(path.join(path.dirname(file), `${index}.svg`), svg(width, height));
  expect((await run(['build', 'one', '--only', 'deck', '--no-cache'], { cwd })).status).toBe(0);
  const page = await viewer.browser.newPage();
  await page.goto(pathToFileURL(path.join(cwd, 'dist', 'one', 'deck.html')).href);
  const seen = await page.$$eval('section.points .body:has(img.picture)', (bodies) =>
    bodies.map((body) => {
      const img = body.querySelector<HTMLImageElement>('img.picture') as HTMLImageElement;
      const credit = body.querySelector<HTMLElement>('.caption');
      const bands = Math.abs(img.offsetWidth / img.naturalWidth - img.offsetHeight / img.naturalHeight) * img.naturalHeight;
      return {
        isStretched: bands > 4 && getComputedStyle(img).objectFit !== 'contain',
        words: body.querySelectorAll('li').length,
        ...(credit && { credit: credit.textContent?.trim(), gap: credit.offsetTop - img.offsetTop - img.offsetHeight }),
      };
    }),
  );
  expect(seen).toEqual(
    shapes.flatMap((_, index) => [
      { isStretched: false, words: 2 },
      { isStretched: false, words: 2, credit: `Photo: Ani ${index}`, gap: 12 },
    ]),
  );
}, 60_000);
