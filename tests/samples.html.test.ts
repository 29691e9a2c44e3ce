/** The samples' HTML files: each is one file, asks for nothing, and shows what it says in the embedded browser. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../scripts/render/chromium.ts';
import { startBrowser, type Browser } from '../scripts/render/browser.ts';
import { measure } from '../scripts/render/print.ts';
import { builtSamples, samples } from './support/samples.ts';

let browser: Browser;
beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, process.env);
});
afterAll(() => browser.close());

const files = samples.flatMap(({ slug }) => [`${slug}/deck.html`, `${slug}/handout.html`]);
const read = async (file: string): Promise<string> => readFileSync(path.join(await builtSamples(), file), 'utf8');
const withoutScripts = (html: string): string => html.replace(/<script[\s\S]*?<\/script>/g, '');

/** Every address that the document would load by itself; links that a reader follows are not among them. */
function loaded(html: string): readonly string[] {
  const markup = withoutScripts(html);
  const attributes = [...markup.matchAll(/<(?!a\b)[a-z][^>]*?\s(?:src|href|xlink:href|data|poster|srcset|action)=["']([^"']*)["']/gi)].map(
    (match) => match[1] ?? '',
  );
  const styles = [...markup.matchAll(/url\(\s*(?:&quot;|["'])?([^"')]+)|@import\s+["']([^"']+)/gi)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return [...attributes, ...styles].filter((address) => !/^(data:|#)/.test(address));
}

describe.each(files)('%s', (file) => {
  it('asks for nothing outside itself', async () => expect(loaded(await read(file))).toEqual([]));

  it('has no script that fetches', async () => {
    const scripts = [...(await read(file)).matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
    expect(
      scripts
        .map((script) => script.replace(/\/\*[\s\S]*?\*\//g, ''))
        .filter((script) => /https?:\/\/(?!www\.w3\.org\/)|\bfetch\(|XMLHttpRequest|import\(/.test(script))
        .map((script) => script.slice(0, 80)),
    ).toEqual([]);
  });

  it('is a document with a language, a title and all its pictures', async () => {
    const seen = await measure(
      browser,
      await read(file),
      `() => ({ lang: document.documentElement.lang, title: document.title,
      broken: [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.alt), h1: document.querySelectorAll('h1').length })`,
    );
    expect(seen).toMatchObject({
      lang: expect.stringMatching(/^(id|en)/) as string,
      title: expect.stringMatching(/\S/) as string,
      broken: [],
    });
    expect((seen as { h1: number }).h1).toBeGreaterThan(0);
  });
});

it('index.html lists every article with title, files, thumbnail and page counts', async () => {
  const html = await read('index.html');
  for (const { slug, title } of samples) {
    expect(html).toContain(title);
    for (const name of ['deck.html', 'deck.pdf', 'handout.html', 'handout.pdf', 'briefing.pdf', 'deck.md'])
      expect(html).toContain(`href="${slug}/${name}"`);
    expect(html).toMatch(new RegExp(`<img[^>]*src="(data:image|${slug}/)`));
  }
  const manifest = JSON.parse(await read('manifest.json')) as { articles: { files: { path: string; pages?: number }[] }[] };
  const counts = manifest.articles.flatMap((article) =>
    article.files.filter((entry) => /(briefing|handout)\.pdf$/.test(entry.path)).map((entry) => entry.pages),
  );
  expect(counts).toHaveLength(4);
  for (const count of counts) expect(html.replace(/<[^>]+>/g, ' ')).toMatch(new RegExp(`\\b${count} (pages|halaman)`));
});
