/**
 * Marp Markdown → slides, CSS and notes, byte for byte what stock marp-cli puts into its HTML; and the page-a-slide document for print.
 *
 * Why the head is read here: marp-cli takes title, author and the like from front matter by directives of its own, so deck.md stays the
 * only place that says them.
 */
import { createHash } from 'node:crypto';
import type { KnownDecks, Rendered } from './known.ts';
import { keepThemes, StockMarp } from './marp.ts';
import { withoutNotes } from './notes.ts';
import { withoutPayloads } from './payloads.ts';
import { loadPrepared } from './prepared.ts';
import { escapeAttribute, inContainer } from './slides.ts';
import type { DeckHead, MarpDeck } from './slides.ts';

export { inContainer } from './slides.ts';
export type { DeckHead, MarpDeck } from './slides.ts';

/** Renders a whole Marp document. `known`: what Marp made before. Throws for a theme that Marp does not have: it would take the default one silently. */
export function renderDeck(markdown: string, known?: KnownDecks): MarpDeck {
  const { short, restore } = withoutPayloads(markdown);
  const notes = withoutNotes(short);
  const made = renderOnce(notes.short, known);
  const comments = notes.restore(made.comments, made.html);
  return comments ? deckOf({ ...made, comments }, restore) : deckOf(render(short, known), restore);
}

/** A deck of which nobody keeps anything is rendered as it is. */
function renderOnce(short: string, known: KnownDecks | undefined): Rendered {
  if (!known) return render(short, undefined);
  return known.decks(createHash('sha256').update(short).digest('hex'), () => render(short, known));
}

function render(short: string, known: KnownDecks | undefined): Rendered {
  const prepared = loadPrepared();
  if (prepared) keepThemes(prepared.themes);
  const marp = new StockMarp(prepared, known?.styles);
  refuseUnknownTheme(marp, short);
  Object.assign(marp.customDirectives.global, headDirectives);
  const { html, css, comments } = marp.render(short, { htmlAsArray: true });
  const directives = marp.directives();
  const size = { width: slideSize(marp, directives, 'widthPixel'), height: slideSize(marp, directives, 'heightPixel') };
  return { html, css, comments, directives, size };
}

function deckOf({ html, css, comments, directives, size }: Rendered, restore: (made: string) => string): MarpDeck {
  const scripted = html.map(restore);
  return {
    slides: scripted.map((slide) => slide.replace(/<script\b[^]*?<\/script>/g, '')),
    scripted,
    css: restore(css),
    comments,
    notes: comments.map((slide) => slide.join('\n\n')),
    size: drawnSize(scripted[0]) ?? size,
    head: headOf(directives),
  };
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
