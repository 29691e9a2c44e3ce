/**
 * `npm run bench:many [articles] [small articles for memory …]`: many articles in one cold build, against stock Marp's one PDF of one deck, and against
 * `marp --pdf --parallel` over the decks of all of them; and the peak of memory with more and more articles. 100 articles, and memory with 10, 100, 1000
 * unless said; with 0 articles only memory.
 *
 * Every article has the sample's shape and words of its own: a word is exchanged for another of the same length, so that slides are as full as before
 * and no two articles share a print. Those for memory are short, so that a thousand take minutes: what is left behind by each counts, not its size.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
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
  const cache = path.join(folder, `cache-${many}`);
  return runNode(['scripts/paparan.mjs', 'build', root, '--out', path.join(folder, `out-${many}`), '--cache', cache], {});
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
  const all = await build(writeArticles(count), count);
  const decks = gatherDecks(count);
  const one = path.join(decks, 'kuliah-1.md');
  const single: Run[] = [];
  for (let round = 0; round < 3; round++) single.push(await stock(one, '-o', path.join(folder, 'one.pdf')));
  const cores = availableParallelism();
  const parallel = await stock('--parallel', String(cores), '--input-dir', decks, '--output', path.join(folder, 'pdfs'));
  report(all.wall, median(single.map(({ wall }) => wall)), parallel.wall, cores);
  console.log(`Peak memory of the Node process: ${all.memory.toFixed(0)} MB`);
}

function report(all: number, stock: number, parallel: number, cores: number): void {
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
  console.log(row('stock marp --pdf, one deck, median of 3', stock, 1));
  console.log(row(`stock marp --pdf --parallel ${cores}, ${count} decks`, parallel, count));
  console.log(row(`paparan build, ${count} articles, all files, cold`, all, count));
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
