/** Pictures as the built documents hold them: as many pixels as their print needs, the right way up, in their colours, and nobody's secrets. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../../scripts/build.ts';
import { withPreparedPictures } from '../../scripts/documents/pictures.ts';
import { readArticles } from '../../scripts/articles.ts';
import { startBrowser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { drawPictures } from '../../scripts/render/pictures.ts';
import { readPicture } from '../../scripts/read/pictures.ts';
import { imagesOf, type PaintedImage } from '../support/images.ts';
import { workFolder } from '../support/lecture.ts';

const root = path.resolve('.');
const fixture = (name: string): string => path.join(root, 'tests', 'pictures', 'fixtures', name);
const secret = 'SecretCamera';

type Files = ReadonlyMap<string, Uint8Array>;
const builds: Build[] = [];
afterAll(() => Promise.all(builds.map((build) => build.dispose())));

/** Builds an article with these pictures as figures, one a point. */
async function built(pictures: Readonly<Record<string, Uint8Array>>, front = '', env: NodeJS.ProcessEnv = {}): Promise<Files> {
  const folder = path.join(await workFolder(), 'lecture');
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(path.join(folder, name), bytes);
  const points = Object.keys(pictures).map((name) => `### The point ${name}\n\n![Seen](${name} "About ${name}")\n`);
  writeFileSync(path.join(folder, 'article.md'), `---\ntitle: Pictures\n${front}---\n\n## All\n\n${points.join('\n')}`);
  const fonts = path.join(inject('scratch'), 'fonts.conf');
  const build = createBuild({ root, env: { ...process.env, FONTCONFIG_FILE: fonts, ...env }, date: new Date('2026-11-23T00:00:00Z') });
  builds.push(build);
  const files = new Map<string, Uint8Array>();
  await build.rebuild({
    paths: [folder],
    cwd: folder,
    documentsOf: async () => ['deck', 'handout', 'briefing'],
    onArticle: (article) => {
      for (const { name, bytes } of article.files) files.set(name, bytes);
      const errors = article.diagnostics.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw new Error(errors.map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n'));
    },
  });
  return files;
}

const file = (files: Files, name: string): Uint8Array => {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`${name} was not made`);
  return bytes;
};
const own = (...names: readonly string[]): Record<string, Uint8Array> =>
  Object.fromEntries(names.map((name) => [name, readFileSync(fixture(name))]));

/** The raster pictures in an HTML or Markdown file. */
function embedded(files: Files, name: string): readonly { readonly mime: string; readonly bytes: Buffer }[] {
  const found = Buffer.from(file(files, name))
    .toString('latin1')
    .matchAll(/data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=]+)/g);
  return [...found].map(([, mime = '', data = '']) => ({ mime, bytes: Buffer.from(data, 'base64') }));
}

/** A picture that no compression makes small, the same each time: grain on a slope, with a red upper left corner. */
function grain(width: number, height: number): Buffer {
  const png = new PNG({ width, height, colorType: 2 });
  let seed = 1;
  for (let at = 0; at < png.data.length; at += 4) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    const isCorner = x < width / 2 && y < height / 2;
    png.data.set(isCorner ? [230, 20, 20, 255] : [(x * 200) / width, 60 + (seed >> 24) / 2, (y * 200) / height, 255], at);
  }
  return PNG.sync.write(png, { deflateLevel: 1, filterType: 0, colorType: 2, inputHasAlpha: true });
}

async function asJpeg(png: Buffer, width: number, height: number, mime: 'image/jpeg' | 'image/webp' = 'image/jpeg'): Promise<Uint8Array> {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  const browser = await startBrowser(choice, process.env);
  const wish = { width, height, mime, white: false };
  const [made] = await drawPictures(browser, [{ mime: 'image/png', bytes: png, wishes: [wish] }]);
  await browser.close();
  if (!made?.[0]) throw new Error('no picture was made');
  return made[0];
}

