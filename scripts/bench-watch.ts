/**
 * A running preview, timed from the outside: from the moment at which an article is saved until its files stand in the output folder.
 *
 * Why by looking at the files, as an author's other programs would, and not by what the preview says of itself: it might be wrong.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { highWater, type Run } from './bench-run.ts';

/** What one save took until the slides were there, and until all files were. */
export interface Saved {
  readonly slides: Run;
  readonly all: Run;
}

/** A preview that runs, to be saved into. */
export interface Preview {
  /** Saves the article; `words` stand in this text and in none before. */
  save(text: string, words: string): Promise<Saved>;
  stop(): Promise<void>;
}

const files = ['deck.html', 'deck.pdf', 'handout.html', 'handout.pdf', 'briefing.pdf'];
/** ms */
const patience = 60_000;
const step = 2;

/** Starts a preview of an article's folder, with a cache of its own, below `scratch`, and waits until all is built. */
export async function startPreview(article: string, scratch: string): Promise<Preview> {
  const [out, cache] = [path.join(scratch, 'preview'), path.join(scratch, 'preview-cache')];
  mkdirSync(cache, { recursive: true });
  const args = ['scripts/paparan.mjs', 'preview', article, '--no-open', '--port', '0', '--out', out];
  const child = spawn(process.execPath, args, { env: { ...process.env, XDG_CACHE_HOME: cache }, stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  if (child.exitCode !== null) throw new Error('the preview does not start');
  const made = path.join(out, path.basename(article));
  return {
    async save(text, words) {
      const before = timesIn(made);
      const started = performance.now();
      const run = (): Run => ({ wall: performance.now() - started, memory: highWater(child.pid) });
      writeFileSync(path.join(article, 'article.md'), text);
      await until(() => isNew(made, before, ['deck.html']) && readFileSync(path.join(made, 'deck.html'), 'utf8').includes(words));
      const slides = run();
      await until(() => isNew(made, before, files) && timeOf(path.join(made, '.unfinished')) === 0);
      const all = run();
      if (!readFileSync(path.join(made, 'handout.html'), 'utf8').includes(words)) throw new Error('the handout is of another state');
      await pause(rest);
      return { slides, all };
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** ms until the list of all articles is written, too, and nobody works. */
const rest = 300;

const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const timesIn = (folder: string): ReadonlyMap<string, number> => new Map(files.map((name) => [name, timeOf(path.join(folder, name))]));

function isNew(folder: string, before: ReadonlyMap<string, number>, names: readonly string[]): boolean {
  return names.every((name) => timeOf(path.join(folder, name)) !== before.get(name));
}

async function until(isThere: () => boolean): Promise<void> {
  const started = performance.now();
  while (!isThere()) {
    if (performance.now() - started > patience) throw new Error('a save was not built within a minute');
    await pause(step);
  }
}
