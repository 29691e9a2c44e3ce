/** deck.md is a whole Marp document: stock marp-cli, with no flag but the one that keeps it from reading standard input, makes our slides of it. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { builtSamples, samplePdf, samples } from './support/samples.ts';

const marp = path.resolve('node_modules', '@marp-team', 'marp-cli', 'marp-cli.js');

/** The slides as markup: what stands between `<svg data-marpit-svg` and its end, without the texts that formulas are given after Marp. */
function slides(html: string): readonly string[] {
  return (
    html
      .replace(/(<mjx-container\b[^>]*><svg\b[^>]*? role="img") aria-label="[^"]*"/g, '$1')
      .match(/<svg data-marpit-svg[\s\S]*?<\/foreignObject>\s*<\/svg>/g) ?? []
  );
}

describe.each(samples)('$slug', ({ slug }) => {
  it('gives the same slides by stock marp-cli', async () => {
    const alone = path.join(inject('scratch'), `marp-${slug}`);
    await mkdir(alone);
    await copyFile(path.join(await builtSamples(), slug, 'deck.md'), path.join(alone, 'deck.md'));
    await promisify(execFile)(process.execPath, [marp, '--no-stdin', 'deck.md'], { cwd: alone });
    const theirs = slides(await readFile(path.join(alone, 'deck.html'), 'utf8'));
    const ours = slides(await readFile(path.join(await builtSamples(), slug, 'deck.html'), 'utf8'));
    expect(theirs.length).toBe((await samplePdf(slug, 'deck.pdf')).pages.length);
    expect(ours.length).toBe(theirs.length);
    const different = ours.flatMap((slide, index) =>
      slide === theirs[index] ? [] : [{ slide: index + 1, ours: slide.slice(0, 300), theirs: theirs[index]?.slice(0, 300) }],
    );
    expect(different).toEqual([]);
  });

  it('holds its style in itself', async () => {
    const markdown = await readFile(path.join(await builtSamples(), slug, 'deck.md'), 'utf8');
    expect(markdown).toMatch(/^---\nmarp: true\n/);
    expect(
      markdown.match(
        /url\(\s*["']?(?!data:)[^)]{0,60}|@import[^;]{0,60}|!\[[^\]]*\]\((?!data:)[^)]{0,60}|<img[^>]+src="(?!data:)[^"]{0,60}/g,
      ),
    ).toBeNull();
  });
});
