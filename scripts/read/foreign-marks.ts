/**
 * Marks around words that other tools have: `[words]{.underline}` and what else pandoc writes in braces, `==words==`, and `^[a note in its place]`. They may
 * hold marks of Markdown, so that they begin in one node and end in another.
 *
 * A note becomes a footnote; what Word's tracked changes took out or remarked is left out; of all others the words stay.
 */
import type { FootnoteDefinition, Nodes, Parents, PhrasingContent, RootContent, Text } from 'mdast';
import { leadingAttributes } from './attributes.ts';
import { placeOf, type TextContext } from './context.ts';
import { around } from './leftover-sorts.ts';
import type { Sort } from './leftover-sorts/sort.ts';
import { addLeftover } from './leftovers.ts';
import { hasLetterlike, withPlainLetters } from './letterlike.ts';

interface Pass {
  readonly context: Pick<TextContext, 'locate' | 'leftovers' | 'source'>;
  readonly notes: FootnoteDefinition[];
}

/** The nodes without such marks, and behind them the footnotes that stood in their places. */
export function withoutForeignMarks(nodes: readonly RootContent[], context: Pass['context']): readonly RootContent[] {
  if (!mayHold.test(context.source)) return nodes;
  const pass: Pass = { context, notes: [] };
  const read = nodes.map((node) => (mayHold.test(writtenAs(node, context)) ? inside(node, pass) : node));
  return [...read, ...pass.notes];
}

