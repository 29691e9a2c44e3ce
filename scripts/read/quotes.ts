/**
 * What a block quote is: someone's words, with their source, or a remark of the author's own that is set apart.
 *
 * A quote's source is its last paragraph or line, or a short paragraph right below it, that begins with a dash or looks like one (`plain-sources.ts`). A
 * remark begins with what it is: `[!NOTE]`, as GitHub has it, or "**Note:** …", as everybody writes it; by a word for remarks, for "**Article 5.** …" and
 * "**Hamlet:** …" are quoted.
 */
import type { Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isSpoken } from './kept-lines.ts';
import { isSourceBelow, isSourceInside, longestSource } from './plain-sources.ts';

/** GitHub's five sorts of remark, each with its word in the article's language; and what else a remark may be called, in any case. */
const alerts = ['note', 'tip', 'important', 'warning', 'caution'] as const;
/** `words`: how GitHub's sorts are shown. `names`: all words that make a quote a remark, in small letters. */
export interface AlertWords {
  readonly words: Readonly<Record<(typeof alerts)[number], string>>;
  readonly names: ReadonlySet<string>;
}

/** From labels, the article's language's before English ones: an English "Note:" is one in any article. */
export function alertWords(...labels: readonly Readonly<Record<string, string>>[]): AlertWords {
  const word = (name: string): string => labels.map((one) => one[`alert.${name}`]).find((found) => found !== undefined) ?? name;
  const named = labels.flatMap((one) => [...alerts.map((name) => one[`alert.${name}`] ?? ''), ...(one['alert.also'] ?? '').split('|')]);
  return {
    words: Object.fromEntries(alerts.map((name) => [name, word(name)])) as AlertWords['words'],
    names: new Set(named.filter((name) => name !== '').map((name) => name.toLowerCase())),
  };
}

/** Most words of a source below a quote that ends as a sentence does. */
const fewWords = 6;

interface Sourced {
  readonly children: readonly RootContent[];
  readonly source?: readonly PhrasingContent[];
}

/** What is quoted, and where from. */
export function withoutSource(quote: Blockquote): Sourced {
  const named = namedSource(quote);
  if (named?.source) return named;
  const node = named ? { ...quote, children: named.children as Blockquote['children'] } : quote;
  const [before, last] = node.children.slice(-2);
  if (before?.type === 'paragraph' && last?.type === 'paragraph' && !dashed(node).source && isSourceInside(last, before))
    return { children: node.children.slice(0, -1), source: last.children };
  return dashed(node);
}

/** Obsidian's `[!quote] Who` is no remark: its title is the source. */
function namedSource({ children }: Blockquote): Sourced | undefined {
  const [first, ...rest] = children;
  const [opening, ...others] = first?.type === 'paragraph' ? first.children : [];
  const found = opening?.type === 'text' ? mark.exec(opening.value) : null;
  if (first?.type !== 'paragraph' || opening?.type !== 'text' || !found || !/^(?:quote|cite)$/i.test(found[1] ?? '')) return undefined;
  const value = opening.value.slice(found[0].length);
  const said = value === '' ? others : [{ ...opening, value }, ...others];
  const title = found[2]?.trim() ?? '';
  return {
    children: said.length > 0 ? [{ ...first, children: said }, ...rest] : rest,
    ...(title !== '' && { source: [{ type: 'text', value: title }] }),
  };
}

/** By a dash alone. */
function dashed(node: Blockquote): Sourced {
  const last = node.children.at(-1);
  const split = last?.type === 'paragraph' && !isDialogue(last) ? splitSource(last) : undefined;
  const before: Paragraph[] = split && last && split.before.length > 0 ? [{ ...last, type: 'paragraph', children: split.before }] : [];
  const children = [...node.children.slice(0, -1), ...before];
  return split && children.length > 0 ? { children, source: split.source } : { children: node.children };
}

