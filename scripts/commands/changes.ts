/**
 * `paparan changes`: what is other than it was handed out, in words, as a page to read, and as the pages to print again.
 *
 * It builds first: the pages that it names must be those that lie in the output folder.
 */
import path from 'node:path';
import { readArticles, type ReadArticle } from '../articles.ts';
import { compare } from '../compare/compare.ts';
import { recordBuild } from '../documents/record.ts';
import type { MadeFile, Workshop } from '../documents/workshop.ts';
import { Failure } from '../model/failure.ts';
import type { Mark } from '../model/record.ts';
import { planMasthead } from '../plan/masthead.ts';
import { buildBefore, type Marked } from './build-before.ts';
import { isBooklet, paperOf, readBuilt } from './built.ts';
import { changesPage, keepComparison } from './changes-files.ts';
import { changesJson, changesText, type Compared } from './changes-report.ts';
import type { CliContext } from './context.ts';
import { chooseMark, findMarks } from './marks.ts';
import { openWorkshop } from './open-workshop.ts';
import { packageRoot } from './package-root.ts';

/** `since`: a mark's name, else the newest of each article. `pdf`: pages of changes as PDFs, too. */
export interface ChangesFlags {
  readonly out: string;
  readonly since?: string;
  readonly json?: boolean;
  readonly pdf?: boolean;
}

/** Builds first, so that pages are those of the present text. Gives the exit status; throws a `Failure` where no article has the mark. */
export async function changes(paths: readonly string[], flags: ChangesFlags, context: CliContext): Promise<number> {
  const out = path.resolve(context.cwd, flags.out);
  const { articles } = await readArticles(paths, context.cwd, packageRoot());
  const marked = await withMarks(articles, flags.since, context);
  const status = await buildBefore(marked, flags.out, context);
  if (status !== 0) return status;
  const opened = openWorkshop(context);
  try {
    const compared: Compared[] = [];
    for (const { read, mark } of marked) {
      const one = await compareOne(read, mark, out, flags, opened.workshop);
      compared.push(one);
      if (!flags.json) context.out(changesText(one, path.relative(context.cwd, out) || '.'));
    }
    if (flags.json) context.out(changesJson(compared));
    return 0;
  } finally {
    await opened.dispose();
  }
}

/** Articles without the mark are told of and left out; it is wrong usage when none has it. */
async function withMarks(articles: readonly ReadArticle[], since: string | undefined, { err }: CliContext): Promise<readonly Marked[]> {
  const found: Marked[] = [];
  let known = 0;
  for (const read of articles) {
    const marks = await findMarks(read.source.folder);
    known += marks.length;
    const chosen = chooseMark(marks, since);
    if ('mark' in chosen) found.push({ read, mark: chosen.mark });
    else err(`${read.article.slug}: ${chosen.problem}\n`);
  }
  if (found.length > 0) return found;
  const remedy = known > 0 ? '' : '; after a build, "paparan mark NAME" keeps what is handed out';
  throw new Failure(2, `there is nothing to compare with${remedy}`);
}

async function compareOne(read: ReadArticle, mark: Mark, out: string, flags: ChangesFlags, workshop: Workshop): Promise<Compared> {
  const { slug } = read.article;
  const built = await readBuilt(out, slug);
  const files = paperOf(built?.files ?? []);
  const found = compare(mark, await recordBuild(read, files, workshop));
  const made: MadeFile[] = [await changesPage(read, mark, found, workshop)];
  if (flags.pdf) {
    const { makeReprint } = await import('../documents/reprint.ts');
    const { title, authors, keywords, lang } = planMasthead(read.article, read.labels);
    const reprint = await makeReprint(found.pages, files, { title, authors, keywords, lang, date: workshop.date }, read.labels);
    if (reprint) made.push(reprint);
  }
  await keepComparison(out, slug, made);
  return {
    slug,
    since: { name: mark.name, date: mark.date },
    changes: found,
    booklets: (built?.files ?? []).map(({ name }) => name).filter(isBooklet),
    files: made.map(({ name }) => `${slug}/${name}`),
  };
}
