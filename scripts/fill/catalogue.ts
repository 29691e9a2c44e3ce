/** `dist/index.html`: the lectures with their files, first slides and page counts. Made from the manifest, so that it lists what is there. */
import type { Labels } from '../model/label-files.ts';
import { fileRank } from '../model/outputs.ts';
import { layoutOf, speakersFiles } from '../model/layouts.ts';
import { formKey, numeral, phrase } from '../model/words.ts';
import type { Fill } from './templates.ts';

/** `sha256` in hexadecimal; a browser that holds another state of the file then asks for it anew. */
export interface CatalogueFile {
  /** Relative to the index, with "/". */
  readonly path: string;
  readonly pages?: number;
  readonly sha256?: string;
}

/** An article with files in the output folder. `labels` are of its own language. */
export interface CatalogueArticle {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly labels: Labels;
  readonly files: readonly CatalogueFile[];
}

/** `lang` and `labels` are the page's own; each article speaks its own language. */
export function fillCatalogue(articles: readonly CatalogueArticle[], lang: string, labels: Labels, fill: Fill, fontCss: string): string {
  const direction = articles.find((article) => article.lang === lang)?.direction ?? 'ltr';
  return fill('index/index.html.hbs', { lang, direction, labels, fontCss, articles: articles.map(articleData) });
}

interface Named extends CatalogueFile {
  readonly base: string;
}

/** As an article's files stand, but the source, which few look for, last. */
const rank = ({ base }: Named): number => (base === 'deck.md' ? Infinity : fileRank(base));

/** The files that readers look for. `handout.pdf` goes by the name of its layout where that is a file too. */
function listedFiles(named: readonly Named[]): readonly Named[] {
  const layouts = named.filter(({ base }) => layoutOf(base) !== undefined);
  const isTwin = ({ base, sha256 }: Named): boolean => base === 'handout.pdf' && layouts.some((file) => file.sha256 === sha256);
  const listed = named.filter((file) => fileRank(file.base) >= 0 && !speakersFiles.includes(file.base) && !isTwin(file));
  return listed.sort((a, b) => rank(a) - rank(b));
}

/** An article as both index pages show it. */
export function articleData({ title, lang, direction, labels, files }: CatalogueArticle): object {
  const named = files.map((file) => ({ ...file, base: file.path.split('/').at(-1) ?? '' }));
  const listed = listedFiles(named);
  return {
    title,
    lang,
    direction,
    thumbnail: hrefOf(named.find(({ base }) => base === 'cover.webp')?.path),
    main: hrefOf(listed[0]?.path) ?? '#',
    files: listed.map(({ path, base, pages }) => ({
      href: hrefOf(path),
      name: nameOf(base, lang, labels),
      isPdf: base.endsWith('.pdf'),
      detail: detailOf(base, pages, lang, labels),
    })),
  };
}

function nameOf(base: string, lang: string, labels: Labels): string {
  const [stem = '', ending = ''] = base.split('.');
  if (ending === 'md') return phrase(labels, 'sourceFile');
  const [, count] = /^handout-slides-(\d+)$/.exec(stem) ?? [];
  return count === undefined ? phrase(labels, stem) : phrase(labels, 'handout-slides', { count: numeral(lang, Number(count)) });
}

/** "12 slides", "4 pages", in the language's form for the number; '' where there is nothing to say. `base`: the file's name without folder. */
export function detailOf(base: string, pages: number | undefined, lang: string, labels: Labels): string {
  if (pages === undefined) return base === 'handout.html' ? phrase(labels, 'forScreen') : '';
  const key = base.startsWith('deck') ? 'slideCount' : 'pageCount';
  return phrase(labels, formKey(labels, key, lang, pages), { count: numeral(lang, pages) });
}

/** Each part of the path percent-encoded (RFC 3986), "/" kept. */
export function hrefOf(path: string | undefined): string | undefined {
  return path?.split('/').map(encodeURIComponent).join('/');
}