/** What is spoken in turn: a dash begins the first line, too, and the last is a sentence. */
function isDialogue(paragraph: Paragraph): boolean {
  const [first = '', ...others] = toString(paragraph).split('\n');
  return isSpoken(first) && others.some(isSpoken) && /[.!?…]["'”’»]*$/u.test(others.at(-1)?.trimEnd() ?? '');
}

/**
 * The source that a paragraph below a quote is: "— Marshall McLuhan", or what looks like one. Behind a dash a sentence is none, nor what goes on with a
 * small letter ("— and so it was").
 */
export function sourceBelow(node: Paragraph): readonly PhrasingContent[] | undefined {
  if (isSourceBelow(node)) return node.children;
  const text = toString(node);
  const isSentence = /[.!?…]["”’»]?\s*$/u.test(text) && text.split(/\s+/).length > fewWords + 1;
  const split = text.length <= longestSource && !isSentence && !/^[\s—–-]+\p{Ll}/u.test(text) ? splitSource(node) : undefined;
  return split?.before.length === 0 ? split.source : undefined;
}

function splitSource(paragraph: Paragraph): { before: PhrasingContent[]; source: PhrasingContent[] } | undefined {
  for (let index = paragraph.children.length - 1; index >= 0; index--) {
    const node = paragraph.children[index];
    if (node?.type !== 'text') continue;
    const [first, ...others] = node.value.matchAll(/(^|\n)[ \t]*(?:[—–―⸺]{1,3}|--+)[ \t]*(?=\S|$)/g);
    const match = first?.[1] === '' ? (others.at(-1) ?? first) : first;
    if (!match || (match[1] === '' && index > 0 && paragraph.children[index - 1]?.type !== 'break')) continue;
    const head = node.value.slice(0, match.index).trimEnd();
    const tail = node.value.slice(match.index + match[0].length);
    const before = [...paragraph.children.slice(0, index), ...(head ? [{ ...node, value: head }] : [])];
    while (before.at(-1)?.type === 'break') before.pop();
    return { before, source: [{ ...node, value: tail }, ...paragraph.children.slice(index + 1)] };
  }
  return undefined;
}

/** What a remark says, its opening strong; nothing where the block is a quote, as all are that name their source. */
export function calloutOf(node: Blockquote, { words, names }: AlertWords): readonly RootContent[] | undefined {
  if (node.data?.isRemark) return node.children;
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph' || dashed(node).source) return undefined;
  if (namedSource(node)) return undefined;
  const [opening, ...others] = first.children;
  const marked = opening?.type === 'text' ? mark.exec(opening.value) : null;
  if (marked && opening?.type === 'text') {
    const [all, name = '', title = ''] = marked;
    const value = opening.value.slice(all.length);
    return withOpening(calledAs(name, title, words), value === '' ? others : [{ ...opening, value }, ...others], rest, first);
  }
  return isOpening(first.children, names) || hasSign(opening) ? node.children : undefined;
}

/** "💁 You might …", as Notion and many course texts mark a remark. A quote is said by somebody, and begins with a word. */
const hasSign = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'text' &&
  /^\s*\p{Extended_Pictographic}(?<![\p{N}#*©®™])[\ufe0f\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}]*\s/u.test(node.value);

/** `[!NOTE]`; in Obsidian also folded, `[!NOTE]-`, with what it looks like, `[!NOTE|wide]`, and a title of its own. */
const mark = /^\[!(\p{L}[\p{L} -]*)(?:\|[^\]\n]*)?\][-+]?[ \t]*([^\n]*)(?:\n|$)/u;

/** A remark of which only name and title are known. */
export function remarkOf(name: string, title: string, said: readonly RootContent[], { words }: AlertWords): readonly RootContent[] {
  const called = name === '' && title === '' ? '' : calledAs(name, title, words);
  return called === '' ? said : withOpening(called, [], [...said], { type: 'paragraph', children: [] });
}

function calledAs(name: string, title: string, words: AlertWords['words']): string {
  const alert = alerts.find((one) => one === name.toLowerCase());
  return title.trim() || (alert ? words[alert] : name.charAt(0).toUpperCase() + name.slice(1).toLowerCase());
}

/** The word strong before what is said; a paragraph of its own before a list or another block. */
function withOpening(word: string, said: PhrasingContent[], rest: RootContent[], first: Paragraph): readonly RootContent[] {
  const strong: PhrasingContent = {
    type: 'strong',
    children: [{ type: 'text', value: /[?!.:…？！。：]$/u.test(word) ? word : `${word}:` }],
  };
  const [next, ...others] = rest;
  if (said.length > 0) return [{ ...first, children: [strong, { type: 'text', value: ' ' }, ...said] }, ...rest];
  if (next?.type === 'paragraph') return [{ ...next, children: [strong, { type: 'text', value: ' ' }, ...next.children] }, ...others];
  return [{ ...first, children: [strong] }, ...rest];
}

/** "**Note:** …", "💡 **Tip**: …", "**Exercise 2 (10 min).** …": what a remark is called, maybe counted, with a colon or a stop; signs that are no letters may come before. */
function isOpening(children: readonly PhrasingContent[], names: AlertWords['names']): boolean {
  const [sign, ...behind] = children;
  const isSign = sign?.type === 'text' && !/[\p{L}\p{N}"“„«‘']/u.test(sign.value);
  const [strong, next] = isSign ? behind : children;
  if (strong?.type !== 'strong') return false;
  const called = toString(strong).trim();
  const name = called
    .replace(/[:：.!]$/u, '')
    .replace(/\s*[(（][^()（）]*[)）]$/u, '')
    .trimEnd()
    .replace(/(?<!\s)\s+\p{N}+$/u, '');
  return names.has(name.toLowerCase()) && (/[:：.!]$/u.test(called) || /^\s*[:：]/u.test(next ? toString(next) : ''));
}
