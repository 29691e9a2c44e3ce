/** Which of an article's pictures its documents show, and as what. */
import type { Article, Content } from '../model/article.ts';
import type { Position } from '../model/diagnostic.ts';
import type { PictureUse } from '../model/room.ts';
import { walk, type Node } from '../model/walk.ts';

export interface UsedPicture {
  readonly src: string;
  /** Each once, at its first place. */
  readonly uses: readonly { readonly use: PictureUse; readonly position: Position }[];
}

/** By their first place in the text; the logo is last. Charts and diagrams are none. */
export function usedPictures(article: Article): readonly UsedPicture[] {
  const found = new Map<string, UsedPicture>();
  const add = (src: string, use: PictureUse, position: Position): void => {
    const uses = found.get(src)?.uses ?? [];
    if (!uses.some((seen) => seen.use === use)) found.set(src, { src, uses: [...uses, { use, position }] });
  };
  for (const node of walk(nodesIn(article))) {
    if (node.type === 'figure') add(node.src, 'figure', node.position);
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
