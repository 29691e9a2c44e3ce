/**
 * The first sentence of a paragraph, with its markup: what a slide shows when the author marked nothing.
 *
 * Intl.Segmenter knows each language's full stops, but breaks after "U.S." and "No."; such sentences are joined again.
 * Rejected: a regular expression for sentence ends; it knows only Latin script.
 */
import type { Inline } from '../../model/inline.ts';
import { plainText } from '../../model/walk.ts';
import { baseLanguage, segmenter } from '../../model/words.ts';
import { abbreviationsOf } from './abbreviations.ts';

/** Stands for what is not text: a mark (citation, footnote) that belongs to the sentence before it, or a word (code, formula, reference). */
const mark = '\ufffc';
const word = 'Xx';

/** The paragraph up to the end of its first sentence, marks right after it included. */
export function firstSentence(nodes: readonly Inline[], lang: string): readonly Inline[] {
  return cut(nodes, sentenceEnd(nodes.map(flat).join(''), lang))[0];
}

/** The sentences of a paragraph, in order, each with the marks right after it. Markup that goes over a sentence's end is in both. */
export function sentences(nodes: readonly Inline[], lang: string): readonly (readonly Inline[])[] {
  const all: (readonly Inline[])[] = [];
  let [rest, start] = [nodes, 0];
  for (const end of sentenceEnds(nodes.map(flat).join(''), lang)) {
    all.push(startTrimmed(cut(rest, end - start)[0]));
    rest = after(rest, end - start);
    start = end;
  }
  return all;
}

/** Whether a text ends as a sentence does, and not where a formula or a list goes on with it. */
export const isFinished = (nodes: readonly Inline[]): boolean => /[.!?…。！？؟][)\]”"’»」]*$/u.test(plainText(nodes).trim());

/** Sentences as one text, a blank between them. */
export const joinedSentences = (all: readonly (readonly Inline[])[]): readonly Inline[] =>
  all.flatMap((sentence, index) => (index === 0 ? sentence : [{ type: 'text' as const, value: ' ' }, ...sentence]));

/** The nodes behind `end`, counted in `flat` text. */
function after(nodes: readonly Inline[], end: number): readonly Inline[] {
  let left = end;
  return nodes.flatMap((node): readonly Inline[] => {
    const { length } = flat(node);
    const gone = Math.min(left, length);
    left -= gone;
    if (gone === 0 && (length > 0 || end === 0)) return [node];
    if (gone === length) return [];
    if (node.type === 'text') return [{ ...node, value: node.value.slice(gone) }];
    return 'children' in node ? [{ ...node, children: after(node.children, gone) }] : [];
  });
}

const startTrimmed = ([first, ...rest]: readonly Inline[]): readonly Inline[] =>
  first?.type === 'text' ? [{ ...first, value: first.value.trimStart() }, ...rest] : first ? [first, ...rest] : [];

/** Where the first sentence of `text` ends. */
const sentenceEnd = (text: string, lang: string): number => sentenceEnds(text, lang, 1)[0] ?? text.length;

/** Where its sentences end, the first `most` of them. The text is looked through once. */
function sentenceEnds(text: string, lang: string, most = Infinity): readonly number[] {
  const segments = [...segmenter(lang, 'sentence').segment(text.replace(pastedMark, (found) => ')'.repeat(found.length)))];
  const ends: number[] = [];
  for (const [index, { segment, index: start }] of segments.entries()) {
    if (ends.length >= most) break;
    if (!endsSentence(segment, segments[index + 1]?.segment, lang)) continue;
    const end = start + segment.replace(opening, '').length;
    const trailing = marksBehind.exec(text.slice(end));
    const last = end + (trailing?.[0].length ?? 0);
    if (last > (ends.at(-1) ?? 0)) ends.push(last);
  }
  return ends;
}

const marksBehind = new RegExp(`^[\\s${mark}]*${mark}`);

/** A web page's note mark behind a stop ("grew.[12] It …", "grew.¹ It …"), without which no sentence seems to end there. As long as it is, it closes. */
const pastedMark = /(?<=[.!?…])(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+/gu;

/** What opens the next sentence, which some segmenters give to the one before. */
const opening = /[\s([{「『（【〔《〈]+$/u;

/** Languages that write "19." for "19th", and "III." for "the third". */
const ordinalDots = new Set('bs cs da de et fi fo hr hu is lv mk nb nn no pl sk sl sr tr'.split(' '));

function endsSentence(segment: string, next: string | undefined, lang: string): boolean {
  if (next === undefined) return true;
  if (ordinalDots.has(baseLanguage(lang)) && /(?<![\p{L}\p{N}.,])(?:\p{N}{1,2}|[IVXLC]{2,6})\.\s*$/u.test(segment)) return false;
  const lastWord = /([\p{L}.]+)\.[)"”’\s]*$/u.exec(segment)?.[1];
  if (lastWord !== undefined && (/^(?:\p{L}\.)*\p{L}$/u.test(lastWord) || abbreviationsOf(lang).has(lastWord.toLowerCase()))) return false;
  if (/^\s*\p{Lu}\p{L}*\s\p{N}{1,3}\.\s*$/u.test(segment)) return false;
  const goesOn = /[。！？!?؟…][)"”’」』»\s]*$/u.test(segment) ? /^[\p{Ll},;:)]/u : /^[\p{Ll}\p{N},;:)]/u;
  return !goesOn.test(next) && segment.trim().length > 1;
}

function flat(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'subscript':
    case 'superscript':
      return node.value;
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
      return node.children.map(flat).join('');
    case 'citation':
    case 'footnoteReference':
      return mark;
    case 'break':
      return ' ';
    case 'crossReference':
    case 'inlineCode':
    case 'inlineMath':
    case 'inlineImage':
    case 'blank':
      return word;
  }
}

/** The nodes before `end`, counted in `flat` text, and how much of it is left for the next. */
function cut(nodes: readonly Inline[], end: number): readonly [readonly Inline[], number] {
  const kept: Inline[] = [];
  let left = end;
  for (const node of nodes) {
    if (left <= 0) break;
    const length = flat(node).length;
    kept.push(left >= length ? node : shortened(node, left));
    left -= length;
  }
  return [trimmed(kept), left];
}

function shortened(node: Inline, end: number): Inline {
  if (node.type === 'text') return { ...node, value: node.value.slice(0, end) };
  return 'children' in node ? { ...node, children: cut(node.children, end)[0] } : node;
}

function trimmed(nodes: readonly Inline[]): readonly Inline[] {
  const last = nodes.at(-1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }] : nodes;
}
