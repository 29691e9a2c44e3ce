/**
 * Marp Markdown → slides, CSS and notes, byte for byte what stock marp-cli puts into its HTML; and the page-a-slide document for print.
 *
 * Why the head is read here: marp-cli takes title, author and the like from front matter by directives of its own, so deck.md stays the
 * only place that says them.
 */
import type { LastUsed } from '../model/last-used.ts';
import { keepThemes, StockMarp } from './marp.ts';
import { withoutPayloads } from './payloads.ts';
import { loadPrepared } from './prepared.ts';
import { escapeAttribute, inContainer } from './slides.ts';
import type { DeckHead, MarpDeck } from './slides.ts';

export { inContainer } from './slides.ts';
export type { DeckHead, MarpDeck } from './slides.ts';

/** Renders a whole Marp document. `styles`: those that Marp packed before. Throws for a theme that Marp does not have: Marp itself would take the default one without a word. */
export function renderDeck(markdown: string, styles?: LastUsed<string>): MarpDeck {
  const prepared = loadPrepared();
  if (prepared) keepThemes(prepared.themes);
  const marp = new StockMarp(prepared, styles);
  refuseUnknownTheme(marp, markdown);
  Object.assign(marp.customDirectives.global, headDirectives);
  const { short, restore } = withoutPayloads(markdown);
  const made = marp.render(short, { htmlAsArray: true });
  const { comments } = made;
  const html = made.html.map(restore);
  const css = restore(made.css);
  const directives = marp.directives();
  const size = drawnSize(html[0]) ?? {
    width: slideSize(marp, directives, 'widthPixel'),
    height: slideSize(marp, directives, 'heightPixel'),
  };
  const slides = html.map((slide) => slide.replace(/<script\b[^]*?<\/script>/g, ''));
  return { slides, scripted: html, css, comments, notes: comments.map((slide) => slide.join('\n\n')), size, head: headOf(directives) };
}

/** One page a slide, of the slide's size, for print: no script, no presenter's parts. */
export function printableDeck(deck: MarpDeck, { lang, title }: { readonly lang: string; readonly title: string }): string {
  const { width, height } = deck.size;
  const page = `@page{size:${width}px ${height}px;margin:0}html,body{margin:0;padding:0;background:#fff}
div[id=":$p"]>svg{display:block;width:${width}px;height:${height}px;break-after:page;break-inside:avoid;overflow:hidden}
div[id=":$p"]>svg:last-child{break-after:auto}*{-webkit-print-color-adjust:exact!important;print-color-adjust:exact!important}`;
  const start = `<!DOCTYPE html><html lang="${escapeAttribute(lang)}"><head><meta charset="UTF-8"><title>${escapeAttribute(title)}</title>`;
  return `${start}<style>${deck.css}</style><style>${page}</style></head><body>${inContainer(deck.slides)}</body></html>`;
}

const headKeys = ['title', 'author', 'description', 'url', 'image'] as const;

/** marp-cli's own directives, so that a comment with one of them is no speaker note here either. */
const headDirectives = {
  ...Object.fromEntries(headKeys.map((key) => [key, (value: unknown) => (typeof value === 'string' ? { [`head-${key}`]: value } : {})])),
  keywords: (value: unknown) => {
    const list = typeof value === 'string' ? value.split(',').map((word) => word.trim()) : value;
    const words = Array.isArray(list) ? [...new Set(list.filter((word) => typeof word === 'string' && word !== ''))] : [];
    return words.length > 0 ? { 'head-keywords': words } : {};
  },
};

function headOf(directives: Readonly<Record<string, unknown>>): DeckHead {
  const keys = [...headKeys, 'keywords'];
  const found = keys.flatMap((key) => (directives[`head-${key}`] === undefined ? [] : [[key, directives[`head-${key}`]]]));
  return { ...Object.fromEntries(found), ...(typeof directives['lang'] === 'string' && { lang: directives['lang'] }) };
}

/** Of a slide as it is drawn: the theme knows nothing of the deck's own `size`. */
function drawnSize(slide: string | undefined): MarpDeck['size'] | undefined {
  const box = /^[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(slide ?? '');
  return box ? { width: Number(box[1]), height: Number(box[2]) } : undefined;
}

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
