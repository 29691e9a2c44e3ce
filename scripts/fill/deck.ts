/**
 * The deck as a Marp document: front matter and slides to read and edit, then all styling, fonts included, in one element at the end.
 *
 * Why all in the document: stock marp-cli and Marp for VS Code must show the same look from `deck.md` alone, with no theme file beside it.
 */

import type { Deck, Masthead, Slide } from '../model/document.ts';
import { walk, type Node } from '../model/walk.ts';
import { locale } from '../model/words.ts';
import { yaml } from './markdown.ts';
import type { Markdown, References } from './markdown.ts';
import { pictureUri } from './picture.ts';
import { slideData } from './slide.ts';
import type { Fill } from './templates.ts';

/** The faces that the theme is set in. */
export const deckFaces = [
  { family: 'Plus Jakarta Sans', weight: 400, style: 'normal' },
  { family: 'Plus Jakarta Sans', weight: 400, style: 'italic' },
  { family: 'Plus Jakarta Sans', weight: 600, style: 'normal' },
  { family: 'Plus Jakarta Sans', weight: 800, style: 'normal' },
  { family: 'Source Serif 4', weight: 400, style: 'normal' },
  { family: 'JetBrains Mono', weight: 400, style: 'normal' },
] as const;

/** The whole of `deck.md`. `fontCss` holds the `@font-face` rules with their data. */
export function fillDeck(deck: Deck, fill: Fill, fontCss: string): string {
  const { masthead, names, citations } = deck;
  const references: References = { names, citations, pictures: pictureUris(deck, fontCss) };
  return fill('deck/deck.md.hbs', {
    ...frontMatter(masthead),
    hasMath: shownNodes(deck).some(({ type }) => type === 'math' || type === 'inlineMath'),
    slides: deck.slides.map((slide) => slideData(slide, masthead, references)),
    fontCss,
    theme: `deck/themes/${masthead.theme}.css`,
    accent: masthead.brand.accent ?? '',
  });
}

function frontMatter({ title, subtitle, authors, keywords, lang }: Masthead): Readonly<Record<string, Markdown | ''>> {
  const names = new Intl.ListFormat(locale(lang), { type: 'conjunction' }).format(authors);
  return {
    title: yaml(title),
    author: names && yaml(names),
    description: subtitle === undefined ? '' : yaml(subtitle),
    keywords: keywords.length > 0 ? yaml(keywords.join(', ')) : '',
    lang: yaml(lang),
  };
}

/** Data URIs of the pictures that some slide shows, and of the logo. */
function pictureUris(deck: Deck, fontCss: string): Readonly<Record<string, string>> {
  const { pictures, brand } = deck.masthead;
  const shown = new Set([...shownNodes(deck).flatMap((node) => ('src' in node ? [node.src] : [])), brand.logo]);
  const entries = Object.entries(pictures).filter(([src]) => shown.has(src));
  return Object.fromEntries(entries.map(([src, picture]) => [src, pictureUri(picture, fontCss)]));
}

function shownNodes({ slides }: Deck): readonly Node[] {
  return slides.flatMap(({ heading, blocks }: Slide) => [...walk([...heading, ...blocks])]);
}
