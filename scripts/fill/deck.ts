/**
 * The deck as a Marp document: front matter and slides to read and edit, then all styling, fonts included, in one element at the end.
 *
 * Why all in the document: stock marp-cli and Marp for VS Code must show the same look from `deck.md` alone, with no theme file beside it.
 */

import type { Brand } from '../model/brand.ts';
import type { Deck, Slide } from '../model/deck.ts';
import type { FontFace } from '../model/font-face.ts';
import type { Masthead } from '../model/masthead.ts';
import { inkOnAccent } from '../model/themes.ts';
import { drawingKey, isDrawn, pictureIn } from '../model/drawn.ts';
import { isSideBySide } from '../model/side-by-side.ts';
import { picturesIn, walk, type Node } from '../model/walk.ts';
import { locale, numeral, phrase } from '../model/words.ts';
import { text, yaml } from './markdown.ts';
import type { Markdown, References } from './markdown.ts';
import { pictureUri } from './picture.ts';
import { slideData } from './slide.ts';
import type { Fill } from './templates.ts';

/** The faces that the theme is set in, whatever the brand: pictures fall back to them. */
const themeFaces = [
  { family: 'Plus Jakarta Sans', weight: 400, style: 'normal' },
  { family: 'Plus Jakarta Sans', weight: 400, style: 'italic' },
  { family: 'Plus Jakarta Sans', weight: 600, style: 'normal' },
  { family: 'Plus Jakarta Sans', weight: 800, style: 'normal' },
  { family: 'Source Serif 4', weight: 400, style: 'normal' },
  { family: 'JetBrains Mono', weight: 400, style: 'normal', isForCode: true },
] as const;

/** The faces of a deck: the theme's, and the families that the brand sets in their place. */
export function deckFaces({ fonts }: Brand): readonly Face[] {
  const wished = (family: string | undefined, faces: readonly Omit<Face, 'family'>[]): readonly Face[] =>
    family === undefined ? [] : faces.map((face) => ({ family, ...face }));
  const bold = { weight: 600, style: 'normal' } as const;
  return [
    ...themeFaces,
    ...wished(fonts?.heading, [bold, { weight: 800, style: 'normal' }]),
    ...wished(fonts?.body, [{ weight: 400, style: 'normal' }, { weight: 400, style: 'italic' }, bold]),
  ];
}

/** A face as CSS asks for it. `isForCode`: nothing but code is set in it. */
type Face = Pick<FontFace, 'family' | 'weight' | 'style'> & { readonly isForCode?: true };

/** The whole of `deck.md`. `fontCss` holds the `@font-face` rules with their data. */
export function fillDeck(deck: Deck, fill: Fill, fontCss: string): string {
  const { masthead, names, numbers, citations } = deck;
  const references: References = {
    names,
    numbers: Object.fromEntries(Object.entries(numbers).map(([id, number]) => [id, text(numeral(masthead.lang, number))])),
    citations,
    pictures: pictureUris(deck, fontCss),
    columnWord: text(masthead.labels['column'] ?? ''),
    semicolon: phrase(masthead.labels, 'semicolon'),
  };
  return fill('deck/deck.md.hbs', {
    ...frontMatter(masthead),
    hasMath: shownNodes(deck).some(({ type }) => type === 'math' || type === 'inlineMath'),
    slides: deck.slides.map((slide) => slideData(slide, masthead, references)),
    fontCss,
    theme: `deck/themes/${masthead.theme}.css`,
    brand: brandCss(masthead),
    size: masthead.size ?? '16:9',
    isNarrow: masthead.size === '4:3',
    isSideBySide: shownNodes(deck).some(isSideBySide),
  });
}

/** The brand's colour and families as custom properties; '' where the theme's own stay. */
function brandCss({ theme, brand: { accent, fonts } }: Masthead): string {
  return [
    accent === undefined ? '' : `--brand: ${accent}; --on-accent: ${inkOnAccent(theme, accent)};`,
    fonts?.heading === undefined ? '' : `--font-heading: '${fonts.heading}';`,
    fonts?.body === undefined ? '' : `--font-body: '${fonts.body}';`,
  ]
    .filter(Boolean)
    .join(' ');
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
  const { pictures, brand, theme } = deck.masthead;
  const sourceOf = (node: Node): readonly string[] => (isDrawn(node) ? [drawingKey(node.id)] : picturesIn(node));
  const shown = new Set([...shownNodes(deck).flatMap(sourceOf), ...(brand.logo === undefined ? [] : [brand.logo])]);
  return Object.fromEntries(
    [...shown].flatMap((src) => {
      const picture = pictureIn(pictures, src, theme);
      return picture ? [[src, pictureUri(picture, fontCss)]] : [];
    }),
  );
}

function shownNodes({ slides }: Deck): readonly Node[] {
  return slides.flatMap(({ heading, blocks }: Slide) => [...walk([...heading, ...blocks])]);
}
