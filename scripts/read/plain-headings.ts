/**
 * Headings of a text that marks none: pasted from a web page or a word processor, they are short lines between long paragraphs, or lines that are all strong.
 *
 * As text they would be lost: no section, no agenda, no contents, all slides under the title. Only where a text has no heading at all, and two such lines at least; it is
 * told, for an author who meant something else must know. Rejected: to guess levels where numbers do not tell them.
 */
import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { lettersOf } from '../model/wide.ts';
import { isLabel } from './captions.ts';
import { placeOf, type TextContext } from './context.ts';
import { isCapitals, withCapitalLines } from './title-lines.ts';

/** Letters of a heading at most, and of the text below it at least; wide ones count twice. */
const longest = 90;
const shortestText = 120;
const fewest = 2;

/** The nodes with `##` in the place of what stands for one; a line that repeats the title is left out, as `#` would be. */
export function withPlainHeadings(given: readonly RootContent[], title: string, context: TextContext): readonly RootContent[] {
  if (given.some((node) => node.type === 'heading' && node.depth > 1)) return given;
  const nodes = withCapitalLines(given, context.source);
  const found = [strongText, plainLine].map((textOf) => headingsIn(nodes, textOf, context)).find(({ size }) => size >= fewest);
  const [first] = found ?? [];
  if (!found || !first) return given;
  const words = plainLine(first) ?? strongText(first) ?? '';
  context.problems.warning(
    'plain-headings',
    placeOf(first, context),
    `"${words}" and other lines that stand alone, ${found.size} in all, are taken as headings`,
    'write "## " before each; where one is none, join it to its text',
  );
  return nodes
    .filter((node, index) => index > 0 || plainLine(node) !== title.trim())
    .map((node) => (found.has(node) ? toHeading(node) : node));
}

type TextOf = (node: RootContent) => string | undefined;

/** In their order. A line that comes again is none: it says who speaks. */
function headingsIn(nodes: readonly RootContent[], textOf: TextOf, context: TextContext): ReadonlySet<RootContent> {
  const found = nodes.filter((node, index) => isHeading(node, nodes[index + 1], textOf, context));
  const counts = new Map<string | undefined, number>();
  for (const node of found) counts.set(textOf(node), (counts.get(textOf(node)) ?? 0) + 1);
  return new Set(found.filter((node) => counts.get(textOf(node)) === 1));
}

function isHeading(node: RootContent, next: RootContent | undefined, textOf: TextOf, context: TextContext): boolean {
  const text = textOf(node);
  if (text === undefined || lettersOf(text) > longest || isLabel(text, context)) return false;
  return (
    /^["“„«¿¡(]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text) && !/[.!…;:,。！；：，、]["”»’)]*$/u.test(text) && isText(next, isCapitals(text))
  );
}

/** What a heading stands above: a paragraph of some length, a list or a quote; of any length where capitals mark it. Before a table a line is its caption. */
function isText(node: RootContent | undefined, isMarked: boolean): boolean {
  if (node?.type !== 'paragraph') return node?.type === 'list' || node?.type === 'blockquote';
  const text = toString(node);
  return isMarked ? !isCapitals(text) : lettersOf(text) >= shortestText;
}

/** All of a paragraph in one line that is nothing but text, or of a list's only item with its number: "1. Method" is a list. */
function plainLine(node: RootContent): string | undefined {
  const numbered = onlyItem(node);
  if (numbered) return plainLine(numbered);
  if (node.type !== 'paragraph') return undefined;
  const text = node.children.map((child) => (child.type === 'text' ? child.value : '\n')).join('');
  return text.includes('\n') ? undefined : text.trim();
}

/** The paragraph of a list that is one numbered item, with the number as its author wrote it. */
function onlyItem(node: RootContent): Paragraph | undefined {
  if (node.type !== 'list' || !node.ordered) return undefined;
  const [item, ...others] = node.children;
  const [paragraph, ...more] = item?.children ?? [];
  if (others.length + more.length > 0 || paragraph?.type !== 'paragraph') return undefined;
  const [first, ...rest] = paragraph.children;
  return first?.type === 'text'
    ? { ...paragraph, children: [{ ...first, value: `${node.start ?? 1}. ${first.value}` }, ...rest] }
    : undefined;
}

/** All of a paragraph that is strong and nothing else. */
function strongText(node: RootContent): string | undefined {
  const only = strongOf(node);
  return only && plainLine({ type: 'paragraph', children: only.children });
}

function strongOf(node: RootContent): Extract<PhrasingContent, { type: 'strong' }> | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...others] = node.children;
  return only?.type === 'strong' && others.length === 0 ? only : undefined;
}

/** "1.2 Scope" is a point of what stands above it. */
function toHeading(node: RootContent): Heading {
  const { children } = strongOf(node) ?? onlyItem(node) ?? (node as Paragraph);
  const depth = /^\d+\.\d+/u.test(plainLine({ type: 'paragraph', children }) ?? '') ? 3 : 2;
  return { type: 'heading', depth, children, ...(node.position && { position: node.position }) };
}
