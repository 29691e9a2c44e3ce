/**
 * Marp Markdown → slides, CSS and notes, byte for byte what stock marp-cli puts into its HTML; and the page-a-slide document for print.
 *
 * What was rendered before is not rendered again; else Marp is loaded and does it (`rendering.ts`).
 */
import { createHash } from 'node:crypto';
import type { KnownDecks, Rendered } from './known.ts';
import { withoutNotes } from './notes.ts';
import { withoutPayloads } from './payloads.ts';
import { escapeAttribute, headKeys, inContainer } from './slides.ts';
import type { DeckHead, MarpDeck } from './slides.ts';

export { inContainer } from './slides.ts';
export type { DeckHead, MarpDeck } from './slides.ts';

/** Renders a whole Marp document. `known`: what Marp made before. Rejects for a theme that Marp does not have: it would take the default one silently. */
export async function renderDeck(markdown: string, known?: KnownDecks): Promise<MarpDeck> {
  return (await openDeck(markdown, known).begin())();
}

/**
 * The same in two steps, between which there is time for others: `begin` renders slides, and what it gives makes their styles, a third of the work.
 * `isKnown`: neither takes any time.
 */
export interface OpenDeck {
  readonly isKnown: boolean;
  begin(): Promise<() => Promise<MarpDeck>>;
}

/** Takes pictures and fonts out of the Markdown, which Marp would copy many times, and puts them back into what it makes. Begins nothing by itself. */
export function openDeck(markdown: string, known?: KnownDecks): OpenDeck {
  const { short, restore } = withoutPayloads(markdown);
  const notes = withoutNotes(short);
  const restored = async (made: Rendered): Promise<MarpDeck> => {
    const comments = notes.restore(made.comments, made.html);
    return deckOf(comments ? { ...made, comments } : (await loadMarp()).beginMarp(short, known)(), restore);
  };
  const key = createHash('sha256').update(notes.short).digest('hex');
  const earlier = known?.decks.find(key);
  return {
    isKnown: earlier !== undefined,
    async begin() {
      if (earlier) return () => restored(earlier);
      const finish = (await loadMarp()).beginMarp(notes.short, known);
      return () => restored(known ? known.decks(key, finish) : finish());
    },
  };
}

/** Where all is known it is not needed, and it takes longer to load than the rest of a deck to make. */
const loadMarp = (): Promise<typeof import('./rendering.ts')> => import('./rendering.ts');

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
