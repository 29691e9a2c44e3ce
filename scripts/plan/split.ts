/**
 * Blocks that are too much for one slide, over several: broken where a reader would break them.
 *
 * A break may come between blocks, list items, table rows (the header returns on each part), definitions, paragraphs of a quote and lines of code. All are
 * weighed at once: as few parts as can be, as even as can be, and none that begins or ends with a lonely line, a heading or a lead-in.
 * Why `measure` is given: planning estimates, fitting measures in the browser; the breaking is the same.
 * Rejected: filling each part to the brim; it is what leaves one line on the last slide.
 */
import type { Block } from '../model/block.ts';
import { alignedForParts } from '../model/table-align.ts';
import { isVerse, joinedVerse } from '../model/verse.ts';
import { plainText } from '../model/walk.ts';
import { isUnspaced } from '../model/words.ts';

/** How much of one slide blocks take: 1 fills it, more overflows. Must not shrink when blocks are added. */
export type Measure = (blocks: readonly Block[]) => number;

/** The smallest thing that is not broken: `block` holds one item, row, entry or line; `parent` is the block that it came from. */
interface Atom {
  readonly block: Block;
  readonly parent: Block;
  /** Number of its item, row, entry or line within the parent. */
  readonly index: number;
}

interface Plan {
  readonly parts: number;
  readonly cost: number;
  readonly start: number;
}

/**
 * `blocks` in parts of at most 1, in order. An atom that alone is more stands alone: nobody can break it. `most` measures what may be on one slide
 * at most: where it is all there is, and where a part would else be left with little.
 */
export function splitBlocks(blocks: readonly Block[], measure: Measure, most = measure): readonly (readonly Block[])[] {
  if (most(blocks) <= 1) return [blocks.map(withWholeVerse)];
  const atoms = blocks.flatMap(toAtoms);
  const plans: Plan[] = [{ parts: 0, cost: 0, start: 0 }];
  for (let end = 1; end <= atoms.length; end += 1) plans.push(bestPlan(atoms, end, plans, measure, most));
  return cuts(plans).map(([start, end]) => joinAtoms(atoms.slice(start, end)).map(withWholeVerse));
}

/** A quote whose verse was parted into lines, or whose long paragraph into sentences, with those of one slide in one paragraph again. */
function withWholeVerse(block: Block): Block {
  if (block.type !== 'blockquote') return block;
  return { ...block, children: block.children.some(isVerse) ? joinedVerse(block.children) : block.children.reduce(joinPieces, []) };
}

/** Pieces of one paragraph have its place. A space stood between them, but where words have none, or one was broken. */
function joinPieces(before: readonly Block[], next: Block): Block[] {
  const last = before.at(-1);
  if (last?.type !== 'paragraph' || next.type !== 'paragraph' || last.position !== next.position) return [...before, next];
  const [above, below] = [plainText(last.children), plainText(next.children)];
  const isBroken = isUnspaced(above) || !/\s/.test(above + below);
  const children = [...last.children, ...(isBroken ? [] : [{ type: 'text' as const, value: ' ' }]), ...next.children];
  return [...before.slice(0, -1), { ...last, children }];
}

/** The best way to break `atoms` before `end`, given the best ways for all shorter beginnings. */
function bestPlan(atoms: readonly Atom[], end: number, plans: readonly Plan[], measure: Measure, most: Measure): Plan {
  let best: Plan | undefined;
  for (let start = end - 1; start >= 0; start -= 1) {
    const part = joinAtoms(atoms.slice(start, end));
    const size = measure(part);
    if (size > 1 && start < end - 1 && (most === measure || most(part) > 1)) break;
    const before = plans[start] ?? { parts: 0, cost: 0, start: 0 };
    const plan = { parts: before.parts + 1, cost: before.cost + partCost(atoms, start, end, size), start };
    if (!best || plan.parts + plan.cost < best.parts + best.cost) best = plan;
  }
  return best ?? { parts: 1, cost: 0, start: 0 };
}

/**
 * Costs in parts: an uneven part is worth avoiding, one that is too full more so, a lonely line too, or a few of code, but a lead-in torn from its list costs a
 * slide.
 */
