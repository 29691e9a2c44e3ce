/**
 * `manifest.2-of-4.json`: what a shard made, for `merge-shards` to join with what the others made.
 *
 * Why under a name of its own: shards may write into one folder, or be downloaded into one, and nothing takes a part for the whole. So a shard never
 * touches an index, nor files of an article that is not its own.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { areLayouts, type ManifestArticle } from '../manifest.ts';
import { Failure } from '../model/failure.ts';
import type { Shard } from './deal.ts';

/** What one shard made, beside its files. */
export interface ShardManifest extends Shard {
  readonly tool: 'paparan';
  readonly version: string;
  /** ISO day that its documents bear. */
  readonly date: string;
  /** The flags that say what is made of an article: `--only handout --booklet`. */
  readonly asked: string;
  /** `dealHash` of all articles, and how many they are. */
  readonly deal: string;
  readonly found: number;
  /** The course's file that stands beside the articles; no shard makes the course. */
  readonly course?: string;
  /** Slugs of the articles that were this shard's, and of those among them that were not made. */
  readonly dealt: readonly string[];
  readonly failed: readonly string[];
  /** `source` is relative to where the command ran, or absolute. */
  readonly articles: readonly ManifestArticle[];
}

/** Shards that work can be dealt to. */
const mostShards = 9999;

const pattern = /^manifest\.\d+-of-\d+\.json$/;

/** "manifest.2-of-4.json". */
export function shardManifestName({ number, of }: Shard): string {
  return `manifest.${number}-of-${of}.json`;
}

/** The names of all shards' manifests that lie in a folder, sorted; none where there is no such folder. */
export async function findShardManifests(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => pattern.test(name)).sort();
}

/** Throws a `Failure` for a file that no shard wrote. */
export async function readShardManifest(file: string): Promise<ShardManifest> {
  const found = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => undefined);
  if (!isShardManifest(found) || shardManifestName(found) !== path.basename(file))
    throw new Failure(2, `${file}: no shard of Paparan wrote this; build the shard again`);
  return found;
}

/** As the file has it, with its last line end. */
export function stringifyShardManifest(manifest: ShardManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function isShardManifest(value: unknown): value is ShardManifest {
  const { tool, number, of, found, dealt, failed, articles, course, ...words } = (value ?? {}) as Partial<Record<string, unknown>>;
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && (count as number) >= 0;
  return (
    tool === 'paparan' &&
    [number, of, found].every(isCount) &&
    (of as number) <= mostShards &&
    ['version', 'date', 'asked', 'deal'].every((key) => typeof words[key] === 'string') &&
    (course === undefined || typeof course === 'string') &&
    [dealt, failed].every((slugs) => Array.isArray(slugs) && slugs.every((slug) => typeof slug === 'string')) &&
    Array.isArray(articles) &&
    articles.every(isArticle)
  );
}

/** An article's files lie in its own folder: a manifest from elsewhere names nothing outside. */
function isArticle(value: unknown): boolean {
  const { slug, title, lang, direction, source, layouts, files } = (value ?? {}) as Partial<Record<keyof ManifestArticle, unknown>>;
  return (
    typeof slug === 'string' &&
    isPlain(slug) &&
    [title, lang, source].every((text) => typeof text === 'string') &&
    (direction === 'ltr' || direction === 'rtl') &&
    (layouts === undefined || areLayouts(layouts)) &&
    Array.isArray(files) &&
    files.every((file) => isFile(file, slug))
  );
}

function isFile(value: unknown, slug: string): boolean {
  const { path: name, sha256, bytes, pages } = (value ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || !name.startsWith(`${slug}/`)) return false;
  return (
    isPlain(name.slice(slug.length + 1)) &&
    typeof sha256 === 'string' &&
    Number.isSafeInteger(bytes) &&
    (pages === undefined || Number.isSafeInteger(pages))
  );
}

const isPlain = (name: string): boolean => name !== '' && !name.startsWith('.') && !/[/\\\0]/.test(name);
