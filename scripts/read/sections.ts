/**
 * Markdown parsed section by section, so that after an edit only the section that changed is parsed again; the rest moves to its new lines.
 *
 * A line `## …` at the left edge ends whatever is open but a fence, and nothing behind it depends on what is before it, save links and footnotes that
 * are defined elsewhere: a section that speaks of one is parsed with a stand-in for the definition. Where HTML might go on over such a line, or a fence
 * is not as it was taken for, the text is parsed as one. A test holds both ways to the same nodes.
 */
import { deserialize, serialize } from 'node:v8';
import type { Nodes, Root, RootContent } from 'mdast';
import type { LastUsed } from '../model/last-used.ts';

type Parse = (text: string) => Root;

/** The nodes of a whole text. `parse` is asked for what is not known. */
export function parseSections(text: string, parse: Parse, knownRoot: LastUsed<Root>): readonly RootContent[] {
  const sections = split(text);
  if (sections.length < 2) return rootOf(apart(text), parse, knownRoot).children;
  const parsed = sections.map(({ text: own }) => (own.includes(']:') ? rootOf(own, parse, knownRoot) : undefined));
  const definitions = parsed.flatMap((root, owner) => (root ? labelsIn(root).map((label) => ({ label, owner })) : []));
  const last = sections.length - 1;
  let isApart = true;
  const nodes = sections.flatMap((section, index) => {
    const others = definitions.filter(({ owner }) => owner !== index).map(({ label }) => label);
    const foreign = others.length > 0 ? mentionedIn(section.text, others) : [];
    const whole = section.text + standIns(foreign);
    const root = (foreign.length === 0 && parsed[index]) || rootOf(whole, parse, knownRoot);
    isApart &&= (index === last && foreign.length === 0) || endsIn(section.text, root);
    return moved(root, section);
  });
  return isApart ? nodes : parse(text).children;
}

const rootOf = (text: string, parse: Parse, knownRoot: LastUsed<Root>): Root => knownRoot(text, () => parse(text));

/** The same text on its own: V8 holds all that a text was cut out of for as long as the piece, and what is remembered would hold every state of the article. */
const apart = (piece: string): string => deserialize(serialize(piece)) as string;

interface Section {
  readonly text: string;
  /** Where it begins in the whole: characters and lines before it. */
  readonly offset: number;
  readonly line: number;
}

/** What may go on over a blank line, and is rare in an article (CommonMark 0.31, 4.6). */
const lastingHtml = /<(?:[!?]|script|pre|style|textarea)/i;
const fence = /^[\s>*+-]*(`{3,}|~{3,}|:{3,}|\$\$+)(.*)$/;

function split(text: string): readonly Section[] {
  if (lastingHtml.test(text)) return [];
  const sections: Section[] = [];
  let [open, offset, line, from] = ['', 0, 0, { offset: 0, line: 0 }];
  let isBehindBlank = false;
  for (const row of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    const content = row.trimEnd();
    if (open === '' && isBehindBlank && row.startsWith('## ')) {
      sections.push({ text: apart(text.slice(from.offset, offset)), ...from });
      from = { offset, line };
    }
    const [, mark = '', info = ''] = fence.exec(content) ?? [];
    if (open === '') open = mark === '' || endsWithin(mark, info) ? '' : mark;
    else if (mark.startsWith(open) && info.trim() === '') open = '';
    isBehindBlank = content === '';
    offset += row.length;
    line += 1;
  }
  return [...sections, { text: apart(text.slice(from.offset)), ...from }];
}

/** Code and formulas may begin and end in one line; then they are no fence. */
const endsWithin = (mark: string, info: string): boolean => !mark.startsWith(':') && !mark.startsWith('~') && info.includes(mark.charAt(0));

/** Whether all that begins in a section is seen to end there. */
function endsIn(text: string, root: Root): boolean {
  const own = ownOf(text, root);
  return own.every(({ position }) => (position?.end.offset ?? 0) <= text.length) && isClosed(own.at(-1), text);
}

/** Without stand-ins. */
const ownOf = (text: string, root: Root): readonly RootContent[] =>
  root.children.filter(({ position }) => (position?.start.offset ?? 0) < text.length);

/** A fence runs to the end of the text where nothing closes it. */
function isClosed(node: Nodes | undefined, text: string): boolean {
  if (node === undefined) return true;
  const isFenced = node.type === 'code' || node.type === 'math' || node.type === 'containerDirective';
  if (isFenced) {
    const source = text.slice(node.position?.start.offset, node.position?.end.offset);
    const [opening] = /^(`+|~+|:+|\$+)/.exec(source) ?? [];
    const closing = source
      .slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1)
      .replace(/^[\s>*+-]*/, '')
      .trimEnd();
    if (opening !== undefined) return source.length > closing.length && closing.startsWith(opening) && /^(.)\1*$/.test(closing);
  }
  return 'children' in node ? isClosed(node.children.at(-1), text) : true;
}

/** Of what it defines, as it is compared: "label" of links, "^label" of footnotes. */
function labelsIn(node: Nodes): readonly string[] {
  const inner = 'children' in node ? node.children.flatMap(labelsIn) : [];
  if (node.type === 'definition') return [node.identifier];
  return node.type === 'footnoteDefinition' ? [`^${node.identifier}`, ...inner] : inner;
}

/** Labels are one whatever their case and spaces. */
const normal = (text: string): string =>
  text
    .replace(/[\t\n\r ]+/g, ' ')
    .toLowerCase()
    .toUpperCase();

function mentionedIn(text: string, labels: readonly string[]): readonly string[] {
  const words = normal(text);
  return words.includes('[') ? labels.filter((label) => words.includes(normal(label).trim())) : [];
}

const standIns = (labels: readonly string[]): string => labels.map((label) => `\n\n[${label}]: x`).join('');

/** The section's own nodes, at their places in the whole. */
function moved(root: Root, { text, offset, line }: Section): readonly RootContent[] {
  const own = ownOf(text, root);
  return offset === 0 ? own : own.map((node) => move(node, { offset, line }));
}

function move<T extends Nodes>(node: T, by: Pick<Section, 'offset' | 'line'>): T {
  const { position } = node;
  const shift = (point: NonNullable<T['position']>['start']) => ({
    ...point,
    line: point.line + by.line,
    ...(point.offset !== undefined && { offset: point.offset + by.offset }),
  });
  return {
    ...node,
    ...(position && { position: { ...position, start: shift(position.start), end: shift(position.end) } }),
    ...('children' in node && { children: node.children.map((child) => move(child, by)) }),
  };
}