const mayHold = /\]\{|==|\^\[|[`)*]\{[.#:=]|[\u{1d400}-\u{1d7ff}]/u;

const writtenAs = ({ position }: RootContent, { source }: Pass['context']): string =>
  position ? source.slice(position.start.offset, position.end.offset) : source;

const phrasingParents = new Set(['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'delete', 'defListTerm']);

function inside<T extends Nodes>(node: T, pass: Pass): T {
  if (!('children' in node)) return node;
  const { type, children: given } = node as Parents;
  const read = given.map((child) => inside(child as Nodes, pass));
  const children = phrasingParents.has(type) ? unmarked(read as PhrasingContent[], pass) : read;
  return children.length === given.length && children.every((child, index) => child === given[index]) ? node : ({ ...node, children } as T);
}

/** A sign in a text of a run. */
interface At {
  readonly node: number;
  readonly offset: number;
}

interface Found {
  readonly from: At;
  readonly to: At;
  /** Length of the signs before and behind the words. */
  readonly open: number;
  readonly close: number;
  readonly make: (words: PhrasingContent[]) => readonly PhrasingContent[];
}

function unmarked(given: readonly PhrasingContent[], pass: Pass): readonly PhrasingContent[] {
  let nodes = withoutAttributes(given, pass).flatMap((node) =>
    node.type === 'text' && hasLetterlike(node.value) ? withPlainLetters(node, (run) => tell(around.letters, run, node, pass)) : [node],
  );
  for (let round = 0; round < 200; round += 1) {
    const found = nodes.some((node) => node.type === 'text' && /\]|==/.test(node.value))
      ? (bracketed(nodes, pass) ?? marker(nodes, pass))
      : undefined;
    if (!found) return nodes;
    const { from, to, open, close, make } = found;
    const words = cut(nodes, { ...from, offset: from.offset + open }, to);
    nodes = [
      ...cut(nodes, { node: 0, offset: 0 }, from),
      ...make(words),
      ...cut(nodes, { ...to, offset: to.offset + close }, endOf(nodes)),
    ];
  }
  return nodes;
}

const endOf = (nodes: readonly PhrasingContent[]): At => ({ node: nodes.length, offset: 0 });

/** What stands between two places. */
function cut(nodes: readonly PhrasingContent[], from: At, to: At): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (index < from.node || index > to.node) return [];
    if (node.type !== 'text') return index === to.node ? [] : [node];
    const start = index === from.node ? from.offset : 0;
    const end = index === to.node ? to.offset : node.value.length;
    if (start === 0 && end === node.value.length) return [node];
    return end > start ? [piece(node, start, end)] : [];
  });
}

/** A text's piece keeps its line, and its place in the source where nothing in the text was escaped. */
function piece(node: Text, start: number, end: number): Text {
  const { position, value } = node;
  const part = { ...node, value: value.slice(start, end) };
  if (!position) return part;
  const { offset, column, line } = position.start;
  const isPlain = offset !== undefined && position.end.offset === offset + value.length && !value.includes('\n');
  const at = (count: number): { line: number; column: number; offset: number } => ({
    line,
    column: column + count,
    offset: (offset ?? 0) + count,
  });
  const lines = value.slice(0, start).split('\n').length - 1;
  return {
    ...part,
    position: isPlain ? { start: at(start), end: at(end) } : { start: { line: line + lines, column }, end: { line: line + lines, column } },
  };
}

/** What a chat leaves behind is a leftover of its own: `:contentReference[…]{…}`. */
const isChats = (node: PhrasingContent | undefined, { offset }: At): boolean =>
  node?.type === 'text' && node.value.slice(0, offset).endsWith(':contentReference');

/** As pandoc writes them: its anchors of Word's begin with `_`, as no id here does. */
const braces = /^\{(?:\s*(?:[#.][^\s{}]+|[\p{L}][\p{L}\p{N}_:-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)))+\s*\}/u;

/** The first pair of brackets that attributes follow, or a note's. */
function bracketed(nodes: readonly PhrasingContent[], pass: Pass): Found | undefined {
  const open: At[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text') continue;
    for (const { 0: sign, index: offset } of node.value.matchAll(/[[\]]/g)) {
      const at = { node: index, offset };
      if (sign === '[') {
        open.push(at);
        continue;
      }
      const from = open.pop();
      if (!from) continue;
      const before = nodes[from.node];
      if (before?.type === 'text' && before.value.charAt(from.offset - 1) === '^') return note(from, at, node, pass);
      const behind = node.value.slice(offset + 1);
      const [attributes] = isChats(before, from) ? [] : (braces.exec(behind) ?? []);
      if (attributes === undefined) continue;
      const close = 1 + attributes.length;
      const classes = [...attributes.replace(/"[^"]*"/g, '').matchAll(/\.([^\s{}.]+)/g)].map(([, name = '']) => name);
      return { from, to: at, open: 1, close, make: (words) => spanned(words, classes, `]${behind.slice(0, close - 1)}`, node, pass) };
    }
  }
  return undefined;
}

function spanned(
  words: PhrasingContent[],
  classes: readonly string[],
  written: string,
  node: Text,
  pass: Pass,
): readonly PhrasingContent[] {
  const isChange = classes.some((name) => /^(?:deletion|comment-start|comment-end|paragraph-deletion)$/.test(name));
  const isAnchor = words.length === 0;
  if (!isAnchor || isChange) tell(isChange && words.length > 0 ? around.change : around.span, written, node, pass);
  if (isChange) return [];
  if (classes.some((name) => /^(?:mark|hl|highlight)$/.test(name))) return [{ type: 'strong', children: words }];
  return classes.some((name) => /^(?:underline|ul|u)$/.test(name)) ? [{ type: 'emphasis', children: words }] : words;
}

function note(from: At, to: At, node: Text, { notes, context }: Pass): Found {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  const identifier = `note ${line}.${column}.${notes.length + 1} ${context.source.length}`;
  const at = { position: { start: { line, column }, end: { line, column } } };
  return {
    from: { ...from, offset: from.offset - 1 },
    to,
    open: 2,
    close: 1,
    make: (children) => {
      notes.push({ type: 'footnoteDefinition', identifier, children: [{ type: 'paragraph', children, ...at }], ...at });
      return [{ type: 'footnoteReference', identifier, ...at }];
    },
  };
}

/** Two signs of equality at a word, and two behind one. */
function marker(nodes: readonly PhrasingContent[], pass: Pass): Found | undefined {
  let from: At | undefined;
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text') continue;
    for (const { index: offset } of node.value.matchAll(/(?<!=)==(?!=)/g)) {
      const [before, behind] = [node.value.charAt(offset - 1), node.value.charAt(offset + 2)];
      const isOpening = !/[\s=]/.test(behind) && /^$|[\s("'“‘\p{P}]/u.test(before) && (behind !== '' || nodes[index + 1] !== undefined);
      if (from && !/\s/.test(before) && (before !== '' || index > from.node)) {
        const start = from;
        const make = (words: PhrasingContent[]): PhrasingContent[] => {
          tell(around.marker, '==', node, pass);
          return [{ type: 'strong', children: words }];
        };
        return { from: start, to: { node: index, offset }, open: 2, close: 2, make };
      }
      from = isOpening ? { node: index, offset } : undefined;
    }
  }
  return undefined;
}

/** What pandoc writes behind a link, code or strong words. `{.open}` is the format's own. Raw code of a format (`{=html}`) goes with its braces. */
function withoutAttributes(given: readonly PhrasingContent[], pass: Pass): readonly PhrasingContent[] {
  if (!given.some((node) => node.type === 'text' && node.value.startsWith('{'))) return given;
  const nodes = [...given];
  for (let index = 1; index < nodes.length; index += 1) {
    const [before, node] = [nodes[index - 1], nodes[index]];
    if (node?.type !== 'text' || !node.value.startsWith('{') || !before || !takesAttributes(before)) continue;
    const raw = before.type === 'inlineCode' ? /^\{=[a-z]+\}/.exec(node.value)?.[0] : undefined;
    const found = leadingAttributes(node.value);
    if (raw === undefined && (!found || found.attributes.classes.includes('open'))) continue;
    const length = raw?.length ?? node.value.length - (found?.rest.length ?? 0);
    tell(around.attributes, node.value.slice(0, length), node, pass);
    nodes[index] = piece(node, length, node.value.length);
    if (raw !== undefined && before.type === 'inlineCode') nodes[index - 1] = { ...before, type: 'text', value: '' };
  }
  return nodes;
}

/** A picture that is a link has its own. */
function takesAttributes(node: PhrasingContent): boolean {
  if (node.type === 'link' || node.type === 'linkReference')
    return !node.children.some(({ type }) => type === 'image' || type === 'imageReference');
  return node.type === 'inlineCode' || node.type === 'emphasis' || node.type === 'strong';
}

function tell(sort: Sort, written: string, node: Text, { context }: Pass): void {
  addLeftover(sort, written, () => placeOf(node, context), context.leftovers);
}
