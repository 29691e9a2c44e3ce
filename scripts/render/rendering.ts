/**
 * Marp at work on one deck, in two steps; the only file that loads Marp for a build.
 *
 * Why the head is read here: marp-cli takes title, author and the like from front matter by directives of its own, so deck.md stays the
 * only place that says them.
 */
import type { KnownDecks, Rendered } from './known.ts';
import { keepThemes, StockMarp } from './marp.ts';
import { loadPrepared } from './prepared.ts';
import { headKeys } from './slides.ts';

/** `short` as `renderDeck` is given it. What this gives makes the styles. */
export function beginMarp(short: string, known: KnownDecks | undefined): () => Rendered {
  const prepared = loadPrepared();
  if (prepared) keepThemes(prepared.themes);
  const marp = new StockMarp(prepared, known?.styles);
  refuseUnknownTheme(marp, short);
  Object.assign(marp.customDirectives.global, headDirectives);
  const { html, comments, finish } = marp.begin(short);
  const directives = marp.directives();
  const size = { width: slideSize(marp, directives, 'widthPixel'), height: slideSize(marp, directives, 'heightPixel') };
  return () => ({ html, css: finish(), comments, directives, size });
}

/** marp-cli's own directives, so that a comment with one of them is no speaker note here either. */
const headDirectives = {
  ...Object.fromEntries(headKeys.map((key) => [key, (value: unknown) => (typeof value === 'string' ? { [`head-${key}`]: value } : {})])),
  keywords: (value: unknown) => {
    const list = typeof value === 'string' ? value.split(',').map((word) => word.trim()) : value;
    const words = Array.isArray(list) ? [...new Set(list.filter((word) => typeof word === 'string' && word !== ''))] : [];
    return words.length > 0 ? { 'head-keywords': words } : {};
  },
};

function slideSize(marp: StockMarp, directives: Readonly<Record<string, unknown>>, property: 'widthPixel' | 'heightPixel'): number {
  return Number(marp.themeSet.getThemeProp(directives['theme'] as string | undefined, property));
}

function refuseUnknownTheme(marp: StockMarp, markdown: string): void {
  const settings = /^\uFEFF?---\r?\n([^]*?)\r?\n---/.exec(markdown)?.[1] ?? '';
  const name = /^theme:[ \t]*["']?([^"'\r\n#]+?)["']?[ \t]*(#.*)?$/m.exec(settings)?.[1];
  if (name === undefined || marp.themeSet.has(name)) return;
  const known = [...marp.themeSet.themes()].map((theme) => theme.name).join(', ');
  throw new Error(`Marp has no theme "${name}"; it has ${known}.`);
}
