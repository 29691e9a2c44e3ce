/**
 * Inlines cut by length: pieces at the best places, and a shorter whole.
 *
 * A place is as good as the reader's pause there: sentence, clause, word, letter. Lengths are letters, of which wide ones (Chinese, Japanese, Korean)
 * count twice. Rejected: cutting Markdown text; emphasis and links would have to be closed and opened again.
 */
import type { Inline } from '../../model/inline.ts';
import { isWide, lettersOf } from '../../model/wide.ts';
import { segmenter } from '../../model/words.ts';

/** One character for each that is shown, more or less; what is not text counts with what stands for it. */
export function flat(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'subscript':
    case 'superscript':
    case 'inlineCode':
    case 'inlineMath':
      return node.value;
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
    case 'crossReference':
      return node.children.map(flat).join('');
    case 'break':
      return ' ';
    case 'inlineImage':
    case 'citation':
    case 'footnoteReference':
    case 'blank':
      return '\ufffc';
  }
}

/** The words as they count towards a slide's room, without what takes none. */
export const flatText = (nodes: readonly Inline[]): string => nodes.map(flat).join('');

/** The nodes between two places of their flat text. What can't be cut goes where its first letter goes. */
export function slice(nodes: readonly Inline[], start: number, end: number): readonly Inline[] {
  let place = 0;
  return nodes.flatMap((node): readonly Inline[] => {
    const from = place;
    place += flat(node).length;
    if (place <= start || from >= end) return flat(node) === '' && from >= start && from < end ? [node] : [];
    if (from >= start && place <= end) return [node];
    if (node.type === 'text' || node.type === 'inlineCode')
      return [{ ...node, value: node.value.slice(Math.max(0, start - from), end - from) }];
    if ('children' in node) return [{ ...node, children: slice(node.children, start - from, end - from) }];
    return from >= start ? [node] : [];
  });
}

/** Pieces of at most `most` letters, cut at the best places. */
export function breakInlines(nodes: readonly Inline[], most: number, lang: string): readonly (readonly Inline[])[] {
  const text = flatText(nodes);
  const ends = pack(text, most, lang);
  const pieces = ends.map((end, index) => trimmed(slice(nodes, index === 0 ? 0 : (ends[index - 1] ?? 0), end)));
  return pieces.filter((piece) => flatText(piece).trim() !== '');
}

/** Ends of pieces: as even as whole sentences allow, then clauses, then words, then letters. */
function pack(text: string, most: number, lang: string): readonly number[] {
  const ends: number[] = [];
  let start = 0;
  while (lettersOf(text.slice(start)) > most) {
    const end = start + bestEnd(text.slice(start), most, lang);
    ends.push(end);
    start = end;
  }
  return start < text.length ? [...ends, text.length] : ends;
}

function bestEnd(text: string, most: number, lang: string): number {
  const limit = reach(text, most);
  const candidates = [sentenceEnds(text.slice(0, limit + 40), lang), clauseEnds(text), wordEnds(text.slice(0, limit + 40), lang)];
  for (const [index, ends] of candidates.entries()) {
    const end = ends.filter((place) => place <= limit).at(-1);
    if (end !== undefined && end >= limit * [0.5, 0.5, 0.2][index]!) return end;
  }
  return Math.max(1, limit);
}

/** How many characters weigh `most` at most; never between the halves of one. */
function reach(text: string, most: number): number {
  let sum = 0;
  let place = 0;
  for (const sign of text) {
    sum += isWide(sign) ? 2 : 1;
    if (sum > most) break;
    place += sign.length;
  }
  return Math.max(place, [...text][0]?.length ?? 1);
}

const segments = (text: string, lang: string, granularity: 'sentence' | 'word'): readonly Intl.SegmentData[] => [
  ...segmenter(lang, granularity).segment(text),
];

const endOf = ({ index, segment }: Intl.SegmentData): number => index + segment.length;

const sentenceEnds = (text: string, lang: string): readonly number[] => segments(text, lang, 'sentence').slice(0, -1).map(endOf);

const wordEnds = (text: string, lang: string): readonly number[] =>
  segments(text, lang, 'word')
    .filter(({ segment }) => /\s$/.test(segment) || isWide([...segment].at(-1) ?? ''))
    .map(endOf);

const clauseEnds = (text: string): readonly number[] =>
  [...text.matchAll(/[,;:،؛、，；：](?=\s|$|[^\p{ASCII}])|\s(?=[–—(])/gu)].map(({ index, 0: sign }) => index + sign.length);

function trimmed(pieces: readonly Inline[]): readonly Inline[] {
  const first = pieces.findIndex(({ type }) => type !== 'break');
  const nodes = pieces.slice(Math.max(0, first), pieces.findLastIndex(({ type }) => type !== 'break') + 1);
  return trimEnd(nodes.map((node, index) => (index === 0 && node.type === 'text' ? { ...node, value: node.value.trimStart() } : node)));
}

function trimEnd(nodes: readonly Inline[]): readonly Inline[] {
  const last = nodes.at(-1);
  if (last?.type === 'text') return [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }];
  return last && 'children' in last ? [...nodes.slice(0, -1), { ...last, children: trimEnd(last.children) }] : nodes;
}

/** At most `most` letters of it: up to a clause, where one ends late enough, else up to a word, with a sign that more follows. */
export function shorten(nodes: readonly Inline[], most: number, lang: string): readonly Inline[] {
  const text = flatText(nodes);
  if (lettersOf(text) <= most) return nodes;
  const limit = reach(text, most);
  const clause = [...clauseEnds(text), ...sentenceEnds(text, lang)]
    .filter((end) => end <= limit && end >= limit * 0.45)
    .sort((a, b) => b - a)[0];
  if (clause !== undefined) return unpunctuated(trimEnd(slice(nodes, 0, clause)));
  const word = wordEnds(text.slice(0, limit), lang)
    .filter((end) => end < limit && end > limit * 0.3)
    .at(-1);
  return [...unpunctuated(trimEnd(slice(nodes, 0, word ?? Math.max(1, limit - 1)))), { type: 'text', value: '…' }];
}

function unpunctuated(nodes: readonly Inline[]): readonly Inline[] {
  const last = nodes.at(-1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.replace(/[\s,;:،؛、，；：–—(]+$/u, '') }] : nodes;
}

/** The same for plain text. */
export function shortenText(text: string, most: number, lang: string): string {
  return flatText(shorten([{ type: 'text', value: text }], most, lang));
}
