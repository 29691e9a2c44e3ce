/**
 * What is numbered and what it is called: sections, figures, tables, equations.
 *
 * Why one place: the deck, the handout and the briefing must all say "Figure 2" of the same figure, so numbers follow the text on paper, in
 * order of first appearance; a figure that only a slide shows goes by its caption.
 */
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Figure, FigurePicture } from '../model/figure.ts';
import type { Content } from '../model/section.ts';
import type { Labels } from '../model/label-files.ts';
import type { Names } from '../model/names.ts';
import { isDrawn, isPictured } from '../model/drawn.ts';
import { calledBy, lettersOf } from '../model/side-by-side.ts';
import { plainText, walk, type Node } from '../model/walk.ts';
import { numeral, phrase } from '../model/words.ts';

/** An author may call a figure "constructor", which every plain object has: both records have no keys but their own. */
export interface Numbering {
  /** Of figures, tables and equations, by id. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly names: Names;
}

/** Numbers and names everything that a cross-reference can point at. */
export function planNames(article: Article, labels: Labels): Numbering {
  const numbers = Object.create(null) as Record<string, number>;
  const names = Object.assign(Object.create(null) as Record<string, string>, slideOnlyNames(article), sectionNames(article, labels));
  const counts = { figure: 0, table: 0, equation: 0 };
  for (const node of walk(paperBlocks(article))) {
    if (node.type === 'heading') names[node.id] = plainText(node.children);
    const kind = numberedKind(node);
    if (kind === undefined || numbers[kind.id] !== undefined) continue;
    const number = (counts[kind.word] += 1);
    numbers[kind.id] = number;
    names[kind.id] = phrase(labels, `${kind.word}Number`, { number: numeral(article.lang, number) });
    if (node.type === 'figure') Object.assign(names, pictureNames(node, numeral(article.lang, number), labels));
  }
  return { numbers, names };
}

/** "2" or "2.1", in the language's digits. */
export function sectionNumber(lang: string, ...counts: readonly number[]): string {
  return counts.map((count) => numeral(lang, count)).join('.');
}

/** Every block that is printed, in reading order, footnotes and answers last. */
function paperBlocks(article: Article): readonly Block[] {
  const answers = article.questions.flatMap((question) => question.answer ?? []);
  return [...contents(article).flatMap((content) => content.blocks), ...article.footnotes.flatMap((note) => note.children), ...answers];
}

function contents(article: Article): readonly Content[] {
  return [article.introduction, ...article.sections.flatMap((section) => [section, ...section.points])];
}

/** References at the end have no number, as those that the documents make have none. */
export const isBackMatter = ({ sections }: Article, index: number): boolean =>
  sections.slice(index).every(({ isReferences }) => isReferences === true);

function sectionNames(article: Article, labels: Labels): Names {
  const name = (...counts: number[]): string => phrase(labels, 'sectionNumber', { number: sectionNumber(article.lang, ...counts) });
  return Object.fromEntries(
    article.sections.flatMap((section, index) => [
      [section.id, isBackMatter(article, index) ? plainText(section.heading) : name(index + 1)],
      ...section.points.map((point, pointIndex) => [point.id, name(index + 1, pointIndex + 1)]),
    ]),
  );
}

function numberedKind(node: Node): { readonly id: string; readonly word: 'figure' | 'table' | 'equation' } | undefined {
  if (isPictured(node)) return { id: node.id, word: 'figure' };
  if (node.type === 'table') return { id: node.id, word: 'table' };
  if (node.type === 'math' && node.id !== undefined) return { id: node.id, word: 'equation' };
  return undefined;
}

/** "Figure 2b", of those of its pictures that have an id. */
function pictureNames(figure: Figure, number: string, labels: Labels): Names {
  const letters = lettersOf(figure, labels);
  const name = (letter: string): string => phrase(labels, 'figureNumber', { number: phrase(labels, 'letteredNumber', { number, letter }) });
  return Object.fromEntries(figure.pictures.flatMap(({ id }, index) => (id === undefined ? [] : [[id, name(letters[index] ?? '')]])));
}

function slideOnlyNames(article: Article): Names {
  const shown = [...walk(contents(article).flatMap((content) => content.slides.flatMap((slide) => slide.blocks)))];
  return Object.fromEntries(
    shown.flatMap((node): (readonly [string, string])[] => {
      if (node.type === 'figure') return [[node.id, calledBy(node)], ...node.pictures.flatMap(calledByItself)];
      if (isDrawn(node)) return [[node.id, node.caption ? plainText(node.caption) : node.alt]];
      if (node.type === 'table' && node.caption) return [[node.id, plainText(node.caption)]];
      return node.type === 'heading' ? [[node.id, plainText(node.children)]] : [];
    }),
  );
}

const calledByItself = ({ id, caption, alt }: FigurePicture): (readonly [string, string])[] =>
  id === undefined ? [] : [[id, caption ? plainText(caption) : alt]];
