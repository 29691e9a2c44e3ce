/**
 * Straight quotes, `--`, `---`, a hyphen between spaces and `...` to the typographic characters of the article's language.
 *
 * The quotes come from the language's label file. Why not a retext plugin: it wants a second syntax tree, and this is one pass over ours.
 * Code, math, URLs and the text of bare links stay as they are.
 */
import type { Inline } from '../model/article.ts';

/** The four quotation marks of a language, `“”‘’`: double open and close, single open and close. */
export type Quotes = readonly [string, string, string, string];

/** `“”‘’` from a label file; English ones when it does not hold four marks. */
export function quotesOf(label: string | undefined): Quotes {
  const marks = [...(label ?? '')];
  const [a, b, c, d] = marks.length === 4 ? marks : [...'“”‘’'];
  return [a ?? '“', b ?? '”', c ?? '‘', d ?? '’'];
}

/** One plain text. `before` is the character that stands before it ('' at a start). */
export function educate(text: string, quotes: Quotes, before = ''): string {
  const [openDouble, closeDouble, openSingle, closeSingle] = quotes;
  const dashed = text
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(loneHyphen, (_, one?: string, other?: string) => `${one ?? other}–`)
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…');
  return dashed.replace(/["']/g, (mark, at: number) => {
    const previous = at === 0 ? before : (dashed[at - 1] ?? '');
    const opens = previous === '' || /[\s([{“‘«–—/\u00a0"']/.test(previous);
    const next = dashed[at + 1] ?? '';
    if (mark === '"' && unspaced.test(previous + next)) return isEven(dashed.slice(0, at).split('"').length - 1) ? openDouble : closeDouble;
    if (mark === '"') return opens && !/^\s?$/.test(next === '' ? 'x' : next) ? openDouble : closeDouble;
    if (opens && /\d/.test(next) && /^'\d\ds?\b/.test(dashed.slice(at))) return '’';
    return opens && next !== ' ' ? openSingle : /[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next) ? '’' : closeSingle;
  });
}

/** A hyphen between spaces stands for a dash, but not between two figures, where it is a minus. */
const loneHyphen = /(?<=\D)(\s)-(?=\s)|(?<=\d)(\s)-(?=\s+[^\d\s])/g;

/** Scripts that put no space before a quotation: there, marks open and close in turn. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const isEven = (count: number): boolean => count % 2 === 0;

/** Educates every text below, knowing what stands before it in the same paragraph. Gives new nodes. */
export function educateInlines(nodes: readonly Inline[], quotes: Quotes): Inline[] {
  let before = '';
  const visit = (node: Inline): Inline => {
    switch (node.type) {
      case 'text': {
        const value = educate(node.value, quotes, before);
        before = value.at(-1) ?? before;
        return { ...node, value };
      }
      case 'link':
        if (isBare(node.url, node.children)) {
          before = 'x';
          return node;
        }
        return { ...node, children: node.children.map(visit) };
      case 'strong':
      case 'emphasis':
      case 'delete':
      case 'crossReference':
        return { ...node, children: node.children.map(visit) };
      case 'break':
        before = '';
        return node;
      default:
        before = 'x';
        return node;
    }
  };
  return nodes.map(visit);
}

function isBare(url: string, children: readonly Inline[]): boolean {
  const only = children[0];
  return children.length === 1 && only?.type === 'text' && (url === only.value || url.endsWith(only.value));
}
