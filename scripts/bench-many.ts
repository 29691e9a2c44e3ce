/**
 * `npm run bench:many [articles] [small articles for memory …]`: many articles in one cold build, against stock Marp's one PDF of one deck, and against
 * `marp --pdf --parallel` over the decks of all of them, with as many at a time as Marp takes by itself (five: it waits a lot); and the peak of memory
 * with more and more articles. 100 articles, and memory with 10, 100, 1000 unless said; with 0 articles only memory. Each is timed before and after the
 * other, so that a machine which gets slower does so for both.
 *
 * Every article has the sample's shape and words of its own: a word is exchanged for another of the same length, so that slides are as full as before
 * and no two articles share a print. Those for memory are short, so that a thousand take minutes: what is left behind by each counts, not its size.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, runNode, type Run } from './bench-run.ts';
import { findBrowser } from './render/chromium.ts';

const [count = 100, ...given] = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [10, 100, 1000];
const sample = 'content/aliansi-keamanan-internasional';
const folder = mkdtempSync(path.join(tmpdir(), 'paparan-many-'));
const marp = path.resolve('node_modules/@marp-team/marp-cli/marp-cli.js');

/** Words of prose; what is found first is left alone: attributes, citations and notes, where links lead. */
const pattern = /\{[^}]*\}|\[[@^][^\]]*\]|\]\([^)]*\)|(?<![\p{L}@-])\p{Ll}{4,}(?![\p{L}\p{N}-])/gu;
const isWord = (text: string): boolean => /^\p{Ll}/u.test(text);

/** The sample with its words exchanged, always the same for the same number. */
function variant(text: string, number: number): string {
  const end = text.indexOf('\n---\n', 4);
  const front = text.slice(0, end).replace(/^title: .*$/m, (line) => `${line} ${number}`);
  let isFenced = false;
  const prose = text
    .slice(end)
    .split('\n')
    .map((line) => {
      const isFence = /^\s*(```|:::)/.test(line);
      if (/^\s*```/.test(line)) isFenced = !isFenced;
      return { line, isProse: !isFence && !isFenced };
    });
  const words = [
    ...new Set(prose.filter(({ isProse }) => isProse).flatMap(({ line }) => (line.match(pattern) ?? []).filter(isWord))),
  ].sort();
  const twins = (word: string): readonly string[] => words.filter(({ length }) => length === word.length);
  const exchanged = new Map(words.map((word) => [word, twins(word)[(twins(word).indexOf(word) + number) % twins(word).length] ?? word]));
  const lines = prose.map(({ line, isProse }) => (isProse ? line.replace(pattern, (found) => exchanged.get(found) ?? found) : line));
  return [front, lines.join('\n').replace(/^(##+ [^{\n]*\S)/gm, `$1 ${number}`)].join('');
}

function writeArticles(many: number): string {
  const root = path.join(folder, `articles-${many}`);
  const text = readFileSync(path.join(sample, 'article.md'), 'utf8');
  for (let number = 1; number <= many; number++) {
    const target = path.join(root, `kuliah-${number}`);
    cpSync(sample, target, { recursive: true });
    writeFileSync(path.join(target, 'article.md'), variant(text, number));
  }
  return root;
}

/** Lectures of two slides of text, each with words of its own. */
function writeSmall(many: number): string {
  const root = path.join(folder, `small-${many}`);
  for (let number = 1; number <= many; number++) {
    const target = path.join(root, `lecture-${number}`);
    mkdirSync(target, { recursive: true });
    const points = ['written', 'rehearsed', 'believed'].map((word) => `- It is **${word}** for the ${number}. time.`).join('\n');
    const front = `title: Lecture ${number}\nlang: en\ndate: 2026-11-23`;
    writeFileSync(
      path.join(target, 'article.md'),
      `---\n${front}\n---\n\nA promise of the year ${1000 + number}.\n\n## What binds\n\n${points}\n`,
    );
  }
  return root;
}

function build(root: string, many: number | string): Promise<Run> {
  const out = path.join(folder, `out-${many}`);
  const cache = path.join(folder, `cache-${many}`);
  for (const kept of [cache, out]) rmSync(kept, { recursive: true, force: true });
  return runNode(['scripts/paparan.mjs', 'build', root, '--out', out, '--cache', cache], {});
}

/** The decks of a build as one folder, named by their articles. */
function gatherDecks(many: number): string {
  const decks = path.join(folder, 'decks');
  mkdirSync(decks);
  for (let number = 1; number <= many; number++)
    cpSync(path.join(folder, `out-${many}`, `kuliah-${number}`, 'deck.md'), path.join(decks, `kuliah-${number}.md`));
  return decks;
}

async function main(): Promise<void> {
  if (count > 0) await compare();
  for (const many of counts) {
    const { memory, wall } = await build(writeSmall(many), `small-${many}`);
    console.log(
      `Peak memory of the Node process with ${many} small articles: ${memory.toFixed(0)} MB, ${(wall / many).toFixed(0)} ms each`,
    );
  }
}

async function compare(): Promise<void> {
  const browser = await findBrowser(process.env);
  if ('missing' in browser) throw new Error(browser.missing);
  const libraries: Record<string, string> = browser.libraries === undefined ? {} : { LD_LIBRARY_PATH: browser.libraries };
  const stock = (...args: readonly string[]): Promise<Run> =>
    runNode([marp, '--no-stdin', '--pdf', ...args], { CHROME_PATH: browser.path, ...libraries });
  const articles = writeArticles(count);
  const buildAll = (): Promise<Run> => build(articles, count);
  const all = [await buildAll()];
  const decks = gatherDecks(count);
  const one = path.join(decks, 'kuliah-1.md');
  const printOne = (): Promise<Run> => stock(one, '-o', path.join(folder, 'one.pdf'));
  const printAll = (): Promise<Run> => stock('--parallel', '--input-dir', decks, '--output', path.join(folder, 'pdfs'));
  const single = [await printOne(), await printOne(), await printOne()];
  const parallel = [await printAll(), await printAll()];
  single.push(await printOne(), await printOne(), await printOne());
  all.push(await buildAll());
  const wall = (runs: readonly Run[]): number => median(runs.map((run) => run.wall));
  report(wall(all), wall(single), wall(parallel));
  console.log(`Peak memory of the Node process: ${Math.max(...all.map(({ memory }) => memory)).toFixed(0)} MB`);
}

function report(all: number, stock: number, parallel: number): void {
  const row = (name: string, wall: number, articles: number): string => {
    const each = wall / articles;
    const cells = [
      `${(wall / 1000).toFixed(1)} s`,
      `${(each / 1000).toFixed(2)} s`,
      (each / stock).toFixed(2),
      (each / (parallel / count)).toFixed(2),
    ];
    return `| ${name} | ${cells.join(' | ')} |`;
  };
  console.log('| | wall | an article | ratio to stock | ratio to parallel |');
  console.log('|---|--:|--:|--:|--:|');
  console.log(row('stock marp --pdf, one deck, median of 6', stock, 1));
  console.log(row(`stock marp --pdf --parallel, ${count} decks, mean of 2`, parallel, count));
  console.log(row(`paparan build, ${count} articles, all files, cold, mean of 2`, all, count));
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
