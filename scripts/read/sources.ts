/**
 * Finds articles and reads their files, and only theirs.
 *
 * An article is a folder with one `article.md`, `.yaml`, `.yml` or `.json`. Its files are read through `readBeside`, which resolves links and
 * refuses whatever lies outside the folder: an article is untrusted until checked.
 */
import { lstat, readFile, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { Failure } from '../model/failure.ts';
import { collectProblems, type Problems } from './problems.ts';
import { reportRefused, type Refused } from './refused.ts';

/** JSON is read as the YAML that it is. */
export type SourceFormat = 'markdown' | 'yaml';

/** One article as it lies on disk. `file` is its path as shown to the author, `text` its content with `\n` line ends. */
export interface Source {
  readonly slug: string;
  readonly folder: string;
  readonly file: string;
  readonly format: SourceFormat;
  readonly text: string;
  readonly beside: BesideFolder;
}

/** The article's folder as its readers see it; `inputs` grows as they read. */
export interface BesideFolder {
  readonly folder: string;
  /** What was asked for, by its path as `inputPath` writes it; `undefined` where it could not be had. */
  readonly inputs: Map<string, Uint8Array | undefined>;
}

/** What became of a path beside the article. */
export type Beside = { readonly bytes: Uint8Array } | Refused;

const names = ['article.md', 'article.yaml', 'article.yml', 'article.json'];
const reserved = new Set(['index.html', 'manifest.json', 'course.pdf']);

/** Whether `paths` is one folder with a `course.yaml`. */
export async function hasCourse(paths: readonly string[], cwd: string): Promise<boolean> {
  const [folder, ...more] = paths;
  if (folder === undefined || more.length > 0) return false;
  return (await stat(path.join(path.resolve(cwd, folder), 'course.yaml')).catch(() => undefined))?.isFile() === true;
}

/** The articles below `paths` (an article's file, its folder, or a folder of articles), sorted by slug, and what is wrong with their files. Throws a `Failure` for a path that is not there. */
export async function findSources(
  paths: readonly string[],
  cwd: string,
): Promise<{ sources: Source[]; diagnostics: readonly Diagnostic[] }> {
  const problems = collectProblems();
  const folders: string[] = [];
  for (const given of paths) folders.push(...(await articleFolders(path.resolve(cwd, given), given, cwd, problems)));
  const sources: Source[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    const source = await readSource(folder, cwd, problems);
    if (source) sources.push(source);
  }
  return { sources: withoutTwins(sources, problems), diagnostics: problems.list };
}

async function articleFolders(target: string, given: string, cwd: string, problems: Problems): Promise<string[]> {
  const found = await stat(target).catch(() => undefined);
  if (!found) throw new Failure(2, `${given}: no such file or folder`);
  if (found.isFile()) {
    if (names.includes(path.basename(target))) return [path.dirname(target)];
    throw new Failure(2, `${given}: not an article (${names.join(', ')})`);
  }
  const entries = await readdir(target, { withFileTypes: true });
  if (entries.some((entry) => names.includes(entry.name))) return [target];
  const folders: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = path.join(target, entry.name);
    if ((await stat(inner).catch(() => undefined))?.isDirectory()) folders.push(inner);
  }
  if (folders.length === 0) reportEmpty(target, cwd, problems);
  return folders;
}

function reportEmpty(folder: string, cwd: string, problems: Problems): void {
  const position = { file: shown(folder, cwd), line: 1, column: 1 };
  problems.error('no-article', position, 'no article in this folder', `put one of ${names.join(', ')} in it`);
}

async function readSource(folder: string, cwd: string, problems: Problems): Promise<Source | undefined> {
  const present = (await readdir(folder)).filter((name) => names.includes(name)).sort();
  const [name, ...more] = present;
  if (name === undefined) {
    reportEmpty(folder, cwd, problems);
    return undefined;
  }
  const file = shown(path.join(folder, name), cwd);
  const position = { file, line: 1, column: 1 };
  if (more.length > 0)
    problems.error('two-sources', position, `${present.join(' and ')} stand side by side; one article has one source`, 'keep one of them');
  const slug = path.basename(folder).normalize('NFC');
  if (reserved.has(slug.toLowerCase()) || !/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._ -]*$/u.test(slug)) {
    problems.error(
      'bad-slug',
      position,
      `the folder's name "${slug}" cannot name an output folder`,
      'use letters, digits, "-", "_" and "."',
    );
    return undefined;
  }
  const shelf: BesideFolder = { folder, inputs: new Map() };
  const beside = await readBeside(shelf, name);
  if (!('bytes' in beside)) {
    reportRefused('article', name, beside, position, problems);
    return undefined;
  }
  const text = decode(beside.bytes, position, problems);
  return text === undefined ? undefined : { slug, folder, file, format: name.endsWith('.md') ? 'markdown' : 'yaml', text, beside: shelf };
}

