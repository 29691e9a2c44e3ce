/** What `build` writes of each article as soon as it is made, and what it must leave as it was. */
import path from 'node:path';
import type { ArticleResult } from '../article-result.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { outputs, type OutputName } from '../model/outputs.ts';
import { Failure } from '../model/failure.ts';
import { isUnfinished, obstacleOf, writeSet, type WrittenFile } from '../write.ts';
import { articleLine } from './build-report.ts';

/** The writing of one build, and what came of it. */
export interface BuildFiles {
  /** The documents to make of an article: those that are wanted, but all where an earlier build was stopped while it replaced its files. */
  documentsOf(slug: string): Promise<readonly OutputName[]>;
  /** Writes an article's files, unless its diagnostics or what stands in their place are against it. Gives the line to say of it. */
  write(article: ArticleResult): Promise<string | undefined>;
  /** By slug. */
  readonly written: ReadonlyMap<string, readonly WrittenFile[]>;
  /** A sentence for each article that something stands in the way of. */
  readonly obstacles: readonly string[];
}

/** `out`: the output folder, absolute. `wanted`: what `--only` names, or all. */
export interface BuildFilesOptions {
  readonly out: string;
  readonly wanted: readonly OutputName[];
  /** Warnings count as errors. */
  readonly strict: boolean;
}

/** Nothing is read or written until it is asked for an article. */
export function openBuildFiles({ out, wanted, strict }: BuildFilesOptions): BuildFiles {
  const unfinished = new Set<string>();
  const written = new Map<string, readonly WrittenFile[]>();
  const obstacles: string[] = [];
  return {
    written,
    obstacles,
    async documentsOf(slug) {
      if (!(await isUnfinished(out, slug))) return wanted;
      unfinished.add(slug);
      return Object.keys(outputs) as OutputName[];
    },
    async write(article) {
      const { slug, diagnostics } = article;
      refuseInside(out, article);
      if (hasErrors(diagnostics) || (strict && diagnostics.length > 0)) return articleLine(article, undefined, false);
      if (wanted.length === 0 && !unfinished.has(slug)) return undefined;
      const obstacle = await obstacleOf(out, slug, article.files);
      if (obstacle !== undefined) {
        obstacles.push(obstacle);
        return `${slug}: not written`;
      }
      const files = await writeSet(out, slug, article.files);
      written.set(slug, files);
      return articleLine(article, files, unfinished.has(slug));
    },
  };
}

/** An article's own folder is never written to. */
function refuseInside(out: string, { folder, slug }: ArticleResult): void {
  const target = path.join(out, slug);
  if (target === folder || out === folder) throw new Failure(2, `--out ${out} would write into the article's own folder; choose another`);
}
