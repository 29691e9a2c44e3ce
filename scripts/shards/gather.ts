/** The output folders of shards → the shards that make one whole, or one sentence that says why they do not. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../model/failure.ts';
import { findShardManifests, readShardManifest, type ShardManifest } from './manifest.ts';

/** A shard's manifest, and where its files lie. */
export interface FoundShard extends ShardManifest {
  readonly folder: string;
  /** Its manifest's path as it is shown. */
  readonly shown: string;
}

/** The shards of `given`, which are output folders of shards or hold such folders, in the order of their numbers. Throws a `Failure` unless they fit. */
export async function gatherShards(given: readonly string[], cwd: string, version: string): Promise<readonly FoundShard[]> {
  const folders = (await Promise.all(given.map(async (folder) => foldersOf(path.resolve(cwd, folder), folder)))).flat();
  const shards: FoundShard[] = [];
  for (const folder of new Set(folders))
    for (const name of await findShardManifests(folder)) {
      const file = path.join(folder, name);
      shards.push({ ...(await readShardManifest(file)), folder, shown: path.relative(cwd, file) });
    }
  shards.sort((a, b) => a.number - b.number);
  refuseOthers(shards, version);
  refuseGaps(shards);
  refuseOverlap(shards);
  return shards;
}

async function foldersOf(folder: string, shown: string): Promise<readonly string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Failure(2, `${shown}: no such folder`);
  const inner = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folders: string[] = [];
  for (const one of [folder, ...inner.sort().map((name) => path.join(folder, name))])
    if ((await findShardManifests(one)).length > 0) folders.push(one);
  if (folders.length > 0) return folders;
  const isWhole = (await stat(path.join(folder, 'manifest.json')).catch(() => undefined)) !== undefined;
  const why = isWhole ? 'holds a whole build and no shard' : 'holds no shard';
  throw new Failure(2, `${shown} ${why}; give the folders that "paparan build --shard" wrote to`);
}

/** What all shards have in common, as an author knows it. */
const common = [
  ['of', 'how many shards there are', (shard: FoundShard) => `${shard.of}`],
  ['version', 'the version of Paparan', (shard: FoundShard) => shard.version],
  ['date', 'the day that documents bear; set SOURCE_DATE_EPOCH for all of them', (shard: FoundShard) => shard.date],
  ['asked', 'what is made of an article', (shard: FoundShard) => shard.asked || 'everything'],
  ['deal', 'the articles that they were dealt from; build all of the same commit', (shard: FoundShard) => `${shard.found} articles`],
] as const;

function refuseOthers(shards: readonly FoundShard[], version: string): void {
  const [first, ...others] = shards;
  if (!first) return;
  for (const [key, what, say] of common) {
    const other = others.find((shard) => shard[key] !== first[key]);
    if (other) throw new Failure(2, `${first.shown} (${say(first)}) and ${other.shown} (${say(other)}) differ in ${what}`);
  }
  if (first.version !== version)
    throw new Failure(2, `the shards are of Paparan ${first.version}, this is ${version}; join them with the version that made them`);
}

function refuseGaps(shards: readonly FoundShard[]): void {
  const twin = shards.find((shard, index) => shards[index - 1]?.number === shard.number);
  if (twin) {
    const places = shards.filter(({ number }) => number === twin.number).map(({ shown }) => shown);
    throw new Failure(2, `shard ${twin.number}/${twin.of} is there ${places.length} times: ${places.join(', ')}; keep one of them`);
  }
  const of = shards[0]?.of ?? 0;
  const there = new Set(shards.map(({ number }) => number));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !there.has(number));
  if (missing.length > 0)
    throw new Failure(
      2,
      `${missing.length === 1 ? 'shard' : 'shards'} ${missing.map((number) => `${number}/${of}`).join(', ')} missing; build ${missing.length === 1 ? 'it' : 'them'} with --shard, and give all folders`,
    );
}

function refuseOverlap(shards: readonly FoundShard[]): void {
  const owners = new Map<string, FoundShard>();
  for (const shard of shards)
    for (const slug of new Set([...shard.dealt, ...shard.articles.map((article) => article.slug)])) {
      const owner = owners.get(slug);
      if (owner) throw new Failure(2, `${owner.shown} and ${shard.shown} both hold the article "${slug}"; build both again`);
      owners.set(slug, shard);
    }
  const found = shards[0]?.found ?? 0;
  if (owners.size !== found) throw new Failure(2, `the shards hold ${owners.size} articles of ${found}; build them again`);
}
