/** What `build --shard` does beside building: it writes the shard's manifest in place of the folder's manifest and index. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BuildResult } from '../build-request.ts';
import { superseded, withArticles, type ManifestArticle } from '../manifest.ts';
import { hasCourse } from '../read/sources.ts';
import { dealHash, type Shard } from '../shards/deal.ts';
import { findShardManifests, readShardManifest, shardManifestName, stringifyShardManifest } from '../shards/manifest.ts';
import { removeWritten, writeSet } from '../write.ts';
import type { CatalogueInput, ListedArticle } from './catalogue.ts';

/** `only`, `layout` and `booklet`: as they were asked for, since shards of one whole must have been asked for the same. */
export interface ShardInput extends Pick<CatalogueInput, 'out' | 'version' | 'articles' | 'written' | 'cwd'> {
  readonly shard: Shard;
  readonly date: Date;
  readonly paths: readonly string[];
  readonly result: BuildResult;
  readonly only?: readonly string[];
  readonly layout?: readonly string[];
  readonly booklet?: boolean;
}

/** Keeps what an earlier run made of the shard's articles and this one was not asked for, and removes what it made of articles that are the shard's no more. */
export async function writeShard(input: ShardInput): Promise<void> {
  const { out, version, shard, date, result } = input;
  const name = shardManifestName(shard);
  const before = (await findShardManifests(out)).includes(name) ? (await readShardManifest(path.join(out, name))).articles : [];
  const dealt = result.articles.map(({ slug }) => slug);
  const old = before.filter(({ slug }) => dealt.includes(slug));
  const fresh = input.articles.map((article) => entryOf(article, input));
  const bySlug = new Map(old.map((article) => [article.slug, article]));
  await removeWritten(
    out,
    fresh.flatMap((article) => superseded(bySlug.get(article.slug), article)),
  );
  const given = before.filter(({ slug }) => !dealt.includes(slug));
  await removeWritten(
    out,
    (await lostOf(given, name, input)).flatMap(({ files }) => files),
  );
  const manifest = stringifyShardManifest({
    tool: 'paparan',
    version,
    ...shard,
    date: date.toISOString().slice(0, 10),
    asked: flagsOf(input),
    deal: dealHash(result.found),
    found: result.found.length,
    ...((await hasCourse(input.paths, input.cwd)) ? { course: `${input.paths[0]}/course.yaml` } : {}),
    dealt,
    failed: dealt.filter((slug) => !input.written.has(slug)),
    articles: withArticles({ tool: 'paparan', version, articles: old, files: [] }, fresh),
  });
  await writeSet(out, '', [{ name, bytes: new TextEncoder().encode(manifest) }]);
}

/**
 * Articles whose source is gone, and those dealt to another shard now. Where shards write into one folder an article that there still is may be another's
 * by now, which perhaps is being built: it stays, as does whatever another shard's manifest names.
 */
async function lostOf(
  given: readonly ManifestArticle[],
  name: string,
  { out, cwd, result }: ShardInput,
): Promise<readonly ManifestArticle[]> {
  if (given.length === 0) return [];
  const names = (await findShardManifests(out)).filter((other) => other !== name);
  const others = await Promise.all(names.map((other) => readShardManifest(path.join(out, other))));
  const theirs = new Set(others.flatMap(({ dealt, articles }) => [...dealt, ...articles.map(({ slug }) => slug)]));
  const found = new Set(result.found);
  return given.filter(({ slug, source }) => {
    if (theirs.has(slug)) return false;
    return found.has(slug) ? others.length === 0 : !existsSync(path.resolve(cwd, source));
  });
}

function entryOf({ slug, title, lang, direction, file, layouts }: ListedArticle, { written }: ShardInput): ManifestArticle {
  return { slug, title, lang, direction, source: file, ...(layouts && { layouts }), files: written.get(slug) ?? [] };
}

/** The flags that say what is made of an article, as they are written. */
function flagsOf({ only, layout, booklet }: ShardInput): string {
  const given = [only && `--only ${[...only].sort().join(',')}`, layout && `--layout ${layout.join(',')}`, booklet && '--booklet'];
  return given.filter((flag) => flag).join(' ');
}
