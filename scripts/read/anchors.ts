/**
 * Links to headings by the names that others make of them: `#lets-go` and `#-challenge` as GitHub has it, `#Anatomy_of_a_cell` as wikis do. Where letters and
 * digits of one heading alone are the same, the link leads there; any other is a dead link.
 */
import type { Article } from '../model/article.ts';
import type { Point } from '../model/section.ts';
import { walk, writtenText, type Node } from '../model/walk.ts';
import { allPoints, idsOf } from './ids.ts';

type Texts = Pick<Article, 'introduction' | 'sections' | 'footnotes' | 'questions'>;

const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** The texts with such links. Ids are given by now. */
export function withOwnAnchors(texts: Texts): Texts {
  const points: readonly Point[] = allPoints(texts);
  const contents = [texts.introduction, ...points];
  const nodes = contents.flatMap(({ blocks, notes, slides }) => [
    ...walk(blocks),
    ...walk(notes),
    ...slides.flatMap((slide) => walk(slide.blocks)),
  ]);
  const named = nodes.flatMap((node) => (node.type === 'heading' ? [node] : idsOf(node)));
  const ids = new Set([...points, ...named].map(({ id }) => id));
  const dead = new Set(nodes.flatMap((node) => (isLink(node) && !ids.has(node.id) ? [node.id] : [])));
  if (dead.size === 0) return texts;
  const headings = [...points.map(({ id, heading }) => ({ id, text: writtenText(heading) })), ...nodes.flatMap(headingOf)];
  const targets = new Map<string, string | undefined>();
  for (const { id, text } of headings) targets.set(bare(text), targets.has(bare(text)) ? undefined : id);
  const meant = new Map(
    [...dead].map((id) => [id, targets.get(bare(id))] as const).filter(([id, target]) => target !== undefined && bare(id) !== ''),
  );
  return meant.size === 0 ? texts : (led(texts, meant) as Texts);
}

const isLink = (node: object): node is Extract<Node, { type: 'crossReference' }> => 'type' in node && node.type === 'crossReference';

const headingOf = (node: Node): { id: string; text: string }[] =>
  node.type === 'heading' ? [{ id: node.id, text: writtenText(node.children) }] : [];

/** Plain data with other ids in its links. */
function led(value: unknown, meant: ReadonlyMap<string, string | undefined>): unknown {
  if (Array.isArray(value)) return value.map((one) => led(one, meant));
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, led(inner, meant)]));
  return isLink(own) ? { ...own, id: meant.get(own.id) ?? own.id } : own;
}
