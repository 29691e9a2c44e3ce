/**
 * Slides and passages with their places in the source.
 *
 * Why passages are known by their letters: spaces, quotes, hyphens and numbers in brackets are put in or changed on the way to the page, letters are not.
 */
import type { Article, Content, Point } from '../model/article.ts';
import type { Deck } from '../model/document.ts';
import type { MappedPassage, MappedSlide } from '../model/source-map.ts';
import { plainText, walk, type Node } from '../model/walk.ts';

/** As many letters as tell two passages apart. */
const longest = 60;

export function mapSlides({ slides }: Deck): readonly MappedSlide[] {
  return slides.map(({ id, position, time }) => ({ id, position, minutes: time?.minutes ?? 0, at: time?.at ?? 0 }));
}

export function mapPassages(article: Article): readonly MappedPassage[] {
  const notes = article.footnotes.flatMap(({ children }) => passagesOf(children));
  const answers = article.questions.flatMap(({ answer }) => passagesOf(answer ?? []));
  return [...contentOf(article.introduction), ...article.sections.flatMap(sectionOf), ...notes, ...answers];
}

function sectionOf(section: Point & { readonly points?: readonly Point[] }): readonly MappedPassage[] {
  const { id, heading, position, points = [] } = section;
  return [{ id, words: lettersOf(heading), position }, ...contentOf(section), ...points.flatMap(sectionOf)];
}

const contentOf = ({ blocks }: Content): readonly MappedPassage[] => passagesOf(blocks);

function passagesOf(nodes: readonly Node[]): readonly MappedPassage[] {
  return walk(nodes).flatMap((node): readonly MappedPassage[] => {
    if (!('position' in node) || node.position === undefined || inText.has(node.type)) return [];
    const id = 'id' in node && node.id !== undefined ? { id: node.id } : {};
    const words = lettersOf([node]);
    return 'id' in id || words !== '' ? [{ ...id, words, position: node.position }] : [];
  });
}

/** What stands in a line, or only holds other passages. */
const inText: ReadonlySet<Node['type']> = new Set([
  'inlineMath',
  'crossReference',
  'citation',
  'footnoteReference',
  'inlineImage',
  'handout',
  'list',
  'blockquote',
  'definitionList',
]);

function lettersOf(nodes: readonly Node[]): string {
  return plainText(nodes)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longest);
}
