/** Gives every heading without an id one made from its words, unique in the article. The same words give the same id in every build. */
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Content, Point, Section } from '../model/section.ts';
import type { Position } from '../model/diagnostic.ts';
import { isPictured } from '../model/drawn.ts';
import { walk, writtenText, type Node } from '../model/walk.ts';
import type { Body } from './structure.ts';

type Texts = Pick<Article, 'introduction' | 'sections' | 'footnotes' | 'questions'>;

/**
 * The texts with an id on each section, point and sub-heading. The author's own ids are kept, even twice: validate reports those. Headings give way
 * to figures and tables, whose ids count them. Ids that the documents give to parts of their own begin with "_", as none of these does.
 */
export function giveIds(texts: Texts): Texts {
  const make = idMaker(givenIds(texts));
  const all = (blocks: readonly Block[]): Block[] => blocks.map((block) => giveToBlock(block, make));
  const content = <T extends Content>(part: T): T => ({ ...part, blocks: all(part.blocks) });
  const point = <T extends Point>(part: T): T => ({ ...content(part), id: part.id || make(writtenText(part.heading)) });
  const section = (part: Section): Section => ({ ...point(part), points: part.points.map(point) });
  return {
    introduction: content(texts.introduction),
    sections: texts.sections.map(section),
    footnotes: texts.footnotes.map((note) => ({ ...note, children: all(note.children) })),
    questions: texts.questions.map(({ question, answer }) => ({ question, ...(answer ? { answer: all(answer) } : {}) })),
  };
}

/** Counts on where the last heading of the same words stopped: a thousand are called the same where each day of a log has its "Notes". */
function idMaker(given: readonly string[]): (text: string) => string {
  const taken = new Set(given);
  const last = new Map<string, number>();
  return (text) => {
    const base = slug(text) || 'part';
    let number = last.get(base) ?? 1;
    let id = number === 1 ? base : `${base}-${number}`;
    while (taken.has(id)) id = `${base}-${++number}`;
    taken.add(id);
    last.set(base, number);
    return id;
  };
}

function givenIds(texts: Texts): string[] {
  const points = allPoints(texts);
  const contents = [texts.introduction, ...points].flatMap(({ blocks, slides, notes }) => [
    blocks,
    notes,
    ...slides.map((slide) => slide.blocks),
  ]);
  const others = [...texts.footnotes.map(({ children }) => children), ...texts.questions.map(({ answer }) => answer ?? [])];
  const nodes = [...contents, ...others].flatMap(walk);
  return [...points.map(({ id }) => id), ...nodes.flatMap(idsOf).map(({ id }) => id)];
}

/** An id and where it was given, or its owner stands. */
export interface Named {
  readonly id: string;
  readonly position: Position;
}

/** Of a figure and its pictures, a table or a formula that is numbered. */
export function idsOf(node: Node): readonly Named[] {
  const all =
    node.type === 'figure' ? [node, ...node.pictures] : isPictured(node) || node.type === 'table' || node.type === 'math' ? [node] : [];
  return all.flatMap(({ id, position }) => (id === undefined ? [] : [{ id, position }]));
}

function giveToBlock(block: Block, make: (text: string) => string): Block {
  const all = (blocks: readonly Block[]): Block[] => blocks.map((child) => giveToBlock(child, make));
  switch (block.type) {
    case 'heading':
      return block.id === '' ? { ...block, id: make(writtenText(block.children)) } : block;
    case 'handout':
    case 'blockquote':
      return { ...block, children: all(block.children) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, children: all(item.children) })) };
    case 'definitionList':
      return { ...block, items: block.items.map((item) => ({ ...item, description: all(item.description) })) };
    default:
      return block;
  }
}

/** Sections and points in the order in which they stand. */
export function allPoints(body: Pick<Body, 'sections'>): Point[] {
  return body.sections.flatMap((section) => [section, ...section.points]);
}

/** Letters and digits of any script, joined by "-"; the last is not cut in two. */
function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/[-\p{Surrogate}]+$/u, '');
}