describe('a camera photo', () => {
  let photo: Uint8Array;
  let files: Files;
  beforeAll(async () => {
    photo = await asJpeg(grain(3200, 2400), 3200, 2400);
    files = await built({ 'photo.jpg': photo });
  }, 300_000);

  it('is large', () => expect(photo.length).toBeGreaterThan(1_500_000));

  it('is printed with 300 dots an inch in handout and briefing', async () => {
    const [handout, briefing] = [await imagesOf(file(files, 'handout.pdf')), await imagesOf(file(files, 'briefing.pdf'))];
    expect(handout).toHaveLength(1);
    expect(briefing).toHaveLength(2);
    for (const { dpi, placed } of [...handout, ...briefing.slice(0, 1)]) {
      expect(dpi).toBeGreaterThan(290);
      expect(dpi).toBeLessThan(315);
      expect(placed.width / placed.height).toBeCloseTo(4 / 3, 1);
    }
  });

  it('is in the briefing once, though a slide shows it too', () => {
    const text = Buffer.from(file(files, 'briefing.pdf')).toString('latin1');
    expect(text.match(/\/Subtype\s*\/Image\b/g)).toHaveLength(1);
  });

  it('has two pixels for each of a slide', async () => {
    const [image] = await imagesOf(file(files, 'deck.pdf'));
    expect([image?.width, image?.height]).toEqual([1536, 1152]);
  });

  it('makes no file heavy', () => {
    const sizes = Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.length]));
    for (const [name, size] of Object.entries(sizes)) expect({ [name]: size < photo.length / 2 }).toEqual({ [name]: true });
  });

  it('keeps its corner where it was', async () => {
    for (const name of ['deck.pdf', 'handout.pdf', 'briefing.pdf'])
      for (const image of await imagesOf(file(files, name))) {
        expect(image.colour(0.25, 0.25)[0]).toBeGreaterThan(200);
        expect(image.colour(0.25, 0.75)[0]).toBeLessThan(120);
      }
  });

  it('gives the same bytes again', async () => {
    const again = await built({ 'photo.jpg': photo });
    expect([...again].map(([name, bytes]) => [name, Buffer.from(file(files, name)).equals(bytes)])).toEqual(
      [...files.keys()].map((name) => [name, true]),
    );
  }, 300_000);
});

it('a tall photo is printed in its own shape', async () => {
  const files = await built({ 'tall.jpg': await asJpeg(grain(1500, 2000), 1500, 2000) });
  for (const name of ['handout.pdf', 'briefing.pdf']) {
    const [image] = await imagesOf(file(files, name));
    expect(image?.dpi).toBeGreaterThan(290);
    expect(image?.dpi).toBeLessThan(375);
    expect((image?.placed.width ?? 0) / (image?.placed.height ?? 1)).toBeCloseTo(0.75, 2);
  }
}, 300_000);

it('a photo has more pixels where slides are printed on a whole page', async () => {
  const front = 'handout:\n  layout: slides-1\n  lines: none\n';
  const files = await built({ 'wide-photo.jpg': await asJpeg(grain(3600, 1800), 3600, 1800) }, front);
  const [image] = await imagesOf(file(files, 'handout.pdf'));
  expect(image?.dpi).toBeGreaterThan(290);
  expect(image?.dpi).toBeLessThan(375);
}, 300_000);

it('a photo kept as WebP is a JPEG on paper, which a PDF holds as it is', async () => {
  const files = await built({ 'photo.webp': await asJpeg(grain(2000, 1500), 2000, 1500, 'image/webp') });
  expect(embedded(files, 'handout.html').map(({ mime }) => mime)).toEqual(['image/jpeg']);
  expect(embedded(files, 'deck.md').map(({ mime }) => mime)).toEqual(['image/webp']);
  expect(Buffer.from(file(files, 'handout.pdf')).toString('latin1')).toContain('/DCTDecode');
}, 300_000);

