/**
 * Lines that their author meant to stay, though Markdown runs them together: verse and dialogue in a quote; anywhere lines that each say what they are
 * ("When: Monday", "Where: Hall B"), and those of an address.
 *
 * Prose wrapped at a column is no verse: a capital letter begins each of its lines by chance only, and they end where the next word had no room.
 */
import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { lettersOf } from '../model/wide.ts';
import { joinedTexts, textLines } from './text-lines.ts';

/** Longest line of verse, in characters; and to where prose is surely wrapped, which many lines that all begin as verse does need not be asked so strictly. */
const longest = 60;
const wrapped = { few: 60, many: 72 } as const;

/** A quote's paragraph with breaks where it is verse or dialogue. `source`: the text that it stands in. */
export function withVerse(node: Paragraph, source: string): Paragraph {
  return withBreaks(node, verseLines(linesOf(node)), source);
}

/** A paragraph with breaks where each line begins with what it tells of, or it is an address. `source`: the text that it stands in. */
export function withToldLines(node: Paragraph, source: string): Paragraph {
  const lines = linesOf(node);
  const isKept = lines.length > 1 && (lines.every((line) => startsTold.test(line)) || isAddress(lines));
  return isKept ? withBreaks(node, new Set(lines.keys()), source) : node;
}

/** "When: ", "Office hours: ", "電話：": few words, the first of them large where letters are, and what is told behind a colon. */
const startsTold = /^(?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N} .’'/&-]{0,30})[:：](?!\/\/)\s*\S/u;

/** Short lines that are no sentences, and one of them whom or where to write to, or a number to ring. */
function isAddress(lines: readonly string[]): boolean {
  const isLine = (line: string): boolean =>
    line.length <= longest && !endsSentence.test(line) && (startsVerse.test(line) || isReached.test(line) || /^[\p{Lo}\p{N}]/u.test(line));
  return lines.every(isLine) && lines.some((line) => isReached.test(line));
}

/** A web or mail address, a number to ring, an account, and nothing else. */
const isReached = /^(?:(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+\.\p{L}+|@\w+|\+?[\p{Nd}][\p{Nd} ()/.-]{6,})$/u;

/** Whether a paragraph is verse or dialogue, with breaks or without. */
export const isVerse = (node: Paragraph): boolean =>
  node.children.some(({ type }) => type === 'break') || verseLines(linesOf(node)).size > 0;

const newline = /\n/;

/** As the author wrote them; only one where breaks part them already. */
function linesOf({ children }: Paragraph): readonly string[] {
  if (!children.some((child) => child.type !== 'inlineCode' && newline.test(toString(child)))) return [];
  return children.some(({ type }) => type === 'break') ? [] : children.map(written).join('').split('\n');
}

function written(node: PhrasingContent): string {
  if ('children' in node) return node.children.map(written).join('');
  return node.type === 'text' ? node.value : toString(node).replace(/\n/g, ' ');
}

const startsVerse = /^["'“”„«»‹›‘’‚([¡¿…]*[\p{Lu}\p{Lt}]/u;
const startsSpeech = /^(?:—|–|--)/u;

/** Whether a line begins as dialogue does. */
export const isSpoken = (line: string): boolean => startsSpeech.test(line);

const endsSentence = /[.!?…。！？؟۔।]["'“”«»‹›’)\]」』]*$/u;

/** Letters that are neither large nor small, as of Arabic, Hebrew, Chinese, Japanese. */
const startsUncased = /^[\p{P}\s]*\p{Lo}/u;

/** Longest line, in letters of Latin's width, of verse that no capitals mark: of scripts that have none, and of three lines or more that begin small. */
const shortLine = 40;

/** Lines so short that nobody wraps prose there. Where sentences end with them, they are as well sentences on lines of their own. */
function areShort(lines: readonly string[]): boolean {
  const isUncased = lines.every((line) => startsUncased.test(line));
  if (lines.length < (isUncased ? 2 : 3) || !lines.every(isShort)) return false;
  return isUncased || lines.every((line) => /^[\p{P}\s]*\p{L}/u.test(line));
}

/** Vowels above and below letters take no room. */
const isShort = (line: string): boolean => line.length <= 2 * longest && lettersOf(line.replace(/\p{M}/gu, '').trim()) <= shortLine;

/** The lines that begin anew. */
function verseLines(lines: readonly string[]): ReadonlySet<number> {
  const speech = startsOf(lines, startsSpeech);
  if (speech.has(0) && speech.size > 1) return speech;
  const limit = lines.length > 3 ? wrapped.many : wrapped.few;
  const hadRoom = (line: string, index: number): boolean => {
    const [word = ''] = lines[index + 1]?.split(' ', 1) ?? [];
    return line.length <= longest && line.length + 1 + word.length <= limit;
  };
  const goesOn = lines.slice(0, -1).some((line) => !endsSentence.test(line));
  if (goesOn && areShort(lines)) return new Set(lines.keys());
  const starts = startsOf(lines, startsVerse);
  return lines.length > 1 && starts.size === lines.length && goesOn && lines.every(hadRoom) ? starts : new Set();
}

const startsOf = (lines: readonly string[], start: RegExp): Set<number> =>
  new Set([...lines.keys()].filter((index) => start.test(lines[index] ?? '')));

/** The paragraph with a break for the newline before each of these lines. */
function withBreaks(node: Paragraph, starts: ReadonlySet<number>, source: string): Paragraph {
  if (starts.size === 0) return node;
  let line = 0;
  const visit = (child: PhrasingContent): PhrasingContent[] => {
    if (child.type !== 'text')
      return ['children' in child ? ({ ...child, children: child.children.flatMap(visit) } as PhrasingContent) : child];
    const first = line;
    line += child.value.split('\n').length - 1;
    return withBreaksIn(child, (index) => starts.has(first + index), source);
  };
  return { ...node, children: node.children.flatMap(visit) };
}

function withBreaksIn(text: Text, isStart: (index: number) => boolean, source: string): PhrasingContent[] {
  const lines = textLines(text, source);
  if (text.value.endsWith('\n')) lines.push({ type: 'text', value: '' });
  const pieces = lines.reduce<PhrasingContent[]>((before, line, index) => {
    if (index === 0 || !isStart(index)) return joinedTexts(before, [line]);
    const last = before.at(-1);
    const ended = last?.type === 'text' ? [...before.slice(0, -1), { ...last, value: last.value.replace(/\n$/, '') }] : before;
    return [...ended, { type: 'break' }, line];
  }, []);
  return pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
}
