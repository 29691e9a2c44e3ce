/** `dist/index.html`: the lectures with their files, first slides and page counts. Made from the manifest, so that it lists what is there. */
import type { Labels } from '../model/document.ts';
import { numeral, phrase } from '../model/words.ts';
import type { Fill } from './templates.ts';

export interface CatalogueFile {
  /** Relative to the index, with "/". */
  readonly path: string;
  readonly pages?: number;
}

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
  return fill('index/index.html.hbs', { lang, labels, fontCss, articles: articles.map(articleData) });
}

const order = ['deck.html', 'deck.pdf', 'handout.html', 'handout.pdf', 'briefing.pdf', 'briefing-booklet.pdf', 'deck.md'];

function articleData({ title, lang, direction, labels, files }: CatalogueArticle): object {
  const named = files.map((file) => ({ ...file, base: file.path.split('/').at(-1) ?? '' }));
  const listed = named.filter(({ base }) => order.includes(base)).sort((a, b) => order.indexOf(a.base) - order.indexOf(b.base));
  return {
    title,
    lang,
    direction,
    thumbnail: hrefOf(named.find(({ base }) => base === 'cover.webp')?.path),
    main: hrefOf(listed[0]?.path) ?? '#',
    files: listed.map(({ path, base, pages }) => ({
      href: hrefOf(path),
      name: nameOf(base, labels),
      detail: detailOf(base, pages, lang, labels),
    })),
  };
}

function nameOf(base: string, labels: Labels): string {
  const [stem = '', ending = ''] = base.split('.');
  if (ending === 'md') return phrase(labels, 'sourceFile');
  return ending === 'pdf' ? `${phrase(labels, stem)} (PDF)` : phrase(labels, stem);
}

function detailOf(base: string, pages: number | undefined, lang: string, labels: Labels): string {
  if (pages === undefined) return base === 'handout.html' ? phrase(labels, 'forScreen') : '';
  const noun = base.startsWith('deck') ? 'Slide' : 'Page';
  return phrase(labels, pages === 1 ? `one${noun}` : `many${noun}s`, { count: numeral(lang, pages) });
}

function hrefOf(path: string | undefined): string | undefined {
  return path?.split('/').map(encodeURIComponent).join('/');
}
