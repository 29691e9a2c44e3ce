/**
 * `paparan changes`: what is other than it was handed out, in words, as a page to read, and as the pages to print again.
 *
 * It builds first: the pages that it names must be those that lie in the output folder.
 */
import path from 'node:path';
import { readArticles, type ReadArticle } from '../articles.ts';
import { compare } from '../compare/compare.ts';
import { recordBuild } from '../documents/record.ts';
import { utf8, type MadeFile, type Workshop } from '../documents/workshop.ts';
import { fillChanges } from '../fill/changes.ts';
import { fontFaceCss, pickFonts } from '../fonts.ts';
import { readManifest, stringifyManifest } from '../manifest.ts';
import type { Changes } from '../model/changes.ts';
import { Failure } from '../model/failure.ts';
import type { Mark } from '../model/record.ts';
import { planMasthead } from '../plan/masthead.ts';
import { removeWritten, writeSet } from '../write.ts';
import { build } from './build.ts';
import { comparisonFiles, documentsOf, isBooklet, paperOf, readBuilt } from './built.ts';
import { changesJson, changesText } from './changes-report.ts';
import type { CliContext } from './context.ts';
import { findMarks } from './marks.ts';
import { openWorkshop } from './open-workshop.ts';
import { packageRoot } from './package-root.ts';

export interface ChangesFlags {
  readonly out: string;
  readonly since?: string;
  readonly json?: boolean;
  readonly pdf?: boolean;
}

/** What is told of one article. */
export interface Compared {
  readonly slug: string;
  readonly since: Pick<Mark, 'name' | 'date'>;
  readonly changes: Changes;
  /** Booklets, which are printed whole or not at all. */
  readonly booklets: readonly string[];
  /** Relative to the output folder, with "/". */
  readonly files: readonly string[];
}

export async function changes(paths: readonly string[], flags: ChangesFlags, context: CliContext): Promise<number> {
  const out = path.resolve(context.cwd, flags.out);
  const given = paths.length > 0 ? paths : ['content'];
  const { articles } = await readArticles(given, context.cwd, packageRoot());
  const marked = await withMarks(articles, flags.since, context);
  const status = await buildAll(out, marked, flags, context);
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

interface Marked {
  readonly read: ReadArticle;
  readonly mark: Mark;
}

/** Articles without the mark are told of and left out; it is wrong usage when none has it. */
async function withMarks(articles: readonly ReadArticle[], since: string | undefined, { err }: CliContext): Promise<readonly Marked[]> {
  const found: Marked[] = [];
  for (const read of articles) {
    const { slug } = read.article;
    const marks = await findMarks(read.source.folder);
    const wanted = since === undefined ? undefined : since.normalize('NFC').toLowerCase();
    const chosen =
      wanted === undefined
        ? (marks.findLast((one) => 'mark' in one.read) ?? marks.at(-1))
        : marks.find(({ name }) => name.toLowerCase() === wanted);
    for (const { file, read: parsed } of marks)
      if ('problem' in parsed && (wanted === undefined || chosen?.file === file))
        err(`${slug}: ${file} is no mark that can be read: ${parsed.problem}\n`);
    const names = marks.map(({ name }) => name).join(', ');
    if (!chosen)
      err(
        `${slug}: ${since === undefined ? 'nothing is' : `no "${since}" is`} marked as handed out${names ? ` (there are ${names})` : ''}\n`,
      );
    else if ('mark' in chosen.read) found.push({ read, mark: chosen.read.mark });
  }
  if (found.length === 0)
    throw new Failure(2, 'there is nothing to compare with; after a build, "paparan mark NAME" keeps what is handed out');
  return found;
}

/** Builds what was built before: an author who wants no deck is not given one here. Articles that want the same are built in one run. */
async function buildAll(out: string, marked: readonly Marked[], { out: given }: ChangesFlags, context: CliContext): Promise<number> {
  const runs = new Map<string, { readonly wish: Wish; readonly folders: string[] }>();
  for (const { read } of marked) {
    const wish = await wishFor(out, read.article.slug);
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
  readonly booklet?: boolean;
}

async function wishFor(out: string, slug: string): Promise<Wish> {
  const before = await readBuilt(out, slug);
  const names = [...(before?.files ?? []).map(({ name }) => name), ...(before?.spoilt ?? []).map((file) => path.posix.basename(file))];
  const only = documentsOf(names.map((name) => ({ name })));
  return only.length === 0 ? {} : { only, booklet: names.some(isBooklet) };
}

/** A build that is only the first step says what is wrong, and nothing else. */
const quiet = (context: CliContext): CliContext => ({ ...context, isTerminal: false, out: () => undefined });

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
  await keep(out, slug, made);
  return {
    slug,
    since: { name: mark.name, date: mark.date },
    changes: found,
    booklets: (built?.files ?? []).map(({ name }) => name).filter(isBooklet),
    files: made.map(({ name }) => `${slug}/${name}`),
  };
}

async function changesPage({ article, labels }: ReadArticle, mark: Mark, found: Changes, { fill }: Workshop): Promise<MadeFile> {
  const { title, lang, direction, brand } = article;
  const page = { title, lang, direction, labels, accent: brand.accent, since: mark };
  const faces = [
    { family: 'Source Serif 4', weight: 400, style: 'normal' as const },
    { family: 'Plus Jakarta Sans', weight: 500, style: 'normal' as const },
    { family: 'Plus Jakarta Sans', weight: 700, style: 'normal' as const },
    ...(found.units.some(({ unit }) => unit.kind === 'code') ? [{ family: 'JetBrains Mono', weight: 400, style: 'normal' as const }] : []),
  ];
  const filled = await fill();
  const words = fillChanges(page, found, filled, '').replace(/<style[^]*?<\/style>/g, '');
  const fontCss = fontFaceCss(await pickFonts(words, faces, lang));
  return { name: 'changes.html', bytes: utf8(fillChanges(page, found, filled, fontCss)) };
}

/** Writes the files and enters them into the manifest, so that they go when the article goes. What an earlier comparison left is taken away. */
async function keep(out: string, slug: string, made: readonly MadeFile[]): Promise<void> {
  const written = await writeSet(out, slug, made);
  const manifest = await readManifest(out);
  const isOld = (file: string): boolean => comparisonFiles.some((name) => file === `${slug}/${name}`);
  const articles = manifest.articles.map((article) => {
    if (article.slug !== slug) return article;
    const files = [...article.files.filter((file) => !isOld(file.path)), ...written];
    return { ...article, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  });
  const before = manifest.articles.find((article) => article.slug === slug)?.files ?? [];
  await removeWritten(
    out,
    before.filter(({ path: file }) => isOld(file) && !written.some((fresh) => fresh.path === file)),
  );
  await writeSet(out, '', [{ name: 'manifest.json', bytes: utf8(stringifyManifest({ ...manifest, articles })) }]);
}
