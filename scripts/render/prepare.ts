/**
 * Makes what `prepared.ts` reads: runs marp-cli once on a deck of one slide and keeps what it wrote around it.
 *
 * Why found by the known parts (our own CSS and slide of the same deck) and not by patterns: if marp-cli's template or marp-core's output
 * ever differs from what the other files here write, this stops, while bundling.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { renderDeck } from './deck.ts';
import { recordThemes, StockMarp } from './marp.ts';
import type { PackedTheme, Prepared, Shell } from './prepared.ts';
import { inContainer } from './slides.ts';

/** All that a bundle keeps. Takes about 2 s. `styles`: CSS that decks will hold, word for word. */
export async function prepare(styles: readonly string[] = []): Promise<Prepared> {
  return { themes: recordThemes(), packs: packThemes(), shell: await makeShell(), styles: styles.map(packStyle) };
}

function packStyle(text: string): Prepared['styles'][number] {
  const marp = new StockMarp();
  marp.render('# Title');
  return { text, packed: marp.packAlone(text) };
}

function packThemes(): Record<string, PackedTheme> {
  const packs: Record<string, PackedTheme> = {};
  for (const theme of ['default', 'gaia', 'uncover']) {
    const marp = new StockMarp();
    marp.render(`---\ntheme: ${theme}\n---\n# Title`);
    const { key, parts } = marp.packed(theme);
    packs[key] = parts;
  }
  return packs;
}

const sample = '---\nmarp: true\nlang: en\ntitle: Title\n---\n\n# Title\n';
const sampleHead = '<!DOCTYPE html><html lang="en"><head><title>Title</title><meta property="og:title" content="Title">';

/** marp-cli's presentation template, from a file that it writes. */
export async function makeShell(): Promise<Shell> {
  const stock = await runMarp(sample);
  const deck = await renderDeck(sample);
  const [start = '', afterCss] = stock.split(deck.css, 2);
  const [middle, tail] = afterCss?.split(inContainer(deck.scripted)) ?? [];
  if (!start.startsWith(sampleHead) || middle === undefined || tail === undefined) {
    throw new Error('marp-cli writes its presentation differently from what is expected; take the version that package-lock.json names.');
  }
  return { head: start.slice(sampleHead.length), middle, tail };
}

/** What stock marp-cli writes for a deck. */
export async function runMarp(markdown: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paparan-marp-'));
  try {
    await writeFile(join(folder, 'deck.md'), markdown);
    const command = createRequire(import.meta.url).resolve('@marp-team/marp-cli/marp-cli.js');
    await promisify(execFile)(process.execPath, [command, '--no-stdin', '--no-config-file', 'deck.md', '-o', 'deck.html'], { cwd: folder });
    return await readFile(join(folder, 'deck.html'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
