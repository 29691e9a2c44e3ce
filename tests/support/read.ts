/** One article as it is read, without a build: what it holds, and what is said of it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readArticles } from '../../scripts/articles.ts';
import type { Article } from '../../scripts/model/article.ts';
import { sortDiagnostics } from '../../scripts/model/diagnostic.ts';
import { diagnosticLine } from '../../scripts/report.ts';
import { workFolder } from './lecture.ts';

/** `files`: by their names, of which one is the article. The problems are lines without the article's folder. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ readonly article: Article | undefined; readonly lines: readonly string[] }> {
  const cwd = await workFolder();
  const folder = path.join(cwd, 'lecture');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const { articles, diagnostics } = await readArticles(['lecture'], cwd, path.resolve('.'));
  const all = [...diagnostics, ...articles.flatMap((one) => one.diagnostics)];
  return {
    article: articles[0]?.article,
    lines: sortDiagnostics(all).map((one) => diagnosticLine(one).replace(/^lecture\//, '')),
  };
}

/** An `article.md` with a title and more front matter. */
export const markdown = (body: string, front = ''): Record<string, string> => ({
  'article.md': `---\ntitle: One\n${front}---\n\n${body}\n`,
});
