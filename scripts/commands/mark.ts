/**
 * `paparan mark NAME`: what lies in the output folder was handed out; keep what a later build is compared with.
 *
 * Why the article is built again in memory: only bytes that are the same, on the date that the PDFs bear, prove that the files are what the source
 * says now. Else the mark would hold words that nobody was given.
 */
import path from 'node:path';
import { readArticles, type ReadArticle } from '../articles.ts';
import { createBuild } from '../build.ts';
import { recordBuild } from '../documents/record.ts';
import { createdOn } from '../merge/created.ts';
import { Failure } from '../model/failure.ts';
import { counted } from '../report.ts';
import { documentsOf, isBooklet, paperOf, readBuilt, type Built, type BuiltFile } from './built.ts';
import { buildDate, type CliContext } from './context.ts';
import { checkName, findMarks, keepMark } from './marks.ts';
import { openWorkshop } from './open-workshop.ts';
import { packageRoot } from './package-root.ts';

/** `replace`: a mark of the same name is overwritten. */
export interface MarkFlags {
  readonly out: string;
  readonly replace?: boolean;
}

/** Gives the exit status; articles that cannot be marked are told and do not keep the others from it. Throws a `Failure` for a name that is none or taken. */
export async function mark(given: string, paths: readonly string[], flags: MarkFlags, context: CliContext): Promise<number> {
  const name = checkName(given);
  const out = path.resolve(context.cwd, flags.out);
  const { articles, diagnostics } = await readArticles(paths, context.cwd, packageRoot());
  if (articles.length === 0) throw new Failure(1, diagnostics[0]?.message ?? 'no article there');
  const opened = openWorkshop(context);
  let status = 0;
  try {
    for (const read of articles) {
      const { slug } = read.article;
      try {
        const taken = (await findMarks(read.source.folder)).find((found) => found.name.toLowerCase() === name.toLowerCase());
        if (taken && !flags.replace) throw new Failure(2, `there is a mark ${taken.name} already; choose another name, or --replace it`);
        const { files, layouts, date } = await verified(read, out, context);
        const record = await recordBuild(read, paperOf(files), opened.workshop);
        const order = await nextOrder(read.source.folder);
        const day = date.toISOString().slice(0, 10);
        const file = await keepMark(read.source.folder, {
          name: taken?.name ?? name,
          order,
          date: day,
          version: context.version,
          ...(layouts && { layouts }),
          ...record,
        });
        const pages = Object.values(record.pages).reduce((sum, some) => sum + some.length, 0);
        const held = [counted(record.slides.length, 'slide'), counted(pages, 'page')].filter(Boolean).join(', ');
        context.out(`${slug}: marked as handed out, ${path.relative(context.cwd, file)} (${held})\n`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        context.err(`${slug}: ${error.message}\n`);
        status = Math.max(status, error.status);
      }
    }
  } finally {
    await opened.dispose();
  }
  return status;
}

async function nextOrder(folder: string): Promise<number> {
  const orders = (await findMarks(folder)).flatMap(({ read }) => ('mark' in read ? [read.mark.order] : []));
  return Math.max(0, ...orders) + 1;
}

interface Verified extends Pick<Built, 'files' | 'layouts'> {
  /** That the documents bear. */
  readonly date: Date;
}

/** The built files, if they are what the article makes now. */
async function verified(read: ReadArticle, out: string, context: CliContext): Promise<Verified> {
  const { slug } = read.article;
  const place = path.relative(context.cwd, path.join(out, slug)) || '.';
  const remedy = 'run "paparan build", look at it, and mark what you hand out';
  if (!read.sound) throw new Failure(1, 'the article has errors; "paparan check" names them');
  const built = await readBuilt(out, slug);
  if (!built || built.files.length === 0) throw new Failure(1, `nothing is built in ${place}; ${remedy}`);
  if (built.spoilt.length > 0)
    throw new Failure(1, `${built.spoilt.join(', ')} ${built.spoilt.length > 1 ? 'are' : 'is'} not as the last build wrote; ${remedy}`);
  const pdf = built.files.find(({ name }) => name.endsWith('.pdf'));
  const date = (pdf && (await createdOn(pdf.bytes).catch(() => undefined))) ?? buildDate(context);
  const fresh = await buildAgain(read, built, date, context);
  const names = new Set([...fresh.map(({ name }) => name), ...built.files.map(({ name }) => name)]);
  const other = [...names].filter((name) => !isSame(name, built.files, fresh));
  if (other.length > 0) throw new Failure(1, `${place} is not what the article says now (${other.join(', ')}); ${remedy}`);
  return { ...built, date };
}

function isSame(name: string, built: readonly BuiltFile[], fresh: readonly BuiltFile[]): boolean {
  const [one, other] = [built.find((file) => file.name === name), fresh.find((file) => file.name === name)];
  return one !== undefined && other !== undefined && Buffer.compare(one.bytes, other.bytes) === 0;
}

async function buildAgain(read: ReadArticle, built: Built, date: Date, context: CliContext): Promise<readonly BuiltFile[]> {
  const running = createBuild({ root: packageRoot(), env: context.env, date });
  let files: readonly BuiltFile[] = [];
  try {
    const result = await running.rebuild({
      paths: [read.source.folder],
      cwd: context.cwd,
      documentsOf: async () => documentsOf(built.files),
      ...(built.layouts && { layouts: built.layouts }),
      booklet: built.files.some(({ name }) => isBooklet(name)),
      onArticle: (article) => void (files = article.files),
    });
    if (result.missingBrowser !== undefined) throw new Failure(3, result.missingBrowser);
  } finally {
    await running.dispose();
  }
  return files;
}
