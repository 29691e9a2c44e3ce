/** Pictures of handout and briefing that leave a page half empty stand there somewhat smaller; those that would become too small stay as they are. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import { nextHeights, paperFigures, type PaperFigure } from '../scripts/plan/fit/figures.ts';
import { run } from './support/command.ts';
import { imagesOf, type PaintedImage } from './support/images.ts';
import { workFolder } from './support/lecture.ts';

const millimetre = 72 / 25.4;

function square(side: number): Uint8Array {
  const png = new PNG({ width: side, height: side });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([at % 251, at % 241, at % 239, 255], at);
  return PNG.sync.write(png);
}

let running: Build;
beforeAll(() => {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running = createBuild({ root: path.resolve('.'), env, date: new Date(0) });
});
afterAll(() => running.dispose());

type Files = Readonly<Record<string, Uint8Array>>;

/** `lines` of text, the picture, below a heading or not, and text behind it. */
function writeSquare(folder: string, lines: number, front = '', heading = ''): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'square.png'), square(500));
  const text = Array.from({ length: lines }, (_, index) => `Line ${index}.`).join('\n\n');
  const body = `${text}\n\n${heading}![A square](square.png "The square"){#fig-square}\n\nBehind it.\n\n## Section\n\n${text}`;
  writeFileSync(path.join(folder, 'article.md'), `---\ntitle: Pictures\nlang: en\n${front}---\n\n## First\n\n${body}\n`);
}

async function built(lines: number, front = '', heading = ''): Promise<Files> {
  const folder = path.join(await workFolder(), 'lecture');
  writeSquare(folder, lines, front, heading);
  const files: Record<string, Uint8Array> = {};
  await running.rebuild({
    paths: [folder],
    cwd: folder,
    documentsOf: async () => ['handout', 'briefing'],
    onArticle: (article) => void article.files.forEach(({ name, bytes }) => (files[name] = bytes)),
  });
  return files;
}

/** The one picture of the text, with its height in mm. */
async function shown(files: Files, name: string): Promise<Pick<PaintedImage, 'page'> & { readonly height: number }> {
  const [image] = (await imagesOf(files[name] ?? new Uint8Array())).filter(({ width }) => width > 100);
  if (!image) throw new Error(`${name} shows no picture`);
  return { page: image.page, height: image.placed.height / millimetre };
}

describe('a square photo, 120 mm high by itself', () => {
  it.each([
    ['where it fits', 8, 0, 119, 121],
    ['where less is left', 13, 0, 60, 95],
    ['where too little is left', 20, 1, 119, 121],
  ])('%s', async (_, lines, page, least, most) => {
    const files = await built(lines);
    const image = await shown(files, 'handout.pdf');
    expect(image.page).toBe(page);
    expect(image.height).toBeGreaterThanOrEqual(least);
    expect(image.height).toBeLessThanOrEqual(most);
  });

  it('is made smaller in the pack of a course, too', async () => {
    const cwd = await workFolder();
    await writeSquare(path.join(cwd, 'content', 'one'), 8);
    writeFileSync(path.join(cwd, 'content', 'course.yaml'), 'title: A course\narticles: [one]\n');
    const { status, stderr } = await run(['build', '--only', 'course'], { cwd });
    expect([status, stderr]).toEqual([0, expect.anything()]);
    const image = await shown({ 'course.pdf': new Uint8Array(readFileSync(path.join(cwd, 'dist', 'course.pdf'))) }, 'course.pdf');
    expect(image.page).toBe(2);
    expect(image.height).toBeGreaterThanOrEqual(60);
    expect(image.height).toBeLessThanOrEqual(110);
  });

  it('is as high where handout.html is printed by its reader, and never on a screen', async () => {
    const files = await built(13);
    const html = Buffer.from(files['handout.html'] ?? []).toString();
    const [, height] = /<img[^>]* style="--height:(\d+)mm[;"]/.exec(html) ?? [];
    expect(Math.abs((await shown(files, 'handout.pdf')).height - Number(height))).toBeLessThan(0.5);
    expect(html.slice(html.indexOf('@media screen {')).slice(0, 400)).not.toContain('--height');
  });

  it('stands smaller below a heading, too', async () => {
    const image = await shown(await built(10, '', '### Point\n\n'), 'handout.pdf');
    expect(image.page).toBe(0);
    expect(image.height).toBeLessThan(100);
  });

  it('stands smaller in a briefing too, whose column is another', async () => {
    const files = await built(17, 'briefing: { slides: false, numberParagraphs: false }\n');
    const { height } = await shown(files, 'briefing.pdf');
    expect(height).toBeGreaterThanOrEqual(60);
    expect(height).toBeLessThan(119);
  });
});

const picture = (mime: 'image/png' | 'image/svg+xml', width: number, height: number) => ({ mime, bytes: new Uint8Array(), width, height });
const position = { file: 'a', line: 1, column: 1 };
const text = (...names: readonly string[]): Parameters<typeof paperFigures>[0] =>
  ({
    introduction: names.map((src) => ({ type: 'figure', id: src, pictures: [{ src, alt: 'a', position }], position })),
    sections: [],
  }) as unknown as Parameters<typeof paperFigures>[0];

it('a photo may lose half its height, a drawing a quarter, a low one nothing', () => {
  const pictures = {
    photo: picture('image/png', 3000, 3000),
    drawing: picture('image/svg+xml', 3000, 3000),
    low: picture('image/png', 3000, 700),
  };
  const found = paperFigures(text('photo', 'drawing', 'low'), pictures);
  expect(found.map(({ id, height, least }) => [id, Math.round(height), Math.round(least)])).toEqual([
    ['photo', 120, 60],
    ['drawing', 120, 90],
  ]);
});

describe('the next heights to try', () => {
  const figure = (id: string): PaperFigure => ({ id, height: 120, least: 60, below: 8 });
  const at = (page: number, fromTop: number) => ({ page, top: (297 - fromTop) * millimetre });
  const sizes = Array.from({ length: 5 }, () => ({ height: 297 * millimetre }));
  const found = (destinations: Record<string, ReturnType<typeof at>>, left: Record<string, number>) => ({
    destinations,
    sizes,
    leftOver: Object.fromEntries(Object.entries(left).map(([id, mm]) => [id, mm * millimetre])),
  });

  it('are of the first picture that would fit', () => {
    const where = found({ a: at(1, 0), b: at(2, 0) }, { a: 50, b: 100 });
    expect(nextHeights([figure('a'), figure('b')], {}, where)).toEqual({ b: 82 });
  });
  it('leave room for a heading above it', () =>
    expect(nextHeights([figure('a')], {}, found({ a: at(1, 12) }, { a: 110 }))).toEqual({ a: 70 }));
  it('are none where none would fit, or all stand well', () => {
    expect(nextHeights([figure('a')], {}, found({ a: at(1, 0) }, { a: 77 }))).toBeUndefined();
    expect(nextHeights([figure('a')], { a: 80 }, found({ a: at(0, 128) }, {}))).toBeUndefined();
  });
  it('give up one that did not help, once', () => {
    const where = found({ a: at(1, 0) }, { a: 100 });
    const given = nextHeights([figure('a')], { a: 82 }, where);
    expect(given).toEqual({ a: undefined });
    expect(nextHeights([figure('a')], given ?? {}, where)).toBeUndefined();
  });
});
