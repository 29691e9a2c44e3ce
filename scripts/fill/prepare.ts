/**
 * What takes time or a library, done once for handout and briefing: formulas, code, pictures, and how words are parted.
 *
 * Why a step before: filling itself stays synchronous and pure.
 */
import type { FontFace } from '../model/font-face.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperText } from '../model/paper-text.ts';
import { drawingKey, isDrawn } from '../model/drawn.ts';
import { paperNodes } from '../model/paper-nodes.ts';
import { picturesIn, walk, type Node } from '../model/walk.ts';
import { highlightCode } from './code.ts';
import type { Html } from './html-markup.ts';
import { hyphenation, type Hyphenate } from './hyphens.ts';
import { typesetMath, type Formula } from './math.ts';
import { pictureUri } from './picture.ts';

/** By the keys of `formulaKey` and `codeKey`, and pictures by their `src`. */
export interface Prepared {
  readonly math: Readonly<Record<string, Html>>;
  readonly code: Readonly<Record<string, Html>>;
  readonly pictures: Readonly<Record<string, { readonly uri: string; readonly width: number; readonly height: number }>>;
  readonly hyphenate: Hyphenate;
}

/** For pages that show none of it. */
export const nothingPrepared: Prepared = { math: {}, code: {}, pictures: {}, hyphenate: (text) => text };

/** A face by what CSS asks for. `isForCode`: nothing but code is set in it. */
export type WantedFace = Pick<FontFace, 'family' | 'weight' | 'style'> & { readonly isForCode?: true };

/** Typesets and encodes what the text holds. `fontCss` goes into SVG pictures. */
export async function prepareText(masthead: Masthead, text: PaperText, fontCss: string): Promise<Prepared> {
  const nodes = [...walk(paperNodes(text))];
  const [math, code] = await Promise.all([
    typesetMath(nodes.flatMap(formulaOf)),
    highlightCode(nodes.filter((node) => node.type === 'code')),
  ]);
  const shown = new Set([...nodes.flatMap(pictureOf), ...(masthead.brand.logo === undefined ? [] : [masthead.brand.logo])]);
  const pictures = Object.entries(masthead.pictures).filter(([src]) => shown.has(src));
  return {
    math,
    code,
    hyphenate: hyphenation(masthead.lang),
    pictures: Object.fromEntries(
      pictures.map(([src, { onPaper, ...picture }]) => {
        const shown = onPaper ?? picture;
        return [src, { uri: pictureUri(shown, fontCss), width: shown.width, height: shown.height }];
      }),
    ),
  };
}

/** The faces that the paper is set in: reading and heading family, and the fixed one only where there is code. */
export function paperFaces(text: PaperText): readonly WantedFace[] {
  const serif = 'Source Serif 4';
  const sans = 'Plus Jakarta Sans';
  const hasCode = [...walk(paperNodes(text))].some((node) => node.type === 'code' || node.type === 'inlineCode');
  return [
    { family: serif, weight: 400, style: 'normal' },
    { family: serif, weight: 400, style: 'italic' },
    { family: serif, weight: 600, style: 'normal' },
    { family: sans, weight: 500, style: 'normal' },
    { family: sans, weight: 700, style: 'normal' },
    ...(hasCode ? [{ family: 'JetBrains Mono', weight: 400, style: 'normal', isForCode: true } as const] : []),
  ];
}

function formulaOf(node: Node): readonly Formula[] {
  if (node.type === 'math') return [{ tex: node.value, display: true }];
  return node.type === 'inlineMath' ? [{ tex: node.value, display: false }] : [];
}

const pictureOf = (node: Node): readonly string[] => (isDrawn(node) ? [drawingKey(node.id)] : picturesIn(node));
