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
import type { BuildSettings } from './engines.ts';
import { fontsState } from './fonts/packages.ts';
import { openLabelStates, type LabelStates } from './label-states.ts';
import type { HandoutLayout } from './model/layouts.ts';
import { hasErrors } from './model/diagnostic.ts';
import type { OutputName } from './model/outputs.ts';
import type { Shelf } from './model/shelf.ts';
import { readBeside, type Source } from './read/sources.ts';
import { browserState } from './render/browser-choice.ts';
import { locateBrowser } from './render/chromium.ts';

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

/** Without a browser nothing is recalled: what is missing would be kept as missing. Nor before it is unpacked: should that fail, another prints. */
export async function openRecall({ root, env, date }: BuildSettings, shelf: Shelf): Promise<Recall | undefined> {
  const located = await locateBrowser(env);
  if ('missing' in located || !located.unpacked) return undefined;
  return createRecall(shelf, [templatesState(root), fontsState(), browserState(located), date.toISOString()], openLabelStates(root));
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

/** What is read to find out whether an article is as it was is let go again: hundreds are asked of. */
export async function recalled(source: Source, wish: Wish, recall: Recall | undefined): Promise<ArticleResult | undefined> {
  const { inputs } = source.beside;
  const own = [...inputs];
  const known = await recall?.find(source, wish);
  inputs.clear();
  if (known) return { ...known, isRecalled: true };
  for (const [name, bytes] of own) inputs.set(name, bytes);
  return undefined;
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
