/** The article's charts and diagrams as pictures. Without any, the libraries behind them are not even loaded. */
import type { Article } from '../model/article.ts';
import type { Picture } from '../model/picture.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { drawingKey, isDrawn, type Drawn } from '../model/drawn.ts';
import { walk, type Node } from '../model/walk.ts';

/** The article with its drawings among its pictures: for paper, and for its own theme. */
export async function withDrawings(article: Article): Promise<Article> {
  const drawn = drawnIn(article);
  if (drawn.length === 0) return article;
  const { draw } = await import('../draw/draw.ts');
  const { brand, lang, theme, deck } = article;
  const drawings = drawn.flatMap((block): readonly (readonly [string, Picture])[] => {
    const key = drawingKey(block.id);
    return [
      [key, draw(block, 'light', brand.accent, lang, deck.size)],
      ...(theme === 'light' ? [] : [[`${key}:${theme}`, draw(block, theme, brand.accent, lang, deck.size)] as const]),
    ];
  });
  return { ...article, pictures: { ...article.pictures, ...Object.fromEntries(drawings) } };
}

/** What `check` says of diagrams. */
export async function findDrawingProblems(article: Article): Promise<readonly Diagnostic[]> {
  const diagrams = drawnIn(article).filter((block) => block.type === 'diagram');
  if (diagrams.length === 0) return [];
  const { findDiagramProblems } = await import('../draw/draw.ts');
  return findDiagramProblems(diagrams, article.deck.size);
}

function drawnIn(article: Article): readonly Drawn[] {
  const contents = [article.introduction, ...article.sections.flatMap((section) => [section, ...section.points])];
  const nodes: readonly Node[] = [
    ...contents.flatMap(({ blocks, slides, notes }) => [...blocks, ...slides.flatMap((slide) => slide.blocks), ...notes]),
    ...article.footnotes.flatMap((note) => note.children),
    ...article.questions.flatMap((question) => question.answer ?? []),
  ];
  return [...walk(nodes)].filter(isDrawn);
}
