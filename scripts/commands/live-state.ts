/** What a live build knows of its articles, and what can be said of it. */
import path from 'node:path';
import { sortDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import type { SourceMap } from '../model/source-map.ts';
import { sha256 } from '../write.ts';

/** `folder` is absolute; `files` are those in the output folder, by their names there. */
export interface LiveArticle {
  readonly slug: string;
  readonly folder: string;
  readonly title: string;
  readonly lang: string;
  /** What tells one state of a file from another, by its name. */
  readonly files: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly map: SourceMap;
  /** The maps of the last states of deck.html, by what tells these apart: a window may show one that is no longer the newest. */
  readonly maps: ReadonlyMap<string, SourceMap>;
  /** What it was made from, below its folder; unknown while it has errors. */
  readonly inputs?: readonly string[] | undefined;
}

/** One moment; a later one is another value. `articles` are sorted by slug. */
export interface LiveState {
  readonly isBuilding: boolean;
  readonly articles: readonly LiveArticle[];
  /** Of no article: a folder that is gone, a browser that is missing. */
  readonly problems: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** ms of the last rebuild from the save to the deck and to all files. */
  readonly took?: { readonly deck?: number; readonly all: number };
}

/** Before anything is built. */
export const unbuilt: LiveState = { isBuilding: true, articles: [], problems: [], diagnostics: [] };

/** Editors leave files of their own beside the article; names are compared as systems do that take two cases for one. */
function isInput({ folder, inputs }: LiveArticle, file: string): boolean {
  const name = plain(path.relative(folder, file).split(path.sep).join('/'));
  return inputs === undefined || /^article\.\w+$/.test(name) || inputs.some((input) => plain(input) === name);
}

/** Which articles a change of files touches; undefined where a file is of none that is known and no stray, so that all may have changed. */
export function touchedBy(
  files: readonly string[],
  articles: readonly LiveArticle[],
  isStray: (file: string) => boolean,
): readonly LiveArticle[] | undefined {
  const touched: LiveArticle[] = [];
  for (const file of files) {
    const article = articles.find(({ folder }) => file !== folder && within(folder, file));
    if (article && isInput(article, file)) touched.push(article);
    else if (!article && (!isStray(file) || articles.some(({ folder }) => folder === file))) return undefined;
  }
  return touched;
}

/** Tells a file that lies between the articles and is none, such as notes or a list of things to do: nothing is built for it. A folder has no such name. */
export function strayIn(roots: readonly string[]): (file: string) => boolean {
  return (file) => roots.includes(path.dirname(file)) && /.\.\w+$/.test(file) && !/^(article|course)\.\w+$/i.test(path.basename(file));
}

const plain = (name: string): string => name.normalize('NFC').toLowerCase();

/** Whether a file is a folder or lies in it. */
export const within = (folder: string, file: string): boolean => file === folder || file.startsWith(folder + path.sep);

/** What tells one state of a file from another, by its name. */
export function versions(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes).slice(0, 16)]));
}

/** So many: a window that is slow to load is behind by one or two. */
const mostMaps = 8;

/** An article as it is known now, with the map of its deck among the last ones. */
export function withMap(article: LiveArticle): LiveArticle {
  const deck = article.files['deck.html'];
  if (deck === undefined) return article;
  const others = [...article.maps].filter(([version]) => version !== deck);
  return { ...article, maps: new Map([...others, [deck, article.map] as const].slice(-mostMaps)) };
}

/** `slug`: of the article that it is about, where it is about one. */
export interface Found extends Diagnostic {
  readonly slug?: string;
}

/** Everything that is wrong, in the order in which an author reads. */
export function problemsOf({ articles, diagnostics }: LiveState): readonly Found[] {
  const own = articles.flatMap((article) => article.diagnostics.map((one) => ({ ...one, slug: article.slug })));
  return sortDiagnostics<Found>([...diagnostics, ...own]);
}