describe('small pictures from cameras and editors', () => {
  const turned = ['turned.jpg', 'turned.png', 'turned.webp'];
  const coloured = ['cmyk.jpg', 'private.jpg', 'private.png', 'plain.jpg'];
  const quarters = [...turned, ...coloured];
  const order = [...quarters, 'deep.png', 'wide.jpg', 'wide.png', 'clear.png', 'moving.gif'];
  const images: Record<string, readonly PaintedImage[]> = {};
  let files: Files;
  beforeAll(async () => {
    files = await built(own(...order));
    for (const name of ['deck.pdf', 'handout.pdf']) images[name] = await imagesOf(file(files, name));
  }, 300_000);
  const image = (document: string, name: string): PaintedImage => {
    const found = images[document]?.[order.indexOf(name)];
    if (!found) throw new Error(`${document} does not show ${name}`);
    return found;
  };
  const corners = (painted: PaintedImage): readonly string[] =>
    [
      [0.2, 0.2],
      [0.8, 0.2],
      [0.2, 0.8],
      [0.8, 0.8],
    ].map(([x = 0, y = 0]) =>
      painted
        .colour(x, y)
        .map((value) => (value > 215 ? 'f' : value < 40 ? '0' : '?'))
        .join(''),
    );

  it('are all there', () => {
    expect(images['deck.pdf']).toHaveLength(order.length);
    expect(images['handout.pdf']).toHaveLength(order.length);
  });

  it.each(quarters)('%s is upright, and has its colours', (name) => {
    for (const document of ['deck.pdf', 'handout.pdf']) {
      expect(corners(image(document, name))).toEqual(['f00', '0f0', '00f', 'ff0']);
      const { placed } = image(document, name);
      expect(placed.width / placed.height).toBeCloseTo(4 / 3, 1);
    }
  });

  it('wide colours become those of sRGB', () => {
    const bytes = embedded(files, 'handout.html').map((picture) => picture.bytes);
    for (const name of ['wide.jpg', 'wide.png']) {
      const [red = 255, green = 0] = image('handout.pdf', name).colour(0.5, 0.5);
      expect(red).toBeLessThan(20);
      expect(green).toBeGreaterThan(195);
    }
    expect(bytes.map((one) => readPicture(one)?.foreign ?? false)).not.toContain(true);
  });

  it('what is see-through stays so on slides and stands on white on paper', () => {
    expect(image('deck.pdf', 'clear.png').masked).toBe(true);
    expect(image('deck.pdf', 'deep.png').masked).toBe(true);
    for (const name of order) expect(image('handout.pdf', name).masked).toBe(false);
    expect(image('handout.pdf', 'clear.png').colour(0.2, 0.5)).toEqual([255, 255, 255]);
    const [red = 0, green = 0] = image('handout.pdf', 'deep.png').colour(0.2, 0.2);
    expect([red > 250, green > 100 && green < 150]).toEqual([true, true]);
  });

  it('a film is its first image on paper, and a film in the presentation', () => {
    expect(embedded(files, 'handout.html').map(({ mime }) => mime)).not.toContain('image/gif');
    expect(embedded(files, 'deck.md').map(({ mime }) => mime)).toContain('image/gif');
    expect(image('handout.pdf', 'moving.gif').colour(0.5, 0.5)).toEqual([255, 0, 0]);
  });

  it('what needs nothing keeps its bytes', () => {
    const plain = readFileSync(fixture('plain.jpg'));
    for (const name of ['deck.md', 'deck.html', 'handout.html'])
      expect(embedded(files, name).some(({ bytes }) => bytes.equals(plain))).toBe(true);
  });

  it('nothing that a camera wrote of its owner is in any file', () => {
    for (const [name, bytes] of files) expect({ [name]: Buffer.from(bytes).includes(secret) }).toEqual({ [name]: false });
    for (const name of ['deck.md', 'deck.html', 'handout.html'])
      for (const { bytes } of embedded(files, name)) expect(bytes.includes(secret)).toBe(false);
  });

  it('nor where there is no browser, which leaves them as they are and the right way up', async () => {
    const without = await built(own(...order), '', { CHROME_PATH: '/nowhere/chrome' });
    expect([...without.keys()].sort()).toEqual(['deck.html', 'deck.md', 'handout.html']);
    for (const { bytes } of embedded(without, 'deck.md')) expect(bytes.includes(secret)).toBe(false);
    const [first] = embedded(without, 'deck.md').map(({ bytes }) => readPicture(bytes));
    expect(first).toMatchObject({ orientation: 6, width: 200, height: 150 });
  });
});

it('a picture that cannot be read is told, and nothing is made', async () => {
  const png = readFileSync(fixture('clear.png'));
  png.fill(0x55, png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
  await expect(built({ 'broken.png': png })).rejects.toThrow('not-a-picture: "broken.png" cannot be read');
});

it('an article without photos waits for no browser', async () => {
  const folder = path.join(await workFolder(), 'lecture');
  mkdirSync(folder);
  copyFileSync(fixture('plain.jpg'), path.join(folder, 'plain.jpg'));
  writeFileSync(path.join(folder, 'drawn.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>');
  writeFileSync(path.join(folder, 'article.md'), '---\ntitle: A\n---\n\n![A](plain.jpg)\n\n![B](drawn.svg)\n');
  const { articles } = await readArticles([folder], folder, root);
  const article = articles[0]?.article;
  if (!article) throw new Error('no article was read');
  const prepared = await withPreparedPictures(article, { browser: () => Promise.reject(new Error('a browser was asked for')) });
  expect(prepared.article).toBe(article);
});
