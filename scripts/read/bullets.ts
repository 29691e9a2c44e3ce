/**
 * Lines that begin with a bullet, as word processors paste them ("•⇥Satellite data"), become items of Markdown's lists.
 *
 * Word's own bullet (U+F0B7) is of a font for signs. In the text, before it is parsed, and character for character, so that every place stays where it
 * was. A space that does not break, at a line's begin or behind a mark ("##␣Title", as a Mac's keyboard gives it), is one that does. Code and formulas are left
 * alone, and a sign that stands for itself, as one line's "□ p" does: a bullet has others near, or is a round one that begins
 * a paragraph.
 */
import { outsideFences } from './fences.ts';

const signs = '•◦▪‣●○■□·\uf0b7';
const bullet = new RegExp(`^([ \\t]*)([${signs}])(?:([ \\t])|\u00a0)`, 'u');
const any = new RegExp(`[${signs}]`, 'u');
const sure = /[•▪‣●\uf0b7]/u;
const fence = /^[ \t>]*(`{3,}|~{3,}|\$\$)/;

/** What begins a line as a heading or an item, with a space in it that does not break. */
const held = /^(?=[ \t]*\u00a0|[ \t]*\S+\u00a0)[ \t\u00a0]*(?:#{1,6}|[*+-]|\d{1,9}[.)])[ \u00a0]/m;
const withSpaces = (start: string): string => start.replaceAll('\u00a0', ' ');

/** The text with `-` for each such sign: as long as before, line for line. */
export function withPlainBullets(text: string): string {
  const isHeld = held.test(text);
  if (!isHeld && !any.test(text)) return text;
  const written = text.split('\n');
  const free = outsideFences(written, fence);
  const lines = isHeld ? written.map((line, index) => (free[index] ? line.replace(held, withSpaces) : line)) : written;
  const isOne = (index: number): boolean => free[index] === true && bullet.test(lines[index] ?? '');
  const isBullet = lines.map((line, index) => {
    if (!isOne(index)) return false;
    const begins = index === 0 || (lines[index - 1] ?? '').trim() === '';
    return [-2, -1, 1, 2].some((step) => isOne(index + step)) || (begins && sure.test(line));
  });
  return lines
    .map((line, index) =>
      isBullet[index] ? line.replace(bullet, (_, indent: string, _sign: string, space = ' ') => `${indent}-${String(space)}`) : line,
    )
    .join('\n');
}
