/** Which of an article's pictures its documents show, and as what. */
import type { Article } from '../model/article.ts';
import type { Content } from '../model/section.ts';
import type { Position } from '../model/diagnostic.ts';
import { placesOf, type PictureUse, type Place } from '../model/room.ts';
import { isSideBySide } from '../model/side-by-side.ts';
import { walk, type Node } from '../model/walk.ts';

/** `src`: a key of `Article.pictures`. */
export interface UsedPicture {
  readonly src: string;
  /** Each once, where it is first met. */
  readonly uses: readonly PictureUsed[];
}

interface PictureUsed {
  readonly use: PictureUse;
  /** Of one that stands beside others. */
  readonly place?: Place;
  readonly position: Position;
}

/** By their first place in the text; the logo is last. Charts and diagrams are none. */
export function usedPictures(article: Article): readonly UsedPicture[] {
  const found = new Map<string, UsedPicture>();
  const add = (src: string, use: PictureUse, position: Position, place?: Place): void => {
    const uses = found.get(src)?.uses ?? [];
    if (uses.some((seen) => seen.use === use && seen.place?.paper.width === place?.paper.width)) return;
    found.set(src, { src, uses: [...uses, { use, position, ...(place && { place }) }] });
  };
  for (const node of walk(nodesIn(article))) {
    if (node.type === 'figure') {
      const places = isSideBySide(node) ? placesOf(node, article.pictures, article.deck.size) : [];
      node.pictures.forEach(({ src, position }, index) => add(src, 'figure', position, places[index]));
    }
    if (node.type === 'inlineImage') add(node.src, 'inline', node.position);
  }
  const { brand, places, file } = article;
  if (brand.logo !== undefined) add(brand.logo, 'logo', places?.['brand.logo'] ?? { file, line: 1, column: 1 });
  return [...found.values()];
}

function nodesIn({ introduction, sections, footnotes, summary, glossary, questions }: Article): readonly Node[] {
  return [
    ...contentNodes(introduction),
    ...sections.flatMap((section) => [section, ...section.points].flatMap(headed)),
    ...footnotes.flatMap((note) => note.children),
    ...summary.flat(),
    ...glossary.flatMap((entry) => entry.definition),
    ...questions.flatMap((one): readonly Node[] => [...one.question, ...(one.answer ?? [])]),
  ];
}

const headed = (part: Article['sections'][number]['points'][number]): readonly Node[] => [...part.heading, ...contentNodes(part)];

function contentNodes({ blocks, slides, notes }: Content): readonly Node[] {
  return [...blocks, ...slides.flatMap((slide): readonly Node[] => [...(slide.heading ?? []), ...slide.blocks]), ...notes];
}
