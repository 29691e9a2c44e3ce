/**
 * What a block quote is: someone's words, with their source, or a remark of the author's own that is set apart.
 *
 * A quote's source is its last paragraph or line, or a short paragraph right below it, that begins with a dash. A remark begins with what it is:
 * `[!NOTE]`, as GitHub has it, or "**Note:** …", as everybody writes it.
 */
import type { Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** GitHub's five sorts of remark, and the words that begin them in the article's language. */
export const alerts = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertWords = Readonly<Record<(typeof alerts)[number], string>>;

/** Longest source below a quote, in characters, and longest opening of a remark. */
const longestSource = 120;
const longestOpening = 40;

export function withoutSource(node: Blockquote): {
  readonly children: readonly RootContent[];
  readonly source?: readonly PhrasingContent[];
} {
  const last = node.children.at(-1);
  const split = last?.type === 'paragraph' ? splitSource(last) : undefined;
  if (!split || !last) return { children: node.children };
  const before: Paragraph[] = split.before.length > 0 ? [{ ...last, type: 'paragraph', children: split.before }] : [];
  return { children: [...node.children.slice(0, -1), ...before], source: split.source };
}

/** The source that a paragraph below a quote is: "— Marshall McLuhan". What goes on with a small letter is text ("— and so it was."). */
export function sourceBelow(node: Paragraph): readonly PhrasingContent[] | undefined {
  const text = toString(node);
  const split = text.length <= longestSource && !/^[\s—–-]+\p{Ll}/u.test(text) ? splitSource(node) : undefined;
  return split?.before.length === 0 ? split.source : undefined;
}

function splitSource(paragraph: Paragraph): { before: PhrasingContent[]; source: PhrasingContent[] } | undefined {
  for (let index = paragraph.children.length - 1; index >= 0; index--) {
    const node = paragraph.children[index];
    if (node?.type !== 'text') continue;
    const match = /(^|\n)[ \t]*(?:—|–|--+)[ \t]*(?=\S|$)/.exec(node.value);
    if (!match || (match[1] === '' && index > 0 && paragraph.children[index - 1]?.type !== 'break')) continue;
    const head = node.value.slice(0, match.index).trimEnd();
    const tail = node.value.slice(match.index + match[0].length);
    const before = [...paragraph.children.slice(0, index), ...(head ? [{ ...node, value: head }] : [])];
    while (before.at(-1)?.type === 'break') before.pop();
    return { before, source: [{ ...node, value: tail }, ...paragraph.children.slice(index + 1)] };
  }
  return undefined;
}

/** What a remark says, its opening strong; nothing where the block is a quote. */
export function calloutOf(node: Blockquote, words: AlertWords): readonly RootContent[] | undefined {
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') return undefined;
  const [opening, ...others] = first.children;
  const marked = opening?.type === 'text' ? /^\[!([A-Za-z]+)\][ \t]*(?:\n|$)/.exec(opening.value) : null;
  const alert = alerts.find((one) => one === marked?.[1]?.toLowerCase());
  if (alert && marked && opening?.type === 'text') {
    const value = opening.value.slice(marked[0].length);
    return withOpening(words[alert], value === '' ? others : [{ ...opening, value }, ...others], rest, first);
  }
  return isOpening(first.children) ? node.children : undefined;
}

/** The word strong before what is said; a paragraph of its own before a list or another block. */
function withOpening(word: string, said: PhrasingContent[], rest: RootContent[], first: Paragraph): readonly RootContent[] {
  const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: `${word}:` }] };
  const [next, ...others] = rest;
  if (said.length > 0) return [{ ...first, children: [strong, { type: 'text', value: ' ' }, ...said] }, ...rest];
  if (next?.type === 'paragraph') return [{ ...next, children: [strong, { type: 'text', value: ' ' }, ...next.children] }, ...others];
  return [{ ...first, children: [strong] }, ...rest];
}

/** "**Note:** …", "💡 **Tip**: …": strong words with a colon, or a stop where something follows; signs that are no letters may come before. */
function isOpening(children: readonly PhrasingContent[]): boolean {
  const [sign, ...behind] = children;
  const isSign = sign?.type === 'text' && !/[\p{L}\p{N}"“„«'‘]/u.test(sign.value);
  const [strong, next] = isSign ? behind : children;
  if (strong?.type !== 'strong') return false;
  const text = toString(strong).trim();
  if (text.length > longestOpening) return false;
  const following = next ? toString(next) : '';
  return /[:：]$/u.test(text) || /^\s*[:：]/u.test(following) || (/[.。!]$/u.test(text) && following.trim() !== '');
}