/** UTF-8 to text with `\n` line ends and no byte order mark; anything else is reported at its first bad byte. */
export function decode(
  bytes: Uint8Array,
  position: { file: string; line: number; column: number },
  problems: Problems,
): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const { line, column } = firstBadByte(bytes);
    problems.error('not-utf8', { ...position, line, column }, 'the file is not UTF-8 here', 'save it as UTF-8 in your editor');
    return undefined;
  }
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let from = 0;
  for (let at = lenient.indexOf('\uFFFD'); at >= 0; at = lenient.indexOf('\uFFFD', from)) {
    const before = lenient.slice(0, at);
    const offset = new TextEncoder().encode(before).length;
    if (!(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) {
      const lines = before.split(/\r\n?|\n/);
      return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
    }
    from = at + 1;
  }
  return { line: 1, column: 1 };
}

function withoutTwins(sources: readonly Source[], problems: Problems): Source[] {
  const bySlug = groupBySlug(sources);
  for (const twins of bySlug.values()) {
    if (twins.length < 2) continue;
    for (const { file, slug } of twins)
      problems.error(
        'same-slug',
        { file, line: 1, column: 1 },
        `${twins.length} articles have the slug "${slug}": ${twins.map((twin) => twin.file).join(', ')}`,
        'rename one of the folders',
      );
  }
  return sources.filter((source) => bySlug.get(keyOf(source))?.length === 1);
}

const keyOf = (source: Source): string => source.slug.toLowerCase();

function groupBySlug(sources: readonly Source[]): Map<string, Source[]> {
  const groups = new Map<string, Source[]>();
  for (const source of sources) groups.set(keyOf(source), [...(groups.get(keyOf(source)) ?? []), source]);
  return groups;
}

/** Reads `relative` from the article's folder and keeps it as one of its inputs. Absolute paths, `..`, URLs and links that lead out are refused. */
export async function readBeside({ folder, inputs }: BesideFolder, relative: string): Promise<Beside> {
  const found = await find(folder, relative);
  inputs.set(inputPath(relative), 'bytes' in found ? found.bytes : undefined);
  return found;
}

/** `./data//a.csv` and `data/a.csv` are one file. */
function inputPath(relative: string): string {
  return path.posix.normalize(path.sep === '/' ? relative : relative.replaceAll(path.sep, '/'));
}

async function find(folder: string, relative: string): Promise<Beside> {
  if (
    path.isAbsolute(relative) ||
    /^[a-z][a-z0-9+.-]*:/i.test(relative) ||
    relative.includes('\0') ||
    relative.split(/[\\/]/).includes('..')
  )
    return { refused: 'outside', near: [] };
  const root = await realpath(folder);
  const named = path.join(root, relative);
  const target = await realpath(named).catch(() => undefined);
  if (target === undefined)
    return (await isLink(named)) ? { refused: 'dangling', near: [] } : { refused: 'missing', near: await listBeside(root) };
  if (!target.startsWith(root + path.sep)) return { refused: 'outside', near: [] };
  const found = await stat(target);
  if (!found.isFile()) return { refused: 'folder', near: [] };
  return { bytes: await readFile(target) };
}

async function isLink(named: string): Promise<boolean> {
  return (await lstat(named).catch(() => undefined))?.isSymbolicLink() === true;
}

async function listBeside(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true });
  return entries.map((entry) => entry.split(path.sep).join('/')).slice(0, 500);
}

/** A path as it is shown to the author: relative to where the command runs, with "/". */
export function shown(target: string, cwd: string): string {
  const relative = path.relative(cwd, target);
  return (relative.startsWith('..') ? target : relative || '.').split(path.sep).join('/');
}
