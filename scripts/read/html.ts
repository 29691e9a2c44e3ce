/**
 * HTML in a text, read as the Markdown that says the same, wherever it stands: as blocks, and within lines. What is left out of it is told, each sort once.
 *
 * Tags with Markdown between them are several nodes, so that a remark (`<aside>`) may begin in one and end in another.
 */
import type { Blockquote, Html, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { placeOf, type TextContext } from './context.ts';
import { blockParts, type Part, type Told } from './html-blocks.ts';
import { reportComment } from './html-comments.ts';
import { withElements } from './html-inlines.ts';
import { htmlPieces } from './html-tags.ts';

type Place = Nodes['position'];

interface Found {
  readonly context: Pick<TextContext, 'problems' | 'locate'>;
  readonly parse: ((text: string) => readonly RootContent[]) | undefined;
  /** What was left out, and where it stood first. */
  readonly leftOut: Map<string, { readonly position: Place; readonly count: number }>;
}

/** The nodes without what could be read of their HTML. Nodes that hold none are given as they are. `parse`: Markdown to nodes; without it blocks of HTML stay. */
export function withoutHtml(nodes: readonly RootContent[], parse: Found['parse'], context: Found['context']): readonly RootContent[] {
  const found: Found = { context, parse, leftOut: new Map() };
  const result = flow(nodes, found);
  for (const [name, { position, count }] of found.leftOut) {
    const more = count > 1 ? `, and ${count - 1} more of its sort` : '';
    context.problems.warning('html', placeOf({ position }, context), `<${name}> is left out${more}`, hintOf(name));
  }
  return result;
}

function hintOf(name: string): string {
  if (name === 'style' || name === 'script') return 'take it out; how documents look is the theme’s';
  return /^(?:iframe|video|audio|object|embed|svg|canvas)$/.test(name)
    ? 'show a picture of it, or link to it'
    : 'a mark of another tool; take it out';
}

function leaveOut(name: string, position: Place, { leftOut }: Found): void {
  const known = leftOut.get(name);
  leftOut.set(name, known ? { ...known, count: known.count + 1 } : { position, count: 1 });
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective', 'defListDescription']);

/** A node with all in it. */
function inside<T extends Nodes>(node: T, found: Found): T {
  if (!('children' in node)) return node;
  const parent = node as Parents;
  const children: readonly Nodes[] = flowParents.has(parent.type)
    ? flow(parent.children as readonly RootContent[], found)
    : phrasing(parent.children, found);
  return children.length === parent.children.length && children.every((child, index) => child === parent.children[index])
    ? node
    : ({ ...node, children } as T);
}

function phrasing(nodes: readonly Nodes[], found: Found): readonly Nodes[] {
  const read = nodes.map((node) => inside(node, found));
  return read.some(({ type }) => type === 'html')
    ? withElements(read as readonly PhrasingContent[], (name, position) => leaveOut(name, position, found))
    : read;
}

type Wrap = Exclude<Part, string>;

function flow(nodes: readonly RootContent[], found: Found): readonly RootContent[] {
  const { parse } = found;
  if (!parse || !nodes.some(({ type }) => type === 'html')) return nodes.map((node) => inside(node, found));
  return grouped(nodes.flatMap((node) => (node.type === 'html' ? readBlock(node, parse, found) : [inside(node, found)])));
}

type FlowNode = RootContent | Wrap;

function readBlock(node: Html, parse: (text: string) => readonly RootContent[], found: Found): readonly FlowNode[] {
  const at = (line: number): Place => below(node.position, line);
  const told: Told = {
    comment: (written, line) => reportComment(written, placeOf({ position: at(line) }, found.context), found.context.problems),
    leftOut: (name, line) => leaveOut(name, at(line), found),
  };
  return blockParts(node.value, told).flatMap((part): readonly FlowNode[] => {
    if (typeof part !== 'string') return [part];
    return parse(part).map((made) =>
      inside(made.type === 'html' ? lineOf({ ...node, value: made.value }) : placedAt(made, node.position), found),
    );
  });
}

/** The place so many lines below another. */
function below(place: Place, lines: number): Place {
  if (!place || lines === 0) return place;
  const start = { line: place.start.line + lines, column: 1 };
  return { start, end: start };
}

/** Tags that have a line for themselves, and stand within lines elsewhere. */
function lineOf({ value, position }: Html): RootContent {
  const at = position && { position };
  const children = htmlPieces(value).map((piece): PhrasingContent => {
    if ('text' in piece) return { type: 'text', value: piece.text, ...at };
    return { type: 'html', value: 'tag' in piece ? piece.tag.written : piece.comment, ...at };
  });
  return { type: 'paragraph', children, ...at };
}

/** What was made from HTML stands where that does; no piece of the source is what its author wrote for it. */
function placedAt<T extends Nodes>(node: T, at: Place): T {
  const [line, column] = [at?.start.line ?? 1, at?.start.column ?? 1];
  const position = { start: { line, column }, end: { line, column } };
  return { ...node, position, ...('children' in node && { children: node.children.map((child) => placedAt(child, at)) }) };
}

/** What stands between the two ends of a remark or a quote in one node, and nothing of a style sheet; an end without the other is nothing. */
function grouped(nodes: readonly FlowNode[]): readonly RootContent[] {
  const result: RootContent[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) continue;
    if (!('wrap' in node)) {
      result.push(node);
      continue;
    }
    const end = nodes.findIndex((one, at) => at > index && ends(one, node));
    if (node.isClosing || end < 0) continue;
    const from = index + 1;
    index = end;
    if (node.wrap === 'nothing') continue;
    const children = grouped(nodes.slice(from, end)) as Blockquote['children'];
    const [first] = children;
    result.push({
      type: 'blockquote',
      children,
      ...(first?.position && { position: first.position }),
      ...(node.wrap === 'aside' && { data: { isRemark: true } }),
    });
  }
  return result;
}

/** A style sheet with empty lines may end within what looks like a paragraph. */
function ends(one: FlowNode, { wrap }: Wrap): boolean {
  if ('wrap' in one) return one.isClosing && one.wrap === wrap;
  return (
    wrap === 'nothing' &&
    one.type === 'paragraph' &&
    one.children.some(({ type, ...node }) => type === 'html' && 'value' in node && /^<\/(?:style|script)\b/i.test(node.value))
  );
}

declare module 'mdast' {
  interface BlockquoteData {
    /** Set apart by its author, and no quote. */
    isRemark?: boolean;
  }
}