function partCost(atoms: readonly Atom[], start: number, end: number, size: number): number {
  const last = atoms[end - 1];
  const leadsOn =
    end < atoms.length && (last?.block.type === 'heading' || (last?.block.type === 'paragraph' && atoms[end]?.block.type === 'list'));
  const lonely = atoms.length > 1 && (end - start === 1 ? size < 0.6 : last?.block.type === 'code' && size < 0.34);
  const next = atoms[end];
  const isWithin = next !== undefined && last?.parent === next.parent;
  const tearsSmallBlock = isWithin && countOf(atoms, last) < 6;
  const torn = isWithin ? tornCost(last, next) : 0;
  const isFull = size > 1 && end - start > 1;
  return (
    0.3 * (1 - Math.min(size, 1)) ** 2 + (isFull ? 1.1 : 0) + (leadsOn ? 1.5 : 0) + (lonely ? 0.6 : 0) + (tearsSmallBlock ? 0.1 : 0) + torn
  );
}

/** What is lost between two rows or lines: a row without a name goes on with the one above, code is parted best at its empty lines, verse where it pauses. */
function tornCost({ block }: Atom, { block: next }: Atom): number {
  if (next.type === 'table') return next.rows[0]?.[0]?.length === 0 ? 0.3 : 0;
  if (block.type === 'blockquote') return block.children.some(isVerse) ? verseCost(plainText(block.children)) : 0;
  if (block.type !== 'code' || next.type !== 'code') return 0;
  const [above, below] = [block.value, next.value];
  if (above.trim() === '') return 0;
  const opens = indentOf(below) > indentOf(above);
  const closes = /^\s*(?:[\])}]|else\b|elif\b|end\b|except\b|catch\b|finally\b)/u.test(below);
  return 0.1 + (opens || closes ? 0.15 : 0) + (below.trim() === '' ? 0.02 : 0);
}

/** A sentence that ends with the line, else a pause in it. */
const verseCost = (line: string): number => (/[.!?…][”"’»]?\s*$/u.test(line) ? 0 : /[;:—–]\s*$/u.test(line) ? 0.05 : 0.12);

const indentOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;

const countOf = (atoms: readonly Atom[], atom: Atom | undefined): number => atoms.filter(({ parent }) => parent === atom?.parent).length;

function cuts(plans: readonly Plan[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let end = plans.length - 1; end > 0; end = plans[end]?.start ?? 0) found.unshift([plans[end]?.start ?? 0, end]);
  return found;
}

function toAtoms(block: Block): readonly Atom[] {
  const atoms = (pieces: readonly Block[]): readonly Atom[] => pieces.map((piece, index) => ({ block: piece, parent: block, index }));
  switch (block.type) {
    case 'list':
      return atoms(block.items.map((item, index) => ({ ...block, start: block.start + index, items: [item] })));
    case 'table': {
      const table = alignedForParts(block);
      return atoms(block.rows.length > 0 ? block.rows.map((row) => ({ ...table, rows: [row] })) : [block]);
    }
    case 'definitionList':
      return atoms(block.items.map((item) => ({ ...block, items: [item] })));
    case 'blockquote':
      return atoms(block.children.map((child) => ({ ...block, children: [child] })));
    case 'code':
      return atoms(block.value.split('\n').map((value) => ({ ...block, value })));
    default:
      return atoms([block]);
  }
}

/** Neighbours of one parent become one block again. */
function joinAtoms(atoms: readonly Atom[]): readonly Block[] {
  const groups: Atom[][] = [];
  for (const atom of atoms) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before?.parent === atom.parent && atom.index === before.index + 1) group.push(atom);
    else groups.push([atom]);
  }
  return groups.flatMap(([first, ...rest]) => (first ? [rest.reduce((block, atom) => joined(block, atom.block), first.block)] : []));
}

function joined(block: Block, next: Block): Block {
  if (block.type === 'list' && next.type === 'list') return { ...block, items: [...block.items, ...next.items] };
  if (block.type === 'table' && next.type === 'table') return { ...block, rows: [...block.rows, ...next.rows] };
  if (block.type === 'definitionList' && next.type === 'definitionList') return { ...block, items: [...block.items, ...next.items] };
  if (block.type === 'blockquote' && next.type === 'blockquote') return { ...block, children: [...block.children, ...next.children] };
  if (block.type === 'code' && next.type === 'code') return { ...block, value: `${block.value}\n${next.value}` };
  return block;
}
