/** The build that a comparison begins with: the pages that it names must be those that lie in the output folder. */
import path from 'node:path';
import type { ReadArticle } from '../articles.ts';
import type { Mark } from '../model/record.ts';
import { build } from './build.ts';
import { documentsOf, isBooklet, readBuilt, type Built } from './built.ts';
import type { CliContext } from './context.ts';

/** An article, and the mark that it is to be compared with. */
export interface Marked {
  readonly read: ReadArticle;
  readonly mark: Mark;
}

/** Builds what was built before: an author who wants no deck is not given one here. Articles that want the same are built in one run. */
export async function buildBefore(articles: readonly Marked[], given: string, context: CliContext): Promise<number> {
  const runs = new Map<string, { readonly wish: Wish; readonly folders: string[] }>();
  const out = path.resolve(context.cwd, given);
  for (const { read, mark } of articles) {
    const wish = (await wishOf(out, read.article.slug)) ?? wishIn(mark);
    const run = runs.get(JSON.stringify(wish)) ?? { wish, folders: [] };
    run.folders.push(read.source.folder);
    runs.set(JSON.stringify(wish), run);
  }
  for (const { wish, folders } of runs.values()) {
    const status = await build(folders, { out: given, ...wish }, quiet(context));
    if (status !== 0) return status;
  }
  return 0;
}

interface Wish {
  readonly only?: ReturnType<typeof documentsOf>;
  readonly layout?: NonNullable<Built['layouts']>;
  readonly booklet?: boolean;
}

/** What lies in the output folder; undefined where nothing does. */
async function wishOf(out: string, slug: string): Promise<Wish | undefined> {
  const before = await readBuilt(out, slug);
  const names = [...(before?.files ?? []).map(({ name }) => name), ...(before?.spoilt ?? []).map((file) => path.posix.basename(file))];
  const only = documentsOf(names.map((name) => ({ name })));
  if (only.length === 0) return undefined;
  return { only, ...(before?.layouts && only.includes('handout') && { layout: before.layouts }), booklet: names.some(isBooklet) };
}

/** On another machine what was handed out tells it. A mark knows no deck, so one of all paper stands for all documents. */
function wishIn({ pages, layouts }: Mark): Wish {
  const paper = documentsOf(Object.keys(pages).map((name) => ({ name })));
  const layout = layouts && paper.includes('handout') ? { layout: layouts } : {};
  if (paper.length === 0) return { only: ['deck'] };
  return paper.length === documentsOnPaper ? layout : { only: paper, ...layout };
}

/** Briefing and handout. */
const documentsOnPaper = 2;

/** A build that is only the first step tells how it goes and what is wrong on standard error; standard output is the comparison's. */
const quiet = (context: CliContext): CliContext => ({ ...context, isTerminal: false, out: () => undefined });
