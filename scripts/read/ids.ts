/** Gives every heading without an id one made from its words, unique in the article. The same words give the same id in every build. */
import type { Block, Content, Point, Section } from '../model/article.ts';
import { writtenText } from '../model/walk.ts';
import type { Body } from './structure.ts';

/** The body with an id on each section, point and sub-heading. The author's own ids are kept, even twice: validate reports those. */
export function giveIds(body: Body): Body {
  const taken = new Set<string>(reserved);
  for (const point of allPoints(body)) if (point.id) taken.add(point.id);
  const make = (text: string): string => {
    const base = slug(text) || 'part';
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    return id;
  };
  const content = <T extends Content>(part: T): T => ({ ...part, blocks: part.blocks.map((block) => giveToBlock(block, make)) });
  const point = <T extends Point>(part: T): T => ({ ...content(part), id: part.id || make(writtenText(part.heading)) });
  const section = (part: Section): Section => ({ ...point(part), points: part.points.map(point) });
  return { introduction: content(body.introduction), sections: body.sections.map(section) };
}

/** Ids that the outputs use for their own parts. */
const reserved = [
  'summary',
  'contents',
  'introduction',
  'notes',
  'glossary',
  'references',
  'questions',
  'answers',
  'slides',
  'main',
  'title',
];

function giveToBlock(block: Block, make: (text: string) => string): Block {
  if (block.type === 'heading' && block.id === '') return { ...block, id: make(writtenText(block.children)) };
  if (block.type === 'handout') return { ...block, children: block.children.map((child) => giveToBlock(child, make)) };
  return block;
}

export function allPoints(body: Body): Point[] {
  return body.sections.flatMap((section) => [section, ...section.points]);
}

/** Letters and digits of any script, joined by "-". */
function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
