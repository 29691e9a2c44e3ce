/**
 * First lines that name what stands below them, in texts from word processors, which put no empty line between: "C. RANGKUMAN" above its paragraph, and in a
 * list's items "1. Pengertian Aliansi" above what is said of it. To Markdown both lines are one sentence.
 *
 * Only lines that cannot be the beginning of it: all in capitals; or, in half of a list's items, short, without a stop, and with a capital letter below.
 */
import type { ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { textLines } from './text-lines.ts';

/** Letters of such a line at most, and of what stands below an item's name at least. */
const longest = 90;
const longestName = 60;
const shortestText = 40;
/** How many times as long the next line must be: prose that is wrapped has lines of about one length. */
const unlikeWrapped = 1.4;

/** Whether a line is all in capitals, as a heading is: words, and no sentence. */
export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return text.length <= longest && letters > 3 && letters * 2 > text.length && !/\p{Ll}|\p{Lo}|[.!?;:,…]\s*$/u.test(text);
}

/** Paragraphs whose first line is all in capitals as two. `source`: the text that they stand in. */
export function withCapitalLines(nodes: readonly RootContent[], source: string): readonly RootContent[] {
  return nodes.flatMap((node): readonly RootContent[] => {
    const parted = node.type === 'paragraph' ? firstLineOf(node, source) : undefined;
    if (!parted || !isCapitals(parted.line.value.trim())) return [node];
    const { line, rest } = parted;
    const [head] = rest;
    const below: Paragraph = { type: 'paragraph', children: rest, ...(head?.position && { position: head.position }) };
    return [
      { type: 'paragraph', children: [{ ...line, value: line.value.trim() }], ...(line.position && { position: line.position }) },
      below,
    ];
  });
}

/** A list whose items begin with lines that name them, these strong and paragraphs of their own. `source`: the text that it stands in. */
export function withNamedItems<T extends { readonly children: ListItem[] }>(list: T, source: string): T {
  const named = list.children.map(({ children: [first] }) => (first?.type === 'paragraph' ? nameOf(first, source) : undefined));
  const count = named.filter((one) => one !== undefined).length;
  if (count < 2 || count * 2 < list.children.length) return list;
  const children = list.children.map((item, index) => {
    const own = named[index];
    return own ? { ...item, children: [...own, ...item.children.slice(1)] } : item;
  });
  return { ...list, children };
}

/** The name, and what stands below it: a sentence, or items that letters count. */
function nameOf(node: Paragraph, source: string): readonly Paragraph[] | undefined {
  const { line, rest } = firstLineOf(node, source) ?? {};
  const name = line?.value.trim() ?? '';
  const below = rest?.map((child) => ('value' in child ? child.value : '…')).join('') ?? '';
  const isName = name.length > 1 && name.length <= longestName && !/[.!?;:,…–—-]$/u.test(name);
  const [next = ''] = below.split('\n');
  const isText = /^["“„«]?\p{Lu}/u.test(below) && next.length >= name.length * unlikeWrapped;
  if (!line || !rest || !isName || below.length < shortestText || !(isText || /^\p{L}[.)]\s/u.test(below))) return undefined;
  const [first] = rest;
  return [
    { ...node, children: [{ type: 'strong', children: [{ ...line, value: name }], ...(line.position && { position: line.position }) }] },
    { type: 'paragraph', children: rest, ...(first?.position && { position: first.position }) },
  ];
}

/** A paragraph's first line, where it is text alone, and all that stands below. */
function firstLineOf(
  { children: [first, ...others] }: Paragraph,
  source: string,
): { line: Extract<PhrasingContent, { type: 'text' }>; rest: PhrasingContent[] } | undefined {
  if (first?.type !== 'text' || !first.value.includes('\n')) return undefined;
  const [line, ...lines] = textLines(first, source);
  if (!line) return undefined;
  const [next] = lines;
  const below = {
    ...first,
    value: lines.map(({ value }) => value).join(''),
    ...(next?.position && first.position && { position: { start: next.position.start, end: first.position.end } }),
  };
  return { line, rest: [below, ...others] };
}
