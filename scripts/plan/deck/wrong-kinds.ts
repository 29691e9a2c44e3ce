/**
 * Slide kinds that an author asked for and that the content cannot be shown as: the deck takes the kind that suits, and this says so.
 */
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Point, Section, SlideBlock } from '../../model/section.ts';
import { contentKinds, type ContentKind } from '../../model/slide-kinds.ts';
import type { Diagnostic, Position } from '../../model/diagnostic.ts';
import { hasOpposites } from './comparison.ts';
import { condense } from './condense.ts';
import { evidenceKinds, spoken, suits } from './kinds.ts';

/** A warning `wrong-kind` for each, in the order of the text. */
export function findWrongKinds({ introduction, sections, lang }: Article): readonly Diagnostic[] {
  return [
    ...introduction.slides.flatMap((slide) => ofSlide(slide, lang)),
    ...sections.flatMap((section) => [
      ...(hasOpposites(section) ? [] : ofPoint(section, lang)),
      ...section.points.flatMap((point) => ofPoint(point, lang)),
    ]),
  ];
}

function ofSlide({ kind, blocks, position }: SlideBlock, lang: string): readonly Diagnostic[] {
  const shown = spoken(blocks);
  return kind === undefined || suits(kind, shown, lang) ? [] : [wrongKind(kind, shown, position, lang)];
}

/** A heading's kind must suit its text, or one of its `:::slide` blocks, which show it outright. */
function ofPoint(point: Point | Section, lang: string): readonly Diagnostic[] {
  const { kind, slides, position } = point;
  const own = slides.flatMap((slide) => ofSlide(slide, lang));
  if (kind === undefined) return own;
  const text = spoken(point.blocks);
  const candidates = slides.length > 0 ? slides.map(({ blocks }) => spoken(blocks)) : [text, condense(text, lang, kind)?.blocks ?? []];
  const fits = candidates.some((blocks) => suits(kind, blocks, lang)) || text.some(({ type }) => evidenceKinds[type] === kind);
  return fits ? own : [wrongKind(kind, candidates.at(-1) ?? [], position, lang), ...own];
}

function wrongKind(kind: ContentKind, blocks: readonly Block[], position: Position, lang: string): Diagnostic {
  const seen = [...new Set(blocks.map((block) => words[block.type] ?? block.type))];
  const message = `slide kind "${kind}" does not suit what is there: ${seen.length > 0 ? seen.join(', ') : 'nothing to show'}`;
  const fitting = contentKinds.filter((other) => suits(other, blocks, lang));
  return {
    ruleId: 'wrong-kind',
    severity: 'warning',
    message,
    position,
    hints: [needs[kind], `${fitting.join(', ')} would suit it`].filter((hint) => hint !== undefined),
  };
}

const words: Readonly<Partial<Record<Block['type'], string>>> = {
  heading: 'headings',
  list: 'a list',
  paragraph: 'text',
  blockquote: 'a quote',
  definitionList: 'definitions',
  math: 'a formula',
};

/** What a kind cannot do without, where its name does not say it. */
const needs: Readonly<Partial<Record<ContentKind, string>>> = {
  comparison: 'a comparison needs two headings, each with its text',
  timeline: 'a timeline needs one list whose items begin with a date and a colon',
  number: 'a number needs a sentence with a figure in it, as "**32** members"',
  statement: 'a statement needs one short sentence',
};
