/**
 * Whole articles from the cache: where nothing that feeds an article has changed, its files and what was said of it are taken as they were.
 *
 * Why found by the source's text and then held against every other file that was read for it: which files those are, only reading tells.
 * Articles with errors are not kept: what is missing may be there now, under another name.
 * Of the label files only those that an article's language uses are read; which language that is, its result tells.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ArticleResult } from './article-result.ts';
import type { Input } from './articles.ts';
import { hashOf } from './cache/shelf.ts';
import type { LabelStates } from './label-states.ts';
import type { HandoutLayout } from './model/layouts.ts';
import { hasErrors } from './model/diagnostic.ts';
import type { OutputName } from './model/outputs.ts';
import type { Shelf } from './model/shelf.ts';
import { readBeside, type Source } from './read/sources.ts';

/** What is asked of an article beside its source. */
export interface Wish {
  readonly documents: readonly OutputName[];
  readonly layouts?: readonly HandoutLayout[] | undefined;
  readonly booklet: boolean;
}

/** `find` gives an article only if every file that it was made from is as it was. */
export interface Recall {
  find(source: Source, wish: Wish): Promise<ArticleResult | undefined>;
  keep(source: Source, inputs: readonly Input[], wish: Wish, result: ArticleResult): void;
}

/** The result of an article, the state of its language's labels, and the hash of each file that was read for it; '' for one that was not there. */
interface Kept {
  readonly labels: string;
  readonly inputs: readonly (readonly [path: string, hash: string])[];
  readonly result: ArticleResult;
}

/** `settings`: what else the results depend on, `templatesState` among it. */
export function createRecall(shelf: Shelf, settings: readonly string[], labels: LabelStates): Recall {
  const keyOf = ({ slug, file, format, text }: Source, wish: Wish): readonly string[] => [
    ...settings,
    slug,
    file,
    format,
    text,
    JSON.stringify(wish),
  ];
  return {
    async find(source, wish) {
      const kept = await shelf.find<Kept>('article', keyOf(source, wish));
      if (!kept || kept.labels !== labels.of(kept.result.lang)) return undefined;
      const same = await Promise.all(kept.inputs.map(async ([name, hash]) => (await hashBeside(source, name)) === hash));
      return same.every(Boolean) ? { ...kept.result, folder: source.folder } : undefined;
    },
    keep(source, inputs, wish, result) {
      if (hasErrors(result.diagnostics) || result.files.length === 0 || labels.areOld()) return;
      const hashes = inputs.map(({ path: name, bytes }) => [name, bytes ? hashOf([bytes]) : ''] as const);
      shelf.keep('article', keyOf(source, wish), { labels: labels.of(result.lang), inputs: hashes, result } satisfies Kept);
    },
  };
}

async function hashBeside({ beside }: Source, name: string): Promise<string> {
  const found = await readBeside(beside, name);
  return 'bytes' in found ? hashOf([found.bytes]) : '';
}

/** The state of templates below `root`, by their content, and which label files there are. */
export function templatesState(root: string): string {
  const folder = path.join(root, 'templates');
  const names = readdirSync(folder, { recursive: true }) as string[];
  const files = names.filter((name) => /\.\w+$/.test(name)).sort();
  return hashOf(files.flatMap((name) => (path.dirname(name) === 'labels' ? [name] : [name, readFileSync(path.join(folder, name))])));
}
