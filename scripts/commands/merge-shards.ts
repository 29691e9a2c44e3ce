/**
 * `paparan merge-shards`: the output folders of shards → the one output folder that one run would have written.
 *
 * Files are read again and held against the hashes that their shard wrote, an article at a time; what is wrong is said before anything is written.
 */
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../model/failure.ts';
import { counted } from '../report.ts';
import type { ManifestArticle } from '../manifest.ts';
import { noShelf } from '../model/shelf.ts';
import { gatherShards, type FoundShard } from '../shards/gather.ts';
import { sha256, writeSet, type Output, type WrittenFile } from '../write.ts';
import { writeCatalogue } from './catalogue.ts';
import type { CliContext } from './context.ts';
import { openIndexPages } from './index-pages.ts';
import { packageRoot } from './package-root.ts';

/** `out`: the folder of the whole, which is none of the shards'. */
export interface MergeFlags {
  readonly out: string;
  readonly json?: boolean;
}

/** Gives the exit status. Throws a `Failure` where shards do not fit together, before anything is written. */
export async function mergeShards(folders: readonly string[], flags: MergeFlags, context: CliContext): Promise<number> {
  const { cwd, version } = context;
  const out = path.resolve(cwd, flags.out);
  const shards = await gatherShards(folders, cwd, version);
  if (shards.some(({ folder }) => folder === out))
    throw new Failure(2, `${flags.out} is the output folder of a shard; choose another --out for the whole`);
  for (const shard of shards) for (const article of shard.articles) await checkFiles(shard, article);
  const written = new Map<string, readonly WrittenFile[]>();
  const articles = shards.flatMap((shard) => shard.articles.map((article) => ({ shard, article })));
  articles.sort((a, b) => (a.article.slug < b.article.slug ? -1 : 1));
  for (const { shard, article } of articles) {
    const { slug } = article;
    const outputs = await Promise.all(article.files.map((file) => readOutput(shard, slug, file)));
    written.set(slug, await writeSet(out, slug, outputs));
  }
  const failed = shards.flatMap((shard) => shard.failed);
  const listed = articles.map(({ article: { source, ...article } }) => ({ ...article, file: source }));
  const spared = new Set([...written.keys(), ...failed]);
  await writeCatalogue({ out, version, articles: listed, written, cwd, index: openIndexPages(packageRoot(), noShelf), spared });
  const status = failed.length > 0 ? 1 : 0;
  if (flags.json) context.out(json(status, shards, written, failed));
  else say(context, flags.out, shards, written, failed);
  return status;
}

/** What a merge would stumble over midway is found before. */
async function checkFiles(shard: FoundShard, { slug, files }: ManifestArticle): Promise<void> {
  for (const file of files) await readOutput(shard, slug, file);
}

async function readOutput(shard: FoundShard, slug: string, { path: name, sha256: hash, pages }: WrittenFile): Promise<Output> {
  const file = path.join(shard.folder, slug, path.posix.basename(name));
  const isFile =
    (await lstat(path.dirname(file)).catch(() => undefined))?.isDirectory() && (await lstat(file).catch(() => undefined))?.isFile();
  const bytes = isFile ? await readFile(file) : undefined;
  const of = `shard ${shard.number}/${shard.of}`;
  if (!bytes) throw new Failure(2, `${shard.shown}: ${name} is missing; download ${of} again, or build it again`);
  if (sha256(bytes) !== hash) throw new Failure(2, `${shard.shown}: ${name} is not as ${of} wrote it; build that shard again`);
  return { name: path.basename(file), bytes, ...(pages === undefined ? {} : { pages }) };
}

function say(
  { out, err }: CliContext,
  folder: string,
  shards: readonly FoundShard[],
  written: ReadonlyMap<string, readonly WrittenFile[]>,
  failed: readonly string[],
): void {
  for (const shard of shards) for (const slug of shard.failed) err(`${slug}: not made; shard ${shard.number}/${shard.of} says why\n`);
  const course = shards.find((shard) => shard.course !== undefined)?.course;
  const files = [...written.values()].reduce((sum, list) => sum + list.length, 0);
  const rest = failed.length > 0 ? `; ${counted(failed.length, 'article')} not made` : '';
  out(
    `${counted(written.size, 'article') || 'nothing'} of ${counted(shards.length, 'shard')} in ${folder}, ${counted(files, 'file') || 'no file'}${rest}\n`,
  );
  if (course !== undefined)
    out(`${course} is not made by shards: paparan build ${path.posix.dirname(course)} --only course --out ${folder}\n`);
}

function json(
  status: number,
  shards: readonly FoundShard[],
  written: ReadonlyMap<string, readonly WrittenFile[]>,
  failed: readonly string[],
): string {
  const articles = shards.flatMap((shard) =>
    shard.articles.map(({ slug, title, source }) => ({ slug, title, source, shard: shard.number, files: written.get(slug) ?? [] })),
  );
  return `${JSON.stringify({ status, shards: shards.length, articles: articles.sort((a, b) => (a.slug < b.slug ? -1 : 1)), failed }, null, 2)}\n`;
}
