/** What nobody foresaw in one article is a problem of that article: all others are made. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { readArticles, type ReadArticle } from '../scripts/articles.ts';
import type { ArticleResult } from '../scripts/article-result.ts';
import { createBuild } from '../scripts/build.ts';
import { faultIn } from '../scripts/fault.ts';
import { Failure } from '../scripts/model/failure.ts';
import { run } from './support/command.ts';
import { snapshot, workFolder, writeLecture } from './support/lecture.ts';
import { startLive } from './support/live.ts';

const root = path.resolve('.');

/** So deep that going through it runs out of room before anybody could say where. */
const deep = `${'>'.repeat(6000)} x`;
const body = `One sentence.\n\n## One\n\n${deep}\n\n## Two\n\n${deep}`;

async function withBroken(): Promise<string> {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'broken', { body });
  await writeLecture(path.join(cwd, 'content'), 'sound');
  return cwd;
}

const names = async (folder: string): Promise<string[]> => Object.keys(await snapshot(folder)).map((name) => path.basename(name));

it('is told by check and build, which makes the rest', async () => {
  const cwd = await withBroken();
  for (const command of [['check'], ['build', '--no-cache']]) {
    const { status, stdout, stderr } = await run(command, { cwd });
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/^content\/broken\/article\.md:1:1 error internal: .+ \(cut it down .+\)$/m);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  }
  expect(await names(path.join(cwd, 'dist', 'sound'))).toContain('briefing.pdf');
  expect(await names(path.join(cwd, 'dist'))).toContain('manifest.json');
}, 60_000);

it('is told by preview, which makes the rest', async () => {
  const cwd = await withBroken();
  const running = await startLive(['preview', '--port', '0', '--no-cache'], cwd);
  try {
    const state = (await (await fetch(new URL('/state', running.addresses[0]))).json()) as {
      readonly problems: readonly string[];
      readonly found: readonly { readonly text: string }[];
    };
    expect(state.problems).toEqual([]);
    expect(JSON.stringify(state.found)).toContain('content/broken/article.md:1:1');
    expect(await names(path.join(cwd, 'dist', 'sound'))).toContain('briefing.pdf');
  } finally {
    await running.stop();
  }
}, 60_000);

it('is told of an article that cannot be made although nothing is wrong with it', async () => {
  const cwd = await workFolder();
  for (const slug of ['broken', 'sound']) await writeLecture(path.join(cwd, 'content'), slug);
  const { articles } = await readArticles(['content'], cwd, root);
  const reads = articles.map((read): ReadArticle => {
    if (read.article.slug === 'sound') return read;
    const sections = new Proxy(read.article.sections, {
      get() {
        throw new RangeError('Maximum call stack size exceeded');
      },
    });
    return { ...read, article: { ...read.article, sections } };
  });
  const build = createBuild({ root, env: process.env, date: new Date(0) });
  const made: ArticleResult[] = [];
  await build.rebuild({ paths: [], cwd, reads, documentsOf: async () => ['handout'], onArticle: (article) => void made.push(article) });
  await build.dispose();
  expect(made.map(({ slug, files }) => [slug, files.length])).toEqual([
    ['broken', 0],
    ['sound', 2],
  ]);
  expect(made[0]?.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['internal']);
}, 60_000);

it.each([
  ['a failure', new Failure(3, 'no browser')],
  ['a signal', new DOMException('ended', 'AbortError')],
  ['what the system refuses', Object.assign(new Error('EMFILE'), { code: 'EMFILE', syscall: 'open' })],
  ['a package that is missing', Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' })],
])('is not told of %s', (_, error) => {
  expect(() => faultIn('article.md', error)).toThrow(error);
});
