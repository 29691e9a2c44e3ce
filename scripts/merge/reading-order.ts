/**
 * What is said by text as it is shown: Skia shows a line's pieces from left to right, and the glyphs of right-to-left text from its end to its beginning
 * (`ReversedChars`; PDF 32000-1, 14.8.2.3.3).
 *
 * Text as it is shown is a string of lines, in which what is shown backwards stands between two characters of its own. Why a string: it is kept from one
 * build to the next.
 */
import { unspacedScripts } from '../model/words.ts';

/** As U+202E and U+202C say it. */
const [opening, closing] = ['\u202e', '\u202c'];
const piece = /\u202e([^\u202c]*)\u202c|[^\u202e]+/g;

/** Marks what is shown from its end to its beginning. */
export const shownBackwards = (text: string): string => `${opening}${text}${closing}`;

/** What is said for several glyphs together, as they would be shown. */
export const backwards = (text: string): string => [...text].reverse().join('');

/** Neighbours of one direction. */
interface Run {
  readonly isBackwards: boolean;
  text: string;
}

/** `isRightToLeft`: the document, and so its lines. */
export function asRead(shown: string, isRightToLeft: boolean): string {
  if (!shown.includes('\n') && !shown.includes(opening)) return shown;
  const lines = shown.split('\n').map((line) => (line.includes(opening) ? lineAsRead(line, isRightToLeft) : line));
  return lines.reduce(nextLine);
}

/** A space or sign between texts that are shown backwards is so, too (UAX #9, N1). */
function lineAsRead(line: string, isRightToLeft: boolean): string {
  const runs: Run[] = [];
  for (const [all, reversed] of line.matchAll(piece)) {
    const last = runs.at(-1);
    const isBackwards = reversed !== undefined;
    const before = runs.at(-2);
    if (isBackwards && before?.isBackwards && last && !/[\p{L}\p{N}]/u.test(last.text)) {
      before.text += last.text + reversed;
      runs.pop();
    } else if (last?.isBackwards === isBackwards) last.text += reversed ?? all;
    else runs.push({ isBackwards, text: reversed ?? all });
  }
  if (!isRightToLeft) return runs.map(({ isBackwards, text }) => (isBackwards ? backwards(text) : text)).join('');
  return runs
    .map(({ isBackwards, text }) => (isBackwards ? backwards(text) : turned(text)))
    .reverse()
    .join('');
}

/** Spaces on both sides of a text belong to the line, and so to its direction. */
const turned = (text: string): string => text.replace(/^(\s*)([^]*?)(\s*)$/, '$3$2$1');

/** A line that ends in a word and one that begins with another have no space between them in the contents; a parted word is whole. */
function nextLine(before: string, line: string): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line;
  return before + (/[\s/\-\u2010]$/.test(before) || isUnspaced(before, line) ? '' : ' ') + line;
}

/** The texts of two elements that follow each other, which need not be parted by a space of their own. */
export function nextText(before: string, text: string): string {
  if (before === '' || isUnspaced(before, text) || /^\s*[\p{Pe}\p{Pf},.;:!?]/u.test(text) || /[\p{Ps}\p{Pi}]\s*$/u.test(before))
    return before + text;
  return `${before.trimEnd()} ${text.trimStart()}`;
}

/** With their punctuation, and letters as wide as theirs. */
const unspaced = `[${unspacedScripts}\\u3000-\\u303f\\u30fc\\uff00-\\uffef]`;
const [endsUnspaced, beginsUnspaced] = [new RegExp(`${unspaced}$`, 'u'), new RegExp(`^${unspaced}`, 'u')];

/** Whether both are of a script that has no spaces. */
const isUnspaced = (before: string, text: string): boolean => endsUnspaced.test(before) && beginsUnspaced.test(text);
