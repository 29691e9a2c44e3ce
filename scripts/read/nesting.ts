/**
 * How deep an article may nest, and how long its formulas may be. Whatever reads, plans and sets it goes down into it by calling itself, and what stands a
 * hundred deep ends that without a word of where it stands; nobody can read so deep.
 */
import type { Nodes, Paragraph } from 'mdast';
import type { Position } from '../model/diagnostic.ts';
import type { Problems } from './problems.ts';

const deepest = 50;

/** What a node stands in: the id of a footnote ('' for the text itself), and whether `:::slide` or `:::notes` keeps it off paper. */
export interface Within {
  readonly footnote: string;
  readonly isOffPaper: boolean;
}

const text: Within = { footnote: '', isOffPaper: false };

/** Visits a node and all in it. Gives the first that stands too deep, and ends there. */
export function visitAll(node: Nodes, visit: (node: Nodes, within: Within) => void, within = text, depth = 0): Nodes | undefined {
  visit(node, within);
  if (!('children' in node)) return undefined;
  const own = depth + (node.type === 'listItem' || node.type === 'paragraph' ? 0 : 1);
  if (own > deepest) return node;
  const inside = insideOf(node, within);
  for (const child of node.children) {
    const found = visitAll(child, visit, inside, own);
    if (found) return found;
  }
  return undefined;
}

function insideOf(node: Nodes, within: Within): Within {
  if (node.type === 'footnoteDefinition') return { ...within, footnote: node.identifier };
  const isOffPaper = node.type === 'containerDirective' && (node.name === 'slide' || node.name === 'notes');
  return isOffPaper ? { ...within, isOffPaper } : within;
}

/**
 * Says of the text at `position` that it nests too deep. Gives what stands for the whole that it is in, which is not read: an empty section would be a second
 * problem.
 */
export function replaceDeep(position: Position, problems: Problems): Paragraph {
  problems.error(
    'nesting',
    position,
    `quotes, lists or other marks stand more than ${deepest} deep inside each other`,
    'end some of them before others begin; what is meant as it stands goes into a code block',
  );
  return { type: 'paragraph', children: [{ type: 'text', value: '…' }] };
}

/** Characters of one formula's TeX, some two printed pages: what sets formulas takes a minute for ten times as many. */
const longest = 5000;

/** A formula that is no longer and nests no deeper than it may; of any other that is said, and nothing is left of it. */
export function boundedFormula(tex: string, position: Position, problems: Problems): string {
  if (tex.length > longest) {
    const message = `the formula has ${tex.length} characters; at most ${longest} can be set`;
    problems.error('broken-math', position, message, 'make several formulas of it');
    return '';
  }
  let depth = 0;
  for (const [mark] of tex.matchAll(marks)) {
    if (opening.test(mark)) depth += 1;
    else if (depth > 0) depth -= 1;
    if (depth <= deepest) continue;
    problems.error('broken-math', position, `the formula nests more than ${deepest} deep`, 'make several formulas of it');
    return '';
  }
  return tex;
}

/** What begins and ends something in TeX; an escaped brace is none. */
const marks = /\\(?:left|right|begin|end)(?![a-zA-Z])|(?<!\\)(?:\\\\)*[{}]/g;
const opening = /\{$|left$|begin$/;
