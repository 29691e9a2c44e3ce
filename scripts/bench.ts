/**
 * `npm run bench`: a whole build, and a save while a preview runs, against stock Marp's one PDF, in pairs, in one run, with the same Chromium.
 *
 * Why pairs and ratios: the machine's speed drifts; two runs side by side drift together. Each run is a fresh process timed from outside.
 * Rejected: a benchmark library; it times functions, and start-up is half of what a user waits for.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, runNode, type Run } from './bench-run.ts';
import { startPreview, type Saved } from './bench-watch.ts';
import { findBrowser } from './render/chromium.ts';

const pairs = Number(process.argv[2] ?? 7);
const article = 'content/aliansi-keamanan-internasional';
const slug = path.basename(article);
const folder = mkdtempSync(path.join(tmpdir(), 'paparan-bench-'));
const marp = path.resolve('node_modules/@marp-team/marp-cli/marp-cli.js');

/**
 * What is measured. Each in a process of its own: nothing kept; nothing changed; one paragraph changed since. In a preview that runs: from the save of one
 * paragraph to the slides, and to all files.
 */
type Case = 'cold' | 'unchanged' | 'edited' | 'slides' | 'all';
type Pair = Readonly<Record<Case | 'stock', Run>>;

const names: Readonly<Record<Case, string>> = {
  cold: 'paparan build, all files, nothing kept from before',
  unchanged: 'paparan build, all files, nothing changed',
  edited: 'paparan build, all files, one paragraph changed',
  slides: 'paparan preview, from a save to deck.html',
  all: 'paparan preview, from a save to all files',
};

async function main(): Promise<void> {
  const browser = await findBrowser(process.env);
  if ('missing' in browser) throw new Error(browser.missing);
  const libraries: Record<string, string> = browser.libraries === undefined ? {} : { LD_LIBRARY_PATH: browser.libraries };
  const copy = path.join(folder, slug);
  cpSync(article, copy, { recursive: true });
  const source = path.join(copy, 'article.md');
  const text = readFileSync(source, 'utf8');
  const build = (cache: string, out: string): Promise<Run> =>
    runNode(['scripts/paparan.mjs', 'build', copy, '--out', out, '--cache', cache], {});
  const kept = path.join(folder, 'kept');
  const deck = path.join(kept, slug, 'deck.md');
  await build(path.join(folder, 'cache'), kept);
  const stock = (): Promise<Run> =>
    runNode([marp, '--no-stdin', '--pdf', deck, '-o', path.join(folder, 'stock.pdf')], { CHROME_PATH: browser.path, ...libraries });
  await stock();
  const { save, stop } = await openPreview(text);
  const results: Pair[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [cache, out] = [mkdtempSync(path.join(folder, 'cache-')), mkdtempSync(path.join(folder, 'out-'))];
    const cold = await build(cache, out);
    const unchanged = await build(cache, out);
    writeFileSync(source, withChange(text, pair));
    const edited = await build(cache, out);
    writeFileSync(source, text);
    results.push({ cold, unchanged, edited, stock: await stock(), ...(await save()) });
  }
  await stop();
  report(results);
}

/** A preview of a copy of the article, which two saves have warmed; `save` changes one paragraph. */
async function openPreview(text: string): Promise<{ save(): Promise<Saved>; stop(): Promise<void> }> {
  const copy = path.join(folder, 'watched', slug);
  cpSync(article, copy, { recursive: true });
  const preview = await startPreview(copy, folder);
  let number = 1000;
  const save = (): Promise<Saved> => {
    number += 1;
    return preview.save(withChange(text, number), `angkanya ${number}`);
  };
  await save();
  await save();
  return { save, stop: preview.stop };
}

/** The article with some more words at the end of its longest paragraph. */
function withChange(text: string, number: number): string {
  const longest = text.split(/\n{2,}/).reduce((best, one) => (/^[\p{L}*]/u.test(one) && one.length > best.length ? one : best), '');
  return text.replace(longest, () => `${longest} Kalimat ini baru, dan angkanya ${number}.`);
}

function report(results: readonly Pair[]): void {
  const seconds = (of: keyof Pair): string => `${(median(results.map((pair) => pair[of].wall)) / 1000).toFixed(2)} s`;
  const ratio = (of: keyof Pair): string => median(results.map((pair) => pair[of].wall / pair.stock.wall)).toFixed(2);
  const memory = (of: keyof Pair): string => `${median(results.map((pair) => pair[of].memory)).toFixed(0)} MB`;
  const memoryRatio = (of: keyof Pair): string => median(results.map((pair) => pair[of].memory / pair.stock.memory)).toFixed(2);
  console.log(`| medians of ${results.length} rounds | wall | ratio | peak memory of the Node process | ratio |`);
  console.log('|---|--:|--:|--:|--:|');
  console.log(`| stock marp --pdf, one file | ${seconds('stock')} | 1 | ${memory('stock')} | 1 |`);
  for (const of of Object.keys(names) as Case[])
    console.log(`| ${names[of]} | ${seconds(of)} | ${ratio(of)} | ${memory(of)} | ${memoryRatio(of)} |`);
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
